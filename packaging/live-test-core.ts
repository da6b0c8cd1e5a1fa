/** What a page loads to run a test by itself on a bank that was checked elsewhere: the entry of the core's size budget. */
export { createEngine } from '../src/adaptive/session/engine.js'
export { recordAnswer, startSession } from '../src/adaptive/session/run-session.js'
export { compileBank } from '../src/bank/compile-bank.js'
export { estimateProficiency } from '../src/scoring/score-person.js'
