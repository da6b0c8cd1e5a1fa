import type { CalibratedItem } from './calibration-result.js'
import { type ComparedModel, differenceOf } from './compared-model.js'
import type { CalibrationModel } from './item-specification.js'

/**
 * Answers per item below which the parameters of a model are too unsure to be used.
 * @source 1PL: Wright & Stone (1979), Best Test Design; 2PL, 3PL: Hulin, Lissak & Drasgow (1982), Appl. Psych. Meas. 6, 249–260;
 *   GRM, GPCM: Reise & Yu (1990), J. Educ. Meas. 27, 133–144; 4PL and NRM, for which there is no agreed figure: twice the next
 *   narrower model's
 */
export const leastAnswers: Readonly<Record<CalibrationModel, number>> = {
  '1pl': 200,
  '1pl-common': 200,
  '2pl': 500,
  '3pl': 1000,
  '4pl': 2000,
  rsm: 200,
  pcm: 200,
  grm: 500,
  gpcm: 500,
  nrm: 1000,
}

/** Which of the compared models to take. */
export interface ModelAdvice {
  /** Answers to the item that has fewest. */
  readonly fewestAnswers: number
  readonly item: string
  /**
   * Of the models that so many answers carry, the narrowest whose prediction of persons not seen is within one standard error of
   * the best of them. `none-carried`: the answers are too few for any of them; the narrowest is the least unsafe.
   */
  readonly kind: 'carried' | 'none-carried'
  readonly model: CalibrationModel
  /** Models that so few answers do not carry, with the number they need. */
  readonly tooWide: readonly { readonly model: CalibrationModel; readonly needs: number }[]
}

export function modelAdvice(models: readonly ComparedModel[], items: readonly CalibratedItem[]): ModelAdvice {
  const free = items.filter(({ held }) => !held)
  const fewest = (free.length > 0 ? free : items).reduce((least, item) => (item.n < least.n ? item : least))
  const byWidth = [...models].sort((one, other) => one.freeParameters - other.freeParameters)
  const carried = byWidth.filter(({ model }) => fewest.n >= leastAnswers[model])
  const tooWide = byWidth.flatMap(({ model }) => (fewest.n < leastAnswers[model] ? [{ model, needs: leastAnswers[model] }] : []))
  const found = { fewestAnswers: fewest.n, item: fewest.item, tooWide }
  const narrowest = byWidth[0] as ComparedModel
  if (carried.length === 0) return { kind: 'none-carried', model: narrowest.model, ...found }
  const best = carried.reduce((one, other) => (other.crossValidated > one.crossValidated ? other : one))
  const within = carried.find(({ parts }) => {
    const { difference, standardError } = differenceOf(parts, best.parts)
    return difference >= -standardError
  })
  return { kind: 'carried', model: (within ?? best).model, ...found }
}
