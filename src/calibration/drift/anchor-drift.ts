import type { ItemBank } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { type Anchor, resolveAnchors } from '../linking/anchors.js'
import { type LinkOptions, type LinkResult, linkAnchors, linkDefaults } from '../linking/link-scales.js'
import { type AnchorMovement, anchorMovements, medianLink } from './anchor-movement.js'

/** What flags an anchor: it stands out from the others, its curve has visibly moved, both, or either. */
export type DriftRule = 'both' | 'either' | 'robust-z' | 'rmsd'

export const driftRules = ['both', 'either', 'robust-z', 'rmsd'] as const satisfies readonly DriftRule[]

export interface DriftLimits {
  readonly rule: DriftRule
  /** |robust z| of location or slope. */
  readonly robustZ: number
  /** √d², in probability. */
  readonly rmsd: number
}

/**
 * 1.645: Huynh & Meyer's two-sided 10 %. 0.05: about what a shift of a quarter logit makes of an item of slope 1; smaller
 * ones do little to a link.
 */
export const driftDefaults: DriftLimits = { rule: 'both', robustZ: 1.645, rmsd: 0.05 }

/** Options of `anchorDrift`: those of the link, and what counts as drift. */
export interface DriftOptions extends LinkOptions {
  readonly limits?: Partial<DriftLimits> | undefined
}

export interface AnchorDrift extends AnchorMovement {
  readonly flagged: boolean
}

export interface DriftResult {
  /** In the order in which they were named. */
  readonly anchors: readonly AnchorDrift[]
  readonly limits: DriftLimits
  /** From the later scale to the earlier one by the anchors that are not flagged. */
  readonly link: LinkResult
  /** Share of the anchors that is flagged. */
  readonly flaggedShare: number
  /** Links made until the flags stood. */
  readonly rounds: number
}

/** Fewest anchors among which one can stand out. */
const FEWEST_ANCHORS = 4

/**
 * Which common items no longer behave as they did. The first link goes by medians; then the anchors that are not flagged
 * link, until the flags stand. Flags that go round in a circle all stay.
 * @param earlier the bank whose scale holds
 * @param later the same items, calibrated again
 * @throws MelekError `anchors-invalid` as `linkScales` and for fewer than four anchors; `drift-limits`
 * @source Huynh & Meyer (2010), Pract. Assess. Res. Eval. 15(2), 1–8 (robust z, anchors dropped before linking)
 */
export function anchorDrift(earlier: ItemBank, later: ItemBank, options: DriftOptions = {}): DriftResult {
  const limits = checkedLimits({ ...driftDefaults, ...options.limits })
  const anchors = resolveAnchors(later, earlier, options.anchors)
  if (anchors.length < FEWEST_ANCHORS) {
    const message = `drift needs at least ${FEWEST_ANCHORS} common items for one to stand out, got ${anchors.length}; name more`
    throw new MelekError('anchors-invalid', 'there are too few anchors', [{ code: 'anchors-few', message }])
  }
  const weighting = options.weighting ?? linkDefaults.weighting
  let movements = anchorMovements(anchors, medianLink(anchors, options.fixedSlope), weighting)
  let flags = movements.map((movement) => isDrifting(movement, limits))
  const earlierFlags: (readonly boolean[])[] = []
  const answer = (rounds: number) => ({
    anchors: movements.map((movement, index) => ({ ...movement, flagged: flags[index] as boolean })),
    limits,
    link: linkAnchors(kept(anchors, flags), options),
    flaggedShare: flags.filter((flag) => flag).length / flags.length,
    rounds,
  })
  for (let rounds = 1; ; rounds++) {
    const link = linkAnchors(kept(anchors, flags), { ...options, standardErrors: 'none' })
    if (link.kind !== 'linked') return answer(rounds)
    movements = anchorMovements(anchors, link, weighting)
    const found = movements.map((movement) => isDrifting(movement, limits))
    if (sameFlags(found, flags) || rounds > anchors.length) return answer(rounds)
    const since = earlierFlags.findIndex((each) => sameFlags(each, found))
    earlierFlags.push(flags)
    flags = since < 0 ? found : anchors.map((_, i) => earlierFlags.slice(since).some((each) => each[i]))
  }
}

function checkedLimits(limits: DriftLimits): DriftLimits {
  if (limits.robustZ > 0 && limits.rmsd > 0 && limits.rmsd < 1) return limits
  throw new MelekError(
    'drift-limits',
    `limits of drift are a robust z above 0 and an RMSD between 0 and 1, got ${limits.robustZ} and ${limits.rmsd}; ` +
      `the defaults are ${driftDefaults.robustZ} and ${driftDefaults.rmsd}`,
  )
}

function isDrifting({ line, rmsd }: AnchorMovement, limits: DriftLimits): boolean {
  const moved = rmsd > limits.rmsd
  // Where boundaries cannot be compared the curve alone decides.
  if (line === undefined) return moved
  const remarkable = Math.max(Math.abs(line.locationZ), Math.abs(line.slopeZ)) > limits.robustZ
  if (limits.rule === 'both') return moved && remarkable
  if (limits.rule === 'either') return moved || remarkable
  return limits.rule === 'rmsd' ? moved : remarkable
}

function kept(anchors: readonly Anchor[], flags: readonly boolean[]): Anchor[] {
  return anchors.filter((_, index) => !flags[index])
}

function sameFlags(one: readonly boolean[], other: readonly boolean[]): boolean {
  return one.every((flag, index) => flag === other[index])
}
