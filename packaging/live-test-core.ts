/**
 * What a page loads to run a test by itself on a bank and a design that were checked elsewhere, scored by EAP: the entry of the core's
 * size budget.
 */
export { completeDesign } from '../src/adaptive/session/design.js'
export { assembleEngine } from '../src/adaptive/session/engine.js'
export { recordAnswer, startSession } from '../src/adaptive/session/run-session.js'
export { currentItems } from '../src/adaptive/session/session.js'
export { compileBank } from '../src/bank/compile-bank.js'
