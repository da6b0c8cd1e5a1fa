import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeUnitRank, rankCandidates } from '../../../src/adaptive/selection/ranking.js'

function ranked(values: readonly number[], ids: readonly string[]) {
  const ranking = rankCandidates(
    Float64Array.from(values),
    values.map((_, index) => index),
    codeUnitRank(ids),
  )
  return values.map((_, place) => ids[ranking.at(place) as number])
}

test('a ranking is from best to worst, whatever the order in which places are asked for', () => {
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

test('ties break by code units, not by the alphabet of a language (edge case 16)', () => {
  expect(ranked([1, 1, 1, 2], ['b', 'ä', 'B', 'z'])).toEqual(['z', 'B', 'b', 'ä'])
})

test('differences of 1e-12 are rounding, of 1e-8 real', () => {
  expect(ranked([1, 1 + 1e-12], ['a', 'b'])).toEqual(['a', 'b'])
  expect(ranked([1, 1 + 1e-8], ['a', 'b'])).toEqual(['b', 'a'])
})

test('negative values, as distances are, rank and tie like positive ones', () => {
  expect(ranked([-2, -1, -1 - 1e-12], ['c', 'b', 'a'])).toEqual(['a', 'b', 'c'])
})
