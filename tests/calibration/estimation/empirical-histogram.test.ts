import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibrationResult } from '../../../src/calibration/estimation/calibration-result.js'
import { observedAnswers } from '../../../src/calibration/estimation/observed-answers.js'
import { createRandom } from '../../../src/math/random-source.js'
import { normalThetas, simulatedMatrix } from './simulated-responses.js'

const items = Array.from({ length: 16 }, (_, i) => ({
  model: '2pl' as const,
  parameters: { discrimination: 0.9 + 0.2 * (i % 4), difficulty: (i - 7.5) / 5 },
}))
const random = createRandom('empirical-histogram')
/** Three in four around −0.52 and one in four around 1.57: mean 0, variance 1 and a skewness of 0.9. */
const skewedThetas = Array.from({ length: 2000 }, (_, p) =>
  p % 4 === 0 ? 1.57 + 0.42 * random.normal() : -0.523 + 0.42 * random.normal(),
)
const skewed = simulatedMatrix(items, skewedThetas, random)

function third({ groups }: CalibrationResult): number {
  const { theta, share } = groups[0]?.histogram ?? { theta: [], share: [] }
  return theta.reduce((sum, node, q) => sum + (share[q] as number) * node ** 3, 0)
}

/** Mean of estimated less true slopes and difficulties. */
function bias({ items: found }: CalibrationResult): { readonly slope: number; readonly spread: number } {
  const numbers = found.map(({ parameters }, i) => {
    const { discrimination, difficulty } = parameters as { discrimination: number; difficulty: number }
    const truth = (items[i] as (typeof items)[number]).parameters
    return [discrimination - truth.discrimination, Math.abs(difficulty - truth.difficulty)] as const
  })
  const mean = (at: 0 | 1) => numbers.reduce((sum, pair) => sum + pair[at], 0) / numbers.length
  return { slope: mean(0), spread: mean(1) }
}

describe('persons of two kinds', () => {
  const settings = { latent: 'empirical-histogram', standardErrors: 'cross-product' } as const
  const histogram = calibrate(skewed, settings)
  const normal = calibrate(skewed, { standardErrors: 'none' })

  test('have a histogram with mean 0 and variance 1 that is skewed as they are', () => {
    const [group] = histogram.groups
    expect(group?.histogram?.share.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
    expect(group?.mean).toBeCloseTo(0, 10)
    expect(group?.variance).toBeCloseTo(1, 10)
    expect(third(histogram)).toBeGreaterThan(0.5)
    expect(third(histogram)).toBeLessThan(1.3)
  })

  test('are described better than by a normal distribution, and the places of items lie closer to the truth', () => {
    expect(histogram.converged).toBe(true)
    expect(histogram.logLikelihood).toBeGreaterThan(normal.logLikelihood + 8)
    expect(bias(histogram).spread).toBeLessThan(bias(normal).spread)
    expect(Math.abs(bias(histogram).slope)).toBeLessThan(0.1)
    expect(histogram.items.every(({ standardErrors }) => (standardErrors.discrimination as number) > 0)).toBe(true)
  })

  test('stand in the histogram where their answers put them', () => {
    const { persons } = observedAnswers(skewed, settings, histogram)
    const total = persons.reduce((sum, bin) => sum + bin.persons, 0)
    const mean = persons.reduce((sum, bin) => sum + bin.theta * bin.persons, 0) / total
    expect(total).toBeCloseTo(2000, 6)
    expect(Math.abs(mean)).toBeLessThan(0.02)
  })
})

test('persons of a normal distribution have items as without a histogram', () => {
  const source = createRandom('histogram-normal')
  const matrix = simulatedMatrix(items, normalThetas(700, source), source)
  const [one, other] = [
    calibrate(matrix, { latent: 'empirical-histogram', standardErrors: 'none' }),
    calibrate(matrix, { standardErrors: 'observed' }),
  ]
  expect(one.logLikelihood).toBeGreaterThan(other.logLikelihood)
  for (const [i, { parameters, standardErrors }] of other.items.entries()) {
    const { difficulty } = parameters as { difficulty: number }
    const found = (one.items[i] as (typeof one.items)[number]).parameters as { difficulty: number }
    expect(Math.abs(found.difficulty - difficulty)).toBeLessThan(2 * (standardErrors.difficulty as number))
  }
})

test('two groups have a histogram each; the reference group sets the scale', () => {
  const groups = skewedThetas.map((theta, p) => (theta > 0.5 || p % 3 === 0 ? 'upper' : 'lower'))
  const { groups: found } = calibrate(skewed, {
    groups,
    referenceGroup: 'lower',
    latent: 'empirical-histogram',
    standardErrors: 'none',
  })
  expect(found.map(({ name }) => name)).toEqual(['lower', 'upper'])
  expect(found[0]?.mean).toBeCloseTo(0, 10)
  expect(found[0]?.variance).toBeCloseTo(1, 10)
  expect(found[1]?.mean).toBeGreaterThan(0.5)
})
