import { describe, expect, test } from 'vitest'
import { checkDesign } from '../../src/adaptive/session/design-schema.js'
import { explain } from '../../src/adaptive/session/explain.js'
import type { ItemOutcome } from '../../src/adaptive/session/item-outcome.js'
import { recordAnswer, startSession } from '../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../src/adaptive/session/session.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bank20, bankOf, engineOf, itemId, mixedBank, raschBank } from './banks.js'
import { itemsOf, play, playOn, simulated } from './play-session.js'

const code = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return (error as { code: unknown }).code
  }
  return 'nothing was thrown'
}

describe('edge case 13, missing and invalid responses', () => {
  const engine = engineOf(raschBank([0, 0.5, 1]), { stop: [{ rule: 'length', items: 3 }] })
  const first = startSession(engine, { seed: 's' })
  const item = currentItems(first)[0] as string
  const respond = (outcome: ItemOutcome) => recordAnswer(engine, first, item, outcome).events[1]

  test.each([-1, 2, 0.5, Number.NaN, 255])('category %s of a dichotomous item is refused', (category) => {
    expect(code(() => respond({ kind: 'category', category }))).toBe('category-out-of-range')
  })

  test('an omitted item counts as category 0 unless the design ignores it', () => {
    const ignoring = engineOf(raschBank([0, 0.5, 1]), { stop: [{ rule: 'length', items: 3 }], responses: { omitted: 'ignore' } })
    const wrong = respond({ kind: 'category', category: 0 })
    expect(respond({ kind: 'omitted' })).toMatchObject({ type: 'omitted', theta: (wrong as { theta: number }).theta })
    const begun = startSession(ignoring, { seed: 's' })
    expect(recordAnswer(ignoring, begun, item, { kind: 'omitted' }).events[1]).toMatchObject({ theta: 0, estimatedBy: 'start' })
  })

  test.each(['timed-out', 'not-reached'] as const)('an item that was %s is ignored', (kind) => {
    expect(respond({ kind })).toMatchObject({ type: kind, theta: 0, standardError: 1, estimatedBy: 'start' })
  })

  test('a test without a single answer has no estimate, not the prior mean', () => {
    const sessions = [first]
    for (let now = first; now.status === 'running'; sessions.push(now)) {
      now = recordAnswer(engine, now, currentItems(now)[0] as string, { kind: 'timed-out' })
    }
    expect(sessions.at(-1)?.result).toMatchObject({ estimate: { kind: 'no-responses' }, itemsGiven: 3, scored: 0 })
  })
})

describe('edge case 14, empty and exhausted banks', () => {
  test('a bank without an operational item ends the test before it begins, and says why', () => {
    const engine = engineOf(bankOf([{ model: '1pl', parameters: { difficulty: 0 }, status: 'pretest' }]))
    const session = startSession(engine, { seed: 's' })
    expect(session).toMatchObject({
      status: 'finished',
      result: { estimate: { kind: 'no-responses' }, itemsGiven: 0, stop: { rule: 'no-item', detail: 'empty-bank' } },
    })
    expect(explain(engine, session, 1)).toMatchObject({ outcome: { kind: 'stopped', rule: 'no-item' }, top: [], draw: null })
  })

  test('a bank that runs out ends the test with the estimate it has', () => {
    const engine = engineOf(raschBank([-1, 0, 1]))
    expect(play(engine, { seed: 's' }, () => 1).result).toMatchObject({
      itemsGiven: 3,
      stop: { rule: 'no-item', detail: 'bank-exhausted' },
      estimate: { kind: 'finite' },
    })
  })

  test('where only enemies of items given are left, the test ends and names the filter', () => {
    const enemies = bankOf(
      [0, 0.1, 0.2].map((difficulty) => ({ model: '1pl', parameters: { difficulty }, enemies: [itemId(1)] })),
    )
    const bank = { ...enemies, items: enemies.items.map((item, k) => (k === 0 ? { ...item, enemies: [] } : item)) }
    const session = play(engineOf(bank), { seed: 's' }, () => 1)
    expect(itemsOf(session)).toEqual([itemId(1)])
    expect(session.result?.stop).toEqual({ rule: 'no-item', detail: 'constraints: enemies' })
  })
})

