import { logistic, logit } from '../../math/logistic.js'
import { normalQuantile } from '../../math/normal.js'
import type { GroupShare, PopulationResult } from '../population-result.js'

/**
 * Where groups lie against what chance alone would do to groups of their size, were they all alike: the honest form of a
 * league table. Outside the outer limits a group is worth asking about; inside the inner ones its place tells nothing.
 */
export interface Funnel {
  /** Share of all, the middle of the funnel. */
  readonly share: number
  /** Variance that one person brings to the share of a group: P(1 − P) and the error of measurement. */
  readonly personVariance: number
  /** In the order of the shown groups. */
  readonly groups: readonly { readonly name: string; readonly n: number; readonly share: number; readonly zone: FunnelZone }[]
}

export type FunnelZone = 'far-below' | 'below' | 'inside' | 'above' | 'far-above'

/** Two and three standard errors of a normal variable, as usual for funnels. */
export const funnelLevels = { inner: 0.95, outer: 0.998 } as const

/** Fewest groups for a funnel to say anything. */
const fewestGroups = 3

/**
 * The funnel of the groups that are shown; null without a total or with fewer than three of them.
 * @source Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202
 */
export function funnelOf({ total, groups }: Pick<PopulationResult, 'total' | 'groups'>): Funnel | null {
  const shown = groups.filter((group): group is Extract<GroupShare, { share: number }> => group.share !== null)
  if (total.share === null || shown.length < fewestGroups || total.share <= 0 || total.share >= 1) return null
  const { share } = total
  const persons = shown.reduce((sum, { n }) => sum + n, 0)
  // n·v is what one person brings; persons weigh, so that a few tiny groups do not decide.
  const measurement = shown.reduce((sum, { n, variances }) => sum + n * n * variances.measurement.variance, 0) / persons
  const personVariance = share * (1 - share) + measurement
  const funnel = { share, personVariance }
  return {
    ...funnel,
    groups: shown.map(({ name, n, share: own }) => ({ name, n, share: own, zone: zoneOf(funnel, n, own) })),
  }
}

/**
 * Limits for a group of n persons, symmetric on the logit scale.
 * @param level probability between them under chance alone
 */
export function funnelLimits(
  { share, personVariance }: Pick<Funnel, 'share' | 'personVariance'>,
  n: number,
  level: number,
): readonly [low: number, high: number] {
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt(personVariance / n)) / (share * (1 - share))
  return [logistic(logit(share) - half), logistic(logit(share) + half)]
}

function zoneOf(funnel: Pick<Funnel, 'share' | 'personVariance'>, n: number, share: number): FunnelZone {
  const [outerLow, outerHigh] = funnelLimits(funnel, n, funnelLevels.outer)
  const [innerLow, innerHigh] = funnelLimits(funnel, n, funnelLevels.inner)
  if (share < outerLow) return 'far-below'
  if (share > outerHigh) return 'far-above'
  if (share < innerLow) return 'below'
  return share > innerHigh ? 'above' : 'inside'
}
