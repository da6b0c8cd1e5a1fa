import type { ModelName } from '../../models/item-model.js'
import type { ParameterValues } from './coordinates/item-parameters.js'
import type { ParameterPriors } from './coordinates/prior-density.js'
import type { ParameterName } from './parameter-name.js'

/** The models that can be calibrated; `1pl-common` is a 1PL whose slope is estimated, the same for all its items. */
export type CalibrationModel = ModelName | '1pl-common'

export const calibrationModels = ['1pl', '1pl-common', '2pl', '3pl', '4pl', 'grm', 'pcm', 'gpcm', 'rsm', 'nrm'] as const

/** What is wanted of one item. */
export interface ItemSpecification {
  readonly item: string
  readonly model: CalibrationModel
  /** Block of rating-scale items that share their steps; all of them unless named. */
  readonly ratingScale?: string | undefined
  /** Values that are held or started from. */
  readonly parameters?: ParameterValues | undefined
  /** Parameters held at their value in `parameters`; of lists the whole list or single places. */
  readonly held?: readonly ParameterName[] | undefined
  /** Parameters that share one value with those of other items under the same label. */
  readonly equal?: Readonly<Partial<Record<ParameterName, string>>> | undefined
  /** Instead of the priors of the run. */
  readonly priors?: ParameterPriors | undefined
}
