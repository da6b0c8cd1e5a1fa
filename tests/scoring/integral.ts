import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { createCurvePoint } from '../../src/models/category-curve.js'

/** A posterior under N(mean, sd) by brute force: 4,801 nodes on ±6 SD, or as told. */
export interface IntegralOptions {
  readonly mean?: number
  readonly sd?: number
  readonly low?: number
  readonly high?: number
  readonly nodes?: number
}

export interface PosteriorIntegral {
  readonly mean: number
  readonly standardDeviation: number
  /** P(θ ≥ cut): whole cells by Simpson's rule, the cell of the cut by Simpson's rule on its part. */
  probabilityAbove(cut: number): number
}

/** ln likelihood of some responses, item by item, nothing shared with the scoring room. */
export function logLikelihood(bank: CompiledBank, responses: ArrayLike<number>, theta: number): number {
  const point = createCurvePoint(bank.maximumCategories)
  let sum = 0
  bank.curves.forEach((curve, index) => {
    const response = responses[index] as number
    if (response === 255) return
    curve.pointInto(point, theta)
    sum += point.logProbability[response] as number
  })
  return sum
}

export function posteriorIntegral(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  { mean = 0, sd = 1, low = mean - 6 * sd, high = mean + 6 * sd, nodes = 4801 }: IntegralOptions = {},
): PosteriorIntegral {
  const logDensity = (theta: number) => logLikelihood(bank, responses, theta) - ((theta - mean) / sd) ** 2 / 2
  const cells = nodes - 1
  const thetas = Array.from({ length: nodes }, (_, i) => (low * (cells - i) + high * i) / cells)
  const logs = thetas.map(logDensity)
  const peak = Math.max(...logs)
  const density = (theta: number) => Math.exp(logDensity(theta) - peak)
  // Simpson over pairs of cells.
  const weights = logs.map(
    (value, i) => Math.exp(value - peak) * (i === 0 || i === cells ? 1 : i % 2 === 1 ? 4 : 2) * ((high - low) / cells / 3),
  )
  const at = (i: number) => Math.exp((logs[i] as number) - peak)
  const panels = Array.from(
    { length: cells / 2 },
    (_, p) => ((high - low) / cells / 3) * (at(2 * p) + 4 * at(2 * p + 1) + at(2 * p + 2)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const first = weights.reduce((sum, weight, i) => sum + weight * (thetas[i] as number), 0) / total
  const second = weights.reduce((sum, weight, i) => sum + weight * ((thetas[i] as number) - first) ** 2, 0) / total
  return {
    mean: first,
    standardDeviation: Math.sqrt(second),
    probabilityAbove(cut) {
      const width = (2 * (high - low)) / cells
      const begin = Math.min(high, Math.max(low, cut))
      const panel = Math.min(panels.length - 1, Math.floor((begin - low) / width))
      const end = low + (panel + 1) * width
      const part = ((end - begin) / 6) * (density(begin) + 4 * density((begin + end) / 2) + density(end))
      return panels.slice(panel + 1).reduce((sum, mass) => sum + mass, part) / total
    },
  }
}
