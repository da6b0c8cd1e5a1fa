import type { CompiledBank } from '../../bank/compile-bank.js'
import { createCurvePoint } from '../../models/category-curve.js'

/** Expected score of one item, or of all items together, at a theta, with its slope. */
export interface ExpectedScore {
  readonly score: number
  readonly slope: number
}

/** Expected sum score of some items of a bank at theta: the test characteristic curve. */
export function expectedScore(bank: CompiledBank, items: readonly number[], theta: number): ExpectedScore {
  const point = createCurvePoint(bank.maximumCategories)
  let score = 0
  let slope = 0
  for (const item of items) {
    const curve = bank.curves[item]
    if (curve === undefined) continue
    curve.pointInto(point, theta)
    for (let k = 1; k < curve.categories; k++) {
      const probability = point.probability[k] as number
      score += k * probability
      slope += k * probability * (point.slope[k] as number)
    }
  }
  return { score, slope }
}

/** Where the search gives up: no test tells thetas apart out there. */
const farthest = 30

/**
 * Theta at which the expected sum score of some items is a given score.
 * @returns undefined where the curve does not reach the score: at or below the guessing score, at or above the highest one
 */
export function thetaOfScore(bank: CompiledBank, items: readonly number[], score: number): number | undefined {
  let low = -farthest
  let high = farthest
  if (!(expectedScore(bank, items, low).score < score && score < expectedScore(bank, items, high).score)) return undefined
  // The curve rises, so that halving cannot miss; sixty halvings leave nothing of the interval.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (expectedScore(bank, items, middle).score < score) low = middle
    else high = middle
  }
  return (low + high) / 2
}
