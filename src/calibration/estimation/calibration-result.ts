import type { Issue } from '../../issues/issue.js'
import type { ItemModel } from '../../models/item-model.js'
import type { StandardErrorMethod } from './calibration-options.js'
import type { EstimatedParameter } from './information/parameter-covariance.js'

export interface CalibrationProgress {
  readonly iteration: number
  readonly logLikelihood: number
  /** Largest |gradient| per person. */
  readonly largestGradient: number
}

/** What a calibration found, in the shape of `calibrate --json`. */
export interface CalibrationResult {
  /** Marginal log-likelihood of the responses, without the prior. */
  readonly logLikelihood: number
  /** ln prior density of the parameters; 0 where no prior was used. */
  readonly logPrior: number
  readonly converged: boolean
  /** Passes over the persons. */
  readonly iterations: number
  /** Largest |gradient| per person at the end. */
  readonly largestGradient: number
  /** How far the parameters may still be from the maximum: the largest move of a Newton step; absent without standard errors. */
  readonly distance?: number
  /** Persons who answered at least one item. */
  readonly persons: number
  /** Estimated numbers, shared ones counted once. */
  readonly freeParameters: number
  readonly scalingConstant: number
  readonly items: readonly CalibratedItem[]
  readonly groups: readonly CalibratedGroup[]
  /** How the standard errors were computed; `none` also where the information is singular. */
  readonly standardErrorMethod: StandardErrorMethod | 'none'
  /** Present where items were held at an anchor. */
  readonly anchorUncertainty?: AnchorUncertainty
  /** Covariance of all estimated parameters, in their own metric. */
  readonly covariance?: JointCovariance
  /** What does not prevent a fit but should be known. */
  readonly warnings: readonly Issue[]
}

/**
 * Whether the errors of an anchor's own calibration are in the standard errors: `propagated`, as its bank gives them, items taken as
 * independent of each other and of the responses; `propagated-in-part` where some held items carry none and count as known;
 * `not-estimated` where all of them count as known.
 */
export type AnchorUncertainty = 'propagated' | 'propagated-in-part' | 'not-estimated'

export type CalibratedItem = ItemModel & {
  readonly item: string
  /** Persons who answered it. */
  readonly n: number
  /**
   * In the metric of `parameters`, 0 for places of a list that were held; empty where there are none. A number at the end of its
   * range (`steep-slope`, `no-…-asymptote`) has none.
   */
  readonly standardErrors: Readonly<Record<string, number | readonly number[]>>
  /** In the order of `parameters`, lists flattened. */
  readonly covariance?: readonly (readonly number[])[]
  /** Whether all its parameters were held. */
  readonly held: boolean
  readonly warnings: readonly ItemWarning[]
}

/**
 * What a person should look at. `negative-slope`: the key may be wrong; `steep-slope`: the data alone would let the slope grow
 * for ever, so that it stands at the end of its range; `no-lower-asymptote`, `no-upper-asymptote`: it went to 0 or 1.
 */
export type ItemWarning = 'negative-slope' | 'steep-slope' | 'no-lower-asymptote' | 'no-upper-asymptote'

export interface CalibratedGroup {
  readonly name: string
  readonly persons: number
  /** Σ weights of these persons; absent where each counts once. */
  readonly weight?: number
  readonly mean: number
  readonly variance: number
  /** Empty for what was held, and beside a histogram. */
  readonly standardErrors: { readonly mean?: number; readonly variance?: number }
  /** Estimated shape; absent for a normal distribution. */
  readonly histogram?: LatentHistogram
}

/** A latent distribution as shares at some thetas, summing to 1. */
export interface LatentHistogram {
  readonly theta: readonly number[]
  readonly share: readonly number[]
}

export interface JointCovariance {
  readonly parameters: readonly EstimatedParameter[]
  readonly rows: readonly (readonly number[])[]
}
