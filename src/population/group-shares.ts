import type { PriorReason } from './conditioning/cell-prior.js'
import { type Cell, type GroupedPersons, smallestGroup } from './conditioning/cells.js'
import type { MeasuredCell } from './conditioning/measure-cells.js'
import type { GroupShare, PopulationResult, ShownShare, WithheldShare } from './population-result.js'
import { curvePoints, type ShareSetting, shownShare } from './shown-share.js'
import { suppressedGroups } from './suppression.js'
import { gapToTarget } from './target/gap.js'
import type { Target } from './target/target.js'

/** Below this number of persons a group is shown with a caution. */
const cautionBelow = 50

export type Shares = Pick<PopulationResult, 'total' | 'groups' | 'curve'>
type Groups = GroupedPersons['groups']

/** A target with the year of the results that are held against it. */
export interface Aim {
  readonly target: Target
  readonly measuredIn: number | undefined
}

/** Total, groups and curve where persons could be scored and are at least ten. */
export function groupShares(
  setting: ShareSetting,
  groups: Groups,
  measured: ReadonlyMap<Cell, MeasuredCell>,
  aim: Aim | undefined,
): Shares {
  const cells = [...measured.values()]
  const n = cells.reduce((sum, { sums }) => sum + sums.persons, 0)
  const suppressed = suppressedGroups(groups, smallestGroup)
  const shownGroups = groups.map(({ name, n: members, cell }): GroupShare => {
    const own = measured.get(cell) as MeasuredCell
    const reason = suppressed.get(name) ?? unbounded(own.prior.reason)
    const people = { of: 'tested', count: members } as const
    return { name, n: members, ...(reason === undefined ? shown(setting, [own], people, aim) : withheldShare(reason)) }
  })
  const people = aim === undefined ? ({ of: 'tested', count: n } as const) : denominatorOf(aim.target)
  return { total: { n, ...shown(setting, cells, people, aim, n) }, groups: shownGroups, curve: curvePoints(setting, cells) }
}

/** Total and groups where no number is given to anybody. */
export function nothingShown(groups: Groups, n: number, reason: WithheldShare['withheld']): Shares {
  return {
    total: { n, ...withheldShare(reason) },
    groups: groups.map(({ name, n: members }) => ({
      name,
      n: members,
      ...withheldShare(members < smallestGroup ? 'fewer-than-10' : reason),
    })),
    curve: [],
  }
}

/** The reason that leaves a cell without a latent mean of its own, if it has none. */
export function unbounded(reason: PriorReason | null): 'unbounded-above' | 'unbounded-below' | undefined {
  return reason === 'unbounded-above' || reason === 'unbounded-below' ? reason : undefined
}

function withheldShare(reason: WithheldShare['withheld']): WithheldShare {
  const suppressed = reason === 'fewer-than-10' || reason === 'complementary'
  return { suppressed, withheld: reason, share: null, standardError: null, interval: null }
}

interface People {
  readonly of: 'denominator' | 'tested'
  readonly count: number
}

function denominatorOf(target: Target): People {
  return { of: 'denominator', count: target.denominator.count }
}

function shown(
  setting: ShareSetting,
  cells: readonly MeasuredCell[],
  people: People,
  aim: Aim | undefined,
  n = people.count,
): ShownShare {
  const share = shownShare(setting, cells)
  const gap = aim === undefined ? null : gapToTarget(share, aim.target, people, aim.measuredIn)
  return { ...share, caution: n < cautionBelow, gap }
}
