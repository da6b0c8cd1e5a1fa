import type { Issue } from '../../../issues/issue.js'
import { defaultLatentRule, type LatentRule } from '../latent-nodes.js'

/** SDs that the nodes must reach on both sides, and should: beyond them lie 3 in 1,000 and 6 in 100,000 persons. */
const reach = { least: 3, good: 4 }
/** Distance of nodes in SDs: the first loses a normal distribution, the second the posterior of a long test. */
const spacing = { most: 1, good: 0.6 }

/** Nodes that cannot carry the latent distribution, which they follow in units of its SD. */
export function nodeIssues(rule: LatentRule | undefined): { readonly issues: Issue[]; readonly warnings: Issue[] } {
  if (rule === undefined) return { issues: [], warnings: [] }
  const { count, low, high } = rule
  const step = (high - low) / (count - 1)
  const holds = (limits: { readonly reach: number; readonly spacing: number }) =>
    low <= -limits.reach && high >= limits.reach && step <= limits.spacing
  const { count: n, low: from, high: to } = defaultLatentRule
  const message = `${count} nodes from ${low} to ${high} SDs of the latent distribution are too few or reach too little of it: likelihood and estimates depend on them; give ${n},${from},${to} (the default), at least 21,-4,4`
  if (!holds({ reach: reach.least, spacing: spacing.most }))
    return { issues: [{ code: 'calibration-nodes', message }], warnings: [] }
  if (!holds({ reach: reach.good, spacing: spacing.good }))
    return { issues: [], warnings: [{ code: 'calibration-nodes', message }] }
  return { issues: [], warnings: [] }
}
