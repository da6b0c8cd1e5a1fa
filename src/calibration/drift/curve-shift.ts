import { createCurvePoint } from '../../models/category-curve.js'
import type { ScaleChange } from '../../models/conversions/scale-change.js'
import { pointExpectedScore } from '../../models/information.js'
import type { Anchor } from '../linking/anchors.js'
import type { LinkWeighting } from '../linking/link-weighting.js'

/** How far the curves of one item in two calibrations are apart on one scale. */
export interface CurveShift {
  /** d²: mean of ½Σ_k (P_then − P_now)², which is the squared difference of P for dichotomous items. */
  readonly squaredDifference: number
  /** √d², in probability: 0 for equal curves. */
  readonly rmsd: number
  /** Mean of the expected score now minus then, in points: above 0 where the item has become easier. */
  readonly scoreChange: number
}

/**
 * Difference between the curves of an anchor, averaged over the weighting on the base scale.
 * @param anchor its item calibrated now and, as base, then
 * @param link from the present scale to the base
 * @source Wells, Hambleton, Kirkpatrick & Meng (2014), Appl. Meas. Educ. 27, 214–231 (d²); Köhler, Robitzsch & Hartig (2020),
 *   J. Educ. Behav. Stat. 45, 251–273 (RMSD)
 */
export function curveShift({ item, base }: Anchor, link: ScaleChange, { nodes, weights }: LinkWeighting): CurveShift {
  const { categories } = base.curve
  const [then, now] = [createCurvePoint(categories), createCurvePoint(categories)]
  let [squares, change] = [0, 0]
  for (const [q, node] of nodes.entries()) {
    const weight = weights[q] as number
    base.curve.pointInto(then, node)
    item.curve.pointInto(now, (node - link.intercept) / link.slope)
    for (let k = 0; k < categories; k++) {
      squares += (weight / 2) * ((then.probability[k] as number) - (now.probability[k] as number)) ** 2
    }
    change += weight * (pointExpectedScore(now, categories) - pointExpectedScore(then, categories))
  }
  return { squaredDifference: squares, rmsd: Math.sqrt(squares), scoreChange: change }
}
