import { MelekError } from '../../issues/melek-error.js'
import { unreachable } from '../../issues/unreachable.js'
import { meanOf } from '../../math/mean.js'
import type { GradedResponseItem, ItemModel, ThreeParameterItem } from '../item-model.js'
import { requireScalingConstant } from '../require-valid-item.js'
import { type AdjacentCategoryItem, itemFromPartialCreditForm, partialCreditForm } from './partial-credit-form.js'

/** An item in PARSCALE's location form, as its parameter file prints it. */
export interface ParscaleItem {
  readonly response: 'graded' | 'partial-credit'
  /** on the metric of the constant that the run was made with */
  readonly slope: number
  readonly location: number
  readonly lowerAsymptote: number
  /**
   * One fewer than categories and with the sign of the file, where the place of category k is location − parameter_k.
   * The file's filler, the last value of a graded and the first of a partial-credit item, is left out.
   */
  readonly categoryParameters: readonly number[]
}

/** The models that PARSCALE estimates. */
export type ParscaleModel = AdjacentCategoryItem | ThreeParameterItem | GradedResponseItem

/**
 * The item on the metric of D = 1, from PARSCALE's location form: b_k = location − parameter_k, a = D·slope.
 * @param constant D of the run: 1.7 by PARSCALE's default, 1 for the logistic metric; the file does not tell
 * @throws MelekError `scaling-constant-invalid`; `parscale-asymptote` for a lower asymptote with more than two categories
 * @source Muraki & Bock (1997), PARSCALE 3; sign of the category parameters settled on one test calibrated in two programs
 * @example
 * const file = { response: 'graded', slope: 1, location: 0.2, lowerAsymptote: 0, categoryParameters: [0.5, -0.5] } as const
 * itemFromParscale(file, 1.7)
 * // => { model: 'grm', parameters: { discrimination: 1.7, thresholds: [-0.3, 0.7] } }
 */
export function itemFromParscale(file: ParscaleItem, constant: number): ItemModel {
  requireScalingConstant(constant)
  const discrimination = constant * file.slope
  const places = file.categoryParameters.map((parameter) => file.location - parameter)
  const [difficulty, ...others] = places
  if (difficulty !== undefined && others.length === 0) {
    if (file.lowerAsymptote === 0) return { model: '2pl', parameters: { discrimination, difficulty } }
    return { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote: file.lowerAsymptote } }
  }
  if (file.lowerAsymptote !== 0) {
    throw new MelekError(
      'parscale-asymptote',
      `an item of ${places.length + 1} categories has no lower asymptote, got ${file.lowerAsymptote}; fix it at 0 and calibrate again`,
    )
  }
  if (file.response === 'graded') return { model: 'grm', parameters: { discrimination, thresholds: places } }
  return itemFromPartialCreditForm({ discrimination, steps: places })
}

/**
 * PARSCALE's location form of an item given on the metric of D = 1: location is the mean of the places, the category
 * parameters sum to 0.
 * @param constant D that the PARSCALE run is to use
 * @throws MelekError `scaling-constant-invalid`
 * @source Muraki (1992), Appl. Psych. Meas. 16, 159–176
 */
export function parscaleFromItem(item: ParscaleModel, constant: number): ParscaleItem {
  requireScalingConstant(constant)
  switch (item.model) {
    case '1pl':
    case '2pl':
    case 'pcm':
    case 'gpcm':
    case 'rsm': {
      const { discrimination, steps } = partialCreditForm(item)
      const dichotomous = steps.length === 1
      return located(dichotomous ? 'graded' : 'partial-credit', discrimination / constant, steps, 0)
    }
    case '3pl': {
      const { discrimination, difficulty, lowerAsymptote } = item.parameters
      return located('graded', discrimination / constant, [difficulty], lowerAsymptote)
    }
    case 'grm':
      return located('graded', item.parameters.discrimination / constant, item.parameters.thresholds, 0)
    default:
      return unreachable(item)
  }
}

function located(
  response: ParscaleItem['response'],
  slope: number,
  places: readonly number[],
  lowerAsymptote: number,
): ParscaleItem {
  const location = meanOf(places)
  return { response, slope, location, lowerAsymptote, categoryParameters: places.map((place) => location - place) }
}
