import { type PosteriorCurve, posteriorCurve, posteriorMoments } from '../../scoring/posterior-curve.js'
import type { Prior } from '../../scoring/prior.js'
import type { ProficiencyEstimate } from '../../scoring/proficiency-estimate.js'
import { type ScoringGrid, scoringGrid } from '../../scoring/scoring-grid.js'
import type { AnsweredItems } from './answered-items.js'
import type { CompleteDesign, EstimationMethod } from './design.js'
import type { EstimateSource } from './session.js'

/** Estimates by any method but EAP, which is built in. */
export type MethodEstimator = (
  method: Exclude<EstimationMethod, 'eap'>,
  answers: AnsweredItems,
  prior: Prior,
) => ProficiencyEstimate

/** Where the test stands: always a finite theta to select at. */
export interface CurrentEstimate {
  readonly theta: number
  readonly standardError: number | null
  readonly estimatedBy: EstimateSource
  /** By the design's own method, degenerate cases included. */
  readonly estimate: ProficiencyEstimate
  readonly posterior: () => PosteriorCurve
}

/**
 * The estimate after some answers. While the design's method has no finite value, or fewer answers than `estimator.after` count, EAP
 * stands in; before any answer counts, the start of the design.
 */
export function currentEstimate(
  answers: AnsweredItems,
  design: CompleteDesign,
  estimator: MethodEstimator | undefined,
): CurrentEstimate {
  const { method, prior: population, after } = design.estimator
  const { prior, grid } = priorAndGrid(design)
  let curve: PosteriorCurve | undefined
  const posterior = () => {
    curve ??= posteriorCurve(answers.bank, answers.responses, prior, grid)
    return curve
  }
  if (answers.scored === 0) {
    const estimate = { kind: 'no-responses' } as const
    return { theta: design.start.theta, standardError: population.sd, estimatedBy: 'start', estimate, posterior }
  }
  // No engine is assembled without the estimator of its design.
  const estimate = method === 'eap' || estimator === undefined ? posteriorMean(posterior()) : estimator(method, answers, prior)
  if (estimate.kind === 'finite' && (method === 'eap' || answers.scored >= after)) {
    return { theta: estimate.theta, standardError: estimate.standardError, estimatedBy: method, estimate, posterior }
  }
  const { theta, standardError } = posteriorMean(posterior())
  return { theta, standardError, estimatedBy: 'eap', estimate, posterior }
}

function posteriorMean(curve: PosteriorCurve) {
  const { mean, standardDeviation } = posteriorMoments(curve)
  return { kind: 'finite', theta: mean, standardError: standardDeviation } as const
}

/** Prior and quadrature of a design. */
export function priorAndGrid(design: CompleteDesign): { prior: Prior; grid: ScoringGrid } {
  const { mean, sd } = design.estimator.prior
  const [count, low, high] = design.estimator.nodes
  const prior: Prior = { kind: 'normal', mean, sd }
  return { prior, grid: scoringGrid(prior, { count, low, high }) }
}
