import type { ClassicalSettings } from './classical-data.js'
import type { ItemAnalysis } from './item-analysis.js'
import type { OptionAnalysis } from './item-options.js'

/** Why an item deserves a look; `reports` has a sentence for each. */
export type ItemFlag =
  /** Nobody has an answer that counts. */
  | 'no-answers'
  /** Too few have one for anything else to be said. */
  | 'few-answers'
  /** All answers are of one category. */
  | 'constant'
  | 'too-easy'
  | 'too-hard'
  /** The item-rest correlation is below 0, and not by chance. */
  | 'discrimination-negative'
  /** It is below the limit. */
  | 'discrimination-low'
  /** Another option looks more like the key. */
  | 'key-doubtful'
  /** Nobody chose the key. */
  | 'key-unchosen'
  /** A wrong option is chosen by those who do better on the other items, and not by chance. */
  | 'distractor-attracts'
  | 'blanks-many'
  /** Many did not reach it, or left it and everything behind it blank: its figures are those of the quick. */
  | 'not-reached-many'

export const itemFlags = [
  'key-doubtful',
  'key-unchosen',
  'distractor-attracts',
  'no-answers',
  'few-answers',
  'constant',
  'discrimination-negative',
  'discrimination-low',
  'too-easy',
  'too-hard',
  'blanks-many',
  'not-reached-many',
] as const satisfies readonly ItemFlag[]

/** What an item is flagged by. */
export interface FlaggedFigures
  extends Pick<
    ItemAnalysis,
    'counted' | 'difficulty' | 'itemRest' | 'omittedShare' | 'notReachedShare' | 'trailingShare' | 'options' | 'keyDoubts'
  > {
  readonly constant: boolean
}

/** The flags of an item, in the order of `itemFlags`; of one with few answers only that. */
export function flagsOf(figures: FlaggedFigures, settings: ClassicalSettings): ItemFlag[] {
  const { counted, constant, difficulty, itemRest, omittedShare, notReachedShare, trailingShare, options, keyDoubts } = figures
  if (counted < settings.answers || difficulty.kind === 'no-answers') return [counted === 0 ? 'no-answers' : 'few-answers']
  const { p } = difficulty
  const negative = itemRest.kind === 'estimated' && itemRest.interval[1] < 0
  const raised: Readonly<Record<ItemFlag, boolean>> = {
    'no-answers': false,
    'few-answers': false,
    constant,
    'too-easy': p > settings.easy,
    'too-hard': p < settings.hard,
    'discrimination-negative': negative,
    'discrimination-low': itemRest.kind === 'estimated' && !negative && itemRest.value < settings.discrimination,
    'key-doubtful': keyDoubts.length > 0,
    'key-unchosen': options.some(({ isKey, persons }) => isKey && persons === 0),
    'distractor-attracts': keyDoubts.length === 0 && options.some(attractsTheAble),
    'blanks-many': omittedShare > settings.blanks,
    'not-reached-many': Math.max(notReachedShare, trailingShare) > settings.blanks,
  }
  return itemFlags.filter((flag) => raised[flag])
}

/** Correlations that the lower bound must pass: with many options and items something is always a little above 0. */
const attraction = 0.05

function attractsTheAble({ isKey, option, category, optionRest }: OptionAnalysis): boolean {
  return (
    !isKey && option !== undefined && category === 0 && optionRest.kind === 'estimated' && optionRest.interval[0] > attraction
  )
}
