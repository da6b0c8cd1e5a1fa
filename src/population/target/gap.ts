import { logitInterval, type ShareEstimate } from '../shares/share-estimate.js'
import { pathBetween, type TargetPath } from './path.js'
import type { Target } from './target.js'

/** How far a share is from the target, and what it would take. */
export interface TargetGap {
  /** Target share less the estimate, as a proportion; negative beyond the target. Its standard error is the share's. */
  readonly gap: number
  readonly reached: boolean
  readonly path: PathToTarget
  /** People to move above the cut for the target to be met, of a number of people that is named; 0 beyond the target. */
  readonly people: {
    readonly of: 'denominator' | 'tested'
    readonly count: number
    readonly toMove: number
    readonly toMovePerYear: number | null
  }
}

/** The path, or why there is none to show. */
export type PathToTarget =
  | ({ readonly kind: 'path'; readonly fromYear: number; readonly toYear: number } & TargetPath)
  /** The year of the results was not given. */
  | { readonly kind: 'no-year' }
  /** The results are of the target year or later. */
  | { readonly kind: 'no-time-left' }
  /** The share is 0 or 1 to the last digit: no finite gain leads to or from it. */
  | { readonly kind: 'extreme-share' }

/**
 * Gap between a share and the target.
 * @param measuredIn year of the results, fractions allowed; the clock is the caller's
 */
export function gapToTarget(
  estimate: ShareEstimate,
  target: Target,
  people: { readonly of: 'denominator' | 'tested'; readonly count: number },
  measuredIn: number | undefined,
): TargetGap {
  const gap = target.share - estimate.share
  const path = pathToTarget(estimate.share, target, measuredIn)
  const toMove = Math.max(0, gap) * people.count
  const decisive =
    target.reachedWhen === 'estimate' ? estimate.share : logitInterval(estimate.share, estimate.standardError, 0.95)[0]
  return {
    gap,
    reached: decisive >= target.share,
    path,
    people: { ...people, toMove, toMovePerYear: path.kind === 'path' ? toMove / path.years : null },
  }
}

function pathToTarget(share: number, target: Target, measuredIn: number | undefined): PathToTarget {
  if (measuredIn === undefined) return { kind: 'no-year' }
  if (measuredIn >= target.year) return { kind: 'no-time-left' }
  if (share <= 0 || share >= 1) return { kind: 'extreme-share' }
  return {
    kind: 'path',
    fromYear: measuredIn,
    toYear: target.year,
    ...pathBetween(share, target.share, target.year - measuredIn),
  }
}
