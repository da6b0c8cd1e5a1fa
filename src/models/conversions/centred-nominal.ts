import { meanOf } from '../../math/mean.js'
import type { NominalResponseItem } from '../item-model.js'

/** A nominal item under Bock's constraint: slopes and intercepts of all categories, 0 included, each summing to 0. */
export interface CentredNominal {
  readonly slopes: readonly number[]
  readonly intercepts: readonly number[]
}

/**
 * Bock's deviations from the mean as differences from category 0.
 * @source Bock (1972), Psychometrika 37, 29–51
 * @example
 * nominalFromCentred({ slopes: [-1, 0, 1], intercepts: [0.5, 0, -0.5] })
 * // => { model: 'nrm', parameters: { slopes: [1, 2], intercepts: [-0.5, -1] } }
 */
export function nominalFromCentred({ slopes, intercepts }: CentredNominal): NominalResponseItem {
  return { model: 'nrm', parameters: { slopes: fromFirst(slopes), intercepts: fromFirst(intercepts) } }
}

/**
 * Differences from category 0 as Bock's deviations from the mean.
 * @source Bock (1972), Psychometrika 37, 29–51
 */
export function centredFromNominal({ parameters }: NominalResponseItem): CentredNominal {
  return { slopes: fromMean([0, ...parameters.slopes]), intercepts: fromMean([0, ...parameters.intercepts]) }
}

/** Differences of the later values from the first. */
export function fromFirst(values: readonly number[]): number[] {
  const [first = 0, ...others] = values
  return others.map((value) => value - first)
}

function fromMean(values: readonly number[]): number[] {
  const mean = meanOf(values)
  return values.map((value) => value - mean)
}
