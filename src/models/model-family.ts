import { unreachable } from '../issues/unreachable.js'
import type { ItemModel } from './item-model.js'

/**
 * The three shapes behind the nine models, with the scaling constant folded into the slopes (the metric of D = 1).
 * Curves, information peaks and conversions ask for the shape; only {@link modelFamily} looks at the model's name.
 */
export type ModelFamily = LogisticFamily | GradedFamily | DivideByTotalFamily

/** P(X = 1) = lower + (upper − lower)σ(slope(θ − location)): 1PL, 2PL, 3PL, 4PL. */
export interface LogisticFamily {
  readonly family: 'logistic'
  readonly slope: number
  readonly location: number
  readonly lower: number
  readonly upper: number
}

/** P(X ≥ k) = σ(slope(θ − threshold_k)): GRM. */
export interface GradedFamily {
  readonly family: 'graded'
  readonly slope: number
  readonly thresholds: readonly number[]
}

/** P_k ∝ exp(slope_k θ + intercept_k), one entry a category, both 0 for category 0: PCM, GPCM, RSM, NRM. */
export interface DivideByTotalFamily {
  readonly family: 'divide-by-total'
  readonly slopes: readonly number[]
  readonly intercepts: readonly number[]
}

/**
 * The single switch over `item.model`: which of the three shapes an item has.
 * @param scalingConstant D of the item's scale; multiplies every slope but those of the NRM
 */
export function modelFamily(item: ItemModel, scalingConstant = 1): ModelFamily {
  const D = scalingConstant
  switch (item.model) {
    case '1pl':
      return logistic(D * (item.parameters.discrimination ?? 1), item.parameters.difficulty)
    case '2pl':
      return logistic(D * item.parameters.discrimination, item.parameters.difficulty)
    case '3pl': {
      const { discrimination, difficulty, lowerAsymptote } = item.parameters
      return logistic(D * discrimination, difficulty, lowerAsymptote)
    }
    case '4pl': {
      const { discrimination, difficulty, lowerAsymptote, upperAsymptote } = item.parameters
      return logistic(D * discrimination, difficulty, lowerAsymptote, upperAsymptote)
    }
    case 'grm':
      return { family: 'graded', slope: D * item.parameters.discrimination, thresholds: item.parameters.thresholds }
    case 'pcm':
      return partialCreditFamily(D, item.parameters.steps)
    case 'gpcm':
      return partialCreditFamily(D * item.parameters.discrimination, item.parameters.steps)
    case 'rsm': {
      const { difficulty, steps } = item.parameters
      return partialCreditFamily(
        D,
        steps.map((step) => difficulty + step),
      )
    }
    case 'nrm': {
      const { slopes, intercepts } = item.parameters
      return { family: 'divide-by-total', slopes: [0, ...slopes], intercepts: [0, ...intercepts] }
    }
    default:
      return unreachable(item)
  }
}

function logistic(slope: number, location: number, lower = 0, upper = 1): LogisticFamily {
  return { family: 'logistic', slope, location, lower, upper }
}

/** GPCM by its slope and steps: slope of category k is k·slope, its intercept −slope·Σ_{j≤k} b_j. @source Muraki (1992), Appl. Psych. Meas. 16, 159–176 */
export function partialCreditFamily(slope: number, steps: readonly number[]): DivideByTotalFamily {
  const slopes = [0]
  const intercepts = [0]
  let stepSum = 0
  for (const step of steps) {
    stepSum += step
    slopes.push(slopes.length * slope)
    intercepts.push(-slope * stepSum)
  }
  return { family: 'divide-by-total', slopes, intercepts }
}
