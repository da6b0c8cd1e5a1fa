import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectDif } from '../../../src/calibration/dif/detect-dif.js'
import { logisticDif } from '../../../src/calibration/dif/logistic-dif.js'
import { mantelSums } from '../../../src/calibration/dif/mantel.js'
import type { MatchingTable } from '../../../src/calibration/dif/matching-table.js'
import { commonOddsRatio } from '../../../src/calibration/dif/odds-ratio.js'
import { steepestSlope } from '../../../src/calibration/estimation/coordinates/build-layout.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { runs } from '../../arbitraries/runs.js'
import { raschItem, simulatedDif } from './simulated-dif.js'

const items = [-1, -0.5, 0, 0.5, 1].map((difficulty) => raschItem(difficulty, 0.3))
const seeds = fc.string({ minLength: 1, maxLength: 8 })

test('exchanging the groups turns every effect round and leaves every p as it is', () => {
  fc.assert(
    fc.property(seeds, fc.constantFrom('mh' as const, 'logistic' as const), (seed, method) => {
      const data = simulatedDif(items, { persons: 200, seed })
      const one = detectDif(data, { focal: 'focal', method, purify: false }).items
      const other = detectDif(data, { focal: 'reference', method, purify: false }).items
      for (const [i, item] of one.entries()) {
        const turned = other[i]
        if (item.kind !== 'estimated' || turned?.kind !== 'estimated') continue
        expect(turned.p).toBeCloseTo(item.p as number, 7)
        if (item.favours !== 'neither') expect(turned.favours).not.toBe(item.favours)
      }
    }),
    { numRuns: 25 },
  )
})

/** A slope without a maximum ends at the bound of the search, which is in units of the reference group's SD. */
const atBound = ({ parameters }: ItemModel) => (parameters as { discrimination: number }).discrimination > 0.99 * steepestSlope

test('the likelihood ratio does not ask which group is the focal one, where no slope runs away', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const data = simulatedDif(items, { persons: 500, seed })
      const ratios = (focal: string) =>
        detectDif(data, { focal, method: 'lr', purify: false }).items.map((each) => {
          if (each.kind !== 'estimated' || each.figures.model !== 'likelihood-ratio') return Number.NaN
          const { reference, focal: own, chiSquared } = each.figures
          return atBound(reference) || atBound(own) ? Number.NaN : chiSquared
        })
      const [one, other] = [ratios('focal'), ratios('reference')]
      for (const [i, chiSquared] of one.entries())
        if (Number.isFinite(chiSquared) && Number.isFinite(other[i])) expect(other[i]).toBeCloseTo(chiSquared, 2)
    }),
    runs(4),
  )
})

test('the two terms of the logistic test add up to the joint one', () => {
  fc.assert(
    fc.property(tables(3), (table) => {
      const result = logisticDif(table)
      if (result.kind === 'undefined') return
      const { uniform, 'non-uniform': nonUniform, both } = result.tests
      expect(uniform.chiSquared + nonUniform.chiSquared).toBeCloseTo(both.chiSquared, 6)
      expect(uniform.explainedVarianceGain).toBeGreaterThan(-1e-9)
    }),
    { numRuns: 40 },
  )
})

test('for two categories the Mantel sums are those of the right answers in 2 × 2 tables', () => {
  fc.assert(
    fc.property(tables(2), (table) => {
      const sums = mantelSums(table)
      let expected = 0
      let variance = 0
      for (let s = 0; s < table.values.length; s++) {
        const [b, a, d, c] = Array.from(table.counts.subarray(4 * s, 4 * s + 4)) as [number, number, number, number]
        const n = a + b + c + d
        if (a + b === 0 || c + d === 0) continue
        expected += ((c + d) * (a + c)) / n
        variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1))
      }
      expect(sums.expected).toBeCloseTo(expected, 9)
      expect(sums.variance).toBeCloseTo(variance, 9)
    }),
  )
})

test('a stratum without anybody changes no odds ratio', () => {
  fc.assert(
    fc.property(tables(2), (table) => {
      const { values, counts } = table
      const wider = { ...table, values: Float64Array.of(...values, 99), counts: Float64Array.of(...counts, 0, 0, 0, 0) }
      expect(commonOddsRatio(wider)).toEqual(commonOddsRatio(table))
    }),
  )
})

test('a factor on all counts leaves the odds ratio and divides the variance of its logarithm', () => {
  fc.assert(
    fc.property(tables(2), fc.integer({ min: 2, max: 9 }), (table, factor) => {
      const one = commonOddsRatio(table)
      const many = commonOddsRatio({ ...table, counts: table.counts.map((count) => factor * count) })
      expect(many.kind).toBe(one.kind)
      if (one.kind !== 'finite' || many.kind !== 'finite') return
      expect(many.oddsRatio).toBeCloseTo(one.oddsRatio, 9)
      expect(many.logStandardError ** 2 * factor).toBeCloseTo(one.logStandardError ** 2, 9)
    }),
  )
})

/** Tables of 2 to 6 values of the match. */
function tables(categories: number): fc.Arbitrary<MatchingTable> {
  return fc
    .integer({ min: 2, max: 6 })
    .chain((strata) =>
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: strata * 2 * categories, maxLength: strata * 2 * categories }),
    )
    .map((counts) => ({
      values: Float64Array.from({ length: counts.length / (2 * categories) }, (_, s) => s),
      categories,
      counts: Float64Array.from(counts),
    }))
}
