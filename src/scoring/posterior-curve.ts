import type { CompiledBank } from '../bank/compile-bank.js'
import { createCurvePoint } from '../models/category-curve.js'
import { type Prior, priorPoint } from './prior.js'
import { isAnswered } from './proficiency-estimate.js'
import type { ScoringGrid } from './scoring-grid.js'

/**
 * The posterior of theta after some responses: ln density (up to a constant) with its exact first and second derivatives
 * at equally spaced nodes. Between nodes it is read as a quintic, so no result hangs on where a node happens to lie.
 */
export interface PosteriorCurve {
  readonly grid: ScoringGrid
  readonly logDensity: Float64Array
  readonly slope: Float64Array
  readonly curvature: Float64Array
  readonly answered: number
}

/** Smallest posterior SD, in spacings, that the equal-weight rule integrates to 1e-12 for a normal posterior. */
const leastSdInSpacings = 1.2

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
  let curve = evaluatePosterior(bank, responses, prior, grid)
  for (let round = 0; round < 8; round++) {
    const { mean, standardDeviation } = posteriorMoments(curve)
    if (standardDeviation >= leastSdInSpacings * curve.grid.spacing) break
    curve = evaluatePosterior(bank, responses, prior, gridAround(mean, standardDeviation, curve.grid))
  }
  return curve
}

/** A grid of as many nodes around the mean: 8 SD to each side, and never less than two of the old spacings. */
function gridAround(mean: number, sd: number, grid: ScoringGrid): ScoringGrid {
  const count = grid.nodes.length
  const half = Math.max(8 * sd, 2 * grid.spacing)
  const spacing = (2 * half) / (count - 1)
  return { nodes: grid.nodes.map((_, i) => mean - half + i * spacing), spacing, trapezoid: grid.trapezoid }
}

function evaluatePosterior(bank: CompiledBank, responses: ArrayLike<number>, prior: Prior, grid: ScoringGrid): PosteriorCurve {
  const count = grid.nodes.length
  const logDensity = new Float64Array(count)
  const slope = new Float64Array(count)
  const curvature = new Float64Array(count)
  for (let q = 0; q < count; q++) {
    const point = priorPoint(prior, grid.nodes[q] as number)
    logDensity[q] = point.logDensity
    slope[q] = point.slope
    curvature[q] = point.curvature
  }
  const point = createCurvePoint(bank.maximumCategories)
  let answered = 0
  for (let i = 0; i < bank.curves.length; i++) {
    const response = responses[i] as number
    if (!isAnswered(response)) continue
    answered += 1
    const curve = bank.curves[i] as (typeof bank.curves)[number]
    for (let q = 0; q < count; q++) {
      curve.pointInto(point, grid.nodes[q] as number)
      logDensity[q] = (logDensity[q] as number) + (point.logProbability[response] as number)
      slope[q] = (slope[q] as number) + (point.slope[response] as number)
      curvature[q] = (curvature[q] as number) + (point.curvature[response] as number)
    }
  }
  return { grid, logDensity, slope, curvature, answered }
}

/** Mean and SD of a posterior by the equal-weight rule over its nodes, in logits. */
export function posteriorMoments(curve: PosteriorCurve): { mean: number; standardDeviation: number } {
  const { nodes, trapezoid } = curve.grid
  const last = nodes.length - 1
  const peak = curve.logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const weight = (q: number) =>
    Math.exp((curve.logDensity[q] as number) - peak) * (trapezoid && (q === 0 || q === last) ? 0.5 : 1)
  let mass = 0
  let first = 0
  for (let q = 0; q <= last; q++) {
    mass += weight(q)
    first += weight(q) * (nodes[q] as number)
  }
  const mean = first / mass
  let second = 0
  for (let q = 0; q <= last; q++) second += weight(q) * ((nodes[q] as number) - mean) ** 2
  return { mean, standardDeviation: Math.sqrt(second / mass) }
}
