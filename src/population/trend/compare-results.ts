import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { normalQuantile, normalUpperTail } from '../../math/normal.js'
import type { PopulationResult, ShownShare } from '../population-result.js'
import type { VariancePart } from '../shares/share-estimate.js'
import { slopeAtCut, slopeOfGroup } from './share-slopes.js'

/** Change of a share between two sittings. */
export interface ShareChange {
  readonly earlier: number
  readonly later: number
  /** Later less earlier, as a proportion. */
  readonly change: number
  readonly standardError: number
  readonly interval: readonly [low: number, high: number]
  /** Two-sided probability of a change this large were there none. */
  readonly probability: number
}

/** Two results of one definition side by side. */
export interface Trend {
  readonly earlier: { readonly n: number; readonly standard: string; readonly bank: string | null }
  /** Standard error of the link between the two scales in logits; 0 where bank and scale are the same. */
  readonly linkError: number
  readonly total: ShareChange | null
  /** Groups that are shown in both, by name. */
  readonly groups: readonly (ShareChange & { readonly name: string })[]
  /** Absent where there are none: shown in both, but pulled towards the share of all in one of them only (plausible values not conditioned on the group). */
  readonly conditionedOnce?: readonly string[]
}

/**
 * Change of shares between two sittings of different persons, or of the same ones tested anew.
 *
 * Sampling and measurement are independent in the two; errors of the cut, and of the item parameters of one bank, are common to both, so
 * that only the difference of what they do stays; parameters of two banks were found apart. The link moves every later share as if its
 * cut had moved, by the slope of that share.
 * @param linkError standard error of the link in logits; undefined where none was made
 * @throws MelekError `trend-broken` where definition, scale or bank have changed and no link says how
 * @source Wu (2010), Educational Measurement 29(4), 15–27; OECD (2009), PISA Data Analysis Manual, ch. 13 (link error)
 */
export function compareResults(earlier: PopulationResult, later: PopulationResult, linkError?: number): Trend {
  const issues = breaks(earlier, later, linkError)
  if (issues.length > 0) throw new MelekError('trend-broken', 'the two results cannot be compared', issues)
  const error = linkError ?? 0
  const shared = earlier.bank?.id === later.bank?.id ? (['cut', 'itemParameters'] as const) : (['cut'] as const)
  const change = (before: ShownShare, after: ShownShare) => {
    const slope = after === later.total ? slopeAtCut(later) : slopeOfGroup(after, later)
    return changeOf(before, after, { linkVariance: (slope * error) ** 2, confidence: later.confidence, shared })
  }
  const pairs = shownInBoth(earlier, later)
  const alike = ({ before, after }: GroupPair) => isConditioned(before) === isConditioned(after)
  const once = pairs.filter((pair) => !alike(pair)).map(({ name }) => name)
  return {
    earlier: {
      n: earlier.total.n,
      standard: `${earlier.standard.id} ${earlier.standard.version}`,
      bank: earlier.bank === null ? null : `${earlier.bank.id} ${earlier.bank.version}`,
    },
    linkError: error,
    total: earlier.total.share === null || later.total.share === null ? null : change(earlier.total, later.total),
    groups: pairs.filter(alike).map(({ name, before, after }) => ({ name, ...change(before, after) })),
    ...(once.length === 0 ? {} : { conditionedOnce: once }),
  }
}

interface GroupPair {
  readonly name: string
  readonly before: ShownShare
  readonly after: ShownShare
}

function shownInBoth(earlier: PopulationResult, later: PopulationResult): GroupPair[] {
  const known = new Map(earlier.groups.map((group) => [group.name, group]))
  return later.groups.flatMap((after) => {
    const before = known.get(after.name)
    return after.share === null || before === undefined || before.share === null ? [] : [{ name: after.name, before, after }]
  })
}

function isConditioned({ conditioning }: ShownShare): boolean {
  return conditioning.kind !== 'unconditioned'
}

