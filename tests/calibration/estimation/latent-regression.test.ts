import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import type { BankItem } from '../../../src/bank/item-bank.js'
import { estimateLatentNormal } from '../../../src/calibration/estimation/latent-normal.js'
import type { LikelihoodTable } from '../../../src/calibration/estimation/latent-normal-pass.js'
import { estimateLatentRegression } from '../../../src/calibration/estimation/latent-regression.js'
import { likelihoodTable } from '../../../src/calibration/estimation/likelihood-table.js'
import { equallySpaced } from '../../../src/math/grid.js'
import { createRandom } from '../../../src/math/random-source.js'
import { simulatedMatrix } from './simulated-responses.js'

const nodes = equallySpaced(321, -8, 8)
const spacing = 16 / 320

/** Likelihoods of measurements with a normal error s: everything about a regression is then known in closed form. */
function measured(values: readonly number[], s: number): LikelihoodTable {
  return {
    persons: values.length,
    nodes,
    nodeWeights: nodes.map(() => spacing),
    likelihood: Float64Array.from(
      values.flatMap((value) => [...nodes].map((node) => Math.exp(-0.5 * ((value - node) / s) ** 2))),
    ),
    logScale: new Float64Array(values.length).fill(-Math.log(s * Math.sqrt(2 * Math.PI))),
  }
}

const random = createRandom('latent-regression')
const x = Array.from({ length: 150 }, () => [random.normal(), random.uniform() < 0.4 ? 1 : 0] as const)
const s = 0.5
const values = x.map(([one, two]) => 0.3 + 0.6 * one - 0.5 * two + Math.hypot(0.8, s) * random.normal())

/** Ordinary least squares of `values` on 1, x. */
function leastSquares() {
  const rows = x.map((row) => [1, ...row])
  const gram = [0, 1, 2].map((a) =>
    [0, 1, 2].map((b) => rows.reduce((sum, row) => sum + (row[a] as number) * (row[b] as number), 0)),
  )
  const right = [0, 1, 2].map((a) => rows.reduce((sum, row, p) => sum + (row[a] as number) * (values[p] as number), 0))
  const inverse = inverted(gram)
  const beta = inverse.map((row) => row.reduce((sum, value, b) => sum + value * (right[b] as number), 0))
  const residual = rows.reduce(
    (sum, row, p) => sum + ((values[p] as number) - row.reduce((fit, value, a) => fit + value * (beta[a] as number), 0)) ** 2,
    0,
  )
  return { beta, inverse, variance: residual / rows.length }
}

