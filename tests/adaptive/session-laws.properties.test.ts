import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Design } from '../../src/adaptive/session/design.js'
import type { Engine } from '../../src/adaptive/session/engine.js'
import { explain } from '../../src/adaptive/session/explain.js'
import type { ItemOutcome } from '../../src/adaptive/session/item-outcome.js'
import { replay } from '../../src/adaptive/session/replay.js'
import { estimateOf, rescore } from '../../src/adaptive/session/rescore.js'
import { rollback } from '../../src/adaptive/session/rollback.js'
import { endSession, recordAnswer, startSession } from '../../src/adaptive/session/run-session.js'
import { currentItems, isResponse, type Session } from '../../src/adaptive/session/session.js'
import { engineOf, mixedBank, pillarBlueprint } from './banks.js'
import { curveOf, itemsOf } from './play-session.js'

const bank = mixedBank(28)
const length = { rule: 'length', items: 10 } as const
const designs: readonly Design[] = [
  { stop: [length] },
  { estimator: { method: 'mle', after: 2 }, stop: [length, { rule: 'standard-error', below: 0.6, afterItems: 5 }] },
  { estimator: { method: 'wle' }, exposure: { method: 'randomesque', size: 5 }, stop: [length] },
  { estimator: { method: 'map' }, constraints: { blueprint: pillarBlueprint(2, 3) }, stop: [length] },
  {
    estimator: { method: 'jeffreys' },
    exposure: { method: 'sympson-hetter', max: 0.2, parameters: { i01: 0.1, i02: 0.3 } },
    stop: [length],
  },
  { stop: [length, { rule: 'classification', method: 'posterior', cuts: [-1, 0.5], probability: 0.8, afterItems: 4 }] },
  { administration: { stage: { items: 3 }, timing: { item: 60 } }, stop: [length] },
  { administration: { pretest: { items: 2, from: 2 } }, stop: [{ rule: 'length', items: 8 }] },
]
/** The same bank with its last three items on trial. */
const trialBank = {
  ...bank,
  items: bank.items.map((item, k) => (k < 25 ? item : { ...item, status: 'pretest' as const })),
}
const engines: readonly Engine[] = designs.map((design) =>
  engineOf(design.administration?.pretest === undefined ? bank : trialBank, design),
)

/** How a person responds at each step: mostly answers, now and then another state. */
const outcomes = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.nat({ max: 6 }).map((category): ItemOutcome => ({ kind: 'category', category })) },
    { weight: 1, arbitrary: fc.constantFrom<ItemOutcome>({ kind: 'omitted' }, { kind: 'timed-out' }, { kind: 'not-reached' }) },
  ),
  { minLength: 10, maxLength: 10 },
)

/** What a session is played from: small, so that a counterexample can be read. */
const script = fc.record({ design: fc.nat({ max: designs.length - 1 }), seed: fc.string({ minLength: 1 }), outcomes })

/** Every session on the way, from the first item to the end or to the tenth response. */
function played({
  design,
  seed,
  outcomes,
}: {
  readonly design: number
  readonly seed: string
  readonly outcomes: readonly ItemOutcome[]
}) {
  const engine = engines[design] as Engine
  const sessions = [startSession(engine, { seed })]
  for (const outcome of outcomes) {
    const session = sessions.at(-1) as Session
    const item = currentItems(session)[0]
    if (item === undefined) break
    const shade = outcome.kind === 'category' ? outcome.category % curveOf(engine, item).categories : 0
    sessions.push(
      recordAnswer(engine, session, item, outcome.kind === 'category' ? { kind: 'category', category: shade } : outcome),
    )
  }
  return { engine, sessions, last: sessions.at(-1) as Session }
}

const throughText = (session: Session): Session => JSON.parse(JSON.stringify(session)) as Session

