import { expect, test } from 'vitest'
import { type CellRegression, regressionSums } from '../../../src/population/conditioning/cell-regression.js'
import { covariateColumns, independentColumns } from '../../../src/population/conditioning/covariates.js'
import { estimateShares } from '../../../src/population/estimate-shares.js'
import type { ShownShare } from '../../../src/population/population-result.js'
import { panelGrid } from '../../../src/population/quadrature/panel-grid.js'
import { tailSums } from '../../../src/population/shares/tail-sums.js'
import { answersOf, createRandom, normalThetas, proportionAbove, spreadBank, twoCuts } from '../simulated-persons.js'

const bank = spreadBank(10)
const standard = twoCuts(-0.4, 0.8)
const options = { itemDraws: 'none', curve: { count: 3, low: -3, high: 3 } } as const

/** Two halves a logit and a half apart, told by a covariate. */
const random = createRandom('covariates')
const persons = 600
const schooling = Array.from({ length: persons }, (_, p) => (p % 2 === 0 ? 'school' : 'university'))
const thetas = normalThetas(random, persons, 0, 0.6).map((theta, p) => theta + (p % 2 === 0 ? -0.8 : 0.7))
const responses = answersOf(bank.curves, thetas, random)
const input = { bank, responses, persons, standard, options }
const shown = (more: object) => estimateShares({ ...input, ...more }).total as ShownShare

test('a covariate that tells much makes the share more certain, and says how much it explains', () => {
  const [without, conditioned] = [shown({}), shown({ covariates: [{ name: 'schooling', values: schooling }] })]
  expect(without.conditioning.explained).toBeNull()
  expect(conditioned.conditioning).toMatchObject({ kind: 'own', shape: 'normal' })
  // 0.75² / (0.75² + 0.6²) = 0.61, which 600 persons with ten items tell to 0.05.
  expect(Math.abs((conditioned.conditioning.explained as number) - 0.61)).toBeLessThan(0.15)
  expect(conditioned.standardError).toBeLessThan(0.9 * without.standardError)
  // Four standard errors: wrong once in 16,000 seeds.
  expect(Math.abs(conditioned.share - proportionAbove(thetas, -0.4))).toBeLessThan(4 * conditioned.standardError)
})

test('the result names its covariates; one that is the same for all changes nothing', () => {
  const covariates = [{ name: 'country', values: schooling.map(() => 'ID') }]
  expect(estimateShares({ ...input, covariates }).covariates).toEqual(['country'])
  expect(shown({ covariates })).toEqual(shown({}))
})

test('draws of the bank condition on covariates too', () => {
  const unsure = spreadBank(10, (difficulty) => ({ kind: 'prior', difficulty: { normal: [difficulty, 0.3] } }))
  const covariates = [{ name: 'schooling', values: schooling }]
  const { total } = estimateShares({ ...input, bank: unsure, covariates, options: { curve: options.curve } })
  expect((total as ShownShare).variances.itemParameters).toMatchObject({ kind: 'estimated', variance: expect.closeTo(0.001, 2) })
})

const grid = panelGrid({ low: -6, high: 6, cuts: [-0.4, 0.8], widestAt: () => 0.4 })
const seen = [-1.9, -0.9, -0.1, 0.2, 1.4, 2.3]
const table = {
  ...{ persons: seen.length, nodes: grid.nodes, nodeWeights: grid.nodeWeights, logScale: new Float64Array(seen.length) },
  likelihood: Float64Array.from(seen.flatMap((at) => Array.from(grid.nodes, (node) => Math.exp(-2 * (node - at) ** 2)))),
}
const weights = [0.5, 1.5, 1, 1, 0.7, 1.3]
const regression: CellRegression = {
  rows: [0.4, -1, 0.4, 2, -1, 0.4].map((x) => [1, x]),
  ...{ coefficients: [0.2, 0.5], residualSd: 0.9, covariance: new Float64Array(9), explained: 0.3 },
}
const setting = { grid, bandCuts: [0, 1], weights }

test('a regression without slopes sums as one normal distribution does', () => {
  const { shapeGradient, ...sums } = regressionSums(table, { ...regression, coefficients: [0.2, 0] }, setting)
  const normal = tailSums(table, { ...setting, mean: 0.2, sd: 0.9 })
  for (const column of ['share', 'spread', 'meanGradient', 'logSdGradient', 'bandSpread', 'countedEap', 'countedMle'] as const)
    for (const [at, value] of normal[column].entries()) expect(sums[column][at]).toBeCloseTo(value, 10)
  expect(shapeGradient).toHaveLength(3)
})

test('slopes of shares in coefficients and ln residual SD are their differences', () => {
  const { shapeGradient } = regressionSums(table, regression, setting)
  for (let a = 0; a < 3; a++) {
    const moved = (step: number) =>
      regressionSums(
        table,
        {
          ...regression,
          coefficients: regression.coefficients.map((value, b) => value + (a === b ? step : 0)),
          residualSd: regression.residualSd * Math.exp(a === 2 ? step : 0),
        },
        setting,
      ).share
    const [up, down] = [moved(1e-5), moved(-1e-5)]
    for (const cut of [0, 1])
      expect(shapeGradient?.[a]?.[cut]).toBeCloseTo(((up[cut] as number) - (down[cut] as number)) / 2e-5, 6)
  }
})

test('numbers are standardised, the unknown told apart, rare categories put with the most frequent', () => {
  const numbers = { name: 'age', values: ['30', '50,0', '', '40'] }
  expect([...covariateColumns([numbers], [0, 1, 2, 3]).values()]).toEqual([
    [expect.closeTo(-Math.sqrt(1.5), 12), 0],
    [expect.closeTo(Math.sqrt(1.5), 12), 0],
    [0, 1],
    [expect.closeTo(0, 12), 0],
  ])
  const kinds = { name: 'kind', values: [...Array(12).fill('PNS'), ...Array(10).fill('PPPK'), 'other'] }
  const columns = [...covariateColumns([kinds], [...kinds.values.keys()]).values()]
  expect(columns.map(([cell]) => cell)).toEqual([...Array(12).fill(0), ...Array(10).fill(1), 0])
  expect(columns[0]).toHaveLength(1)
})

test('columns that are combinations of others are left out', () => {
  const rows = [1, 2, 4, 8].map((x) => [x, 3, 2 * x - 1, x * x])
  expect(independentColumns(rows)).toEqual([0, 3])
})

test('a name or an id is no covariate', () => {
  const covariates = [{ name: 'nip', values: schooling.map((_, p) => `P${p}`) }]
  expect(() => estimateShares({ ...input, covariates })).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: 'covariate-invalid' })] }),
  )
})
