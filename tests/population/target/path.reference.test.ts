import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathBetween } from '../../../src/population/target/path.js'

/**
 * Source: Φ(z₀ + k(z₁ − z₀)/years) with mpmath 1.3.0 at 40 digits, printed to 12. Rounded they are the path table of the
 * 2029 target: 0.36, 0.45 and 0.25 SD a year. Tolerance 1e-11: only the last printed digit is open.
 */
test.each([
  [0.3, 5, 0.12, 0.361190415651, [0.3, 0.435176508251, 0.578469768786, 0.711977397911, 0.821307968229, 0.9]],
  [0.3, 4, 0.15, 0.451488019563, [0.3, 0.470937876157, 0.647498450589, 0.796748571796, 0.9]],
  [0.605, 4, 0.07375, 0.253810238085, [0.605, 0.698510326899, 0.780514228315, 0.847964238982, 0.9]],
])('from %d to 0.9 in %d years takes %d of share or %d SD a year', (from, years, sharePerYear, sdPerYear, probit) => {
  const path = pathBetween(from, 0.9, years)
  expect(path.sharePerYear).toBeCloseTo(sharePerYear, 12)
  expect(path.sdPerYear).toBeCloseTo(sdPerYear, 11)
  expect(path.probit).toHaveLength(probit.length)
  path.probit.forEach((share, year) => {
    expect(share).toBeCloseTo(probit[year] as number, 11)
  })
})

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })

test('both paths begin at the share now, end at the target, and go one way only', () => {
  fc.assert(
    fc.property(share, share, fc.double({ min: 0.1, max: 20, noNaN: true }), (from, to, years) => {
      const { linear, probit } = pathBetween(from, to, years)
      for (const path of [linear, probit]) {
        expect(path[0]).toBeCloseTo(from, 12)
        expect(path.at(-1)).toBeCloseTo(to, 12)
        expect(path).toHaveLength(Math.ceil(years) + 1)
        for (let k = 1; k < path.length; k++) {
          expect(Math.sign(to - from) * ((path[k] as number) - (path[k - 1] as number))).toBeGreaterThanOrEqual(-1e-15)
        }
      }
    }),
  )
})

test('the last ten points to 90 % cost more proficiency than ten points in the middle', () => {
  expect(pathBetween(0.8, 0.9, 1).sdTotal).toBeGreaterThan(1.7 * pathBetween(0.45, 0.55, 1).sdTotal)
})

test('shares of 0 and 1 and no time at all have no path', () => {
  expect(() => pathBetween(0, 0.9, 4)).toThrow(/between 0 and 1/)
  expect(() => pathBetween(0.3, 1, 4)).toThrow(/between 0 and 1/)
  expect(() => pathBetween(0.3, 0.9, 0)).toThrow(/years/)
})
