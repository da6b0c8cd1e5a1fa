import type { ItemBank } from '../../bank/item-bank.js'
import type { CalibrationProgress, CalibrationResult } from './calibration-result.js'
import type { ParameterPriors } from './coordinates/prior-density.js'
import type { CalibrationModel, ItemSpecification } from './item-specification.js'
import { defaultLatentRule, type LatentRule } from './latent-nodes.js'

/** Options of `calibrate`; the defaults stand in `calibrationDefaults`. */
export interface CalibrationOptions {
  /** Model of all items that `items` does not name. */
  readonly model?: CalibrationModel | undefined
  readonly items?: readonly ItemSpecification[] | undefined
  /**
   * Group of each person. The reference group sets the scale, the others have a mean and a variance of their own;
   * with held items every group has.
   */
  readonly groups?: readonly string[] | undefined
  /** Default: the group of the first person. */
  readonly referenceGroup?: string | undefined
  /** Sampling weight of each person, positive; taken as they are, so give them a mean of 1. */
  readonly weights?: ArrayLike<number> | undefined
  /** Cluster of each person (school, office): the sandwich errors then allow for likeness inside a cluster. */
  readonly clusters?: readonly string[] | undefined
  /** A calibrated bank whose items are held at their parameters: the others come onto its scale. */
  readonly anchor?: ItemBank | undefined
  /** `default`: none but for 3PL and 4PL, see `defaultPriors`. */
  readonly priors?: 'default' | 'none' | ParameterPriors | undefined
  /** D; default 1, or that of the anchor's scale. */
  readonly scalingConstant?: number | undefined
  readonly nodes?: LatentRule | undefined
  /**
   * `empirical-histogram`: the weight of every node is estimated too, so that the latent distribution may have any shape; the
   * standard errors take that shape as known. Default `normal`.
   */
  readonly latent?: 'normal' | 'empirical-histogram' | undefined
  readonly maximumIterations?: number | undefined
  /** Largest |gradient| per person at which the fit counts as converged. */
  readonly gradientTolerance?: number | undefined
  /** Default: `sandwich` for persons with differing weights or in clusters, else `observed`. */
  readonly standardErrors?: StandardErrorMethod | 'none' | undefined
  /** An earlier result on the same items, to start from. */
  readonly start?: Pick<CalibrationResult, 'items' | 'groups'> | undefined
  /** What has mean 0: the persons of the reference group (default), or the items, whose slopes must then be 1 and none held. */
  readonly identify?: 'persons' | 'items' | undefined
  readonly onProgress?: ((progress: CalibrationProgress) => void) | undefined
}

/**
 * `observed`: exact second derivatives of the marginal log-likelihood; `cross-product`: Σ of squared scores of persons;
 * `sandwich`: the one between two inverses of the other, right also under weights, clusters and a wrong model.
 */
export type StandardErrorMethod = 'observed' | 'cross-product' | 'sandwich'

export const calibrationDefaults = {
  model: '2pl',
  priors: 'default',
  scalingConstant: 1,
  nodes: defaultLatentRule,
  maximumIterations: 2000,
  gradientTolerance: 1e-7,
} as const

/** Relative change of the objective below which it counts as standing still. */
export const objectiveTolerance = 1e-10

/** Priors of `--priors default`: none for other models. 1 − d is logit-normal around −3, which is d around 3. */
export const defaultPriors: Readonly<Partial<Record<CalibrationModel, ParameterPriors>>> = {
  '3pl': { discrimination: { lognormal: [0, 0.5] }, lowerAsymptote: { logitNormal: [-1.4, 0.5] } },
  '4pl': {
    discrimination: { lognormal: [0, 0.5] },
    lowerAsymptote: { logitNormal: [-1.4, 0.5] },
    upperAsymptote: { logitNormal: [3, 0.5] },
  },
}

/** Every name that {@link CalibrationOptions} have; the type fails where one is missing. */
export const calibrationOptionNames: Readonly<Record<keyof CalibrationOptions, true>> = {
  model: true,
  items: true,
  groups: true,
  referenceGroup: true,
  weights: true,
  clusters: true,
  anchor: true,
  priors: true,
  scalingConstant: true,
  nodes: true,
  latent: true,
  maximumIterations: true,
  gradientTolerance: true,
  standardErrors: true,
  start: true,
  identify: true,
  onProgress: true,
}
