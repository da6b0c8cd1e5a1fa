import type { Standard } from '../../literacy/standard.js'

export { parseTarget } from './target-schema.js'

/** A goal for a share by a year, `melek-target/1`, with the people it is about and the baselines on record. */
export interface Target {
  readonly format: 'melek-target/1'
  readonly id?: string | undefined
  readonly version?: string | undefined
  /** Proportion in 0…1. */
  readonly share: number
  readonly year: number
  /** Id of the lowest level of the standard that counts. */
  readonly level: string
  /** Reached when the estimate, or when the lower end of its 95 % interval, is at the share. */
  readonly reachedWhen: 'estimate' | 'lower95'
  /** How many people the share is of; contested numbers, so never without date and source. */
  readonly denominator: TargetDenominator
  readonly baselines: readonly Baseline[]
  /** Other goals of the same source, carried along and never mixed in. */
  readonly context?: Readonly<Record<string, unknown>> | undefined
  readonly provenance?: Readonly<Record<string, unknown>> | undefined
}

export interface TargetDenominator {
  readonly count: number
  /** ISO date. */
  readonly date: string
  readonly source: string
}

/** An earlier figure. Most are not comparable: another instrument, another definition, another population. */
export interface Baseline {
  readonly share: number
  readonly se?: number | undefined
  readonly date: string
  readonly definition: string
  readonly source: string
  readonly comparable: boolean
}

/** The level of a target that is not the level that the standard counts, if so. */
export function otherTargetLevel(
  target: Target,
  standard: Standard,
): { readonly counted: string; readonly wanted: string } | undefined {
  return target.level === standard.targetLevel ? undefined : { counted: standard.targetLevel, wanted: target.level }
}
