import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { keyedUniform } from '../../src/math/keyed-uniform.js'
import { normalFromUniform } from '../../src/math/normal.js'
import { createRandom } from '../../src/math/random-source.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { compileEapScorer } from '../../src/scoring/eap-columns.js'
import { compilePlausibleValues, type PlausibleColumnOptions } from '../../src/scoring/plausible-columns.js'
import { insideUnit, plausibleValueKey, plausibleValues } from '../../src/scoring/plausible-values.js'
import { posterior } from '../../src/scoring/posterior.js'
import { posteriorMass } from '../../src/scoring/posterior-mass.js'
import type { Prior } from '../../src/scoring/prior.js'
import { createScoreColumns } from '../../src/scoring/score-columns.js'
import { answeredBank, bankOf, drawResponses } from '../arbitraries/banks.js'
import { arbitraryItem } from '../arbitraries/items.js'
import { expectWithin } from './expect-estimate.js'

const idOf = (person: number) => `person ${person}`

function columnsOf(bank: CompiledBank, rows: readonly Uint8Array[], options: PlausibleColumnOptions): Float64Array {
  const items = bank.items.length
  const responses = new Uint8Array(rows.length * items)
  for (const [person, row] of rows.entries()) responses.set(row, person * items)
  const out = new Float64Array(rows.length * options.count)
  compilePlausibleValues(bank, options).drawInto(out, responses, rows.length, idOf)
  return out
}

/** Each value is a quantile of the readable posterior: at the uniform that was drawn for it. */
function expectQuantiles(
  bank: CompiledBank,
  rows: readonly Uint8Array[],
  options: PlausibleColumnOptions,
  tolerance = 1e-7,
): void {
  const values = columnsOf(bank, rows, options)
  for (const [person, row] of rows.entries()) {
    const readable = plausibleValues(bank, row, idOf(person), options)
    const { probabilityBelow } = posteriorMass(posterior(bank, row, options))
    for (let m = 0; m < options.count; m++) {
      const uniform = insideUnit(keyedUniform(plausibleValueKey, options.seed, idOf(person), String(m + 1)))
      expectWithin(probabilityBelow(readable[m] as number), uniform, 1e-11)
      expectWithin(probabilityBelow(values[person * options.count + m] as number), uniform, tolerance)
    }
  }
}

function threeParameterBank(count: number): CompiledBank {
  const random = createRandom(`bank ${count}`)
  return bankOf(
    Array.from({ length: count }, (): ItemModel => {
      const parameters = { discrimination: Math.exp(0.2 + 0.3 * random.normal()), difficulty: random.normal() }
      return { model: '3pl', parameters: { ...parameters, lowerAsymptote: 0.1 + 0.15 * random.uniform() } }
    }),
  )
}

function persons(bank: CompiledBank, count: number): { thetas: number[]; rows: Uint8Array[] } {
  const random = createRandom('persons')
  const thetas = Array.from({ length: count }, () => random.normal())
  return { thetas, rows: thetas.map((theta) => drawResponses(bank, theta, random)) }
}

describe('plausible values of many persons take the drawn uniform back to 1e-7 of the readable distribution function', () => {
  test('for any items and any pattern, with nothing answered too', () => {
    fc.assert(
      fc.property(answeredBank(), ({ bank, responses }) => {
        expectQuantiles(bank, [responses, responses.map(() => 255)], { count: 4, seed: 'any' })
      }),
      { numRuns: 30 },
    )
  })

  test('for items of any slope, for which the readable form is only good to 1e-6 itself', () => {
    fc.assert(
      fc.property(answeredBank({ item: arbitraryItem, mostItems: 6 }), ({ bank, responses }) => {
        expectQuantiles(bank, [responses], { count: 4, seed: 'steep' }, 1e-6)
      }),
      { numRuns: 30 },
    )
  })

  test.each([40, 150, 400])('for tests of %i items, all right and all wrong among them', (count) => {
    const bank = threeParameterBank(count)
    const rows = [...persons(bank, 8).rows, new Uint8Array(count).fill(1), new Uint8Array(count)]
    expectQuantiles(bank, rows, { count: 5, seed: 'long' })
  })

  test.each<[string, Prior]>([
    ['a uniform prior', { kind: 'uniform' }],
    ['another normal prior', { kind: 'normal', mean: 1.3, sd: 0.4 }],
    ['a density with a kink', { kind: 'density', mean: 0, sd: 1, logDensity: (theta) => -2 * Math.abs(theta - 0.31) }],
  ])('under %s', (_, prior) => {
    const bank = threeParameterBank(12)
    expectQuantiles(bank, [...persons(bank, 6).rows, new Uint8Array(12), new Uint8Array(12).fill(255)], {
      count: 3,
      seed: 'prior',
      prior,
      nodes: { count: 51, low: -5, high: 5 },
    })
  })
})

