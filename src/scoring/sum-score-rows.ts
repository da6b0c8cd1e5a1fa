import { logSumExp } from '../math/log-sum-exp.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { type NodeDensity, posteriorMoments } from './posterior-density.js'
import { type Prior, priorPoint } from './prior.js'
import { resolvedDensity } from './refined-grid.js'
import { logScoreDistribution, scoreDistribution } from './score-distribution.js'
import type { ScoringGrid } from './scoring-grid.js'

/** What one sum score of a fixed form means. */
export interface SumScoreRow {
  readonly score: number
  /** Posterior mean given the sum score, in logits. */
  readonly theta: number
  /** Posterior SD given the sum score, in logits. */
  readonly standardError: number
  /** Share of the prior's population that gets this score. */
  readonly probability: number
}

/** ln probability from which on all nodes of a score may have lost digits to underflow. */
const nearUnderflow = -600

/**
 * The rows of a sum-score table, each made when it is asked for: moments of the posterior given the score, on the grid or,
 * where that is too coarse, on a refined one.
 */
export function sumScoreRows(curves: readonly CategoryCurve[], prior: Prior, grid: ScoringGrid): (score: number) => SumScoreRow {
  const distributions = Array.from(grid.nodes, (node) => scoreDistribution(curves, node))
  const priorMass = logMass({ grid, logDensity: grid.nodes.map((node) => priorPoint(prior, node).logDensity) })
  const made: (SumScoreRow | undefined)[] = []
  return (score) => {
    const evaluate = (at: ScoringGrid): NodeDensity => {
      const known = at === grid ? distributions : undefined
      const likelihood = scoreLogLikelihood(curves, score, at.nodes, known)
      return { grid: at, logDensity: at.nodes.map((node, q) => priorPoint(prior, node).logDensity + (likelihood[q] as number)) }
    }
    const row = made[score] ?? rowOf(score, resolvedDensity(evaluate, prior, grid), Math.exp(logMass(evaluate(grid)) - priorMass))
    made[score] = row
    return row
  }
}

/** ln P(score | θ) at some nodes. */
function scoreLogLikelihood(
  curves: readonly CategoryCurve[],
  score: number,
  nodes: Float64Array,
  known: readonly Float64Array[] | undefined,
): Float64Array {
  const usual = nodes.map((node, q) => Math.log((known?.[q] ?? scoreDistribution(curves, node))[score] as number))
  if (usual.some((value) => value > nearUnderflow)) return usual
  return nodes.map((node) => logScoreDistribution(curves, node)[score] as number)
}

/** ln of the sum of a density over its nodes, by the rule of the grid. */
function logMass({ grid, logDensity }: NodeDensity): number {
  const last = logDensity.length - 1
  return logSumExp(logDensity.map((value, q) => (grid.trapezoid && (q === 0 || q === last) ? value - Math.LN2 : value)))
}

function rowOf(score: number, density: NodeDensity, probability: number): SumScoreRow {
  const { mean, standardDeviation } = posteriorMoments(density)
  return { score, theta: mean, standardError: standardDeviation, probability }
}
