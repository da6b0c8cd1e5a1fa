import { describe, expect, test } from 'vitest'
import { estimateLatentNormal } from '../../../src/calibration/estimation/latent-normal.js'
import { type LikelihoodTable, latentPass } from '../../../src/calibration/estimation/latent-normal-pass.js'
import { equallySpaced } from '../../../src/math/grid.js'
import { logistic } from '../../../src/math/logistic.js'
import { createRandom } from '../../../src/math/random-source.js'

const nodes = equallySpaced(241, -6, 6)
const spacing = 12 / 240

/** Likelihood rows of any functions of theta, scaled as the table asks. */
function tableOf(likelihoods: readonly ((theta: number) => number)[]): LikelihoodTable {
  const rows = likelihoods.map((likelihood) => nodes.map(likelihood))
  const largest = rows.map((row) => Math.max(...row))
  return {
    persons: rows.length,
    nodes,
    nodeWeights: nodes.map(() => spacing),
    likelihood: Float64Array.from(rows.flatMap((row, p) => [...row].map((value) => value / (largest[p] as number)))),
    logScale: Float64Array.from(largest, Math.log),
  }
}

/** Likelihood of a measurement with a normal error: everything about the latent distribution is then known in closed form. */
const measured = (value: number, standardError: number) => (theta: number) =>
  Math.exp(-0.5 * ((value - theta) / standardError) ** 2) / standardError / Math.sqrt(2 * Math.PI)

const normals = (seed: string, count: number, mean: number, sd: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => mean + sd * random.normal())
}

const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length }
}

describe('the latent distribution behind measurements with a normal error of SD s', () => {
  const s = 0.5
  const values = normals('measurements', 200, 0.4, Math.hypot(0.9, s))
  const { mean, variance } = moments(values)
  const found = estimateLatentNormal(tableOf(values.map((value) => measured(value, s))))

  test('has their mean, and their variance less s²', () => {
    if (found.kind !== 'estimated') throw new Error(found.kind)
    expect(found.mean).toBeCloseTo(mean, 8)
    expect(found.sd ** 2).toBeCloseTo(variance - s * s, 8)
  })

  test('has the covariance of a normal sample: variance/n for the mean, variance²/(2nσ⁴) for ln σ, no cross term', () => {
    if (found.kind !== 'estimated') throw new Error(found.kind)
    expect(found.covariance.mean).toBeCloseTo(variance / 200, 8)
    expect(found.covariance.logSd).toBeCloseTo(variance ** 2 / (2 * 200 * (variance - s * s) ** 2), 8)
    expect(found.covariance.cross).toBeCloseTo(0, 8)
  })

  test('has the normal log-likelihood of the measurements', () => {
    if (found.kind !== 'estimated') throw new Error(found.kind)
    expect(found.logLikelihood).toBeCloseTo(-100 * (Math.log(2 * Math.PI * variance) + 1), 6)
  })

  test('with the SD held has their mean still, and the variance of that mean alone', () => {
    const held = estimateLatentNormal(tableOf(values.map((value) => measured(value, s))), { fixedSd: 1.2 })
    if (held.kind !== 'estimated') throw new Error(held.kind)
    expect([held.mean, held.sd]).toEqual([expect.closeTo(mean, 8), 1.2])
    expect(held.covariance).toEqual({ mean: expect.closeTo((1.2 ** 2 + s * s) / 200, 8), cross: 0, logSd: 0 })
  })
})

test('score and information are the derivatives of the log-likelihood', () => {
  const table = tableOf(normals('derivatives', 7, 1, 1.2).map((value, p) => measured(value, 0.4 + 0.1 * p)))
  const at = (mean: number, logSd: number) => latentPass(table, undefined, mean, Math.exp(logSd))
  const step = 1e-4
  const here = at(0.3, -0.1)
  const difference = (of: (pass: typeof here) => number, axis: 0 | 1) => {
    const shift = (sign: number) => at(0.3 + (axis === 0 ? sign * step : 0), -0.1 + (axis === 1 ? sign * step : 0))
    return (of(shift(1)) - of(shift(-1))) / (2 * step)
  }
  expect(here.score[0]).toBeCloseTo(
    difference((pass) => pass.logLikelihood, 0),
    5,
  )
  expect(here.score[1]).toBeCloseTo(
    difference((pass) => pass.logLikelihood, 1),
    5,
  )
  expect(here.information.mean).toBeCloseTo(-difference((pass) => pass.score[0], 0), 5)
  expect(here.information.cross).toBeCloseTo(-difference((pass) => pass.score[0], 1), 5)
  expect(here.information.logSd).toBeCloseTo(-difference((pass) => pass.score[1], 1), 5)
})

