import { normalDensity } from '../../math/normal.js'
import type { VariancePart } from '../shares/share-estimate.js'

/** What is known of the common shift of all estimates: its variance at each cut in logits², or why there is none. */
export type ItemShift =
  | { readonly kind: 'drawn'; readonly byCut: ReadonlyMap<number, number> }
  | { readonly kind: 'none'; readonly reason: 'needs-responses' | 'bank-without-uncertainty' }

/**
 * The item-parameter part of the share between two cuts: density²·variance of the shift at each cut that bounds it, the
 * density that of a normal distribution. The shifts at both ends are taken as one, which is the larger of the two parts.
 * @param cuts those that bound the band, one or two
 */
export function itemShiftPart(
  shift: ItemShift,
  cuts: readonly number[],
  { mean, sd }: { readonly mean: number; readonly sd: number },
): VariancePart {
  if (shift.kind === 'none') return { kind: 'not-estimated', reason: shift.reason }
  const parts = cuts.map((cut) => (normalDensity((cut - mean) / sd) / sd) ** 2 * (shift.byCut.get(cut) ?? 0))
  return { kind: 'estimated', variance: Math.max(0, ...parts) }
}