describe('a plausible value is a function of seed, person and number', () => {
  const bank = threeParameterBank(30)
  const { rows } = persons(bank, 9)
  const all = columnsOf(bank, rows, { count: 10, seed: 'one' })

  test('the first five of ten are the five of five, to the last bit', () => {
    const five = columnsOf(bank, rows, { count: 5, seed: 'one' })
    for (let person = 0; person < rows.length; person++)
      expect(all.subarray(10 * person, 10 * person + 5)).toEqual(five.subarray(5 * person, 5 * person + 5))
  })

  test('whoever is in the same block, and in whatever order', () => {
    const drawn = compilePlausibleValues(bank, { count: 10, seed: 'one' })
    for (const person of [7, 0, 3]) {
      const alone = new Float64Array(10)
      drawn.drawInto(alone, rows[person] as Uint8Array, 1, () => idOf(person))
      expect(alone).toEqual(all.subarray(10 * person, 10 * person + 10))
    }
  })

  test('another seed or another person gives other values', () => {
    expect(columnsOf(bank, rows, { count: 1, seed: 'two' })[0]).not.toBe(all[0])
    const same = columnsOf(bank, [rows[0] as Uint8Array, rows[0] as Uint8Array], { count: 1, seed: 'one' })
    expect(same[0]).not.toBe(same[1])
  })
})

test('persons without responses draw from the prior', () => {
  const prior = { kind: 'normal', mean: -0.4, sd: 1.2 } as const
  const values = columnsOf(threeParameterBank(5), [new Uint8Array(5).fill(255)], { count: 20, seed: 'prior', prior })
  for (let m = 0; m < 20; m++) {
    const z = normalFromUniform(keyedUniform(plausibleValueKey, 'prior', idOf(0), String(m + 1)))
    expectWithin(values[m], -0.4 + 1.2 * z, 1e-6)
  }
})

test('each person is drawn under a prior of their own where there are several', () => {
  const bank = threeParameterBank(20)
  const { rows } = persons(bank, 4)
  const priors: Prior[] = [
    { kind: 'normal', mean: -1, sd: 0.6 },
    { kind: 'normal', mean: 0.8, sd: 1.1 },
  ]
  const responses = Uint8Array.from(rows.flatMap((row) => [...row]))
  const out = new Float64Array(4 * 3)
  compilePlausibleValues(bank, { count: 3, seed: 's', priors }).drawInto(out, responses, 4, idOf, Uint16Array.of(0, 1, 1, 0))
  for (const [person, which] of [0, 1, 1, 0].entries()) {
    const readable = plausibleValues(bank, rows[person] as Uint8Array, idOf(person), {
      count: 3,
      seed: 's',
      prior: priors[which],
    })
    for (const [m, value] of readable.entries()) expectWithin(out[3 * person + m], value, 1e-6)
  }
})

