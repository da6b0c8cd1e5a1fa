import type { StopDesign } from '../adaptive/session/design.js'
import type { SessionResult } from '../adaptive/session/session.js'
import type { Validity } from '../adaptive/session/validity/validity.js'
import { type Standard, targetIndex } from '../literacy/standard.js'
import { normalQuantile } from '../math/normal.js'
import type { PlacementResult } from '../placement/placement-result.js'

/** Something that limits what a result says of a person. */
export type IndividualFlag =
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'provisional' }
  | { readonly kind: 'public' }
  | { readonly kind: 'unnamed-scale' }
  /** Fewer items were worked on than the design asks for before it may stop. */
  | { readonly kind: 'too-short'; readonly worked: number; readonly least: number }
  /** Logits; see {@link neededStandardError}. */
  | { readonly kind: 'imprecise'; readonly standardError: number; readonly needed: number }
  | { readonly kind: 'unbounded'; readonly direction: 'above' | 'below' }
  /** Rules of the blueprint that the test does not meet. */
  | { readonly kind: 'blueprint'; readonly rules: readonly string[] }
  | { readonly kind: 'person-fit'; readonly pValue: number }
  | { readonly kind: 'rapid-answers'; readonly rapid: number; readonly timed: number }
  /** No answer has a time, so that nothing is known of answers given too fast. */
  | { readonly kind: 'untimed' }
  /** The pattern of answers was not judged: the design does not ask for it, or there are too few answers. */
  | { readonly kind: 'validity-not-assessed'; readonly asked: boolean }

/** What flags are read from. */
export interface FlagSources {
  readonly result: PlacementResult
  readonly standard: Standard
  /** Items that the person came to, those on trial left out. */
  readonly worked: number
  readonly stop: readonly StopDesign[]
  /** Of the session; null while it is running. */
  readonly ended: SessionResult | null
}

/** Everything that limits a result, gravest first; the last ones are about the answers. */
export function individualFlags({ result, standard, worked, stop, ended }: FlagSources): IndividualFlag[] {
  const flags: IndividualFlag[] = []
  if (result.status === 'running') flags.push({ kind: 'unfinished' })
  if (result.provisional) flags.push({ kind: 'provisional' })
  if (result.security === 'public') flags.push({ kind: 'public' })
  if (result.scaleId === null) flags.push({ kind: 'unnamed-scale' })
  const least = leastItems(stop)
  if (worked < least) flags.push({ kind: 'too-short', worked, least })
  if (result.kind === 'unbounded') flags.push({ kind: 'unbounded', direction: result.direction })
  const needed = neededStandardError(standard)
  if (result.kind === 'finite' && needed !== null && result.standardError !== null && result.standardError > needed)
    flags.push({ kind: 'imprecise', standardError: result.standardError, needed })
  const violated = (ended?.violations ?? []).map(({ rule }) => rule)
  if (violated.length > 0) flags.push({ kind: 'blueprint', rules: violated })
  return [...flags, ...validityFlags(ended?.validity)]
}

function validityFlags(validity: Validity | undefined): IndividualFlag[] {
  if (validity === undefined) return [{ kind: 'validity-not-assessed', asked: false }]
  const flags = validity.reasons.flatMap((reason): IndividualFlag[] => {
    if (reason === 'person-fit') return validity.fit === null ? [] : [{ kind: 'person-fit', pValue: validity.fit.pValue }]
    return [{ kind: 'rapid-answers', rapid: validity.rapid.rapid, timed: validity.rapid.timed }]
  })
  if (validity.rapid.timed === 0) flags.push({ kind: 'untimed' })
  return validity.flag === 'not-assessed' ? [...flags, { kind: 'validity-not-assessed', asked: true }] : flags
}

/** Fewest items after which a design may stop by itself; a rule about time alone asks for none. */
export function leastItems(stop: readonly StopDesign[]): number {
  return stop.length === 0 ? 0 : Math.min(...stop.map(leastOfRule))
}

function leastOfRule(rule: StopDesign): number {
  if (rule.rule === 'length') return rule.items
  if (rule.rule === 'time') return 0
  const after = rule.afterItems ?? 0
  if (rule.rule === 'all') return Math.max(after, ...rule.of.map(leastOfRule))
  return rule.rule === 'any' ? Math.max(after, leastItems(rule.of)) : after
}

/**
 * The largest standard error, logits, at which somebody in the middle of the target level can still reach the probability that the
 * standard asks for a certificate: half the width of the level over the normal quantile of that probability. Where the target is the
 * highest level, which has no upper end, the width of the level below stands in.
 * @returns null where the standard has no certificate, or no level with two ends to measure it by
 */
export function neededStandardError(standard: Standard): number | null {
  const probability = standard.certificate?.probability
  if (probability === undefined || probability <= 0.5) return null
  const target = targetIndex(standard)
  const from = (index: number) => standard.levels[index]?.from ?? null
  if (from(target) === null) return null
  const [low, high] = target + 1 < standard.levels.length ? [from(target), from(target + 1)] : [from(target - 1), from(target)]
  return low === null || high === null ? null : (high - low) / 2 / normalQuantile(probability)
}
