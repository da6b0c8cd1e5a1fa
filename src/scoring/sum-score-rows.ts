import { logSumExp } from '../math/log-sum-exp.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { coveringDensity } from './covering-density.js'
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
 * where that is too coarse, on a refined one, where it would cut the posterior off, on one that goes on.
 */
export function sumScoreRows(curves: readonly CategoryCurve[], prior: Prior, grid: ScoringGrid): (score: number) => SumScoreRow {
  const kept = new Map<number, (score: number) => Float64Array>()
  /** Nodes at the distance of the rule serve many scores, closer ones a single one. */
  const likelihoodOver = ({ nodes, spacing }: ScoringGrid) => {
    if (spacing !== grid.spacing) return scoreLikelihoods(curves, nodes)
    const known = kept.get(nodes.length) ?? scoreLikelihoods(curves, nodes)
    kept.set(nodes.length, known)
    return known
  }
  const logPrior = (nodes: Float64Array) => nodes.map((node) => priorPoint(prior, node).logDensity)
  const priorMass = logMass({ grid, logDensity: logPrior(grid.nodes) })
  const made: (SumScoreRow | undefined)[] = []
  return (score) => {
    const evaluate = (at: ScoringGrid): NodeDensity => {
      const likelihood = likelihoodOver(at)(score)
      return { grid: at, logDensity: logPrior(at.nodes).map((value, q) => value + (likelihood[q] as number)) }
    }
    const known = made[score]
    if (known !== undefined) return known
    const density = coveringDensity((at) => resolvedDensity(evaluate, prior, at), grid)
    // Over the same nodes for all scores: their shares add up to 1.
    const row = rowOf(score, density, Math.exp(logMass(evaluate(grid)) - priorMass))
    made[score] = row
    return row
  }
}

/** A function for ln P(score | θ) at some nodes; by logarithms only for scores that are next to impossible at every node. */
function scoreLikelihoods(curves: readonly CategoryCurve[], nodes: Float64Array): (score: number) => Float64Array {
  const distributions = Array.from(nodes, (node) => scoreDistribution(curves, node))
  let logarithms: Float64Array[] | undefined
  return (score) => {
    const usual = nodes.map((_, q) => Math.log(distributions[q]?.[score] as number))
    if (usual.some((value) => value > nearUnderflow)) return usual
    logarithms ??= Array.from(nodes, (node) => logScoreDistribution(curves, node))
    return nodes.map((_, q) => logarithms?.[q]?.[score] as number)
  }
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
