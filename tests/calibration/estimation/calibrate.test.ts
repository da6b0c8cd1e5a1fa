import { describe, expect, test } from 'vitest'
import type { ItemBank } from '../../../src/bank/item-bank.js'
import { bankFromCalibration } from '../../../src/calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibratedItem } from '../../../src/calibration/estimation/calibration-result.js'
import { sparseResponses } from '../../../src/calibration/estimation/response-matrix.js'
import { createRandom } from '../../../src/math/random-source.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { lsatMatrix } from './lsat-matrix.js'
import { itemIds, normalThetas, simulatedMatrix } from './simulated-responses.js'

const items: readonly ItemModel[] = [
  { model: '2pl', parameters: { discrimination: 1.3, difficulty: -0.5 } },
  { model: '2pl', parameters: { discrimination: 0.9, difficulty: 0.6 } },
  { model: 'grm', parameters: { discrimination: 1.2, thresholds: [-1, 0.2, 1.1] } },
  { model: 'gpcm', parameters: { discrimination: 0.9, steps: [0.3, -0.4] } },
  { model: '2pl', parameters: { discrimination: 1.6, difficulty: 0.1 } },
]
const random = createRandom('calibrate')
const matrix = simulatedMatrix(items, normalThetas(800, random), random)
const specifications = items.map((item, i) => ({ item: itemIds(5)[i] as string, model: item.model }))

function slopeOf(item: CalibratedItem | undefined): number {
  return (item?.parameters as { readonly discrimination?: number } | undefined)?.discrimination ?? Number.NaN
}

describe('one model said in two ways gives one fit', () => {
  const plain = calibrate(matrix, { items: specifications })

  test('answers as a matrix and as rows', () => {
    const rows = calibrate(sparseResponses(matrix), { items: specifications })
    expect(rows.logLikelihood).toBe(plain.logLikelihood)
    expect(rows.items).toEqual(plain.items)
  })

  test('intercepts and locations as the numbers that are estimated', () => {
    // A prior so wide that it moves nothing still asks for locations.
    const wide = calibrate(matrix, {
      items: specifications,
      priors: { difficulty: { normal: [0, 1e6] } },
      gradientTolerance: 1e-10,
    })
    const tight = calibrate(matrix, { items: specifications, gradientTolerance: 1e-10 })
    expect(Math.abs(wide.logLikelihood - tight.logLikelihood)).toBeLessThan(1e-8)
    for (const [i, item] of tight.items.entries()) {
      const other = wide.items[i]
      const flat = (value: object) => Object.values(value).flat() as number[]
      for (const [k, value] of flat(item.parameters).entries())
        expect(Math.abs(value - (flat(other?.parameters ?? {})[k] as number))).toBeLessThan(1e-6)
      for (const [k, value] of flat(item.standardErrors).entries())
        expect(Math.abs(value - (flat(other?.standardErrors ?? {})[k] as number))).toBeLessThan(1e-6)
    }
  })

  test('slopes under D = 1.7 are those under D = 1 divided by it', () => {
    const scaled = calibrate(matrix, { items: specifications, scalingConstant: 1.7, gradientTolerance: 1e-10 })
    expect(Math.abs(scaled.logLikelihood - plain.logLikelihood)).toBeLessThan(1e-5)
    for (const [i, item] of plain.items.entries()) {
      expect(Math.abs(slopeOf(scaled.items[i]) - slopeOf(item) / 1.7)).toBeLessThan(1e-5)
    }
  })

  test('a person twice and a person of weight 2', () => {
    const twice = {
      itemIds: matrix.itemIds,
      persons: 900,
      responses: Uint8Array.from([...matrix.responses, ...matrix.responses.subarray(0, 500)]),
    }
    const weights = Array.from({ length: 800 }, (_, p) => (p < 100 ? 2 : 1))
    const [copied, weighted] = [
      calibrate(twice, { items: specifications }),
      calibrate(matrix, { items: specifications, weights }),
    ]
    expect(Math.abs(copied.logLikelihood - weighted.logLikelihood)).toBeLessThan(1e-6)
  })

  test('a 3PL item whose asymptote is held at 0 and a 2PL item', () => {
    const held = specifications.map((one) =>
      one.item === 'i1'
        ? { ...one, model: '3pl' as const, held: ['lowerAsymptote' as const], parameters: { lowerAsymptote: 0 }, priors: {} }
        : one,
    )
    const found = calibrate(matrix, { items: held })
    expect(Math.abs(found.logLikelihood - plain.logLikelihood)).toBeLessThan(1e-7)
    expect(found.items[0]).toMatchObject({ model: '3pl', parameters: { lowerAsymptote: 0 } })
  })
})

