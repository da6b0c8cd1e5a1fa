import type { MatchingTable } from './matching-table.js'

/** Odds of a right answer in the reference group over those in the focal group, common to all strata. */
export type CommonOddsRatio =
  | {
      readonly kind: 'finite'
      readonly oddsRatio: number
      /** Standard error of ln oddsRatio. */
      readonly logStandardError: number
    }
  /** In no stratum was the other group right where this one was wrong. */
  | { readonly kind: 'unbounded'; readonly favours: 'reference' | 'focal' }
  /** No stratum holds both groups and both answers. */
  | { readonly kind: 'undefined' }

/**
 * Mantel–Haenszel estimate with the variance of its logarithm, valid for many sparse strata as for few large ones.
 * @source Mantel & Haenszel (1959), J. Natl. Cancer Inst. 22, 719–748; variance: Robins, Breslow & Greenland (1986), Biometrics 42, 311–323
 */
export function commonOddsRatio({ values, counts }: MatchingTable): CommonOddsRatio {
  let agreeing = 0
  let opposing = 0
  let agreeingSquare = 0
  let mixed = 0
  let opposingSquare = 0
  for (let s = 0; s < values.length; s++) {
    const [b, a, d, c] = counts.subarray(4 * s, 4 * s + 4) as unknown as readonly [number, number, number, number]
    const n = a + b + c + d
    if (n === 0) continue
    const p = (a + d) / n
    const q = (b + c) / n
    const r = (a * d) / n
    const t = (b * c) / n
    agreeing += r
    opposing += t
    agreeingSquare += p * r
    mixed += p * t + q * r
    opposingSquare += q * t
  }
  if (agreeing === 0 && opposing === 0) return { kind: 'undefined' }
  if (agreeing === 0 || opposing === 0) return { kind: 'unbounded', favours: opposing === 0 ? 'reference' : 'focal' }
  const variance =
    agreeingSquare / (2 * agreeing * agreeing) + mixed / (2 * agreeing * opposing) + opposingSquare / (2 * opposing * opposing)
  return { kind: 'finite', oddsRatio: agreeing / opposing, logStandardError: Math.sqrt(variance) }
}
