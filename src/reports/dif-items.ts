import type { DifResult, ItemDif } from '../calibration/dif/dif-result.js'
import type { Language } from './bilingual.js'
import { numberWords } from './number-words.js'

/** The p of the parts of the logistic method, as cells of a table: uniform, non-uniform. */
export function logisticParts(item: ItemDif, language: Language, digits = 4): readonly string[] {
  if (item.kind === 'undefined' || !('tests' in item.figures)) return ['', '']
  const { tests } = item.figures
  const { probability } = numberWords(language)
  return [tests.uniform, tests['non-uniform']].map(({ p }) => probability(p, digits))
}

/** Ids of the flagged items. */
export function flaggedItems({ items }: DifResult): string[] {
  return items.flatMap((each) => (each.kind === 'estimated' && each.flagged ? [each.item] : []))
}

/** Ids of the items that differ significantly, yet negligibly. */
export function flaggedNegligible({ items }: DifResult): string[] {
  return items.flatMap((each) => (each.kind === 'estimated' && each.flagged && each.class === 'A' ? [each.item] : []))
}