describe('edge case 15, duplicates', () => {
  test('items with the same parameters are different items, each given once', () => {
    const session = play(engineOf(raschBank([0, 0, 0, 0])), { seed: 's' }, () => 1)
    expect(itemsOf(session)).toEqual(['i01', 'i02', 'i03', 'i04'])
  })

  test('a second answer to an item, and an answer to an item not given, are refused', () => {
    const engine = engineOf(raschBank([0, 0.5, 1]))
    const first = startSession(engine, { seed: 's' })
    const second = recordAnswer(engine, first, 'i01', { kind: 'category', category: 1 })
    expect(code(() => recordAnswer(engine, second, 'i01', { kind: 'category', category: 1 }))).toBe('item-already-answered')
    expect(code(() => recordAnswer(engine, first, 'i03', { kind: 'category', category: 1 }))).toBe('item-not-presented')
    expect(code(() => recordAnswer(engine, first, 'nowhere', { kind: 'category', category: 1 }))).toBe('item-not-presented')
  })

  test('an answer after the end is refused', () => {
    const engine = engineOf(raschBank([0]))
    const over = play(engine, { seed: 's' }, () => 1)
    expect(code(() => recordAnswer(engine, over, 'i01', { kind: 'category', category: 0 }))).toBe('item-already-answered')
    expect(code(() => recordAnswer(engine, over, 'i02', { kind: 'category', category: 0 }))).toBe('session-finished')
  })
})

describe('edge case 16, ties', () => {
  test('equal candidates come in code-unit order of their ids, in whatever order the bank lists them', () => {
    const bank = raschBank([0, 0, 0])
    const ids = ['b', 'B', 'ä']
    const named = { ...bank, items: bank.items.map((item, k) => ({ ...item, id: ids[k] as string })) }
    const reversed = { ...named, items: named.items.toReversed() }
    for (const one of [named, reversed]) expect(itemsOf(play(engineOf(one), { seed: 's' }, () => 1))).toEqual(['B', 'b', 'ä'])
  })

  test('a difference in the last bits is a tie, a difference of a millionth is not', () => {
    const tie = engineOf(raschBank([1e-13, 0]))
    const session = startSession(tie, { seed: 's' })
    expect(currentItems(session)).toEqual(['i01'])
    expect(explain(tie, session, 1).ties).toEqual(['i01', 'i02'])
    const clear = engineOf(raschBank([1e-2, 0]))
    expect(currentItems(startSession(clear, { seed: 's' }))).toEqual(['i02'])
    expect(explain(clear, startSession(clear, { seed: 's' }), 1).ties).toEqual([])
  })
})

describe('edge case 17, random numbers', () => {
  const design = { exposure: { method: 'randomesque', size: 5 }, stop: [{ rule: 'length', items: 10 }] } as const
  const engine = engineOf(mixedBank(), design)

  test('the same seed gives the same test, another seed another one', () => {
    const logOf = (seed: string) => JSON.stringify(play(engine, { seed, id: 'x' }, simulated(engine, 0, 'p')).events)
    expect(logOf('a')).toBe(logOf('a'))
    expect(new Set(['a', 'b', 'c', 'd'].map(logOf)).size).toBe(4)
  })

  test('a draw depends on the seed and the step alone, not on what was drawn or asked in between', () => {
    const straight = playOn(engine, startSession(engine, { seed: 'a' }), simulated(engine, 0, 'p'))
    let curious: Session = startSession(engine, { seed: 'a' })
    while (curious.status === 'running') {
      explain(engine, curious, 1)
      startSession(engine, { seed: 'z' })
      const item = currentItems(curious)[0] as string
      curious = recordAnswer(engine, curious, item, { kind: 'category', category: simulated(engine, 0, 'p')(item) })
    }
    expect(curious).toEqual(straight.at(-1))
  })

  test('drawn responses are the same for a person in every design', () => {
    const plain = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 40 }] })
    const answers = (session: Session) =>
      new Map(session.events.flatMap((event) => (event.type === 'answered' ? [[event.item, event.category] as const] : [])))
    const all = answers(play(plain, { seed: 'q' }, simulated(plain, 0.3, 'p7')))
    for (const [item, category] of answers(play(engine, { seed: 'a' }, simulated(engine, 0.3, 'p7'))))
      expect(all.get(item)).toBe(category)
  })
})

describe('edge case 25, stopping at several cuts', () => {
  const bank = raschBank(Array.from({ length: 60 }, (_, k) => -2 + k / 15))
  const lengthAt = (cuts: readonly number[], person: string) => {
    const engine = engineOf(bank, { stop: [{ rule: 'classification', method: 'posterior', cuts, probability: 0.9 }] })
    return play(engine, { seed: 's' }, simulated(engine, 0.4, person)).result?.itemsGiven as number
  }

  test('a test with two cuts never ends before it would end with either alone', () => {
    const persons = ['a', 'b', 'c', 'd', 'e', 'f'].map((person) => ({
      both: lengthAt([-0.5, 0.9], person),
      each: [lengthAt([-0.5], person), lengthAt([0.9], person)],
    }))
    for (const { both, each } of persons) expect(both).toBeGreaterThanOrEqual(Math.max(...each))
    // Where one settled cut sufficed, the shorter of the two would be the length.
    expect(persons.every(({ both, each }) => both > Math.min(...each))).toBe(true)
  })

  test('the explanation names the cut that keeps the test going', () => {
    const engine = engineOf(bank, { stop: [{ rule: 'classification', method: 'posterior', cuts: [-2, 1], probability: 0.9 }] })
    const session = play(engine, { seed: 's' }, simulated(engine, 0.4, 'a'))
    expect(explain(engine, session, 3).stopping).toMatchObject([
      { rule: 'classification', verdict: { kind: 'continue', detail: 'open at 1' } },
    ])
    expect(session.result?.stop).toEqual({ rule: 'classification', detail: 'settled at -2, 1 (posterior, 0.9)' })
  })
})