test('over 4,000 persons (value − estimate)/SE has mean 0 and variance 1, and (value − theta)/SE variance 2, within four SE', () => {
  const bank = threeParameterBank(20)
  const count = 4000
  const { thetas, rows } = persons(bank, count)
  const values = columnsOf(bank, rows, { count: 1, seed: 'calibrated' })
  const columns = createScoreColumns(count)
  compileEapScorer(bank).scoreInto(columns, Uint8Array.from(rows.flatMap((row) => [...row])), count)
  const spread = (from: ArrayLike<number>) => {
    const standardised = Array.from(values, (value, p) => (value - (from[p] as number)) / (columns.standardError[p] as number))
    const mean = standardised.reduce((sum, z) => sum + z, 0) / count
    return { mean, variance: standardised.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (count - 1) }
  }
  const aroundEstimate = spread(columns.theta)
  expectWithin(aroundEstimate.mean, 0, 4 / Math.sqrt(count))
  expectWithin(aroundEstimate.variance, 1, 4 * Math.sqrt(2.5 / count))
  // Given the responses, theta and a plausible value are two independent draws from the posterior.
  const aroundTheta = spread(thetas)
  expectWithin(aroundTheta.mean, 0, 4 * Math.sqrt(2 / count))
  expectWithin(aroundTheta.variance, 2, 8 * Math.sqrt(2.5 / count))
})

test('the share of values at or above a cut is P(θ ≥ cut), within four standard errors', () => {
  const bank = threeParameterBank(8)
  const [row] = persons(bank, 1).rows as [Uint8Array]
  const values = columnsOf(bank, [row], { count: 1000, seed: 'share' })
  const { probabilityAbove } = posteriorMass(posterior(bank, row))
  for (const cut of [-1.2, -0.4, 0, 0.3]) {
    const expected = probabilityAbove(cut)
    const share = values.filter((value) => value >= cut).length / 1000
    expectWithin(share, expected, 4 * Math.sqrt((expected * (1 - expected)) / 1000))
  }
})

describe('misuse', () => {
  const bank = threeParameterBank(3)
  const refusal = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      return isMelekError(error) ? error.code : 'other'
    }
    return 'none'
  }
  const options = { count: 2, seed: 's' }

  test.each([0, 1.5, -1, 1001, Number.NaN])('%d values are refused', (count) => {
    expect(refusal(() => compilePlausibleValues(bank, { ...options, count }))).toBe('plausible-values-invalid')
    expect(refusal(() => plausibleValues(bank, [1, 0, 1], 'p', { ...options, count }))).toBe('plausible-values-invalid')
  })

  test('no priors, and a person without one of them, are refused', () => {
    expect(refusal(() => compilePlausibleValues(bank, { ...options, priors: [] }))).toBe('plausible-values-invalid')
    const drawn = compilePlausibleValues(bank, { ...options, priors: [{ kind: 'uniform' }] })
    const draw = (priorOf?: number[]) => drawn.drawInto(new Float64Array(2), Uint8Array.of(1, 0, 1), 1, idOf, priorOf)
    expect(refusal(() => draw())).toBe('plausible-values-invalid')
    expect(refusal(() => draw([1]))).toBe('plausible-values-invalid')
    expect(refusal(() => draw([0]))).toBe('none')
  })

  test.each([12, 99999999, 198503152010121001n, undefined, null])('an id that is no text, %s, is refused by both forms', (id) => {
    const drawn = compilePlausibleValues(bank, options)
    expect(refusal(() => drawn.drawInto(new Float64Array(2), Uint8Array.of(1, 0, 1), 1, () => id as never))).toBe(
      'plausible-values-invalid',
    )
    expect(refusal(() => plausibleValues(bank, [1, 0, 1], id as never, options))).toBe('plausible-values-invalid')
  })

  test('a response that is no category, and too little room, are refused', () => {
    const drawn = compilePlausibleValues(bank, options)
    expect(refusal(() => drawn.drawInto(new Float64Array(2), Uint8Array.of(1, 2, 1), 1, idOf))).toBe('responses-invalid')
    expect(refusal(() => drawn.drawInto(new Float64Array(1), Uint8Array.of(1, 1, 1), 1, idOf))).toBe('columns-short')
    expect(refusal(() => drawn.drawInto(new Float64Array(4), Uint8Array.of(1, 1, 1), 2, idOf))).toBe('columns-short')
  })
})
