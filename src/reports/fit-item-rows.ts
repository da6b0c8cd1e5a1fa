import type { FitResult } from '../calibration/fit/assess-fit.js'
import type { Language } from './bilingual.js'
import { numberWords } from './number-words.js'

/** The fit of each item as the cells of a table: item, persons, S-X² with its degrees of freedom and p, mean squares, RMSD. */
export function fitItemRows({ items }: FitResult, language: Language): string[][] {
  const { count, decimal, probability } = numberWords(language)
  const shown = (value: number | undefined, digits: number) => (value === undefined ? '' : decimal(value, digits))
  return items.map(({ item, persons, scoreFit, meanSquares, curveDistance }) => {
    const tested = scoreFit.kind === 'tested' ? scoreFit : undefined
    return [
      item,
      count(persons),
      shown(tested?.chiSquared, 2),
      tested === undefined ? '' : count(tested.degreesOfFreedom),
      tested === undefined ? '' : probability(tested.p, 4),
      shown(meanSquares?.outfit, 2),
      shown(meanSquares?.infit, 2),
      shown(curveDistance?.largest, 3),
    ]
  })
}
