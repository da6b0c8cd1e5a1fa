import type { CompiledBank } from '../bank/compile-bank.js'
import { createCurvePoint } from '../models/category-curve.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { interpolationError, type NodeDensity } from './posterior-density.js'
import { type Prior, priorPoint } from './prior.js'
import { resolvedDensity } from './refined-grid.js'
import type { ScoringGrid } from './scoring-grid.js'

export { posteriorMoments } from './posterior-density.js'

/**
 * The posterior of theta after some responses: ln density (up to a constant) with its exact first and second derivatives
 * at equally spaced nodes. Between nodes it is read as a quintic, so no result hangs on where a node happens to lie.
 */
export interface PosteriorCurve extends NodeDensity {
  readonly slope: Float64Array
  readonly curvature: Float64Array
  readonly answered: number
  /** The same posterior at closer nodes, where an item is too steep for a quintic between the nodes of `grid`. */
  readonly closer?: PosteriorCurve
}

/** Error of the density between nodes, relative to its peak, that still leaves every probability good to 1e-6. */
export const acceptedInterpolationError = 2e-7
/** Spacings are halved at most this often, enough for slopes of 100 on the default grid. */
const mostHalvings = 8

/**
 * Posterior over the grid; where it is too narrow for the spacing (long tests) the grid is refined locally.
 * @param responses category per item in bank order, 255 or −1 = not administered
 */
export function posteriorCurve(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  prior: Prior,
  grid: ScoringGrid,
): PosteriorCurve {
  const answered = answeredItems(bank, responses)
  const curve = posteriorAtNodes(answered, prior, grid)
  const closer = smoothBetweenNodes(curve, answered, prior)
  return closer === curve ? curve : { ...curve, closer }
}

/** {@link posteriorCurve} for those who need it at its nodes only. */
export function posteriorAtNodes(answered: readonly AnsweredItem[], prior: Prior, grid: ScoringGrid): PosteriorCurve {
  const curve = resolvedDensity((nodes) => evaluatePosterior(answered, prior, nodes), prior, grid)
  // Only the grid of the scoring rule is bound to its nodes.
  return curve.grid === grid ? curve : smoothBetweenNodes(curve, answered, prior)
}

/** The posterior at nodes close enough for a quintic between them. */
function smoothBetweenNodes(curve: PosteriorCurve, answered: readonly AnsweredItem[], prior: Prior): PosteriorCurve {
  let closer = curve
  for (let halvings = 0; halvings < mostHalvings && interpolationError(closer) > acceptedInterpolationError; halvings++) {
    closer = evaluatePosterior(answered, prior, halved(closer.grid))
  }
  return closer
}

function evaluatePosterior(answered: readonly AnsweredItem[], prior: Prior, grid: ScoringGrid): PosteriorCurve {
  const count = grid.nodes.length
  const logDensity = new Float64Array(count)
  const slope = new Float64Array(count)
  const curvature = new Float64Array(count)
  const point = createCurvePoint(answered.reduce((most, { curve }) => Math.max(most, curve.categories), 2))
  for (let q = 0; q < count; q++) {
    const node = grid.nodes[q] as number
    const start = priorPoint(prior, node)
    let level = start.logDensity
    let first = start.slope
    let second = start.curvature
    for (const { curve, response } of answered) {
      curve.pointInto(point, node)
      level += point.logProbability[response] as number
      first += point.slope[response] as number
      second += point.curvature[response] as number
    }
    logDensity[q] = level
    slope[q] = first
    curvature[q] = second
  }
  return { grid, logDensity, slope, curvature, answered: answered.length }
}

function halved({ nodes, spacing, trapezoid }: ScoringGrid): ScoringGrid {
  const closer = new Float64Array(2 * nodes.length - 1)
  for (let q = 0; q < closer.length; q++) {
    const half = q >> 1
    closer[q] = q % 2 === 0 ? (nodes[half] as number) : ((nodes[half] as number) + (nodes[half + 1] as number)) / 2
  }
  return { nodes: closer, spacing: spacing / 2, trapezoid }
}
