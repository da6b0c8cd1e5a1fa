import { borrowedShares } from './areas/borrowed-shares.js'
import { funnelOf } from './areas/funnel.js'
import { smallestGroup } from './conditioning/cells.js'
import type { SummedCell } from './conditioning/measure-cells.js'
import type { PriorReason } from './conditioning/own-prior.js'
import type { GroupShare, NonresponseBounds, PopulationResult, ShownShare, WithheldShare } from './population-result.js'
import type { ShareEstimate } from './shares/share-estimate.js'
import { curvePoints, type ShareSetting, shownShare } from './shown-share.js'
import { suppressedGroups } from './suppression.js'
import { gapToTarget, type TargetGap } from './target/gap.js'
import type { Target } from './target/target.js'

/** Below this number of persons a group is shown with a caution. */
export const cautionBelow = 50

export type Shares = Pick<PopulationResult, 'total' | 'groups' | 'curve' | 'funnel'>

/** A group with its cell, which it shares with others where it is too small to have one of its own. */
export interface CellGroup<Cell> {
  readonly name: string
  readonly n: number
  readonly cell: Cell
}

/** A target with the year of the results that are held against it. */
export interface Aim {
  readonly target: Target
  readonly measuredIn: number | undefined
}

/** What those not tested could make of the share of some cells; absent where no roster says who they are. */
export type Nonresponse<C> = (cells: readonly C[], share: number) => NonresponseBounds | null

/** Total, groups and curve where persons could be scored and are at least ten. */
export function groupShares<Cell, C extends SummedCell>(
  setting: ShareSetting<C>,
  groups: readonly CellGroup<Cell>[],
  measured: ReadonlyMap<Cell, C>,
  { aim, nonresponse = () => null }: { readonly aim: Aim | undefined; readonly nonresponse?: Nonresponse<C> },
): Shares {
  const cells = [...measured.values()]
  const n = cells.reduce((sum, { sums }) => sum + sums.persons, 0)
  const suppressed = suppressedGroups(groups, smallestGroup)
  const shown = (own: readonly C[], people: People, persons: number): ShownShare => {
    const share = shownShare(setting, own)
    return {
      ...share,
      caution: persons < cautionBelow,
      borrowed: null,
      gap: gapOf(share, people, aim),
      nonresponse: nonresponse(own, share.share),
    }
  }
  const shownGroups = groups.map(({ name, n: members, cell }): GroupShare => {
    if (members === 0) return { name, n: 0, ...withheldShare('nobody-tested') }
    const own = measured.get(cell) as C
    const reason = suppressed.get(name) ?? unbounded(own.prior.reason)
    const people = { of: 'tested', count: members } as const
    return { name, n: members, ...(reason === undefined ? shown([own], people, members) : withheldShare(reason)) }
  })
  return amongGroups({
    total: { n, ...shown(cells, peopleOf(aim, n), n) },
    groups: shownGroups,
    curve: curvePoints(setting, cells),
    confidence: setting.confidence,
  })
}

/** Adds what groups tell of each other. */
export function amongGroups({ confidence, ...shares }: Omit<Shares, 'funnel'> & { readonly confidence: number }): Shares {
  const borrowed = borrowedShares({ groups: shares.groups, confidence })
  const groups = shares.groups.map((group) => {
    const own = borrowed.get(group.name)
    return group.share === null || own === undefined ? group : { ...group, borrowed: own }
  })
  return { ...shares, groups, funnel: funnelOf(shares) }
}

/** The people of the total: those of the target's denominator, or those tested where there is no target. */
export function peopleOf(aim: Aim | undefined, tested: number): People {
  return aim === undefined ? { of: 'tested', count: tested } : { of: 'denominator', count: aim.target.denominator.count }
}

export function gapOf(share: ShareEstimate, people: People, aim: Aim | undefined): TargetGap | null {
  return aim === undefined ? null : gapToTarget(share, aim.target, people, aim.measuredIn)
}

/** Total and groups where no number is given to anybody. */
export function nothingShown(
  groups: readonly Pick<CellGroup<unknown>, 'name' | 'n'>[],
  n: number,
  reason: WithheldShare['withheld'],
): Shares {
  return {
    total: { n, ...withheldShare(reason) },
    groups: groups.map(({ name, n: members }) => ({
      name,
      n: members,
      ...withheldShare(members < smallestGroup ? 'fewer-than-10' : reason),
    })),
    curve: [],
    funnel: null,
  }
}

/** The reason that leaves a cell without a latent mean of its own, if it has none. */
export function unbounded(reason: PriorReason | null): 'unbounded-above' | 'unbounded-below' | undefined {
  return reason === 'unbounded-above' || reason === 'unbounded-below' ? reason : undefined
}

export function withheldShare(reason: WithheldShare['withheld']): WithheldShare {
  const suppressed = reason === 'fewer-than-10' || reason === 'complementary'
  return { suppressed, withheld: reason, share: null, standardError: null, interval: null }
}

/** Of how many people a share is. */
export interface People {
  readonly of: 'denominator' | 'tested'
  readonly count: number
}
