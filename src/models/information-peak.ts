import { unreachable } from '../issues/unreachable.js'
import { categoryCurve } from './category-curve.js'
import { divideByTotalCurve } from './divide-by-total-curve.js'
import { globalInformationPeak } from './global-information-peak.js'
import { gradedCurve } from './graded-curve.js'
import { curveInformation } from './information.js'
import type { ItemModel } from './item-model.js'
import { logisticInformationPeak } from './logistic-information-peak.js'
import { type DivideByTotalFamily, type GradedFamily, modelFamily } from './model-family.js'
import { requireValidItem } from './require-valid-item.js'

export type InformationPeak =
  | {
      readonly kind: 'peak'
      /** Where the item informs most, in logits; of equal peaks the lowest. */
      readonly theta: number
      /** Fisher information there, in 1/logit². */
      readonly information: number
    }
  /** The item informs nowhere: an NRM item whose slopes are all 0. */
  | { readonly kind: 'none' }

/**
 * The point on the scale where an item informs most, and how much. Dichotomous models in closed form; GRM, PCM, GPCM,
 * RSM and NRM, whose information may have several peaks, by a search that provably finds the highest.
 * @param scalingConstant D of the scale
 * @throws MelekError `parameter-invalid`
 * @source Birnbaum (1968), in Lord & Novick, ch. 20; Magis (2013), Appl. Psych. Meas. 37, 304–315
 * @example
 * const parameters = { discrimination: 1, difficulty: 0, lowerAsymptote: 0.5 }
 * informationPeak({ model: '3pl', parameters })
 * // => { kind: 'peak', theta: 0.4812, information: 0.0902 }
 */
export function informationPeak(item: ItemModel, scalingConstant = 1): InformationPeak {
  requireValidItem(item, scalingConstant)
  const theta = peakTheta(item, scalingConstant)
  if (theta === undefined) return { kind: 'none' }
  return { kind: 'peak', theta, information: curveInformation(categoryCurve(item, scalingConstant), theta) }
}

function peakTheta(item: ItemModel, scalingConstant: number): number | undefined {
  const shape = modelFamily(item, scalingConstant)
  switch (shape.family) {
    case 'logistic':
      return logisticInformationPeak(shape)
    case 'graded':
      return gradedPeak(shape)
    case 'divide-by-total':
      return divideByTotalPeak(shape)
    default:
      return unreachable(shape)
  }
}

/**
 * In units of 1/a. At a threshold I is at least ¼, that of the item cut there alone; farther than ρ from all thresholds
 * it is below 2σ(−ρ), which is ¼ at ρ = ln 7. |∂I/∂θ| ≤ Σ|W_k − W_{k+1}| = 2 max W ≤ 2I, with W_k = σ(z_k)σ(−z_k).
 * @source Samejima (1969), Psychometrika Monograph 17, for I = Σ(W_k − W_{k+1})²/P_k; bounds derived here
 */
function gradedPeak({ slope, thresholds }: GradedFamily): number {
  const centres = thresholds.map((threshold) => slope * threshold)
  return globalInformationPeak({ curve: gradedCurve(1, centres), centres, radius: Math.log(7), steepness: 2 }) / slope
}

/**
 * In units of 1/(range of slopes). I is the variance of the slopes under P, its derivative their third central moment,
 * so |∂I/∂θ| ≤ I. At a distance x from every change of the most probable category each other one adds at most
 * max s²e^{−sx} = (2/(ex))², so I beyond √(K/I(best change))·2/e cannot be the highest.
 * @source Bock (1972), Psychometrika 37, 29–51 for I; bounds derived here
 */
function divideByTotalPeak({ slopes, intercepts }: DivideByTotalFamily): number | undefined {
  const range = Math.max(...slopes) - Math.min(...slopes)
  if (range === 0) return undefined
  const unitSlopes = slopes.map((slope) => slope / range)
  const curve = divideByTotalCurve(unitSlopes, intercepts)
  const centres = modeChanges(unitSlopes, intercepts)
  const highest = Math.max(...centres.map((centre) => curveInformation(curve, centre)))
  const radius = (2 / Math.E) * Math.sqrt(slopes.length / highest)
  return globalInformationPeak({ curve, centres, radius, steepness: 1 }) / range
}

/** Where the most probable category changes, ascending: the corners of the upper envelope of the logits. */
function modeChanges(slopes: readonly number[], intercepts: readonly number[]): number[] {
  const lines = slopes.map((slope, k) => ({ slope, intercept: intercepts[k] as number }))
  const corners: number[] = []
  let mode = lines.reduce((one, other) => {
    if (one.slope === other.slope) return one.intercept >= other.intercept ? one : other
    return one.slope < other.slope ? one : other
  })
  for (;;) {
    const { slope, intercept } = mode
    const next = lines
      .filter((line) => line.slope > slope)
      .map((line) => ({ line, at: (intercept - line.intercept) / (line.slope - slope) }))
      .reduce<{ line: typeof mode; at: number } | undefined>((first, crossing) => {
        if (first === undefined || crossing.at < first.at) return crossing
        return crossing.at === first.at && crossing.line.slope > first.line.slope ? crossing : first
      }, undefined)
    if (next === undefined) return corners
    corners.push(next.at)
    mode = next.line
  }
}
