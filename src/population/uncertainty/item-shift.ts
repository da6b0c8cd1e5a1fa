import type { CompiledBank } from '../../bank/compile-bank.js'
import type { BankItem } from '../../bank/item-bank.js'
import { createRandom } from '../../math/random-source.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../../models/category-curve.js'
import { drawItem } from './draw-item.js'

/** Draws of the bank: each costs one look at every item and cut, so many are cheap. */
export const shiftDraws = 200

/**
 * Variance of what wrong item parameters do to everybody's estimate near each cut, in logits²: were a drawn bank the true
 * one, answers scored by the bank as it is would give θ + δ, δ = Σ E[score]/Σ information, the expected likelihood score
 * at θ under the drawn curves. Items that were in no test are left out: a form of half the bank has twice the variance. Where
 * persons were given different items, each is taken to have the shift of all of them together.
 *
 * It stands in for draws of the whole bank with everybody scored again where only scores are left.
 * @param missingItems ids of items that were in no test
 * @returns one variance a cut; undefined where nothing is known of the uncertainty of the items
 * @source expansion of the estimating equation around θ, as in Huber (1964), Annals of Mathematical Statistics 35, 73–101
 */
export function itemShiftVariances(
  bank: CompiledBank,
  cuts: readonly number[],
  seed: string,
  missingItems: readonly string[] = [],
): readonly number[] | undefined {
  const missing = new Set(missingItems)
  const places = bank.itemIds.flatMap((id, place) => (missing.has(id) ? [] : [place]))
  const items = places.map((place) => bank.items[place] as BankItem)
  if (items.every((item) => item.uncertainty === undefined)) return undefined
  const scored = places.map((place) => bank.curves[place] as CategoryCurve)
  const random = createRandom(seed, 'item-parameters')
  const drawn = Array.from({ length: shiftDraws }, (_, m) => {
    const stream = random.fork(`draw ${m + 1}`)
    const curves = items.map((item) => categoryCurve(drawItem(item, stream.fork(item.id)), bank.scale.scalingConstant))
    return cuts.map((cut) => shiftAt(scored, curves, cut))
  })
  return cuts.map((_, c) => {
    const mean = drawn.reduce((sum, shifts) => sum + (shifts[c] as number), 0) / shiftDraws
    const spread = drawn.reduce((sum, shifts) => sum + ((shifts[c] as number) - mean) ** 2, 0) / (shiftDraws - 1)
    return (1 + 1 / shiftDraws) * spread
  })
}

/** Shift of an estimate at a theta where the second curves are true and the first are scored by. */
export function shiftAt(scored: readonly CategoryCurve[], truth: readonly CategoryCurve[], theta: number): number {
  const most = Math.max(...scored.map(({ categories }) => categories))
  const point = createCurvePoint(most)
  const other = createCurvePoint(most)
  let score = 0
  let information = 0
  for (const [i, curve] of scored.entries()) {
    curve.pointInto(point, theta)
    ;(truth[i] as CategoryCurve).pointInto(other, theta)
    for (let k = 0; k < curve.categories; k++) {
      const slope = point.slope[k] as number
      score += (other.probability[k] as number) * slope
      information += (point.probability[k] as number) * slope * slope
    }
  }
  return score / information
}
