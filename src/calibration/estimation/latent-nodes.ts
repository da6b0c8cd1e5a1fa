import { equallySpaced } from '../../math/grid.js'
import { logSumExp } from '../../math/log-sum-exp.js'

/** Number of nodes and their range in SD units around the latent mean. */
export interface LatentRule {
  readonly count: number
  readonly low: number
  readonly high: number
  /** Nodes and weights of each group instead of a normal distribution, `count` of them. */
  readonly histograms?: readonly LatentNodes[] | undefined
}

export const defaultLatentRule: LatentRule = { count: 61, low: -6, high: 6 }

/** A latent distribution on its nodes: theta and ln weight, weights summing to 1. */
export interface LatentNodes {
  readonly theta: Float64Array
  readonly logWeight: Float64Array
}

/** A normal latent distribution on nodes that move with its mean and SD: equal end weights, normalised. */
export function normalLatentNodes(mean: number, sd: number, rule: LatentRule = defaultLatentRule): LatentNodes {
  const unit = equallySpaced(rule.count, rule.low, rule.high)
  const logDensity = unit.map((z) => -0.5 * z * z)
  const logTotal = logSumExp(logDensity)
  return { theta: unit.map((z) => mean + sd * z), logWeight: logDensity.map((value) => value - logTotal) }
}

/** The latent distribution of a group: its histogram where the rule has one, else normal. */
export function groupLatentNodes(
  group: number,
  { mean, sd }: { readonly mean: number; readonly sd: number },
  rule: LatentRule,
): LatentNodes {
  return rule.histograms?.[group] ?? normalLatentNodes(mean, sd, rule)
}