/** What a link cannot mend (the definition), and what it can (scale and bank). */
function breaks(earlier: PopulationResult, later: PopulationResult, linkError: number | undefined): Issue[] {
  const issues: Issue[] = []
  const refuse = (
    code: 'trend-standard' | 'trend-estimand' | 'trend-scale' | 'trend-bank' | 'link-error-invalid',
    message: string,
  ) => issues.push({ code, message })
  const { standard } = later
  const before = earlier.standard
  if (before.id !== standard.id || before.version !== standard.version || before.targetLevel !== standard.targetLevel)
    refuse(
      'trend-standard',
      `the earlier result counts ${before.id} ${before.version} from level ${before.targetLevel}, the later one ${standard.id} ${standard.version} from level ${standard.targetLevel}; compute the earlier one again with the later standard`,
    )
  else if (before.cut !== standard.cut)
    refuse('trend-standard', `the cut has moved from ${before.cut} to ${standard.cut}; compute the earlier result again`)
  if (earlier.estimand !== later.estimand)
    refuse(
      'trend-estimand',
      `the earlier share is about ${earlier.estimand}, the later one about ${later.estimand}; estimate both alike`,
    )
  if (linkError !== undefined) {
    if (!(linkError >= 0 && linkError < 5))
      refuse('link-error-invalid', `a link error is a standard error in logits, got ${linkError}`)
    return issues
  }
  if (later.scale.kind === 'unnamed' || earlier.scale.kind === 'unnamed')
    refuse(
      'trend-scale',
      'an unnamed scale says nothing of whether the sittings share it; link them and give the error of the link, or say --link-error 0 where both were scored with the same item parameters',
    )
  else if (earlier.scale.scaleId !== later.scale.scaleId)
    refuse(
      'trend-scale',
      `the scale was "${earlier.scale.scaleId}" and is "${later.scale.scaleId}"; link the two and give the error of the link`,
    )
  if (earlier.bank?.id !== later.bank?.id || earlier.bank?.version !== later.bank?.version)
    refuse('trend-bank', `the bank was ${nameOf(earlier)} and is ${nameOf(later)}; link the two and give the error of the link`)
  return issues
}

function nameOf({ bank }: PopulationResult): string {
  return bank === null ? 'not known' : `${bank.id} ${bank.version}`
}

/** Errors that come from the same source at both sittings. */
type SharedSources = readonly ('cut' | 'itemParameters')[]

function changeOf(
  before: ShownShare,
  after: ShownShare,
  {
    linkVariance,
    confidence,
    shared,
  }: { readonly linkVariance: number; readonly confidence: number; readonly shared: SharedSources },
): ShareChange {
  const change = after.share - before.share
  const variance = ownVariance(before, shared) + ownVariance(after, shared) + commonVariance(before, after, shared) + linkVariance
  const standardError = Math.sqrt(variance)
  const reach = normalQuantile((1 + confidence) / 2) * standardError
  return {
    earlier: before.share,
    later: after.share,
    change,
    standardError,
    interval: [change - reach, change + reach],
    probability: standardError === 0 ? (change === 0 ? 1 : 0) : 2 * normalUpperTail(Math.abs(change) / standardError),
  }
}

function ownVariance({ variances }: ShownShare, shared: SharedSources): number {
  const items = shared.includes('itemParameters') ? 0 : estimated(variances.itemParameters)
  return variances.measurement.variance + estimated(variances.sampling) + items
}

/** Errors that push both shares the same way: (√v₁ − √v₂)² is left of each. */
function commonVariance(before: ShownShare, after: ShownShare, shared: SharedSources): number {
  const errorOf = ({ variances }: ShownShare, source: 'cut' | 'itemParameters') => Math.sqrt(estimated(variances[source]))
  return shared.reduce((sum, source) => sum + (errorOf(before, source) - errorOf(after, source)) ** 2, 0)
}

function estimated(part: VariancePart): number {
  return part.kind === 'estimated' ? part.variance : 0
}