test('a start from an earlier result needs one or two passes', () => {
  const first = calibrate(matrix, { items: specifications, gradientTolerance: 1e-8 })
  const again = calibrate(matrix, { items: specifications, start: first })
  expect(again.iterations).toBeLessThanOrEqual(3)
  expect(Math.abs(again.logLikelihood - first.logLikelihood)).toBeLessThan(1e-7)
})

test('the distance that is told is that to the fully converged parameters', () => {
  const full = calibrate(matrix, { items: specifications, gradientTolerance: 1e-11 })
  const early = calibrate(matrix, { items: specifications, gradientTolerance: 1e-4, maximumIterations: 6 })
  expect(early.converged).toBe(false)
  const flat = (result: typeof full) => result.items.flatMap((item) => Object.values(item.parameters).flat() as number[])
  const distance = Math.max(...flat(early).map((value, k) => Math.abs(value - (flat(full)[k] as number))))
  expect(distance).toBeGreaterThan(1e-5)
  expect(Math.abs((early.distance ?? 0) / distance - 1)).toBeLessThan(0.1)
})

describe('new items on the scale of held ones', () => {
  const anchor: ItemBank = {
    format: 'melek-bank/1',
    id: 'old',
    version: '3',
    scale: {
      id: 'old/3',
      metric: 'logit',
      scalingConstant: 1,
      status: 'calibrated',
      population: { name: 'first', mean: 0, sd: 1 },
    },
    security: 'private',
    items: ([0, 1, 2] as const).map((i) => ({
      ...(items[i] as ItemModel),
      id: `i${i + 1}`,
      status: 'operational',
      content: {},
      enemies: [],
    })),
  }
  const found = calibrate(matrix, { items: specifications.slice(3), anchor })

  test('held items keep their parameters and have no error', () => {
    for (const i of [0, 1, 2]) {
      expect(found.items[i]?.parameters).toEqual(items[i]?.parameters)
      expect(found.items[i]).toMatchObject({ held: true, standardErrors: {} })
    }
    expect(found.freeParameters).toBe(3 + 2 + 2)
  })

  test('the mean and variance of the persons are estimated', () => {
    const [group] = found.groups
    expect(Object.keys(group?.standardErrors ?? {})).toEqual(['mean', 'variance'])
    expect(Math.abs(group?.mean ?? 9)).toBeLessThan(3 * (group?.standardErrors.mean ?? 0))
    expect(Math.abs((group?.variance ?? 9) - 1)).toBeLessThan(3 * (group?.standardErrors.variance ?? 0))
  })

  test('a bank of them stands on the scale of the anchor', () => {
    const { bank } = bankFromCalibration(found, { id: 'new', source: 'r.csv', anchor })
    expect(bank.scale).toEqual(anchor.scale)
    expect([found.anchorUncertainty, bank.provenance?.anchorUncertainty]).toEqual(['not-estimated', 'not-estimated'])
    expect(bank.items.map(({ id }) => id)).toEqual(['i1', 'i2', 'i3', 'i4', 'i5'])
    expect(bank.items[3]?.uncertainty).toMatchObject({ kind: 'estimate', n: 800 })
  })
})

test('a calibration that did not come to rest gives a provisional bank that says so, on its own scale and on an anchor’s', () => {
  const stopped = calibrate(matrix, { items: specifications, maximumIterations: 1 })
  expect(stopped.converged).toBe(false)
  const { bank } = bankFromCalibration(stopped, { id: 'new', source: 'r.csv' })
  expect(bank.scale.status).toBe('provisional')
  expect(bank.provenance).toMatchObject({ converged: false, note: expect.stringContaining('did not converge') })
  const anchor = bankFromCalibration(calibrate(matrix, { items: specifications }), { id: 'old', source: 'r.csv' }).bank
  expect(anchor.scale.status).toBe('calibrated')
  expect(bankFromCalibration(stopped, { id: 'new', source: 'r.csv', anchor }).bank.scale.status).toBe('provisional')
})