/** Gauss–Jordan. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const work = matrix.map((row, a) => [...row, ...Array.from({ length: size }, (_, b) => (a === b ? 1 : 0))])
  for (let a = 0; a < size; a++) {
    const pivot = work[a]?.[a] as number
    work[a] = (work[a] as number[]).map((value) => value / pivot)
    for (let r = 0; r < size; r++) {
      const factor = work[r]?.[a] as number
      if (r !== a) work[r] = (work[r] as number[]).map((value, c) => value - factor * (work[a]?.[c] as number))
    }
  }
  return work.map((row) => row.slice(size))
}

describe('a regression behind measurements with a normal error of SD s', () => {
  const found = estimateLatentRegression(measured(values, s), x)
  const exact = leastSquares()

  test('has the least-squares coefficients of the measurements, and their residual variance less s²', () => {
    if (found.kind !== 'estimated') throw new Error(found.kind)
    for (const [a, value] of exact.beta.entries()) expect(Math.abs((found.coefficients[a] as number) - value)).toBeLessThan(1e-8)
    expect(Math.abs(found.residualSd ** 2 - (exact.variance - s * s))).toBeLessThan(1e-8)
    expect(found.converged).toBe(true)
  })

  test('has the standard errors of a regression: variance·(XᵀX)⁻¹, and variance²/(2nσ⁴) for ln σ', () => {
    if (found.kind !== 'estimated') throw new Error(found.kind)
    for (const a of [0, 1, 2])
      expect(
        Math.abs((found.standardErrors[a] as number) - Math.sqrt(exact.variance * (exact.inverse[a]?.[a] as number))),
      ).toBeLessThan(1e-8)
    const ofLogSd = exact.variance / (Math.sqrt(2 * 150) * (exact.variance - s * s))
    expect(Math.abs((found.standardErrors[3] as number) - ofLogSd)).toBeLessThan(1e-8)
  })

  test('explains the share of the latent variance that its fitted values have', () => {
    if (found.kind !== 'estimated') throw new Error(found.kind)
    const fitted = x.map(
      ([one, two]) => (exact.beta[0] as number) + (exact.beta[1] as number) * one + (exact.beta[2] as number) * two,
    )
    const mean = fitted.reduce((sum, value) => sum + value, 0) / 150
    const variance = fitted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 150
    expect(found.explained).toBeCloseTo(variance / (variance + exact.variance - s * s), 8)
  })
})

test('without covariates it is the latent mean and SD', () => {
  const table = measured(values, s)
  const plain = estimateLatentNormal(table)
  const regression = estimateLatentRegression(
    table,
    values.map(() => []),
  )
  if (plain.kind !== 'estimated' || regression.kind !== 'estimated') throw new Error('not estimated')
  expect(Math.abs((regression.coefficients[0] as number) - plain.mean)).toBeLessThan(1e-8)
  expect(Math.abs(regression.residualSd - plain.sd)).toBeLessThan(1e-8)
  expect(Math.abs(regression.logLikelihood - plain.logLikelihood)).toBeLessThan(1e-8)
  expect(Math.abs((regression.standardErrors[0] as number) ** 2 - plain.covariance.mean)).toBeLessThan(1e-8)
})

test('a person of weight 2 is the person twice, but for errors that know it is one', () => {
  const weights = values.map((_, p) => (p < 50 ? 2 : 1))
  const weighted = estimateLatentRegression(measured(values, s), x, { weights })
  const twice = estimateLatentRegression(measured([...values, ...values.slice(0, 50)], s), [...x, ...x.slice(0, 50)])
  if (weighted.kind !== 'estimated' || twice.kind !== 'estimated') throw new Error('not estimated')
  for (const [a, value] of twice.coefficients.entries())
    expect(Math.abs((weighted.coefficients[a] as number) - value)).toBeLessThan(1e-7)
  expect(weighted.standardErrors[0]).not.toBeCloseTo(twice.standardErrors[0] as number, 6)
})

test('answers to twelve items recover the coefficients, which a regression of estimates would shrink', () => {
  const items = Array.from(
    { length: 12 },
    (_, i): BankItem => ({
      id: `i${i + 1}`,
      model: '2pl',
      parameters: { discrimination: 1.2, difficulty: (i - 5.5) / 3 },
      status: 'operational',
      content: {},
      enemies: [],
    }),
  )
  const source = createRandom('regression-answers')
  const covariates = Array.from({ length: 1200 }, () => [source.normal()])
  const thetas = covariates.map(([one = 0]) => 0.5 + 0.7 * one + 0.6 * source.normal())
  const { responses } = simulatedMatrix(items, thetas, source)
  const scale = { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' } as const
  const bank = compileBank({ format: 'melek-bank/1', id: 'b', version: '1', scale, security: 'private', items })
  const { table, rows } = likelihoodTable(bank, responses, 1200)
  const found = estimateLatentRegression(
    table,
    rows.map((p) => covariates[p] as number[]),
  )
  if (found.kind !== 'estimated') throw new Error(found.kind)
  for (const [at, truth] of [0.5, 0.7].entries())
    expect(Math.abs((found.coefficients[at] as number) - truth)).toBeLessThan(3 * (found.standardErrors[at] as number))
  expect(Math.abs(Math.log(found.residualSd / 0.6))).toBeLessThan(3 * (found.standardErrors[2] as number))
})

test('what cannot be told is said', () => {
  const table = measured(values, s)
  expect(estimateLatentRegression(measured([], s), [])).toEqual({ kind: 'no-persons' })
  const twice = x.map(([one]) => [one, 2 * one])
  expect(estimateLatentRegression(table, twice)).toEqual({ kind: 'not-identified' })
  const constant = x.map(() => [3])
  expect(estimateLatentRegression(table, constant)).toEqual({ kind: 'not-identified' })
  // Measurements closer to the line than their own error.
  const exact = x.map(([one, two]) => 0.3 + 0.6 * one - 0.5 * two)
  expect(estimateLatentRegression(measured(exact, s), x)).toEqual({ kind: 'no-variance' })
})
