import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bivariateNormalCdf, bivariateNormalDensity } from '../../src/math/bivariate-normal.js'
import { normalCdf } from '../../src/math/normal.js'

test('at the origin it is 1/4 + asin(ρ)/2π', () => {
  for (const rho of [-0.999, -0.9, -0.3, 0, 0.5, 0.95, 0.999])
    expect(bivariateNormalCdf(0, 0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 14)
})

// Source: scipy 1.17.1, multivariate_normal.cdf, ten digits.
test.each([
  [0.5, -1.2, -0.9, 0.0031500823],
  [0.5, -1.2, -0.5, 0.0403518741],
  [0.5, -1.2, 0.3, 0.0980600311],
  [0.5, -1.2, 0.9, 0.1150667713],
  [0.5, -1.2, 0.99, 0.1150696702],
])('P(X ≤ %d, Y ≤ %d) at ρ = %d is %d', (x, y, rho, wanted) => {
  expect(bivariateNormalCdf(x, y, rho)).toBeCloseTo(wanted, 10)
})

test('it is symmetric, falls apart at ρ = 0, and the quadrants sum to the margins', () => {
  const place = fc.double({ min: -4, max: 4, noNaN: true })
  const correlation = fc.double({ min: -0.9, max: 0.9, noNaN: true })
  fc.assert(
    fc.property(place, place, correlation, (x, y, rho) => {
      expect(bivariateNormalCdf(x, y, rho)).toBeCloseTo(bivariateNormalCdf(y, x, rho), 14)
      expect(bivariateNormalCdf(x, y, 0)).toBeCloseTo(normalCdf(x) * normalCdf(y), 14)
      expect(bivariateNormalCdf(x, y, rho) + bivariateNormalCdf(x, -y, -rho)).toBeCloseTo(normalCdf(x), 12)
    }),
  )
})

test('its slope in ρ is the density', () => {
  const step = 1e-5
  for (const rho of [-0.8, -0.2, 0.4, 0.85]) {
    const slope = (bivariateNormalCdf(0.3, -0.7, rho + step) - bivariateNormalCdf(0.3, -0.7, rho - step)) / (2 * step)
    expect(slope).toBeCloseTo(bivariateNormalDensity(0.3, -0.7, rho), 8)
  }
})

test('infinite bounds leave the other variable alone', () => {
  expect(bivariateNormalCdf(Infinity, 0.4, 0.6)).toBeCloseTo(normalCdf(0.4), 15)
  expect(bivariateNormalCdf(0.4, -Infinity, 0.6)).toBe(0)
  expect(bivariateNormalDensity(Infinity, 0.4, 0.6)).toBe(0)
})
