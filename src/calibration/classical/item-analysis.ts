import { normalDensity, normalQuantile } from '../../math/normal.js'
import { type AnswerSums, restMoments } from './answer-sums.js'
import type { AnswerState, ClassicalSettings } from './classical-data.js'
import { type Correlation, correlationOf, meanInterval, wilsonInterval } from './correlation.js'
import { flagsOf, type ItemFlag } from './item-flags.js'
import { itemOptions, type OptionAnalysis } from './item-options.js'
import type { KeyDoubt } from './key-doubts.js'

/** How many persons stand in each state of an item. */
export type StateCounts = { readonly [State in AnswerState]: number }

/** What classical analysis says of one item. */
export interface ItemAnalysis {
  readonly item: string
  /** Highest category: 1 for right and wrong. */
  readonly highest: number
  readonly states: StateCounts
  /** Persons whose answer counts; omissions among them where they count as wrong. */
  readonly counted: number
  /** Shares of those presented with the item. */
  readonly omittedShare: number
  readonly notReachedShare: number
  /** Share of those presented who left it and everything behind it blank, by code or not. */
  readonly trailingShare: number
  readonly difficulty: Difficulty
  /** Corrected item-rest correlation; of two categories the point-biserial. */
  readonly itemRest: Correlation
  /** What that correlation would be if the item cut a normal variable: biserial, or polyserial; may pass 1 where it does not. */
  readonly biserial?: number
  /** Difference of p between the upper and the lower 27 % by total score. */
  readonly upperLower?: number
  /** Alpha of the other items. */
  readonly alphaWithout?: number
  readonly options: readonly OptionAnalysis[]
  readonly keyDoubts: readonly KeyDoubt[]
  readonly flags: readonly ItemFlag[]
}

/** Share of the points that persons got: of two categories the share of right answers. */
export type Difficulty =
  | {
      readonly kind: 'estimated'
      readonly p: number
      readonly standardError: number
      readonly interval: readonly [low: number, high: number]
    }
  | { readonly kind: 'no-answers' }

export interface ItemInput {
  readonly item: string
  readonly sums: readonly AnswerSums[]
  readonly persons: number
  readonly highest: number
  readonly trailing: number
  readonly alphaWithout: number | undefined
}

/**
 * The figures of one item.
 * @source Lord & Novick (1968), §15.4–15.6; Crocker & Algina (1986), Introduction to Classical and Modern Test Theory, ch. 14;
 *   polyserial from the correlation: Olsson, Drasgow & Dorans (1982), Psychometrika 47, 337–347, eq. 27
 */
export function analyseItem(input: ItemInput, settings: ClassicalSettings): ItemAnalysis {
  const { item, sums, highest, alphaWithout } = input
  const states = stateCounts(sums, input.persons)
  const counting = sums.filter(({ meaning, persons }) => meaning.category !== undefined && persons > 0)
  const counts = new Float64Array(highest + 1)
  for (const { meaning, persons } of counting) counts[meaning.category as number]! += persons
  const itemRest = correlationOf(restMoments(counting, ({ meaning }) => meaning.category as number))
  const presented = Math.max(1, input.persons - states['not-presented'])
  const { options, doubts } = itemOptions(sums, highest, settings)
  const upperLower = extremeDifference(counting, highest)
  const figures = {
    highest,
    states,
    counted: counts.reduce((sum, n) => sum + n, 0),
    omittedShare: states.omitted / presented,
    notReachedShare: (states['not-reached'] + states['timed-out']) / presented,
    trailingShare: input.trailing / presented,
    difficulty: difficultyOf(counts),
    itemRest,
    ...(itemRest.kind === 'estimated' ? { biserial: serialCorrelation(itemRest.value, counts) } : {}),
    ...(upperLower === undefined ? {} : { upperLower }),
    ...(alphaWithout === undefined ? {} : { alphaWithout }),
    options,
    keyDoubts: doubts,
  }
  return { item, ...figures, flags: flagsOf({ ...figures, constant: counts.filter((n) => n > 0).length < 2 }, settings) }
}

function stateCounts(sums: readonly AnswerSums[], all: number): StateCounts {
  const counts = { answered: 0, omitted: 0, 'not-reached': 0, 'timed-out': 0, 'not-presented': 0 }
  let known = 0
  for (const { meaning, persons } of sums) {
    counts[meaning.state] += persons
    known += persons
  }
  return { ...counts, 'not-presented': counts['not-presented'] + all - known }
}

function difficultyOf(counts: Float64Array): Difficulty {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return { kind: 'no-answers' }
  const highest = counts.length - 1
  const mean = counts.reduce((sum, count, category) => sum + count * category, 0) / n
  const variance = counts.reduce((sum, count, category) => sum + count * (category - mean) ** 2, 0) / n
  const p = mean / highest
  const standardError = Math.sqrt(variance / n) / highest
  return { kind: 'estimated', p, standardError, interval: highest === 1 ? wilsonInterval(p, n) : meanInterval(p, standardError) }
}

/** @returns undefined where nobody of a group has the item */
function extremeDifference(counting: readonly AnswerSums[], highest: number): number | undefined {
  const mean = (weight: (sums: AnswerSums) => number) => {
    const all = counting.reduce((sum, each) => sum + weight(each), 0)
    return all === 0 ? undefined : counting.reduce((sum, each) => sum + weight(each) * (each.meaning.category as number), 0) / all
  }
  const [upper, lower] = [mean(({ upper }) => upper), mean(({ lower }) => lower)]
  return upper === undefined || lower === undefined ? undefined : (upper - lower) / highest
}

/** r·SD over the sum of normal ordinates where the categories cut. */
function serialCorrelation(r: number, counts: Float64Array): number {
  const n = counts.reduce((sum, count) => sum + count, 0)
  let [below, mean, squares, ordinates] = [0, 0, 0, 0]
  for (const [category, count] of counts.entries()) {
    mean += (count * category) / n
    squares += (count * category * category) / n
    below += count
    if (below > 0 && below < n) ordinates += normalDensity(normalQuantile(below / n))
  }
  return (r * Math.sqrt(squares - mean * mean)) / ordinates
}