describe('edge case 26, undefined stopping rules', () => {
  test.each([
    [{ rule: 'standard-error' }],
    [{ rule: 'length' }],
    [{ rule: 'standard-error', below: 0 }],
    [{ rule: 'plateau', tolerance: 0.1 }],
    [{ rule: 'classification', method: 'posterior', cuts: [], probability: 0.9 }],
  ])('%j is refused', (rule) => {
    expect(checkDesign({ stop: [rule] }).kind).toBe('invalid')
  })
})

describe('edge case 27, a standard error that the bank cannot give', () => {
  const weak = raschBank([0, 0.2, 0.4, 0.6, 0.8])
  const target = { rule: 'standard-error', below: 0.3 } as const

  test('the result says that the target is unreachable, and what the bank allows', () => {
    const { result } = play(engineOf(weak, { stop: [target] }), { seed: 's' }, () => 1)
    expect(result?.stop).toEqual({ rule: 'no-item', detail: 'bank-exhausted' })
    expect(result?.notes).toMatchObject([{ code: 'standard-error-unreachable' }])
  })

  test('on request the test stops at once instead of wearing the person out', () => {
    const engine = engineOf(weak, { stop: [{ ...target, ifUnreachable: 'stop' }] })
    const { result } = play(engine, { seed: 's' }, () => 1)
    expect(result).toMatchObject({ itemsGiven: 1, stop: { rule: 'standard-error' } })
    expect(result?.stop.detail).toMatch(/^unreachable/)
  })

  test('a target that other items of the bank would have reached is told apart', () => {
    // Starting far from the person spends the first items where they tell little.
    const engine = engineOf(bank20(), {
      start: { theta: -6 },
      stop: [
        { rule: 'standard-error', below: 0.65 },
        { rule: 'length', items: 3 },
      ],
    })
    const { result } = play(engine, { seed: 's' }, () => 1)
    expect(result?.stop).toEqual({ rule: 'length', detail: '3 of 3 items' })
    expect(result?.notes).toMatchObject([{ code: 'standard-error-not-reached' }])
  })
})

describe('edge case 31, exposure control that refuses every candidate', () => {
  const bank = raschBank([0, 0.5, 1])

  test('gives the least refused one and records it', () => {
    const parameters = { i01: 1e-12, i02: 1e-12, i03: 1e-9 }
    const engine = engineOf(bank, {
      exposure: { method: 'sympson-hetter', max: 0.2, parameters },
      stop: [{ rule: 'length', items: 1 }],
    })
    const [event] = startSession(engine, { seed: 's' }).events
    expect(event).toMatchObject({ type: 'presented', item: 'i03', notes: [{ code: 'exposure-fallback' }] })
  })

  test('gives the best one where it is never refused, without a note', () => {
    const engine = engineOf(bank, { exposure: { method: 'sympson-hetter', max: 0.2, parameters: {} } })
    expect(startSession(engine, { seed: 's' }).events[0]).toMatchObject({ item: 'i01' })
    expect(startSession(engine, { seed: 's' }).events[0]).not.toHaveProperty('notes')
  })
})

describe('edge case 32, start and prior', () => {
  const bank = raschBank([-2, -1, 0, 1, 2])

  test.each([
    [-2, 'i01'],
    [0.9, 'i04'],
    [2.5, 'i05'],
  ])('a test that starts at theta %s begins with item %s', (theta, item) => {
    expect(currentItems(startSession(engineOf(bank, { start: { theta } }), { seed: 's' }))).toEqual([item])
  })

  test('the prior of the scale is the default for the start and for the estimate', () => {
    const shifted = { ...bank, scale: { ...bank.scale, population: { name: 'pupils', mean: 1, sd: 0.5 } } }
    const engine = engineOf(shifted, { stop: [{ rule: 'length', items: 1 }] })
    const session = play(engine, { seed: 's' }, () => 1)
    expect(itemsOf(session)).toEqual(['i04'])
    const responses = [255, 255, 255, 1, 255]
    const prior = { kind: 'normal', mean: 1, sd: 0.5 } as const
    expect(session.result?.estimate).toEqual(estimateProficiency(engine.bank, responses, { prior }))
  })

  test('each session has its own prior and estimate, whoever sat before', () => {
    const engine = engineOf(bank20(), { stop: [{ rule: 'length', items: 5 }] })
    const alone = play(engine, { seed: 's' }, () => 0)
    play(engine, { seed: 't' }, () => 1)
    expect(play(engine, { seed: 's' }, () => 0)).toEqual(alone)
  })
})
