import type { CompiledBank } from '../../bank/compile-bank.js'
import { type PosteriorCurve, posteriorCurve, posteriorMoments } from '../../scoring/posterior-curve.js'
import type { Prior } from '../../scoring/prior.js'
import type { ProficiencyEstimate } from '../../scoring/proficiency-estimate.js'
import { type ScoringGrid, scoringGrid } from '../../scoring/scoring-grid.js'
import type { ScoringOptions } from '../../scoring/scoring-options.js'
import type { AnsweredItems } from './answered-items.js'
import type { CompleteDesign } from './design.js'
import type { EstimateSource } from './session.js'

/** Any estimator of the scoring room. */
export type MethodEstimator = (bank: CompiledBank, responses: ArrayLike<number>, options: ScoringOptions) => ProficiencyEstimate

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
  const estimate = method === 'eap' ? posteriorMean(posterior()) : methodEstimate(answers, design, estimator)
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

function methodEstimate(
  answers: AnsweredItems,
  design: CompleteDesign,
  estimator: MethodEstimator | undefined,
): ProficiencyEstimate {
  if (estimator === undefined) throw new Error('defect in melek: an engine without the estimator of its design')
  const { prior } = priorAndGrid(design)
  // The curves of the answers carry the doubt about the parameters already.
  return estimator(answers.bank, answers.responses, { method: design.estimator.method, prior, parameterUncertainty: 'ignore' })
}

/** Prior and quadrature of a design. */
export function priorAndGrid(design: CompleteDesign): { prior: Prior; grid: ScoringGrid } {
  const { mean, sd } = design.estimator.prior
  const [count, low, high] = design.estimator.nodes
  const prior: Prior = { kind: 'normal', mean, sd }
  return { prior, grid: scoringGrid(prior, { count, low, high }) }
}
