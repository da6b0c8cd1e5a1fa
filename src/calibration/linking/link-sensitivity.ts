import { choleskyFactor, choleskySolve } from '../../math/cholesky.js'
import type { ScaleChange } from '../../models/conversions/scale-change.js'
import { anchorLine } from './anchor-lines.js'
import type { Anchor } from './anchors.js'
import { type CurveComparison, type CurvePair, curveDifferences, DERIVATIVES, type LinkPoint } from './curve-differences.js'
import { curveCriterion, summedDifferences, weightsOf } from './curve-link.js'
import type { LinkDerivative, LinkSensitivity } from './delta-errors.js'
import { type MomentMethod, momentLink } from './moment-link.js'

/** How A and B of a link by moments move with the parameters: a difference quotient of the method itself. */
export function momentSensitivity(anchors: readonly Anchor[], method: MomentMethod, fixedSlope?: number): LinkSensitivity {
  const lines = anchors.map(anchorLine)
  return (index, lower, higher, width) => {
    const [below, above] = [lower, higher].map((anchor) => momentLink(lines.with(index, anchorLine(anchor)), method, fixedSlope))
    if (below?.kind !== 'determined' || above?.kind !== 'determined') return { slope: 0, intercept: 0 }
    return { slope: (above.slope - below.slope) / width, intercept: (above.intercept - below.intercept) / width }
  }
}

/**
 * How A and B of a link by curves move with the parameters ξ: at the minimum the gradient g of the criterion is 0, so that
 * ∂(ln A, B)/∂ξ = −H⁻¹ ∂g/∂ξ, with ∂g/∂ξ = 2Σ w (∂r/∂ξ · r_x + r · ∂r_x/∂ξ).
 */
export function curveSensitivity(
  anchors: readonly Anchor[],
  { slope, intercept }: ScaleChange,
  comparison: CurveComparison,
  interceptOnly: boolean,
): LinkSensitivity {
  const at: LinkPoint = { logSlope: Math.log(slope), intercept }
  const pairs = anchors.map(pairOf)
  const own = pairs.map((pair) => curveDifferences(pair, at, comparison))
  const whole = comparison.method === 'stocking-lord' ? summedDifferences(own) : undefined
  const { hessian, gradient } = curveCriterion(pairs, at, comparison, interceptOnly)
  const factored = choleskyFactor(hessian, gradient.length)
  return (index, lower, higher, width): LinkDerivative => {
    if (factored.kind !== 'factored') return { slope: 0, intercept: 0 }
    const rows = whole ?? (own[index] as Float64Array)
    const below = curveDifferences(pairOf(lower), at, comparison)
    const above = curveDifferences(pairOf(higher), at, comparison)
    const weights = weightsOf(pairs[index] as CurvePair, comparison)
    let [byLogSlope, byIntercept] = [0, 0]
    for (let i = 0, row = 0; i < weights.length; i++, row += DERIVATIVES) {
      const change = (entry: number) => ((above[row + entry] as number) - (below[row + entry] as number)) / width
      const weight = 2 * (weights[i] as number)
      byLogSlope += weight * (change(0) * (rows[row + 1] as number) + (rows[row] as number) * change(1))
      byIntercept += weight * (change(0) * (rows[row + 2] as number) + (rows[row] as number) * change(2))
    }
    const moved = choleskySolve(factored.factor, interceptOnly ? [byIntercept] : [byLogSlope, byIntercept])
    if (interceptOnly) return { slope: 0, intercept: -(moved[0] as number) }
    return { slope: -slope * (moved[0] as number), intercept: -(moved[1] as number) }
  }
}

export function pairOf({ item, base }: Anchor): CurvePair {
  return { item: item.curve, base: base.curve }
}
