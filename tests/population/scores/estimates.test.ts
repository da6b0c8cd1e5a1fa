import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../../src/math/normal.js'
import { createRandom } from '../../../src/math/random-source.js'
import { addEstimateInto, createEstimateColumns } from '../../../src/population/estimates/estimate-columns.js'
import { estimateTails } from '../../../src/population/estimates/estimate-tails.js'
import { latentNormalOfEstimates } from '../../../src/population/estimates/latent-normal-of-estimates.js'
import { origin, sharesOfText, shown, standardAt } from './score-tables.js'

/** Measurements of a group at the quantiles of their distribution, and the EAP estimates that N(0, 1) makes of them. */
const cut = normalQuantile(0.1)
const error = 0.6
const rho = 1 / (1 + error * error)
const size = 4000
function agency(mean: number): number[] {
  return Array.from({ length: size }, (_, p) => mean + Math.hypot(1, error) * normalQuantile((p + 0.5) / size))
}
const weak = agency(-0.8)
const rowsOf = (measured: readonly number[], name: string) =>
  measured.map((x) => `${name},${(rho * x).toFixed(12)},${(Math.sqrt(rho) * error).toFixed(12)}`)
const header = 'agency,theta,standard_error'

describe('an agency 0.8 SD below the nation, from EAP scores under the national prior', () => {
  const text = [header, ...rowsOf(weak, 'weak'), ...rowsOf(agency(0), 'mean')].join('\n')
  const result = sharesOfText(text, { standard: standardAt([cut]), origin, group: 'agency' })
  const share = shown(result.groups[1])

  test('is 70.4 % literate again: the prior is taken out and its own put in', () => {
    expect(share.share).toBeCloseTo(0.6857, 2)
    expect(share.conditioning).toMatchObject({ kind: 'own', mean: expect.closeTo(-0.8, 3), sd: expect.closeTo(1, 2) })
    expect(share.share).toBeCloseTo(0.5 + 0.5 * erf((-0.8 - cut) / Math.SQRT2), 3)
  })

  test('would be counted as far too literate', () => {
    expect(share.counting?.eap?.bias).toBeGreaterThan(0.08)
  })

  test('gives the same from MLE scores, which no prior has touched', () => {
    const mle = [header, ...weak.map((x) => `weak,${x.toFixed(12)},${error}`)].join('\n')
    const found = sharesOfText(mle, { standard: standardAt([cut]), origin: { ...origin, method: 'mle' }, group: 'agency' })
    expect(shown(found.groups[0]).share).toBeCloseTo(share.share, 5)
  })
})

function erf(x: number): number {
  let sum = 0
  let term = x
  for (let k = 0; k < 60; k++) {
    sum += term / (2 * k + 1)
    term *= (-x * x) / (k + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}

describe('the latent normal distribution of estimates', () => {
  const columns = createEstimateColumns()
  const random = createRandom('estimates')
  const measured = Array.from({ length: 300 }, (_, p) => {
    const own = p % 2 === 0 ? 0.5 : 0.9
    return { theta: 0.4 + 0.8 * random.normal() + own * random.normal(), standardError: own }
  })
  for (const one of measured) addEstimateInto(columns, { ...one, weight: 1 }, { method: 'mle', prior: { kind: 'uniform' } })
  const fit = latentNormalOfEstimates([{ columns, factor: 1 }])
  if (fit.kind !== 'estimated') throw new Error('must be estimated')
  const logLikelihood = (mean: number, sd: number) =>
    measured.reduce((sum, { theta, standardError }) => {
      const variance = sd * sd + standardError * standardError
      return sum - 0.5 * Math.log(variance) - (theta - mean) ** 2 / (2 * variance)
    }, 0)

  test('maximises the likelihood', () => {
    const best = logLikelihood(fit.mean, fit.sd)
    for (const [mean, sd] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const)
      expect(logLikelihood(fit.mean + mean, fit.sd + sd)).toBeLessThan(best)
  })

  test('has the covariance of the expected information', () => {
    const information = measured.reduce((sum, { standardError }) => sum + 1 / (fit.sd ** 2 + standardError ** 2), 0)
    expect(fit.covariance.mean).toBeCloseTo(1 / information, 6)
  })

  test('has no variance where estimates differ less than their errors', () => {
    const same = createEstimateColumns()
    for (let p = 0; p < 50; p++)
      addEstimateInto(same, { theta: 0.001 * p, standardError: 1, weight: 1 }, { method: 'mle', prior: { kind: 'uniform' } })
    expect(latentNormalOfEstimates([{ columns: same, factor: 1 }]).kind).toBe('no-variance')
  })

  test('cannot be found from persons whose answers told nothing', () => {
    const silent = createEstimateColumns()
    addEstimateInto(silent, { theta: 0, standardError: 1, weight: 1 }, origin)
    expect(latentNormalOfEstimates([{ columns: silent, factor: 1 }]).kind).toBe('no-information')
  })

  test.each([0, 1] as const)('moves a share as its slopes say (%s)', (which) => {
    const at = (mean: number, sd: number) => estimateTails([{ columns, factor: 1 }], { mean, sd, cuts: [0.2], bandCuts: [0] })
    const step = 1e-5
    const { meanGradient, logSdGradient } = at(0.4, 0.8)
    const [up, down] =
      which === 0 ? [at(0.4 + step, 0.8), at(0.4 - step, 0.8)] : [at(0.4, 0.8 * Math.exp(step)), at(0.4, 0.8 * Math.exp(-step))]
    const slope = ((up.share[0] as number) - (down.share[0] as number)) / (2 * step)
    expect((which === 0 ? meanGradient : logSdGradient)[0]).toBeCloseTo(slope, 4)
  })
})

test('thetas alone, an unknown method and unbounded persons are refused', () => {
  const standard = standardAt([0])
  expect(() => sharesOfText('theta\n1\n', { standard, origin: { ...origin, method: 'unknown' } })).toThrow(
    expect.objectContaining({
      issues: [
        expect.objectContaining({ code: 'scores-points-only' }),
        expect.objectContaining({ code: 'scores-method-unknown' }),
      ],
    }),
  )
  const text = 'theta,standard_error,status\n,,unbounded_above\n1,0.3,scored\n'
  expect(() => sharesOfText(text, { standard, origin: { ...origin, method: 'mle' } })).toThrow(
    expect.objectContaining({ code: 'scores-unbounded' }),
  )
})

test('scores of another scale are refused', () => {
  expect(() =>
    sharesOfText('theta,standard_error\n1,1\n', { standard: standardAt([0]), origin: { ...origin, scaleId: 'other' } }),
  ).toThrow(expect.objectContaining({ code: 'scale-mismatch' }))
})
