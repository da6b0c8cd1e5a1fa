import { unreachable } from '../../issues/unreachable.js'

/**
 * How replicate weights were made, which decides what their spread means.
 * jk2: one replicate a zone. jk2-full: two a zone, each half in turn.
 */
export type ReplicateMethod =
  | { readonly kind: 'brr' }
  /** Fay's BRR: weights are multiplied by k and 2 − k, 0 ≤ k < 1. */
  | { readonly kind: 'fay'; readonly k: number }
  | { readonly kind: 'jk1' }
  | { readonly kind: 'jk2' }
  | { readonly kind: 'jk2-full' }

/** `brr`, `fay:0.5`, `jk1`, `jk2`, `jk2-full`; undefined for any other word. */
export function replicateMethodOf(text: string): ReplicateMethod | undefined {
  if (text === 'brr' || text === 'jk1' || text === 'jk2' || text === 'jk2-full') return { kind: text }
  const k = /^fay:(0|0?\.\d+)$/.exec(text)?.[1]
  return k === undefined ? undefined : { kind: 'fay', k: Number(k) }
}

/** Fewest replicates of a method: a jackknife of one has no spread, pairs come in twos. */
export function replicateProblem(method: ReplicateMethod, replicates: number): string | undefined {
  if (replicates < 2) return `a variance needs at least 2 replicate weights, got ${replicates}`
  if (method.kind === 'jk2-full' && replicates % 2 === 1)
    return `jk2-full has two replicates a zone, got ${replicates}, which is odd`
  return undefined
}

/**
 * What the sum of squared deviations of the replicates from the whole sample is multiplied by.
 * @source Judkins (1990), Journal of Official Statistics 6, 223–239 (Fay's BRR); Rust & Rao (1996), Statistical Methods
 *   in Medical Research 5, 283–310 (BRR, JK1, JK2); TIMSS 2015 Methods, ch. 4 (both halves of every zone, factor ½)
 */
export function replicateFactor(method: ReplicateMethod, replicates: number): number {
  switch (method.kind) {
    case 'brr':
      return 1 / replicates
    case 'fay':
      return 1 / (replicates * (1 - method.k) ** 2)
    case 'jk1':
      return (replicates - 1) / replicates
    case 'jk2':
      return 1
    case 'jk2-full':
      return 0.5
    default:
      return unreachable(method)
  }
}

/** Sampling variance of an estimate from the same estimate under every replicate weight. */
export function replicateVariance(whole: number, replicates: ArrayLike<number>, method: ReplicateMethod): number {
  let squares = 0
  for (let r = 0; r < replicates.length; r++) squares += ((replicates[r] as number) - whole) ** 2
  return squares * replicateFactor(method, replicates.length)
}
