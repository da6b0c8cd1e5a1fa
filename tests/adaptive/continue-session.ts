import { createInterface } from 'node:readline'
import { recordAnswer } from '../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../src/adaptive/session/session.js'
import { engineOf, mixedBank, pillarBlueprint } from './banks.js'
import { simulated } from './play-session.js'

/** The engine that parent and child process build for themselves. */
export function sharedEngine() {
  return engineOf(mixedBank(), {
    constraints: { blueprint: pillarBlueprint(2, 4) },
    exposure: { method: 'randomesque', size: 4 },
    stop: [
      { rule: 'length', items: 12 },
      { rule: 'standard-error', below: 0.42, afterItems: 8 },
    ],
  })
}

/** The person who sits a session, known from its seed alone. */
export function personOf(session: Session): number {
  return -2 + (Number(session.seed.slice(1)) % 41) / 10
}

/** One step of a session that was read from text. */
export function continued(engine: ReturnType<typeof sharedEngine>, text: string): string {
  const session = JSON.parse(text) as Session
  const item = currentItems(session)[0] as string
  const category = simulated(engine, personOf(session), session.seed)(item)
  return JSON.stringify(recordAnswer(engine, session, item, { kind: 'category', category, seconds: 12.5 }))
}

// As a program: a session a line in, the same session one answer later out.
if (process.argv.includes('--continue-sessions')) {
  const engine = sharedEngine()
  createInterface({ input: process.stdin }).on('line', (text) => process.stdout.write(`${continued(engine, text)}\n`))
}