test('an EM step never lowers the likelihood and stands still at the estimate', () => {
  const values = normals('em', 40, -1, 1)
  const table = tableOf(values.map((value) => measured(value, 0.8)))
  let pass = latentPass(table, undefined, 2, 2)
  for (let step = 0; step < 30; step++) {
    const next = latentPass(table, undefined, pass.emMean, pass.emSd)
    expect(next.logLikelihood).toBeGreaterThanOrEqual(pass.logLikelihood - 1e-12)
    pass = next
  }
  const found = estimateLatentNormal(table)
  if (found.kind !== 'estimated') throw new Error(found.kind)
  const still = latentPass(table, undefined, found.mean, found.sd)
  expect([still.emMean, still.emSd]).toEqual([expect.closeTo(found.mean, 8), expect.closeTo(found.sd, 8)])
})

test('the unit of the weights does not matter, and a person of weight 2 moves the mean as two persons do', () => {
  const values = normals('weights', 30, 0, 1.5)
  const table = tableOf(values.map((value) => measured(value, 0.5)))
  const doubled = tableOf([...values, values[0] as number].map((value) => measured(value, 0.5)))
  const weights = values.map((_, p) => (p === 0 ? 2 : 1))
  const one = estimateLatentNormal(table, { weights })
  const other = estimateLatentNormal(table, { weights: weights.map((weight) => weight * 7) })
  const twice = estimateLatentNormal(doubled)
  if (one.kind !== 'estimated' || other.kind !== 'estimated' || twice.kind !== 'estimated') throw new Error(one.kind)
  expect([one.mean, one.sd]).toEqual([expect.closeTo(twice.mean, 8), expect.closeTo(twice.sd, 8)])
  expect(other.covariance.mean).toBeCloseTo(one.covariance.mean, 10)
  expect(other.covariance.logSd).toBeCloseTo(one.covariance.logSd, 10)
})

describe('a degenerate group', () => {
  test('whose persons differ less than their errors would make them has no variance, and the mean of its measurements', () => {
    const values = [0.1, 0.2, 0.15, 0.12, 0.18]
    const found = estimateLatentNormal(tableOf(values.map((value) => measured(value, 0.5))))
    expect(found).toEqual({ kind: 'no-variance', mean: expect.closeTo(0.15, 8) })
  })

  const item = (theta: number) => logistic(1.5 * theta)

  test('that answered all right is unbounded above, all wrong below', () => {
    expect(estimateLatentNormal(tableOf([item, item, item]))).toEqual({ kind: 'unbounded', direction: 'above' })
    expect(estimateLatentNormal(tableOf([item, item].map((f) => (theta) => f(-theta))))).toEqual({
      kind: 'unbounded',
      direction: 'below',
    })
  })

  test('that answered a single item tells nothing of its SD', () => {
    const answers = Array.from({ length: 40 }, (_, p) => (p % 4 === 0 ? (theta: number) => item(-theta) : item))
    expect(estimateLatentNormal(tableOf(answers)).kind).toBe('not-identified')
    const held = estimateLatentNormal(tableOf(answers), { fixedSd: 1 })
    if (held.kind !== 'estimated') throw new Error(held.kind)
    // Three in four right: the mean lies where the expected proportion is 0.75, but for the mass beyond the last node.
    const probability = nodes.reduce((sum, theta) => sum + spacing * item(theta) * measured(held.mean, 1)(theta), 0)
    expect(probability).toBeCloseTo(0.75, 5)
  })

  test('of nobody is no group', () => {
    expect(estimateLatentNormal(tableOf([]))).toEqual({ kind: 'no-persons' })
  })
})
