import { describe, expect, test } from 'vitest'
import { latentQuadrature } from '../../../src/calibration/estimation/latent-quadrature.js'
import { reliability } from '../../../src/calibration/fit/reliability.js'
import { wholeLikelihood } from '../../../src/calibration/fit/whole-likelihood.js'
import { lsat } from '../../reference/lsat.js'
import { figures, fit15Data, fromSlopeIntercept, lsatData } from './reference-data.js'

// Source: mirt 1.46.1, tests/reference/fit15.csv, converged to 1e-9 in the log-likelihood; N = 2,000.
const criteria = {
  twoParameter: {
    logLikelihood: -15583.9958639465,
    aic: 31227.9917278929,
    bic: 31396.0188016792,
    adjustedBic: 31300.7071717788,
    freeParameters: 30,
  },
  rasch: {
    logLikelihood: -15762.7390754393,
    aic: 31557.4781508787,
    bic: 31647.0925902313,
    adjustedBic: 31596.2597209511,
    freeParameters: 16,
  },
}

interface Parameters {
  readonly items: readonly (readonly number[])[]
  readonly variance: number
}

describe.each(['twoParameter', 'rasch'] as const)('15 items, 2,000 persons, %s', (name) => {
  test('log-likelihood, AIC, BIC and BIC adjusted for sample size', () => {
    const { items, variance } = figures<Readonly<Record<typeof name, Parameters>>>('fit-mirt-fit15.json')[name]
    const data = fit15Data(fromSlopeIntercept(items, name === 'rasch' ? '1pl' : '2pl'))
    const population = { mean: 0, sd: name === 'rasch' ? Math.sqrt(variance) : 1 }
    const likelihood = wholeLikelihood(data, latentQuadrature(population), true)
    const { logLikelihood, ...expected } = criteria[name]
    // mirt cuts the latent distribution at ±6 logits, 4.7 SD of the Rasch model.
    const digits = name === 'rasch' ? 3 : 5
    expect(likelihood.logLikelihood).toBeCloseTo(logLikelihood, digits)
    expect(likelihood.criteria?.freeParameters).toBe(expected.freeParameters)
    for (const key of ['aic', 'bic', 'adjustedBic'] as const)
      expect(likelihood.criteria?.[key]).toBeCloseTo(expected[key], digits - 1)
    expect(wholeLikelihood(data, latentQuadrature(population), false).criteria).toBeUndefined()
  })
})

test('empirical and marginal reliability of LSAT7 under 2PL', () => {
  // Source: mirt 1.47, empirical_rxx of EAP scores and marginal_rxx. mirt's variance of the scores is that of the table of
  // persons, with n − 1, as here; its marginal reliability is integrated by R's integrate.
  const found = reliability(lsatData('lsat7', fromSlopeIntercept(lsat.lsat7.twoParameter.items)), { mean: 0, sd: 1 })
  expect(found.empirical).toBeCloseTo(0.45230497858, 5)
  expect(found.marginal).toBeCloseTo(0.44181901335, 5)
})
