import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { assessFit, type FitResult } from '../../../src/calibration/fit/assess-fit.js'
import type { FitData } from '../../../src/calibration/fit/fit-data.js'
import { createRandom } from '../../../src/math/random-source.js'
import { categoryCurve, createCurvePoint } from '../../../src/models/category-curve.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { bankOf } from './reference-data.js'

const twoParameter = (discrimination: number, difficulty: number): ItemModel => ({
  model: '2pl',
  parameters: { discrimination, difficulty },
})
const items = Array.from({ length: 24 }, (_, i) => twoParameter(0.8 + (i % 4) * 0.3, -1.8 + 0.15 * i))

/** The fit of the whole test costs the fourth power of its length. */
const fewItems = items.slice(0, 8)

/** Responses drawn from `truth`, or `test` where it is silent, to be judged by `test`. */
function simulated(seed: string, persons: number, truth: Readonly<Record<number, ItemModel>> = {}, test = items): FitData {
  const random = createRandom(seed)
  const curves = test.map((item, i) => categoryCurve(truth[i] ?? item))
  const point = createCurvePoint(2)
  const responses = new Uint8Array(persons * test.length)
  for (let p = 0; p < persons; p++) {
    const theta = random.normal()
    for (const [i, curve] of curves.entries()) {
      curve.pointInto(point, theta)
      responses[p * test.length + i] = random.uniform() < (point.probability[1] as number) ? 1 : 0
    }
  }
  return { bank: bankOf(test), persons, responses }
}

function pOf({ items: found }: FitResult): number[] {
  return found.map(({ scoreFit }) => {
    if (scoreFit.kind !== 'tested') throw new Error(`no test: ${JSON.stringify(scoreFit)}`)
    return scoreFit.p
  })
}

test('parameters from elsewhere that hold pass, in the whole test and item by item', () => {
  const result = assessFit(simulated('true', 4000), { parameters: 'elsewhere' })
  if (result.test.kind !== 'tested') throw new Error('expected a test')
  expect(result.test).toMatchObject({ statistic: 'M2', degreesOfFreedom: (24 * 25) / 2 })
  expect(result.test.p).toBeGreaterThan(0.001)
  expect(pOf(result).filter((p) => p < 0.001)).toEqual([])
  expect(Math.max(...result.items.map(({ curveDistance }) => curveDistance?.largest ?? 1))).toBeLessThan(0.03)
})

test('the item that people guess at is the one that does not fit', () => {
  const guessed: ItemModel = { model: '3pl', parameters: { discrimination: 1.4, difficulty: 1.2, lowerAsymptote: 0.3 } }
  const result = assessFit(simulated('guessed', 3000, { 20: guessed }), { parameters: 'elsewhere' })
  expect(pOf(result).flatMap((p, i) => (p < 1e-6 ? [i] : []))).toEqual([20])
  const distances = result.items.map(({ curveDistance }) => curveDistance?.largest ?? 0)
  expect(distances.indexOf(Math.max(...distances))).toBe(20)
  const squares = result.items.map(({ meanSquares }) => meanSquares?.outfit ?? 0)
  expect(squares.indexOf(Math.max(...squares))).toBe(20)
})

test('an item asked twice shows in Q3', () => {
  const data = simulated('twice', 1500)
  for (let p = 0; p < data.persons; p++) data.responses[p * 24 + 11] = data.responses[p * 24 + 10] as number
  const { residualCorrelations } = assessFit(data)
  if ('kind' in residualCorrelations) throw new Error('refused')
  const [largest] = [...residualCorrelations.pairs].sort((one, other) => other.adjusted - one.adjusted)
  expect(largest?.items).toEqual(['i11', 'i12'])
  expect(largest?.q3).toBeGreaterThan(0.7)
  expect(residualCorrelations.pairs).toHaveLength((24 * 23) / 2)
})

test('lz* has the variance of a standard normal where lz falls short of it', () => {
  const { people } = assessFit(simulated('null', 3000), { parameters: 'elsewhere' })
  const variance = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  }
  // 3,000 draws: a variance of 1 has a standard error of 0.026, somewhat more with lz*'s heavier lower tail.
  expect(Math.abs(variance(people.map(({ lzStar }) => lzStar as number)) - 1)).toBeLessThan(0.1)
  expect(variance(people.map(({ lz }) => lz as number))).toBeLessThan(0.9)
})

test('a person who has the hard half right and the easy half wrong stands out', () => {
  const data = simulated('aberrant', 500)
  for (let i = 0; i < 24; i++) data.responses[i] = i < 12 ? 0 : 1
  const { people } = assessFit(data, { parameters: 'elsewhere' })
  expect(people[0]?.lzStar).toBeLessThan(-5)
  expect(people.slice(1).every(({ lzStar }) => (lzStar as number) > -5)).toBe(true)
})

