import type { CalibrationModel } from './item-specification.js'

/** How well a model describes the responses, and how well it predicts those of persons it has not seen. */
export interface ComparedModel {
  readonly model: CalibrationModel
  readonly logLikelihood: number
  /** ln prior density; 0 without priors. */
  readonly logPrior: number
  readonly freeParameters: number
  readonly converged: boolean
  /** −2 logLik + 2 parameters. */
  readonly aic: number
  /** −2 logLik + parameters · ln n, n = Σ weights. */
  readonly bic: number
  /** Log-likelihood of persons at parameters fitted to the others: Σ of `parts`. */
  readonly crossValidated: number
  /** The same, a part of the persons each. */
  readonly parts: readonly number[]
  /** Distance from the best model, ≤ 0; 0 and 0 for the best. */
  readonly behindBest: PairedDifference
}

export interface PairedDifference {
  readonly difference: number
  /** From the spread over parts. */
  readonly standardError: number
}

/** Σ of the differences between two models over the same parts. */
export function differenceOf(parts: readonly number[], others: readonly number[]): PairedDifference {
  const differences = parts.map((part, fold) => part - (others[fold] as number))
  const difference = differences.reduce((sum, each) => sum + each, 0)
  const mean = difference / parts.length
  const squares = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return { difference, standardError: Math.sqrt((parts.length * squares) / (parts.length - 1)) }
}
