import type { CompiledBank } from '../../bank/compile-bank.js'
import { findRoot } from '../../math/roots.js'
import { createCurvePoint } from '../../models/category-curve.js'
import { pointExpectedScore } from '../../models/information.js'

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
    score += pointExpectedScore(point, curve.categories)
    for (let k = 1; k < curve.categories; k++) slope += k * (point.probability[k] as number) * (point.slope[k] as number)
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
  const found = findRoot((theta) => expectedScore(bank, items, theta).score - score, -farthest, farthest)
  // An end of the interval is no theta that the score stands for.
  return found.kind === 'root' && Math.abs(found.x) < farthest ? found.x : undefined
}
