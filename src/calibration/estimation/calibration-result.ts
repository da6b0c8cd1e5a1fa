import type { ItemModel } from '../../models/item-model.js'
import { crossProductCovariance } from './cross-product-errors.js'
import type { LatentNodes, SlopeIntercept } from './expected-counts.js'
import type { ResponseMatrix } from './response-matrix.js'

export interface CalibrationProgress {
  readonly iteration: number
  readonly logLikelihood: number
  /** Largest |gradient| per person. */
  readonly largestGradient: number
}

/** What a calibration found, in the shape of `calibrate --json`. */
export interface CalibrationResult {
  readonly logLikelihood: number
  /** ln prior density of the parameters; 0 where no prior was used. */
  readonly logPrior: number
  readonly converged: boolean
  readonly iterations: number
  readonly persons: number
  readonly items: readonly CalibratedItem[]
  readonly groups: readonly { readonly name: string; readonly mean: number; readonly variance: number }[]
  /** How the standard errors were computed. */
  readonly standardErrorMethod: 'cross-product' | 'none'
}

export type CalibratedItem = ItemModel & {
  readonly item: string
  /** In the metric of `parameters`; empty where the information is singular. */
  readonly standardErrors: Readonly<Record<string, number>>
  /** What a person should look at, for instance a negative slope. */
  readonly warnings: readonly string[]
}

export interface FittedLines {
  readonly model: '1pl' | '2pl'
  readonly items: SlopeIntercept
  readonly latentSd: number
  readonly latent: LatentNodes
  readonly logLikelihood: number
  readonly converged: boolean
  readonly iterations: number
}

/** Puts fitted slopes and intercepts into the words of the bank, with standard errors by the delta method. */
export function calibrationResult(matrix: ResponseMatrix, fit: FittedLines): CalibrationResult {
  const covariance = crossProductCovariance(matrix, fit)
  return {
    logLikelihood: fit.logLikelihood,
    logPrior: 0,
    converged: fit.converged,
    iterations: fit.iterations,
    persons: matrix.persons,
    items: matrix.itemIds.map((item, index) => calibratedItem(item, index, fit, covariance)),
    groups: [{ name: 'all', mean: 0, variance: fit.latentSd ** 2 }],
    standardErrorMethod: covariance === undefined ? 'none' : 'cross-product',
  }
}

function calibratedItem(
  item: string,
  index: number,
  fit: FittedLines,
  covariance: readonly Float64Array[] | undefined,
): CalibratedItem {
  const slope = fit.items.slope[index] as number
  const intercept = fit.items.intercept[index] as number
  const difficulty = -intercept / slope
  const warnings = slope < 0 ? ['negative slope: check the key'] : []
  if (fit.model === '1pl') {
    const variance = covariance?.[index]?.[index]
    const standardErrors: Record<string, number> = variance === undefined ? {} : { difficulty: Math.sqrt(variance) }
    return { item, model: '1pl', parameters: { difficulty }, standardErrors, warnings }
  }
  return {
    item,
    model: '2pl',
    parameters: { discrimination: slope, difficulty },
    standardErrors: lineErrors(index, slope, intercept, covariance),
    warnings,
  }
}

/** b = −d/a, so ∂b/∂a = d/a² and ∂b/∂d = −1/a. */
function lineErrors(
  index: number,
  slope: number,
  intercept: number,
  covariance: readonly Float64Array[] | undefined,
): Record<string, number> {
  if (covariance === undefined) return {}
  const at = (row: number, column: number) => covariance[2 * index + row]?.[2 * index + column] as number
  const bySlope = intercept / slope ** 2
  const byIntercept = -1 / slope
  const variance = bySlope ** 2 * at(0, 0) + 2 * bySlope * byIntercept * at(0, 1) + byIntercept ** 2 * at(1, 1)
  return { discrimination: Math.sqrt(at(0, 0)), difficulty: Math.sqrt(variance) }
}
