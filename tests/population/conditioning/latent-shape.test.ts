import { describe, expect, test } from 'vitest'
import { latentDensity } from '../../../src/population/conditioning/latent-density.js'
import { latentShape } from '../../../src/population/conditioning/latent-shape.js'
import { type LatentShape, movedShape, shapeTerms } from '../../../src/population/conditioning/shape-basis.js'
import { shapePass } from '../../../src/population/conditioning/shape-pass.js'
import { estimateShares } from '../../../src/population/estimate-shares.js'
import type { ShownShare } from '../../../src/population/population-result.js'
import { panelGrid } from '../../../src/population/quadrature/panel-grid.js'
import { shapeGradient } from '../../../src/population/shares/shape-gradient.js'
import { tailSums } from '../../../src/population/shares/tail-sums.js'
import { answersOf, createRandom, normalThetas, proportionAbove, spreadBank, twoCuts } from '../simulated-persons.js'

const bank = spreadBank(24)
const standard = twoCuts(-0.4, 0.8)
const options = { itemDraws: 'none', curve: { count: 3, low: -3, high: 3 } } as const

function sharesOf(thetas: readonly number[], seed: string, weights?: readonly number[]): ShownShare {
  const responses = answersOf(bank.curves, thetas, createRandom(seed))
  return estimateShares({ bank, responses, persons: thetas.length, weights, standard, options }).total as ShownShare
}

describe('proficiency with two humps', () => {
  const random = createRandom('two humps')
  const thetas = [...normalThetas(random, 900, -0.7, 0.5), ...normalThetas(random, 600, 0.9, 0.6)]
  const found = sharesOf(thetas, 'humps')

  test('has a share that is unbiased where one normal distribution would be off by four points', () => {
    expect(found.conditioning.shape).toBe('free')
    expect(Math.abs(found.share - proportionAbove(thetas, -0.4)) / found.standardError).toBeLessThan(3)
    // Small enough for those four points to stand out by three of them.
    expect(found.standardError).toBeLessThan(0.04 / 3)
  })

  test('is the same for weights of any mean', () => {
    const weighted = sharesOf(
      thetas,
      'humps',
      thetas.map(() => 7),
    )
    expect(weighted.share).toBeCloseTo(found.share, 10)
    expect(weighted.standardError).toBeCloseTo(found.standardError, 8)
  })
})

test('fewer than 100 persons keep the normal distribution', () => {
  const thetas = normalThetas(createRandom('few'), 99, 0.2, 0.9)
  expect(sharesOf(thetas, 'few').conditioning.shape).toBe('normal')
  expect(sharesOf([...thetas, 0], 'few').conditioning.shape).toBe('free')
})

const grid = panelGrid({ low: -6, high: 6, cuts: [-0.4, 0.8], widestAt: () => 0.4 })

/** Likelihoods of normal form around what persons seem to know. */
function tableOf(seen: readonly number[], width = 0.5) {
  const { nodes, nodeWeights } = grid
  const likelihood = Float64Array.from(
    seen.flatMap((at) => Array.from(nodes, (node) => Math.exp(-0.5 * ((node - at) / width) ** 2))),
  )
  return { persons: seen.length, nodes, nodeWeights, likelihood, logScale: new Float64Array(seen.length) }
}

const table = tableOf([-1.9, -1.2, -0.9, -0.7, -0.1, 0.2, 0.8, 1.4, 1.6, 2.3])
const coefficients = Float64Array.of(0.2, -0.6, 0.4, -0.3, 0.2, 0.1)
const terms = shapeTerms(grid.nodes, { mean: 0.1, sd: 1.2 }, 6)
const weights = Float64Array.of(0.5, 1.5, 1, 1, 0.7, 1.3, 1, 1, 0.9, 1.1)

test('score and information are the differences of the penalised log-likelihood', () => {
  const at = (k: number, step: number) =>
    shapePass(
      { table, terms, weights },
      coefficients.map((value, j) => value + (j === k ? step : 0)),
    )
  const { score, information } = at(0, 0)
  for (let k = 0; k < 6; k++) {
    const [up, down] = [at(k, 1e-5), at(k, -1e-5)]
    expect(score[k]).toBeCloseTo((up.value - down.value) / 2e-5, 6)
    for (let j = 0; j < 6; j++)
      expect(information[6 * k + j]).toBeCloseTo(-((up.score[j] as number) - (down.score[j] as number)) / 2e-5, 5)
  }
})

test('slopes of shares in the coefficients are their differences', () => {
  const shapeAt = (own: Float64Array): LatentShape => ({
    ...{ coefficients: [...own], normal: { mean: 0.1, sd: 1.2 } },
    ...{ mean: 0, sd: 1, covariance: new Float64Array(36) },
  })
  const above = (own: Float64Array) =>
    tailSums(table, { grid, mean: 0, sd: 1, shape: shapeAt(own), bandCuts: [0, 1], weights }).share
  const gradient = shapeGradient(table, grid, shapeAt(coefficients), weights)
  for (let k = 0; k < 6; k++) {
    const moved = (step: number) => above(coefficients.map((value, j) => value + (j === k ? step : 0)))
    const [up, down] = [moved(1e-5), moved(-1e-5)]
    for (const cut of [0, 1]) expect(gradient[k]?.[cut]).toBeCloseTo(((up[cut] as number) - (down[cut] as number)) / 2e-5, 6)
  }
})

test('a shape that moves and stretches keeps its form, with mean and SD where it is told to', () => {
  const shape = latentShape(table, undefined, { mean: 0.1, sd: 1.2 })
  if (shape === undefined) throw new Error('the persons must have a shape')
  const momentsOf = (density: Float64Array) => {
    const whole = density.reduce((sum, mass) => sum + mass, 0)
    const mean = density.reduce((sum, mass, q) => sum + mass * (grid.nodes[q] as number), 0) / whole
    return [mean, Math.sqrt(density.reduce((sum, mass, q) => sum + mass * ((grid.nodes[q] as number) - mean) ** 2, 0) / whole)]
  }
  const densityAt = (mean: number, sd: number) => latentDensity(grid.nodes, grid.nodeWeights, { mean, sd, shape })
  expect(momentsOf(densityAt(shape.mean, shape.sd))).toEqual([expect.closeTo(shape.mean, 10), expect.closeTo(shape.sd, 10)])
  expect(momentsOf(densityAt(0.5, 0.9))).toEqual([expect.closeTo(0.5, 4), expect.closeTo(0.9, 4)])
  expect(movedShape(shape, shape.mean, shape.sd).normal).toEqual({ mean: expect.closeTo(0.1, 12), sd: expect.closeTo(1.2, 12) })
})

test('persons who all look alike have no shape: their distribution narrows for ever', () => {
  const alike = latentShape(tableOf(Array.from({ length: 100 }, () => 0.3)), undefined, { mean: 0.3, sd: 0.5 })
  expect(alike).toBeUndefined()
})
