import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Design } from '../../../src/adaptive/session/design.js'
import { drawResponse } from '../../../src/adaptive/session/draw-response.js'
import type { Engine } from '../../../src/adaptive/session/engine.js'
import { drawnResponses } from '../../../src/adaptive/session/rehearsal/drawn-responses.js'
import { type FastTest, fastTest } from '../../../src/adaptive/session/rehearsal/fast-test.js'
import { isResponse, type Session } from '../../../src/adaptive/session/session.js'
import type { ItemBank } from '../../../src/bank/item-bank.js'
import { KEY_END, keyedState, takeKeyInto, takeUnitsInto, uniformAfter, uniformOf } from '../../../src/math/keyed-state.js'
import { keyedUniform } from '../../../src/math/keyed-uniform.js'
import { bankOf, engineOf, mixedBank, raschBank } from '../banks.js'
import { curveOf, itemsOf, play, simulated } from '../play-session.js'

/** Items so sharp that the nodes of the grid do not resolve the posterior after some of them. */
function sharpBank(size: number): ItemBank {
  return bankOf(
    Array.from({ length: size }, (_, k) => ({
      model: '3pl',
      parameters: {
        discrimination: 0.8 + (1.8 * ((7 * k) % 11)) / 10,
        difficulty: -2.6 + (5.2 * ((13 * k) % size)) / (size - 1),
        lowerAsymptote: 0.05 * (k % 6),
      },
    })),
  )
}

/** A judgement of each difficulty: scoring curves that are not the curves of selection. */
function judgedBank(): ItemBank {
  const bank = sharpBank(30)
  const uncertainty = { kind: 'estimate', standardErrors: { difficulty: 0.4, discrimination: 0.2, lowerAsymptote: 0.03 } }
  return { ...bank, items: bank.items.map((item) => ({ ...item, uncertainty })) } as ItemBank
}

const length = (items: number) => ({ rule: 'length', items }) as const
const setUps: readonly [name: string, bank: ItemBank, design: Design][] = [
  ['every model, with enemies', mixedBank(40), { stop: [length(15)] }],
  ['sharp items, posteriors narrower than the grid', sharpBank(90), { stop: [length(40)] }],
  [
    'a stop by precision before one by length',
    mixedBank(40),
    { stop: [{ rule: 'standard-error', below: 0.42, afterItems: 4 }, length(25)] },
  ],
  ['items in threes that are tied', raschBank(Array.from({ length: 30 }, (_, k) => -2 + 0.4 * (k % 10))), { stop: [length(20)] }],
  [
    'so long that what was beyond sight comes back',
    raschBank(Array.from({ length: 90 }, (_, k) => -3 + k / 15)),
    { stop: [length(70)] },
  ],
  ['a bank that runs out', raschBank([-1, -0.5, 0, 0, 0.5, 1]), {}],
  ['another prior and start', sharpBank(60), { start: { theta: -1.3 }, estimator: { prior: { mean: 0.7, sd: 1.4 } } }],
  ['few nodes', sharpBank(60), { estimator: { nodes: [31, -5, 5] }, stop: [length(12)] }],
  ['doubt about the parameters', judgedBank(), { stop: [length(12)] }],
]
const engines = setUps.map(([name, bank, design]) => ({ name, engine: engineOf(bank, design) }))

function fastOf(engine: Engine): FastTest {
  const fast = fastTest(engine)
  if (fast === undefined) throw new Error('the design is not a plain one')
  return fast
}

const figuresOf = (session: Session) => session.events.filter(isResponse)

