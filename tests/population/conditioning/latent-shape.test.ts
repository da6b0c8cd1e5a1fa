import { describe, expect, test } from 'vitest'
import { densityColumns, type LatentShape, movedShape } from '../../../src/population/conditioning/latent-shape.js'
import { estimateShares } from '../../../src/population/estimate-shares.js'
import type { ShownShare } from '../../../src/population/population-result.js'
import { answersOf, createRandom, normalThetas, proportionAbove, spreadBank, twoCuts } from '../simulated-persons.js'

const bank = spreadBank(24)
const standard = twoCuts(-0.4, 0.8)
const options = { itemDraws: 'none', curve: { count: 3, low: -3, high: 3 } } as const

function sharesOf(thetas: readonly number[], seed: string): ShownShare {
  const responses = answersOf(bank.curves, thetas, createRandom(seed))
  return estimateShares({ bank, responses, persons: thetas.length, standard, options }).total as ShownShare
}

describe('proficiency with two humps', () => {
  const random = createRandom('two humps')
  const thetas = [...normalThetas(random, 900, -0.7, 0.5), ...normalThetas(random, 600, 0.9, 0.6)]
  const found = sharesOf(thetas, 'humps')

  test('is seen as two components, and its share is unbiased where one would be off by four points', () => {
    expect(found.conditioning.components).toBe(2)
    expect(Math.abs(found.share - proportionAbove(thetas, -0.4)) / found.standardError).toBeLessThan(3)
    expect(found.standardError).toBeLessThan(0.012)
  })
})

test('normal proficiency keeps one component', () => {
  const random = createRandom('one hump')
  expect(sharesOf(normalThetas(random, 600, 0.2, 0.9), 'normal').conditioning.components).toBe(1)
})

const shape: LatentShape = {
  components: [
    { weight: 0.4, mean: -0.76, sd: 0.5 },
    { weight: 0.6, mean: 0.94, sd: 0.7 },
  ],
  normal: { mean: 0.3, sd: 1 },
  mean: 0.26,
  sd: Math.sqrt(0.4 * (0.25 + 1.02 ** 2) + 0.6 * (0.49 + 0.68 ** 2)),
  gain: 10,
}

test('a shape that moves and stretches keeps its mean and SD where it is told to', () => {
  const { components } = movedShape(shape, 1, 2)
  const mean = components.reduce((sum, one) => sum + one.weight * one.mean, 0)
  const variance = components.reduce((sum, one) => sum + one.weight * (one.sd ** 2 + (one.mean - mean) ** 2), 0)
  expect([mean, Math.sqrt(variance)]).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)])
})

test.each([undefined, shape])('the slopes of a density in mean and ln SD are its central differences (%#)', (own) => {
  const nodes = Float64Array.of(-2, -0.5, 0.1, 0.8, 1.9)
  const ones = new Float64Array(5).fill(1)
  const [mean, sd] = [0.2, 1.1]
  const logDensity = (at: number, width: number) =>
    densityColumns(nodes, ones, { mean: at, sd: width, shape: own }).density.map(
      (value) => Math.log(value) - (own === undefined ? Math.log(width) : 0),
    )
  const columns = densityColumns(nodes, ones, { mean, sd, shape: own })
  const step = 1e-5
  for (let q = 0; q < nodes.length; q++) {
    const inMean = ((logDensity(mean + step, sd)[q] as number) - (logDensity(mean - step, sd)[q] as number)) / (2 * step)
    const up = logDensity(mean, sd * Math.exp(step))[q] as number
    const inLogSd = (up - (logDensity(mean, sd * Math.exp(-step))[q] as number)) / (2 * step)
    expect((columns.first[q] as number) / sd).toBeCloseTo(inMean, 6)
    expect((columns.second[q] as number) - 1).toBeCloseTo(inLogSd, 6)
  }
})
