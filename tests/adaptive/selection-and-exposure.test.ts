import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomesque } from '../../src/adaptive/exposure/randomesque.js'
import { sympsonHetter } from '../../src/adaptive/exposure/sympson-hetter.js'
import { maximumInformation } from '../../src/adaptive/selection/maximum-information.js'
import { codeUnitRank, rankCandidates } from '../../src/adaptive/selection/ranking.js'
import { drawResponse } from '../../src/adaptive/session/draw-response.js'
import { explain } from '../../src/adaptive/session/explain.js'
import { startSession } from '../../src/adaptive/session/run-session.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { categoryCurve } from '../../src/models/category-curve.js'
import { information, probabilities } from '../../src/models/item-functions.js'
import { posteriorCurve } from '../../src/scoring/posterior-curve.js'
import { standardNormalPrior } from '../../src/scoring/prior.js'
import { scoringGrid } from '../../src/scoring/scoring-grid.js'
import { engineOf, mixedBank, raschBank } from './banks.js'
import { curveOf } from './play-session.js'

describe('ranking', () => {
  const ranked = (values: number[], ids: string[]) => {
    const ranking = rankCandidates(
      Float64Array.from(values),
      values.map((_, index) => index),
      codeUnitRank(ids),
    )
    return values.map((_, place) => ids[ranking.at(place) as number])
  }

  test('is from best to worst, whatever the order in which places are asked for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.double({ min: 0.1, max: 9, noNaN: true, noDefaultInfinity: true }).map((x) => Math.round(x * 1e4) / 1e4),
          { minLength: 2 },
        ),
        fc.nat(),
        (values, first) => {
          const ids = values.map((_, index) => String.fromCharCode(0x4e00 + index))
          const ranking = rankCandidates(
            Float64Array.from(values),
            values.map((_, index) => index),
            codeUnitRank(ids),
          )
          ranking.at(first % values.length)
          const order = values.map((_, place) => values[ranking.at(place) as number])
          expect(order).toEqual(values.toSorted((one, other) => other - one))
          expect(ranking.at(values.length)).toBeUndefined()
        },
      ),
    )
  })

  test('breaks ties by code units, not by the alphabet of a language', () => {
    expect(ranked([1, 1, 1, 2], ['b', 'ä', 'B', 'z'])).toEqual(['z', 'B', 'b', 'ä'])
  })

  test('takes differences of 1e-10 as rounding and of 1e-8 as real', () => {
    expect(ranked([1, 1 + 1e-12], ['a', 'b'])).toEqual(['a', 'b'])
    expect(ranked([1, 1 + 1e-8], ['a', 'b'])).toEqual(['b', 'a'])
  })
})

test('maximum information is the information of each model at the estimate, of the candidates only', () => {
  const bank = compileBank(mixedBank(14))
  const values = new Float64Array(14).fill(-1)
  const posterior = () =>
    posteriorCurve(bank, new Uint8Array(14).fill(255), standardNormalPrior, scoringGrid(standardNormalPrior))
  const candidates = Array.from({ length: 13 }, (_, index) => index)
  maximumInformation(bank).valuesInto(values, candidates, { theta: 0.7, standardError: 1, posterior, given: [] })
  for (const index of candidates)
    expect(values[index]).toBeCloseTo(information(bank.items[index] as (typeof bank.items)[number], 0.7), 12)
  expect(values[13]).toBe(-1)
})

describe('randomesque', () => {
  const pick = (size: number, uniform: number, values: readonly number[]) =>
    randomesque(size).choose({
      candidateAt: (place) => (place < values.length ? place : undefined),
      tied: (place) => values[place] === values[place - 1],
      draw: () => uniform,
    })

  test.each([
    [0, 0],
    [0.199, 0],
    [0.2, 1],
    [0.999, 4],
  ])('with draw %s of five gives the candidate at place %s', (uniform, item) => {
    expect(pick(5, uniform, [9, 8, 7, 6, 5, 4])).toEqual({ item, draw: uniform, pool: 5 })
  })

  test('takes in what equals the last of the best, so that no id decides who is never given', () => {
    expect(pick(2, 0.99, [9, 8, 8, 8, 7])).toEqual({ item: 3, draw: 0.99, pool: 4 })
  })

  test('draws nothing where there is nothing to choose', () => {
    expect(pick(5, 0.5, [1])).toEqual({ item: 0, pool: 1 })
    expect(pick(5, 0.5, [])).toBeUndefined()
  })

  test('gives each of the best five in a fifth of 4,000 sessions, four standard errors allowed', () => {
    const engine = engineOf(raschBank([0, 0.1, 0.2, 0.3, 0.4, 1, 2]), { exposure: { method: 'randomesque', size: 5 } })
    const given = new Map<string, number>()
    const sessions = 4000
    for (let s = 0; s < sessions; s++) {
      const [event] = startSession(engine, { seed: `person-${s}` }).events
      if (event?.type === 'presented') given.set(event.item, (given.get(event.item) ?? 0) + 1)
    }
    expect([...given.keys()].sort()).toEqual(['i01', 'i02', 'i03', 'i04', 'i05'])
    const allowed = 4 * Math.sqrt((0.2 * 0.8) / sessions)
    for (const count of given.values()) expect(Math.abs(count / sessions - 0.2)).toBeLessThan(allowed)
  })

  test('is explained by the pool and the draw', () => {
    const engine = engineOf(raschBank([0, 0.1, 0.2, 0.3]), { exposure: { method: 'randomesque', size: 3 } })
    const session = startSession(engine, { seed: 's' })
    const { draw, top, outcome } = explain(engine, session, 1)
    expect(draw?.pool).toBe(3)
    expect(outcome).toEqual({ kind: 'presented', item: top[Math.floor((draw?.uniform as number) * 3)]?.item })
  })
})

test('Sympson–Hetter walks down until an item passes its own draw', () => {
  const draws = [0.9, 0.4, 0.1]
  const control = sympsonHetter((item) => [0.5, 0.3, 0.2][item] as number)
  const choice = control.choose({
    candidateAt: (place) => (place < 3 ? place : undefined),
    tied: () => false,
    draw: (purpose) => draws[Number(purpose.split(':')[1])] as number,
  })
  expect(choice).toEqual({ item: 2, draw: 0.1, pool: 3 })
})

describe('drawn responses', () => {
  const model = { model: 'gpcm', parameters: { discrimination: 1.2, steps: [-0.5, 0.4] } } as const

  test('follow the probabilities of the categories, four standard errors allowed', () => {
    const curve = categoryCurve(model)
    const persons = 4000
    const counts = [0, 0, 0]
    for (let p = 0; p < persons; p++) {
      const category = drawResponse(curve, 0.3, { seed: 's', person: String(p), item: 'i' })
      counts[category] = (counts[category] as number) + 1
    }
    for (const [k, probability] of probabilities(model, 0.3).entries()) {
      expect(Math.abs((counts[k] as number) / persons - probability)).toBeLessThan(
        4 * Math.sqrt((probability * (1 - probability)) / persons),
      )
    }
  })

  test('rise with theta for the same person and item', () => {
    const engine = engineOf(mixedBank(7))
    fc.assert(
      fc.property(fc.string(), fc.double({ min: -4, max: 4, noNaN: true }), fc.nat({ max: 6 }), (person, theta, k) => {
        const item = engine.bank.itemIds[k] as string
        const at = (value: number) => drawResponse(curveOf(engine, item), value, { seed: 's', person, item })
        expect(at(theta + 0.5)).toBeGreaterThanOrEqual(at(theta))
      }),
    )
  })
})