describe('a test without a log', () => {
  test.each(engines)('has the items, answers, estimates and end of the session: $name', ({ engine }) => {
    const fast = fastOf(engine)
    const drawn = drawnResponses(engine.bank, 'answers')
    let played = 0
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.uuid(), (theta, person) => {
        drawn.begin(person, theta)
        const found = fast.play(drawn.respond)
        if (found === undefined) return
        played += 1
        const session = play(engine, { seed: 's' }, simulated(engine, theta, person))
        const figures = figuresOf(session)
        const items = Array.from(found.items.subarray(0, found.length), (index) => engine.bank.itemIds[index])
        expect(items).toEqual(itemsOf(session))
        expect([...found.responses.subarray(0, found.length)]).toEqual(figures.map(({ category }) => category))
        expect(found.stopRule).toBe(session.result?.stop.rule)
        for (const [at, figure] of figures.entries()) {
          expect(Math.abs((found.theta[at] as number) - figure.theta)).toBeLessThan(1e-8)
          expect(Math.abs((found.standardError[at] as number) - (figure.standardError as number))).toBeLessThan(1e-8)
        }
      }),
      { numRuns: 12 },
    )
    expect(played).toBeGreaterThan(6)
  })

  test('is the same after any other', () => {
    const { engine } = engines[1] as (typeof engines)[number]
    const drawn = drawnResponses(engine.bank, 'answers')
    const fast = fastOf(engine)
    const resultOf = (one: FastTest, person: string) => {
      drawn.begin(person, 0.4)
      const { length, items, theta } = one.play(drawn.respond) as NonNullable<ReturnType<FastTest['play']>>
      return { items: [...items.subarray(0, length)], theta: [...theta.subarray(0, length)] }
    }
    resultOf(fast, 'before')
    expect(resultOf(fast, 'me')).toEqual(resultOf(fastOf(engine), 'me'))
  })

  test('leaves a posterior too narrow for its tables to the session', () => {
    const engine = engineOf(
      bankOf(Array.from({ length: 40 }, () => ({ model: '2pl', parameters: { discrimination: 9, difficulty: 0 } }))),
    )
    let answers = 0
    expect(fastOf(engine).play(() => answers++ % 2)).toBeUndefined()
  })

  test('gives none of the items that are barred', () => {
    const engine = engineOf(raschBank([0, 0.5, 1, 1.5]))
    const found = fastOf(engine).play(() => 1, Uint8Array.of(1, 0, 1, 0))
    expect(Array.from(found?.items.subarray(0, found.length) ?? [])).toEqual([1, 3])
    expect(found?.stopRule).toBe('no-item')
  })

  test('of a bank without an operational item ends before it begins', () => {
    const engine = engineOf(bankOf([{ model: '1pl', parameters: { difficulty: 0 }, status: 'pretest' }]))
    expect(fastOf(engine).play(() => 1)).toMatchObject({ length: 0, stopRule: 'no-item' })
  })

  test('keeps its digits where a product of probabilities would vanish', () => {
    const items = Array.from({ length: 400 }, (_, k) => ({
      model: '2pl' as const,
      parameters: { discrimination: 0.05, difficulty: -20 + k / 200 },
    }))
    const engine = engineOf(bankOf(items), { stop: [length(400)], estimator: { nodes: [61, -6, 6] } })
    const found = fastOf(engine).play((index) => index % 3 && 1)
    const session = play(engine, { seed: 's' }, (id) => (engine.bank.indexOfItem.get(id) as number) % 3 && 1)
    const last = figuresOf(session).at(-1)
    expect(found?.length).toBe(400)
    expect(found?.theta[399]).toBeCloseTo(last?.theta as number, 8)
  })

  test.each<[string, Design]>([
    ['exposure control', { exposure: { method: 'randomesque', size: 3 } }],
    ['another estimator', { estimator: { method: 'wle' } }],
    ['another criterion', { select: { criterion: 'random' } }],
    ['another stop', { stop: [{ rule: 'time', seconds: 60 }, length(5)] }],
  ])('is refused for a design with %s', (_, design) => {
    expect(fastTest(engineOf(mixedBank(), design))).toBeUndefined()
  })
})

describe('drawn responses', () => {
  test('are those of drawResponse, for every model, person and seed', () => {
    const engine = engineOf(mixedBank(28))
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.double({ min: -40, max: 40, noNaN: true }), (seed, person, theta) => {
        const drawn = drawnResponses(engine.bank, seed)
        drawn.begin('someone else', 1)
        drawn.respond(3)
        drawn.begin(person, theta)
        for (const [index, item] of engine.bank.itemIds.entries())
          expect(drawn.respond(index)).toBe(drawResponse(curveOf(engine, item), theta, { seed, person, item }))
      }),
      { numRuns: 60 },
    )
  })

  test('come from the uniform number of all their keys', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (one, two, three) => {
        const state = keyedState()
        for (const key of [one, two, three]) takeKeyInto(state, state, key)
        expect(uniformOf(state)).toBe(keyedUniform(one, two, three))
        takeUnitsInto(state, one)
        const units = Array.from({ length: two.length }, (_, at) => two.charCodeAt(at))
        const rest = Int32Array.of(...units, KEY_END)
        expect(uniformAfter(state, rest, 0, rest.length)).toBe(keyedUniform(one, two, three, one + two))
      }),
    )
  })
})