describe('any session', () => {
  test('replays to itself, from its text as well', () => {
    fc.assert(
      fc.property(script, (from) => {
        const { engine, last } = played(from)
        const again = replay(engine, throughText(last))
        expect(again.differences).toEqual([])
        expect(JSON.stringify(again.session)).toBe(JSON.stringify(last))
      }),
      { numRuns: 60 },
    )
  })

  test('rolled back k answers is the session before them, whatever k', () => {
    fc.assert(
      fc.property(script, fc.nat(), (from, at) => {
        const { sessions, last } = played(from)
        const back = (at % (sessions.length - 1)) + 1
        expect(rollback(throughText(last), back)).toEqual(sessions[sessions.length - 1 - back])
      }),
      { numRuns: 60 },
    )
  })

  test('never gives an item twice and explains each step by the item it gave', () => {
    fc.assert(
      fc.property(script, (from) => {
        const { engine, last } = played(from)
        const items = itemsOf(last)
        expect(new Set(items).size).toBe(items.length)
        for (const [index, item] of items.entries()) {
          expect(explain(engine, last, index + 1).outcome).toEqual({ kind: 'presented', item })
        }
      }),
      { numRuns: 40 },
    )
  })

  test('says the same of its answers from the frozen parameters as from the bank, to the last bit', () => {
    fc.assert(
      fc.property(script, (from) => {
        const { last } = played(from)
        const event = last.events.findLast(isResponse)
        const { theta, standardError, estimatedBy } = estimateOf(last)
        expect({ theta, standardError, estimatedBy }).toEqual({
          theta: event?.theta,
          standardError: event?.standardError,
          estimatedBy: event?.estimatedBy,
        })
      }),
      { numRuns: 60 },
    )
  })

  test('has the theta of its answers, not of their order (edge case 33)', () => {
    fc.assert(
      fc.property(script, fc.infiniteStream(fc.nat()), (from, order) => {
        const { last } = played(from)
        const responses = last.events.filter(isResponse)
        const keyed = responses.map((event) => ({ event, key: order.next().value as number }))
        const shuffled = keyed.sort((left, right) => left.key - right.key).map(({ event }) => event)
        const one = estimateOf({ ...last, events: responses })
        const other = estimateOf({ ...last, events: shuffled })
        expect(other.estimate).toEqual(one.estimate)
        expect(other.theta).toBe(one.theta)
      }),
      { numRuns: 60 },
    )
  })

  test('is not changed by anything done to it', () => {
    fc.assert(
      fc.property(script, (from) => {
        const { engine, sessions } = played(from)
        const frozen = deepFreeze(throughText(sessions[0] as Session))
        const item = currentItems(frozen)[0] as string
        recordAnswer(engine, frozen, item, { kind: 'category', category: 0 })
        endSession(engine, frozen, 'over')
        replay(engine, frozen)
        explain(engine, frozen, 1)
        expect(frozen).toEqual(sessions[0])
      }),
      { numRuns: 20 },
    )
  })
})

describe('rescoring', () => {
  const answered = (session: Session) =>
    session.events.flatMap((event) =>
      event.type === 'answered' ? [{ item: event.item, category: event.category as number }] : [],
    )

  test('gives the estimate of a session that was scored right from the start', () => {
    fc.assert(
      fc.property(script, fc.nat(), (from, pick) => {
        const { engine, last } = played(from)
        const answers = answered(last)
        fc.pre(answers.length > 0)
        const { item, category } = answers[pick % answers.length] as { item: string; category: number }
        const mended = (category + 1) % curveOf(engine, item).categories
        const events = last.events.map((event) =>
          event.type === 'answered' && event.item === item ? { ...event, category: mended } : event,
        )
        const rescored = rescore(throughText(last), { [item]: mended }, { keyVersion: '2' })
        expect(estimateOf(rescored)).toMatchObject({ theta: estimateOf({ ...last, events }).theta })
        if (rescored.result !== null) expect(rescored.result.estimate).toEqual(estimateOf(rescored).estimate)
        expect(replay(engine, rescored).kind).toBe('same')
      }),
      { numRuns: 60 },
    )
  })

  test('with the categories that stand leaves the log alone', () => {
    fc.assert(
      fc.property(script, (from) => {
        const { last } = played(from)
        expect(rescore(last, Object.fromEntries(answered(last).map(({ item, category }) => [item, category])))).toBe(last)
      }),
      { numRuns: 20 },
    )
  })
})

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
