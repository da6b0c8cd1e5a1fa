import type { Standard } from '../literacy/standard.js'
import type { PlacementResult } from '../placement/placement-result.js'
import type { IndividualFlag } from './individual-flags.js'

/** Whether a person gets a certificate by the rule of the standard. */
export type CertificateDecision =
  /** The standard has no rule for certificates. */
  | { readonly kind: 'no-rule' }
  /** The rule is not applied, whatever the probability, for every reason named. */
  | { readonly kind: 'withheld'; readonly needed: number; readonly reasons: readonly WithheldReason[] }
  | { readonly kind: 'given' | 'not-given'; readonly needed: number; readonly probability: number }

export type WithheldReason = IndividualFlag['kind'] | 'no-result'

/** Flags that leave a certificate possible: the probability has the standard error in it already. */
const harmless: ReadonlySet<IndividualFlag['kind']> = new Set(['imprecise', 'unbounded', 'untimed', 'validity-not-assessed'])

/**
 * The decision by the standard's `certificate.probability`. Withheld on a provisional bank, whose item difficulties nobody has measured,
 * on public items, on an unnamed scale, for tests that are unfinished, too short or off their blueprint, and where the answers are doubtful.
 */
export function certificateDecision(
  result: PlacementResult,
  standard: Standard,
  flags: readonly IndividualFlag[],
): CertificateDecision {
  const needed = standard.certificate?.probability
  if (needed === undefined) return { kind: 'no-rule' }
  const grave = flags.map(({ kind }) => kind).filter((kind) => !harmless.has(kind))
  if (!('probabilityAtTarget' in result)) return { kind: 'withheld', needed, reasons: ['no-result', ...grave] }
  if (grave.length > 0) return { kind: 'withheld', needed, reasons: grave }
  const probability = result.probabilityAtTarget
  return { kind: probability >= needed ? 'given' : 'not-given', needed, probability }
}
