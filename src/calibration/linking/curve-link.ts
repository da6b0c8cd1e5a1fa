import { choleskyFactor } from '../../math/cholesky.js'
import { dampedNewton, type LocalQuadratic } from '../../math/damped-newton.js'
import type { ScaleChange } from '../../models/conversions/scale-change.js'
import {
  type CurveComparison,
  type CurvePair,
  curveDifferences,
  DERIVATIVES,
  differencesPerNode,
  type LinkPoint,
} from './curve-differences.js'

export type CurveLink =
  | {
      readonly kind: 'determined' | 'not-converged'
      readonly slope: number
      readonly intercept: number
      /** The criterion at the solution: mean squared difference over the weighting, summed over items (Haebara). */
      readonly criterion: number
      readonly iterations: number
    }
  /** The curves are flat wherever they are compared, or do not tell slope from intercept. */
  | { readonly kind: 'undetermined'; readonly reason: 'flat-curves' }

/** Least curvature of the criterion, in squared probability per squared logit, from which a constant counts as determined. */
const LEAST_CURVATURE = 1e-12

/** In ln A or logits: far from the minimum the criterion is nearly flat, and an unbounded step might leave for good. */
const LONGEST_STEP = 0.5

/**
 * θ* = Aθ + B that brings the curves of a bank closest to those of its base.
 * Haebara: Σ_items ½Σ_k (P_base − P*)², which is the squared difference of P for dichotomous items. Stocking–Lord: squared
 * difference of expected test scores. Both are means over the weighting, summed over directions.
 * @param starts where to begin; of the minima found the lowest counts
 * @param fixedSlope A where it is known, as under the Rasch model
 * @source Haebara (1980), Jpn. Psychol. Res. 22, 144–149; Stocking & Lord (1983), Appl. Psych. Meas. 7, 201–210;
 *   Kim & Lee (2006), J. Educ. Meas. 43, 53–76 (mixed formats)
 */
export function curveLink(
  pairs: readonly CurvePair[],
  comparison: CurveComparison,
  starts: readonly ScaleChange[],
  fixedSlope?: number,
): CurveLink {
  const criterion = (x: Float64Array) => curveCriterion(pairs, linkPoint(x, fixedSlope), comparison, fixedSlope !== undefined)
  if (pairs.length === 0) return { kind: 'undetermined', reason: 'flat-curves' }
  const minima = starts.map(({ slope, intercept }) =>
    dampedNewton(criterion, fixedSlope === undefined ? [Math.log(slope), intercept] : [intercept], { longestStep: LONGEST_STEP }),
  )
  const best = minima.reduce((low, next) =>
    (next.kind === low.kind ? next.value < low.value : next.kind === 'minimum') ? next : low,
  )
  if (best.kind === 'minimum' && !isDetermined(best)) return { kind: 'undetermined', reason: 'flat-curves' }
  const { logSlope, intercept } = linkPoint(best.x, fixedSlope)
  return {
    kind: best.kind === 'minimum' ? 'determined' : 'not-converged',
    slope: fixedSlope ?? Math.exp(logSlope),
    intercept,
    criterion: best.value,
    iterations: best.iterations,
  }
}

function linkPoint(x: Float64Array, fixedSlope: number | undefined): LinkPoint {
  if (fixedSlope !== undefined) return { logSlope: Math.log(fixedSlope), intercept: x[0] as number }
  return { logSlope: x[0] as number, intercept: x[1] as number }
}

/** The criterion with its derivatives in ln A and B, or in B alone. */
export function curveCriterion(
  pairs: readonly CurvePair[],
  at: LinkPoint,
  comparison: CurveComparison,
  interceptOnly: boolean,
): LocalQuadratic {
  const sums = new Float64Array(DERIVATIVES)
  if (comparison.method === 'haebara') {
    for (const pair of pairs) addSquaresInto(sums, curveDifferences(pair, at, comparison), weightsOf(pair, comparison))
  } else {
    const total = summedDifferences(pairs.map((pair) => curveDifferences(pair, at, comparison)))
    const [first] = pairs
    if (first !== undefined) addSquaresInto(sums, total, weightsOf(first, comparison))
  }
  const [value, byLogSlope, byIntercept, twice, both, interceptTwice] = sums as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (interceptOnly) return { value, gradient: Float64Array.of(byIntercept), hessian: Float64Array.of(interceptTwice) }
  return {
    value,
    gradient: Float64Array.of(byLogSlope, byIntercept),
    hessian: Float64Array.of(twice, both, both, interceptTwice),
  }
}

/** The differences of the whole test: those of the items, added up. */
export function summedDifferences(rows: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(rows[0]?.length ?? 0)
  for (const row of rows) for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (row[i] as number)
  return total
}

/** How much each difference of a pair counts, in the order of {@link curveDifferences}. */
export function weightsOf(pair: CurvePair, { method, weighting, direction }: CurveComparison): Float64Array {
  const perNode = differencesPerNode(pair, method)
  // Both categories of a dichotomous item differ alike: half of the sum is the squared difference of P.
  const share = method === 'haebara' ? 0.5 : 1
  const { length } = weighting.nodes
  const directions = direction === 'both' ? 2 : 1
  const place = (i: number) => Math.floor(i / perNode) % length
  return Float64Array.from({ length: directions * length * perNode }, (_, i) => share * (weighting.weights[place(i)] as number))
}

/** Adds Σ w r² and its derivatives. */
function addSquaresInto(sums: Float64Array, rows: Float64Array, weights: Float64Array): void {
  let [value, u, b, uu, ub, bb] = [0, 0, 0, 0, 0, 0]
  for (let i = 0, at = 0; i < weights.length; i++, at += DERIVATIVES) {
    const weight = weights[i] as number
    const r = rows[at] as number
    const ru = rows[at + 1] as number
    const rb = rows[at + 2] as number
    value += weight * r * r
    u += weight * r * ru
    b += weight * r * rb
    uu += weight * (ru * ru + r * (rows[at + 3] as number))
    ub += weight * (ru * rb + r * (rows[at + 4] as number))
    bb += weight * (rb * rb + r * (rows[at + 5] as number))
  }
  const parts = [value, 2 * u, 2 * b, 2 * uu, 2 * ub, 2 * bb]
  for (let i = 0; i < DERIVATIVES; i++) sums[i] = (sums[i] as number) + (parts[i] as number)
}

/** Whether the criterion rises clearly in every direction. */
function isDetermined({ hessian, gradient }: LocalQuadratic): boolean {
  const size = gradient.length
  const raised = hessian.map((entry, place) => (place % (size + 1) === 0 ? entry - LEAST_CURVATURE : entry))
  return choleskyFactor(raised, size).kind === 'factored'
}
