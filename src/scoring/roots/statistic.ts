import type { CompiledBank } from '../../bank/compile-bank.js'
import { modelFamily } from '../../models/model-family.js'
import { missing } from '../proficiency-estimate.js'
import type { RowFinder, RowList, RowTerm } from './rows.js'

/**
 * Rows for banks where P(x) ∝ exp(slope_x θ + intercept_x): the slope of the likelihood is Σ slope_x less the expected
 * slopes of the items answered, whatever the answers, so that one row stands for all items and one for each that is missing.
 */
export interface StatisticRows {
  readonly rows: readonly (readonly RowTerm[])[]
  /** Slope of every response, index = item × 256 + response; NaN where it is no category. */
  readonly slopes: Float64Array
}

/** Undefined unless every item is of that form. */
export function statisticRows(bank: CompiledBank): StatisticRows | undefined {
  const slopes = new Float64Array(bank.items.length * 256).fill(Number.NaN)
  for (const [item, model] of bank.items.entries()) {
    const shape = modelFamily(model, bank.scale.scalingConstant)
    if (shape.family === 'graded') return undefined
    if (shape.family === 'logistic' && (shape.lower !== 0 || shape.upper !== 1)) return undefined
    slopes.set(shape.family === 'logistic' ? [0, shape.slope] : shape.slopes, item * 256)
  }
  const ofItem = (sign: 1 | -1) => bank.items.map((_, item): RowTerm[] => [{ item, category: 0, sign }])
  // ln P of category 0, whose slope is 0, is what all categories share.
  return { rows: [ofItem(1).flat(), ...ofItem(1), ...ofItem(-1)], slopes }
}

/** @see RowFinder */
export function statisticFinder({ slopes }: StatisticRows, items: number, list: RowList): RowFinder {
  const { rows, missing: absent } = list
  return (responses, start) => {
    let sum = 0
    let lacking = 0
    for (let item = 0; item < items; item++) {
      const response = responses[start + item] as number
      if (response === missing) absent[lacking++] = item
      else sum += slopes[(item << 8) | response] as number
    }
    list.constant = sum
    list.missingCount = lacking
    list.count = 0
    if (2 * lacking <= items) {
      rows[list.count++] = 0
      for (let at = 0; at < lacking; at++) rows[list.count++] = 1 + items + (absent[at] as number)
    } else {
      for (let item = 0; item < items; item++) if (responses[start + item] !== missing) rows[list.count++] = 1 + item
    }
    return !Number.isNaN(sum)
  }
}