test('a parameter that the answers do not determine is named, and its bank is provisional', () => {
  // Items 1 and 2 agree always, the third is a coin: the slopes of a pair are free along a line.
  const random = createRandom('coin')
  const responses = Uint8Array.from(Array.from({ length: 200 }, (_, p) => [p % 2, p % 2, random.uniform() < 0.5 ? 1 : 0]).flat())
  const result = calibrate({ itemIds: itemIds(3), persons: 200, responses })
  expect(result.warnings.map(({ code }) => code)).toContain('calibration-singular')
  expect(bankFromCalibration(result, { id: 'b', source: 'r.csv' }).bank.scale.status).toBe('provisional')
})

describe('numbers that the data alone would let grow for ever', () => {
  /** Item 6 is answered right by exactly those who have two or more of the other five. */
  const rows = Array.from({ length: 800 }, (_, p) => {
    const own = [...matrix.responses.subarray(p * 5, p * 5 + 5)].map((category) => Math.min(category, 1))
    return [...own, own.reduce((sum, one) => sum + one, 0) >= 3 ? 1 : 0]
  })
  const steep = { itemIds: itemIds(6), persons: 800, responses: Uint8Array.from(rows.flat()) }

  test('a slope without bound stands at the end of its range, is named and kept out of the bank', () => {
    const result = calibrate(steep)
    expect(result.items[5]?.warnings).toEqual(['steep-slope'])
    expect(result.items[5]?.parameters).toMatchObject({ discrimination: 15 })
    expect(Object.keys(result.items[5]?.standardErrors ?? {})).toEqual(['difficulty'])
    expect(bankFromCalibration(result, { id: 'b', source: 'r.csv' }).withheld).toEqual(['i6'])
  })

  test('a prior keeps it finite', () => {
    const result = calibrate(steep, { priors: { discrimination: { lognormal: [0, 0.5] } } })
    expect(result.items[5]?.warnings).toEqual([])
    expect(slopeOf(result.items[5])).toBeLessThan(15)
    expect(result.items[5]?.standardErrors.discrimination).toBeGreaterThan(0.1)
  })

  test('an asymptote that goes to 0 is 0 and named, and the others have standard errors', () => {
    const result = calibrate(lsatMatrix('lsat7'), { model: '3pl', priors: 'none' })
    expect(result.items[0]).toMatchObject({ parameters: { lowerAsymptote: 0 }, warnings: ['no-lower-asymptote'] })
    expect(result.items[0]?.standardErrors.discrimination).toBeGreaterThan(0.1)
    expect(result.items[1]?.warnings).toEqual([])
  })
})

test('an item with a wrong key has a negative slope, which is named', () => {
  const flipped = matrix.responses.map((category, cell) => (cell % 5 === 0 ? 1 - category : category))
  const result = calibrate({ ...matrix, responses: flipped }, { items: specifications })
  expect(result.items[0]?.warnings).toEqual(['negative-slope'])
  expect(slopeOf(result.items[0])).toBeLessThan(-0.5)
})

test('persons without any answer change nothing', () => {
  const more = { ...matrix, persons: 900, responses: Uint8Array.from([...matrix.responses, ...new Uint8Array(500).fill(255)]) }
  const [without, withThem] = [calibrate(matrix, { items: specifications }), calibrate(more, { items: specifications })]
  expect(withThem.persons).toBe(800)
  expect(withThem.logLikelihood).toBeCloseTo(without.logLikelihood, 8)
})

test('weights count in the population of the scale as repeated rows do', () => {
  const groupOf = (person: number) => (person < 600 ? 'many' : 'few')
  const repeats = Array.from({ length: 800 }, (_, p) => (p < 600 ? 1 : 3))
  const rows = repeats.flatMap((times, p) => new Array<number>(times).fill(p))
  const population = (persons: readonly number[], weights: readonly number[] | undefined) => {
    const responses = Uint8Array.from(persons.flatMap((p) => [...matrix.responses.subarray(p * 5, p * 5 + 5)]))
    const result = calibrate(
      { itemIds: itemIds(5), persons: persons.length, responses },
      { items: specifications, groups: persons.map(groupOf), weights, standardErrors: 'none', gradientTolerance: 1e-9 },
    )
    return bankFromCalibration(result, { id: 'b', source: 'r.csv' }).bank.scale.population as { mean: number; sd: number }
  }
  const weighted = population([...repeats.keys()], repeats)
  const repeated = population(rows, undefined)
  expect(weighted.mean).toBeCloseTo(repeated.mean, 7)
  expect(weighted.sd).toBeCloseTo(repeated.sd, 7)
})
