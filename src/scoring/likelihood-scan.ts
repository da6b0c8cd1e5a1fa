import type { CompiledBank } from '../bank/compile-bank.js'
import type { BankItem } from '../bank/item-bank.js'
import type { AnsweredItem } from './answered-items.js'
import { itemLandmarks, type Landmark } from './item-landmarks.js'
import { likelihoodOf } from './likelihood-point.js'
import { scanPoints } from './scan-points.js'

/** The slope of a likelihood, and the information behind it, at ascending thetas close enough to tell all its turns. */
export interface LikelihoodScan {
  readonly thetas: Float64Array
  /** ∂ℓ/∂θ. */
  readonly slope: Float64Array
  /** Expected information I, its slope, and Warm's J. */
  readonly information: Float64Array
  readonly informationSlope: Float64Array
  readonly biasNumerator: Float64Array
}

/** Where the curves of some items bend. */
export function landmarksOf(bank: CompiledBank, items: readonly number[]): Landmark[] {
  return items.flatMap((index) => itemLandmarks(bank.items[index] as BankItem, bank.scale.scalingConstant))
}

/**
 * The likelihood of some responses at the {@link scanPoints} of the items answered.
 * @param further places to look at beside those of the items, such as a prior's
 */
export function likelihoodScan(
  bank: CompiledBank,
  answered: readonly AnsweredItem[],
  further: readonly Landmark[] = [],
): LikelihoodScan {
  const places = landmarksOf(
    bank,
    answered.map(({ index }) => index),
  )
  const thetas = scanPoints([...places, ...further])
  const likelihood = likelihoodOf(answered)
  const points = Array.from(thetas, likelihood)
  return {
    thetas,
    slope: Float64Array.from(points, ({ slope }) => slope),
    information: Float64Array.from(points, ({ information }) => information),
    informationSlope: Float64Array.from(points, ({ informationSlope }) => informationSlope),
    biasNumerator: Float64Array.from(points, ({ biasNumerator }) => biasNumerator),
  }
}
