import { normalQuantile } from '../math/normal.js'
import { type Figure, meanFigure, rootFigure, shareFigure } from './figure.js'

/** How well estimates recover true thetas. */
export type Recovery =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'estimated'
      /** Finite estimates with a known true theta. */
      readonly n: number
      /** Mean of estimate minus truth, logits. */
      readonly bias: Figure
      /** Root mean squared error, logits. */
      readonly rmse: Figure
      /** Mean of the standard errors reported, logits; null where no estimate had one. */
      readonly meanStandardError: number | null
      /** Share of tests whose truth lies within the estimate ± 1.96 standard errors. */
      readonly coverage: Figure | null
    }

const z95 = normalQuantile(0.975)

export interface RecoveryTally {
  /** @param standardError logits; null where there is none */
  add(error: number, standardError: number | null): void
  recovery(): Recovery
}

/** Sums of a group of tests, from which bias, RMSE and coverage follow. */
export function createRecoveryTally(): RecoveryTally {
  const sum = { n: 0, error: 0, square: 0, fourth: 0, withError: 0, standardError: 0, covered: 0 }
  return {
    add(error, standardError) {
      sum.n += 1
      sum.error += error
      sum.square += error ** 2
      sum.fourth += error ** 4
      if (standardError === null) return
      sum.withError += 1
      sum.standardError += standardError
      if (Math.abs(error) <= z95 * standardError) sum.covered += 1
    },
    recovery() {
      const { n, withError } = sum
      if (n === 0) return { kind: 'none' }
      return {
        kind: 'estimated',
        n,
        bias: meanFigure(n, sum.error, sum.square),
        rmse: rootFigure(meanFigure(n, sum.square, sum.fourth)),
        meanStandardError: withError === 0 ? null : sum.standardError / withError,
        coverage: withError === 0 ? null : shareFigure(withError, sum.covered),
      }
    },
  }
}
