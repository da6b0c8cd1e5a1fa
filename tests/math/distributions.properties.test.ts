import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquaredCdf, chiSquaredDensity, chiSquaredQuantile, chiSquaredUpperTail } from '../../src/math/chi-squared.js'
import { fCdf, fDensity, fQuantile, fUpperTail } from '../../src/math/f-distribution.js'
import { normalCdf, normalUpperTail } from '../../src/math/normal.js'
import { studentTCdf, studentTDensity, studentTQuantile, studentTUpperTail } from '../../src/math/student-t.js'

const freedom = fc.double({ min: 0.5, max: 500, noNaN: true })
const positive = fc.double({ min: 0.01, max: 60, noNaN: true })
const real = fc.double({ min: -30, max: 30, noNaN: true })
/** Probabilities of both tails, small ones as likely as large ones. */
const probability = fc
  .tuple(fc.double({ min: -600, max: -0.7, noNaN: true }), fc.boolean())
  .map(([log, upper]) => (upper ? 1 - Math.exp(log) : Math.exp(log)))
  .filter((p) => p < 1)

interface Distribution {
  readonly density: (x: number, a: number, b: number) => number
  readonly cdf: (x: number, a: number, b: number) => number
  readonly upperTail: (x: number, a: number, b: number) => number
  readonly quantile: (p: number, a: number, b: number) => number
  readonly places: fc.Arbitrary<number>
}

const distributions: [string, Distribution][] = [
  [
    'chi-squared',
    {
      density: chiSquaredDensity,
      cdf: chiSquaredCdf,
      upperTail: chiSquaredUpperTail,
      quantile: chiSquaredQuantile,
      places: positive,
    },
  ],
  [
    'Student t',
    { density: studentTDensity, cdf: studentTCdf, upperTail: studentTUpperTail, quantile: studentTQuantile, places: real },
  ],
  ['F', { density: fDensity, cdf: fCdf, upperTail: fUpperTail, quantile: fQuantile, places: positive }],
]

describe.each(distributions)('%s', (_, { density, cdf, upperTail, quantile, places }) => {
  test('both tails add up to one', () => {
    fc.assert(fc.property(places, freedom, freedom, (x, a, b) => Math.abs(cdf(x, a, b) + upperTail(x, a, b) - 1) < 1e-14))
  })

  test('the slope of the distribution function is the density', () => {
    fc.assert(
      fc.property(places, freedom, freedom, (x, a, b) => {
        const h = 1e-4 * Math.max(Math.abs(x), 0.01)
        const slope = (cdf(x + h, a, b) - cdf(x - h, a, b)) / (2 * h)
        // Rounding of the difference and the third derivative, whichever is larger.
        const allowed = 1e-15 / h + 2e-4 * density(x, a, b)
        expect(Math.abs(slope - density(x, a, b))).toBeLessThanOrEqual(allowed)
      }),
    )
  })

  test('the tail at a quantile is the probability asked for', () => {
    fc.assert(
      fc.property(probability, freedom, freedom, (p, a, b) => {
        const x = quantile(p, a, b)
        fc.pre(x !== 0 && Number.isFinite(x))
        const [tail, asked] = p < 0.5 ? [cdf(x, a, b), p] : [upperTail(x, a, b), 1 - p]
        // One rounding of x moves the logarithm of a tail by ε·x·density/tail.
        const allowed = 1e-12 + (4 * Number.EPSILON * Math.abs(x) * density(x, a, b)) / tail
        expect(Math.abs(tail / asked - 1)).toBeLessThanOrEqual(allowed)
      }),
    )
  })
})

describe('relations between distributions', () => {
  test('chi-squared with 2 degrees of freedom is exponential', () => {
    fc.assert(fc.property(positive, (x) => Math.abs(chiSquaredUpperTail(x, 2) / Math.exp(-x / 2) - 1) < 1e-13))
  })

  test('chi-squared with 1 degree of freedom is the square of a normal', () => {
    fc.assert(fc.property(positive, (x) => Math.abs(chiSquaredUpperTail(x, 1) / (2 * normalUpperTail(Math.sqrt(x))) - 1) < 1e-13))
  })

  test('t with 1 degree of freedom is Cauchy', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e300, noNaN: true }), (t) => {
        expect(Math.abs((studentTUpperTail(t, 1) * Math.PI) / Math.atan2(1, t) - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  test('t squared is F with 1 numerator degree of freedom', () => {
    fc.assert(
      fc.property(positive, freedom, (t, df) => {
        expect(Math.abs((2 * studentTUpperTail(t, df)) / fUpperTail(t * t, 1, df) - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  test('F turned over is F with its degrees of freedom exchanged', () => {
    fc.assert(
      fc.property(positive, freedom, freedom, (x, d1, d2) => {
        expect(Math.abs(fCdf(x, d1, d2) - fUpperTail(1 / x, d2, d1))).toBeLessThan(1e-13)
      }),
    )
  })

  test('t with infinite degrees of freedom is normal, and with a billion it is within 1e-8 of it', () => {
    fc.assert(
      fc.property(real, (t) => {
        expect(studentTCdf(t, Infinity)).toBe(normalCdf(t))
        expect(Math.abs(studentTCdf(t, 1e9) - normalCdf(t))).toBeLessThan(1e-8)
      }),
    )
  })
})
