import { logistic } from '../math/logistic.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { logisticCurve } from '../models/logistic-curve.js'
import type { LogisticFamily } from '../models/model-family.js'
import { mixtureCurve } from './mixture-curve.js'

/** Below this a probability is about to lose digits to underflow. */
const leastProbability = 1e-280

/**
 * {@link mixtureCurve} of 1PL to 4PL items, one exponential a component: P and its derivatives are sums, and both
 * categories are summed as such, so that neither loses digits where it is rare.
 * @param weights positive, summing to 1
 */
export function logisticMixture(components: readonly LogisticFamily[], weights: readonly number[]): CategoryCurve {
  const slopes = Float64Array.from(components, ({ slope }) => slope)
  const locations = Float64Array.from(components, ({ location }) => location)
  const rises = Float64Array.from(components, ({ lower, upper }, m) => (weights[m] as number) * (upper - lower))
  const lower = components.reduce((sum, component, m) => sum + (weights[m] as number) * component.lower, 0)
  const lacking = components.reduce((sum, component, m) => sum + (weights[m] as number) * (1 - component.upper), 0)
  let byLogarithms: CategoryCurve | undefined
  return {
    categories: 2,
    pointInto(out, theta) {
      let right = lower
      let wrong = lacking
      let first = 0
      let second = 0
      for (let m = 0; m < slopes.length; m++) {
        const a = slopes[m] as number
        const z = a * (theta - (locations[m] as number))
        const small = logistic(-Math.abs(z))
        const large = 1 - small
        const L = z >= 0 ? large : small
        const M = z >= 0 ? small : large
        const rise = rises[m] as number
        const gradient = rise * a * L * M
        right += rise * L
        wrong += rise * M
        first += gradient
        second += gradient * a * (M - L)
      }
      if (Math.min(right, wrong) < leastProbability) {
        byLogarithms ??= mixtureCurve(components.map(curveOf), weights)
        return byLogarithms.pointInto(out, theta)
      }
      writeCategory(out, 1, right, first, second)
      writeCategory(out, 0, wrong, -first, -second)
    },
    logProbabilityLimit(category, direction) {
      const right = direction === 'below' ? lower : 1 - lacking
      const wrong = direction === 'below' ? 1 - lower : lacking
      return Math.log(category === 1 ? right : wrong)
    },
  }
}

function curveOf({ slope, location, lower, upper }: LogisticFamily): CategoryCurve {
  return logisticCurve(slope, location, lower, upper)
}

function writeCategory(
  out: Parameters<CategoryCurve['pointInto']>[0],
  category: number,
  p: number,
  first: number,
  second: number,
): void {
  const slope = first / p
  out.probability[category] = p
  out.logProbability[category] = Math.log(p)
  out.slope[category] = slope
  out.curvature[category] = second / p - slope * slope
}
