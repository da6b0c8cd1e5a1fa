import { answeredItems } from '../../scoring/answered-items.js'
import { type PosteriorCurve, posteriorAtNodes, posteriorCurve, posteriorMoments } from '../../scoring/posterior-curve.js'
import { type Prior, priorPoint } from '../../scoring/prior.js'
import { missing, type ProficiencyEstimate } from '../../scoring/proficiency-estimate.js'
import { leastSdInSpacings } from '../../scoring/refined-grid.js'
import { type ScoringGrid, scoringGrid } from '../../scoring/scoring-grid.js'
import type { SessionStart } from './administration/administration-design.js'
import type { AnsweredItems } from './answered-items.js'
import type { CompleteDesign, EstimationMethod } from './design.js'
import { gridRow } from './grid-curves.js'
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
  start?: SessionStart,
): CurrentEstimate {
  const { method, after } = design.estimator
  const { grid, ...population } = priorAndGrid(design)
  // The nodes stay those of the design, at which its curves are known.
  const prior = start === undefined ? population.prior : ({ kind: 'normal', ...start.prior } as const)
  let curve: PosteriorCurve | undefined
  const posterior = () => {
    curve ??= posteriorCurve(answers.bank, answers.responses, prior, grid)
    return curve
  }
  if (answers.scored === 0) {
    const estimate = { kind: 'no-responses' } as const
    const theta = start?.prior.mean ?? design.start.theta
    return { theta, standardError: prior.sd, estimatedBy: 'start', estimate, posterior }
  }
  // No engine is assembled without the estimator of its design.
  const estimate =
    method === 'eap' || estimator === undefined ? posteriorMean(answers, prior, grid) : estimator(method, answers, prior)
  if (estimate.kind === 'finite' && (method === 'eap' || answers.scored >= after)) {
    return { theta: estimate.theta, standardError: estimate.standardError, estimatedBy: method, estimate, posterior }
  }
  const { theta, standardError } = posteriorMean(answers, prior, grid)
  return { theta, standardError, estimatedBy: 'eap', estimate, posterior }
}

/** Mean and SD over the nodes of the rule; only a posterior too narrow for them needs its derivatives and closer nodes. */
function posteriorMean({ bank, responses }: AnsweredItems, prior: Prior, grid: ScoringGrid) {
  const rows = bank.curves.flatMap((curve, index) => (responses[index] === missing ? [] : [gridRow(curve, responses[index])]))
  const found = rows.includes(undefined) ? undefined : momentsOfRows(rows as Float64Array[], prior, grid)
  const { mean, standardDeviation } = found ?? posteriorMoments(posteriorAtNodes(answeredItems(bank, responses), prior, grid))
  return { kind: 'finite', theta: mean, standardError: standardDeviation } as const
}

/** Sums in the order in which the posterior is formed, so that nothing but time is saved; undefined where the nodes do not resolve it. */
function momentsOfRows(rows: readonly Float64Array[], prior: Prior, grid: ScoringGrid) {
  const logDensity = grid.nodes.map((node) => priorPoint(prior, node).logDensity)
  for (const row of rows) for (let q = 0; q < row.length; q++) logDensity[q] = (logDensity[q] as number) + (row[q] as number)
  const moments = posteriorMoments({ grid, logDensity })
  return moments.standardDeviation < leastSdInSpacings * grid.spacing ? undefined : moments
}

type NormalPrior = Extract<Prior, { kind: 'normal' }>

/** Prior and quadrature of a design. */
export function priorAndGrid(design: CompleteDesign): { prior: NormalPrior; grid: ScoringGrid } {
  const [count, low, high] = design.estimator.nodes
  const prior: NormalPrior = { kind: 'normal', ...design.estimator.prior }
  return { prior, grid: scoringGrid(prior, { count, low, high }) }
}
