import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { CategoryCurve } from '../../../models/category-curve.js'
import { curveInformation } from '../../../models/information.js'
import { logisticInformationPeak } from '../../../models/logistic-information-peak.js'
import { modelFamily } from '../../../models/model-family.js'

/** An upper bound of an item's Fisher information over an interval of theta, 1/logit². */
export type InformationBound = (low: number, high: number) => number

/** Leaves room for the rounding of a bound and of what it bounds. */
const slack = 1 + 1e-9

/**
 * The bound of an item. The information of a dichotomous item has one peak, so it is highest at the point of the interval nearest to
 * it. The others have |∂ ln I/∂θ| ≤ s, with s = 2a for the GRM and the range of the slopes for the rest, so that ln I stays below the
 * roof of slope s over the two ends.
 * @source Magis (2013), Appl. Psych. Meas. 37, 304–315 for the peak; Piyavskii (1972), USSR Comput. Math. Math. Phys. 12(4), 57–67 for
 *   the roof; the bounds of s as derived for the search of the peak
 */
export function informationBound(bank: CompiledBank, index: number): InformationBound {
  const curve = bank.curves[index] as CategoryCurve
  const shape = modelFamily(bank.items[index] as CompiledBank['items'][number], bank.scale.scalingConstant)
  if (shape.family === 'logistic') {
    const peak = logisticInformationPeak(shape)
    return (low, high) => slack * curveInformation(curve, Math.min(high, Math.max(low, peak)))
  }
  const steepness = shape.family === 'graded' ? 2 * shape.slope : Math.max(...shape.slopes) - Math.min(...shape.slopes)
  return (low, high) => {
    // Roots before the product, which would lose digits below 1e-308.
    const root = (theta: number) => Math.sqrt(Math.max(curveInformation(curve, theta), Number.MIN_VALUE))
    return slack * root(low) * root(high) * Math.exp((steepness * (high - low)) / 2)
  }
}
