import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '../../src/adaptive/session/create-engine.js'
import type { Design } from '../../src/adaptive/session/design.js'
import { everyRule } from '../../src/adaptive/session/every-rule.js'
import type { ItemOutcome } from '../../src/adaptive/session/item-outcome.js'
import { recordAnswer, startSession } from '../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../src/adaptive/session/session.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import type { ItemBank } from '../../src/bank/item-bank.js'
import { mixedBank, raschBank } from './banks.js'

const length = (items: number) => ({ rule: 'length', items }) as const
const setUps: readonly [name: string, bank: ItemBank, design: Design][] = [
  [
    'every model, with enemies and a draw among five',
    mixedBank(40),
    { exposure: { method: 'randomesque', size: 5 }, stop: [length(14)] },
  ],
  ['items in threes that are tied', raschBank(Array.from({ length: 30 }, (_, k) => -2 + 0.4 * (k % 10))), { stop: [length(12)] }],
  ['a bank that runs out', raschBank([-1, -0.5, 0, 0, 0.5, 1]), {}],
  [
    'stops that look back and at the likelihood',
    mixedBank(40),
    {
      stop: [
        { rule: 'theta-change', below: 0.05, answers: 2, afterItems: 5 },
        { rule: 'classification', method: 'glr', cuts: [0.3], alpha: 0.05, beta: 0.05, delta: 0.3 },
        length(14),
      ],
    },
  ],
  ['another estimator', mixedBank(40), { estimator: { method: 'wle', after: 3 }, stop: [length(10)] }],
  ['eligibility', mixedBank(40), { exposure: { method: 'eligibility', max: 0.4, thetaNodes: [-1, 0, 1] }, stop: [length(10)] }],
  ['another criterion', mixedBank(40), { select: { criterion: 'progressive' }, stop: [length(10)] }],
]
const engines = setUps.map(([name, bank, design]) => {
  const { sittings: _, ...rules } = everyRule
  const engineBy = (by: typeof rules) => createEngine(compileBank(bank), design, { fingerprint: 'sha256:kept', rules: by })
  return { name, kept: engineBy(everyRule), read: engineBy(rules) }
})

const outcome: fc.Arbitrary<ItemOutcome> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('category' as const), category: fc.nat(1), seconds: fc.nat(90) }) },
  fc.constant<ItemOutcome>({ kind: 'omitted' }),
  fc.constant<ItemOutcome>({ kind: 'timed-out', seconds: 30 }),
)
/** What becomes of a session between two answers. */
const between = fc.constantFrom('go-on', 'go-on', 'as-text', 'twice')

test.each(engines)('a session is the same to the byte whether its sitting was kept or its log read: $name', ({ kept, read }) => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.array(fc.tuple(outcome, between), { minLength: 16, maxLength: 16 }),
      (seed, answers) => {
        let mine = startSession(kept, { seed })
        let twin = startSession(read, { seed })
        for (const [given, way] of answers) {
          expect(JSON.stringify(mine)).toBe(JSON.stringify(twin))
          if (mine.status === 'finished') return
          const item = currentItems(mine)[0] as string
          if (way === 'as-text') mine = JSON.parse(JSON.stringify(mine)) as Session
          // Somebody else goes on from the same session first.
          if (way === 'twice') recordAnswer(kept, mine, item, { kind: 'category', category: 1 })
          mine = recordAnswer(kept, mine, item, given)
          twin = recordAnswer(read, twin, item, given)
        }
      },
    ),
    { numRuns: 12 },
  )
})

test('a kept sitting counts for its own engine alone', () => {
  const [first, , small] = engines
  const session = startSession((first as (typeof engines)[number]).kept, { seed: 's' })
  const item = currentItems(session)[0] as string
  expect(() => recordAnswer((small as (typeof engines)[number]).kept, session, item, { kind: 'category', category: 0 })).toThrow(
    /cannot go on here/,
  )
})
