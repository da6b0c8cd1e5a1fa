import { logistic, logit } from '../../math/logistic.js'
import { normalQuantile } from '../../math/normal.js'
import type { GroupShare, PopulationResult } from '../population-result.js'
import { fayHerriot } from './fay-herriot.js'

/** The share of a small group with strength borrowed from the others, beside its own, never instead of it. */
export interface BorrowedShare {
  readonly share: number
  readonly interval: readonly [low: number, high: number]
  /** Part of the group's own figure in it, 0…1. */
  readonly ownWeight: number
}

/** Fewest groups that tell how much groups differ. */
const fewestGroups = 5

/**
 * Shares of the groups to be read with caution, drawn towards the others by how uncertain they are: the Fay–Herriot model
 * on the logit scale, the errors of sampling and measurement known, those common to all groups left out.
 * @returns by name; empty where there are fewer than five groups
 */
export function borrowedShares({
  groups,
  confidence,
}: Pick<PopulationResult, 'groups' | 'confidence'>): ReadonlyMap<string, BorrowedShare> {
  const shown = groups.filter(
    (group): group is Extract<GroupShare, { share: number }> =>
      group.share !== null && group.share > 0 && group.share < 1 && ownVariance(group) > 0,
  )
  if (shown.length < fewestGroups || shown.every(({ caution }) => !caution)) return new Map()
  const fit = fayHerriot({
    estimates: shown.map(({ share }) => logit(share)),
    variances: shown.map((group) => ownVariance(group) / (group.share * (1 - group.share)) ** 2),
  })
  if (fit.kind !== 'estimated') return new Map()
  const reach = normalQuantile((1 + confidence) / 2)
  return new Map(
    shown.flatMap(({ name, caution }, k) => {
      const area = fit.areas[k]
      if (!caution || area === undefined) return []
      const half = reach * Math.sqrt(area.meanSquaredError)
      const interval = [logistic(area.estimate - half), logistic(area.estimate + half)] as const
      return [[name, { share: logistic(area.estimate), interval, ownWeight: area.weight }] as const]
    }),
  )
}

/** Sampling and measurement; item parameters, cut and link move all groups together. */
function ownVariance({ variances: { sampling, measurement } }: Extract<GroupShare, { share: number }>): number {
  return measurement.variance + (sampling.kind === 'estimated' ? sampling.variance : 0)
}
