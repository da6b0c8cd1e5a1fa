import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fayHerriot } from '../../../src/population/areas/fay-herriot.js'

const estimated = (result: ReturnType<typeof fayHerriot>) => {
  if (result.kind !== 'estimated') throw new Error(result.kind)
  return result
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const spread = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1)

describe('with equal variances the Fay–Herriot model has a closed form', () => {
  const estimates = [0.2, 1.4, -0.9, 0.6, 2.2, -0.3, 0.1, 1]
  const own = 0.4
  const fit = estimated(fayHerriot({ estimates, variances: estimates.map(() => own) }))

  test('A is the spread of the estimates less their variance', () => {
    expect(fit.modelVariance).toBeCloseTo(spread(estimates) - own, 9)
    expect(fit.coefficients[0]).toBeCloseTo(mean(estimates), 12)
    expect(fit.converged).toBe(true)
  })

  test('every area is drawn to the mean by 1 − γ, as by James and Stein', () => {
    const weight = 1 - own / spread(estimates)
    for (const [i, area] of fit.areas.entries()) {
      expect(area.weight).toBeCloseTo(weight, 9)
      expect(area.estimate).toBeCloseTo(mean(estimates) + weight * ((estimates[i] as number) - mean(estimates)), 9)
    }
  })

  test('the mean squared error is γψ + (1 − γ)²(A + ψ)/m + 4ψ²/(m(A + ψ))', () => {
    const m = estimates.length
    const whole = spread(estimates)
    const weight = 1 - own / whole
    const expected = weight * own + ((1 - weight) ** 2 * whole) / m + (4 * own * own) / (m * whole)
    expect(fit.areas[0]?.meanSquaredError).toBeCloseTo(expected, 9)
  })
})

test('areas that differ no more than chance have A = 0 and all take the common mean', () => {
  const fit = estimated(fayHerriot({ estimates: [0.1, -0.1, 0.05, 0, -0.05], variances: [1, 1, 2, 2, 4] }))
  expect(fit.modelVariance).toBe(0)
  for (const { estimate, weight } of fit.areas) {
    expect(weight).toBe(0)
    expect(estimate).toBeCloseTo(fit.coefficients[0] as number, 12)
  }
})

test('A maximises the restricted likelihood, with covariates and unequal variances', () => {
  const area = fc.record({ y: fc.double({ min: -3, max: 3, noNaN: true }), psi: fc.double({ min: 0.1, max: 2, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(area, { minLength: 6, maxLength: 12 }), (areas) => {
      const estimates = areas.map(({ y }) => y)
      const variances = areas.map(({ psi }) => psi)
      const covariates = areas.map((_, i) => [1, i])
      const fit = estimated(fayHerriot({ estimates, variances, covariates }))
      const slope =
        (restricted(estimates, variances, covariates, fit.modelVariance + 1e-5) -
          restricted(estimates, variances, covariates, fit.modelVariance)) /
        1e-5
      if (fit.modelVariance === 0) expect(slope).toBeLessThan(1e-3)
      else expect(Math.abs(slope)).toBeLessThan(1e-3)
    }),
    { numRuns: 40 },
  )
})

/** Restricted log-likelihood of two columns, written out. */
function restricted(y: readonly number[], psi: readonly number[], x: readonly (readonly number[])[], model: number): number {
  const w = psi.map((own) => 1 / (model + own))
  const sum = (of: (i: number) => number) => y.reduce((total, _, i) => total + (w[i] as number) * of(i), 0)
  const at = (i: number) => x[i]?.[1] as number
  const [s0, s1, s2] = [sum(() => 1), sum(at), sum((i) => at(i) ** 2)]
  const [t0, t1] = [sum((i) => y[i] as number), sum((i) => at(i) * (y[i] as number))]
  const det = s0 * s2 - s1 * s1
  const [b0, b1] = [(s2 * t0 - s1 * t1) / det, (s0 * t1 - s1 * t0) / det]
  const residual = sum((i) => ((y[i] as number) - b0 - b1 * at(i)) ** 2)
  return 0.5 * w.reduce((total, weight) => total + Math.log(weight), 0) - 0.5 * Math.log(det) - 0.5 * residual
}

test('two areas, or columns that say the same, are not enough', () => {
  expect(fayHerriot({ estimates: [1, 2], variances: [1, 1] }).kind).toBe('too-few-areas')
  const covariates = [0, 1, 2, 3, 4].map(() => [1, 1])
  expect(fayHerriot({ estimates: [1, 2, 3, 4, 5], variances: [1, 1, 1, 1, 1], covariates }).kind).toBe('collinear')
})