test('EAP gives lz alone, and MLE nobody with all right or all wrong', () => {
  const data = simulated('theta', 200, {}, fewItems)
  data.responses.fill(1, 0, fewItems.length)
  expect(assessFit(data, { theta: 'eap' }).people.every(({ lz, lzStar }) => lz !== undefined && lzStar === undefined)).toBe(true)
  const byMle = assessFit(data, { theta: 'mle' })
  expect(byMle.withoutTheta).toBeGreaterThan(0)
  expect(byMle.people.some(({ person }) => person === 0)).toBe(false)
})

describe('what the data cannot carry is refused with its reason', () => {
  test('an adaptive test keeps RMSD and mean squares; the rest is refused', () => {
    const data = simulated('adaptive', 400)
    const random = createRandom('given')
    const responses = data.responses.map((response) => (random.uniform() < 0.4 ? response : 255))
    const result = assessFit({ ...data, responses })
    const refused = { kind: 'refused', reason: 'adaptive' }
    expect(result.administration).toEqual({ kind: 'adaptive', basis: 'many-sets', forms: 0 })
    expect(result).toMatchObject({ test: refused, residualCorrelations: refused, likelihoodFit: refused })
    for (const item of result.items) {
      expect(item.scoreFit).toEqual(refused)
      expect(item.meanSquares?.responses).toBeGreaterThan(100)
      expect(item.curveDistance?.largest).toBeLessThan(0.2)
    }
    expect(result.people.every(({ lz }) => lz === undefined)).toBe(true)
  })

  test('two fixed forms keep Q3 and lz, but have no common sum score', () => {
    const data = simulated('forms', 400)
    const responses = data.responses.map((response, cell) =>
      Math.floor(cell / 24) % 2 === Math.floor((cell % 24) / 12) ? response : 255,
    )
    const result = assessFit({ ...data, responses })
    expect(result.administration).toEqual({ kind: 'fixed', basis: 'forms', forms: 2 })
    expect(result.test).toEqual({ kind: 'refused', reason: 'incomplete' })
    expect(result.items[0]?.scoreFit).toEqual({ kind: 'refused', reason: 'incomplete' })
    expect(result.likelihoodFit).toEqual({ kind: 'given' })
    expect(result.residualCorrelations).toMatchObject({ leftOut: 144 })
    expect(assessFit({ ...data, responses }, { administration: 'adaptive' }).likelihoodFit).toEqual({
      kind: 'refused',
      reason: 'adaptive',
    })
  })

  test('everything right has no correlation of residuals and no fit of the whole test, instead of figures from rounding', () => {
    const data = { bank: bankOf(items), persons: 60, responses: new Uint8Array(60 * 24).fill(1) }
    const result = assessFit(data)
    expect(result.test).toEqual({ kind: 'refused', reason: 'no-variation' })
    expect(result.residualCorrelations).toEqual({ mean: 0, pairs: [], leftOut: 276 })
    expect(result.items.every(({ scoreFit }) => scoreFit.kind === 'untestable')).toBe(true)
  })

  test('no answers at all are nobody complete and nothing to judge', () => {
    const result = assessFit({ bank: bankOf(items), persons: 60, responses: new Uint8Array(60 * 24).fill(255) })
    expect(result).toMatchObject({ complete: 0, administration: { basis: 'no-answers' }, test: { reason: 'no-answers' } })
    expect(result.likelihood.criteria).toBeUndefined()
    expect(assessFit({ bank: bankOf([]), persons: 60, responses: new Uint8Array(0) }).complete).toBe(0)
  })

  test('nominal items, and more parameters than moments', () => {
    const nominal: ItemModel = { model: 'nrm', parameters: { slopes: [0.5, 1], intercepts: [0.2, -0.1] } }
    const responses = Uint8Array.from({ length: 300 }, (_, cell) => (cell * 7) % 3)
    expect(assessFit({ bank: bankOf([nominal, nominal, nominal]), persons: 100, responses }).test).toEqual({
      kind: 'refused',
      reason: 'nominal-items',
    })
    const pair = { bank: bankOf(items.slice(0, 2)), persons: 150, responses: responses.map((value) => value % 2) }
    expect(assessFit(pair).test).toEqual({ kind: 'refused', reason: 'no-degrees-of-freedom' })
  })

  test('an item that nobody was given has no figures', () => {
    const data = simulated('unseen', 100)
    const responses = data.responses.map((response, cell) => (cell % 24 === 3 ? 255 : response))
    const item = assessFit({ ...data, responses }).items[3]
    expect(item).toMatchObject({ persons: 0, scoreFit: { kind: 'refused', reason: 'incomplete' } })
    expect([item?.meanSquares, item?.curveDistance]).toEqual([undefined, undefined])
  })
})

test('a scale’s population is the latent distribution unless another is named', () => {
  const data = simulated('population', 200, {}, fewItems)
  const scale = { ...data.bank.scale, population: { name: 'pilot', mean: 0.4, sd: 1.2 } }
  const bank = compileBank({ ...data.bank, format: 'melek-bank/1', scale })
  expect(assessFit({ ...data, bank }).population).toEqual({ mean: 0.4, sd: 1.2 })
  expect(assessFit({ ...data, bank }, { population: { mean: 0, sd: 1 } }).population).toEqual({ mean: 0, sd: 1 })
})
