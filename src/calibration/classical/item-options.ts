import { type AnswerSums, restMoments } from './answer-sums.js'
import type { AnswerState, ClassicalSettings } from './classical-data.js'
import { type Correlation, correlationOf } from './correlation.js'
import { type KeyDoubt, keyDoubts } from './key-doubts.js'

/** One option of an item, one category of an item with several, or the omissions, among those who were presented with it. */
export interface OptionAnalysis {
  readonly state: AnswerState
  /** As the sheet names it; absent for what is no answer. */
  readonly option?: string
  /** Form whose key it was scored by, where forms have keys of their own; shares are then of those who answered in that form. */
  readonly form?: string
  /** Category that it counts as; absent where it does not count. */
  readonly category?: number
  readonly isKey: boolean
  readonly persons: number
  /** Share of those presented with the item. */
  readonly share: number
  /** Mean rest score of those who chose it, in SD of rest scores above the mean; absent where nobody did. */
  readonly meanRest?: number
  /** Correlation of choosing it with the rest score, among those whose answer counts. */
  readonly optionRest: Correlation
}

/** Options of an item and doubts about its key, form by form. */
export function itemOptions(sums: readonly AnswerSums[], highest: number, settings: ClassicalSettings) {
  const named = sums.filter(({ meaning }) => meaning.option !== undefined)
  const shown = named.length > 0 || highest > 1 ? sums : []
  const forms = [...new Set(shown.map(({ meaning }) => meaning.form))]
  const options: OptionAnalysis[] = []
  const doubts: KeyDoubt[] = []
  for (const form of forms) {
    const ofItem = shown.filter(({ meaning }) => meaning.state !== 'not-presented')
    const own = ofItem.filter(({ meaning }) => meaning.form === form)
    // Blanks are of no form where their cells do not say it: they are compared with everybody.
    const among = form === undefined ? ofItem : own
    const answered = own.filter(({ meaning }) => meaning.state === 'answered' && meaning.category !== undefined)
    const top = Math.max(1, ...answered.map(({ meaning }) => meaning.category ?? 0))
    const presented = among.reduce((sum, { persons }) => sum + persons, 0)
    const counting = among.filter(({ meaning }) => meaning.category !== undefined)
    const isKey = ({ meaning }: AnswerSums) => meaning.option !== undefined && meaning.category === top
    const rows = own.filter(({ meaning, persons }) =>
      meaning.state === 'answered' ? meaning.option !== undefined || persons > 0 : persons > 0,
    )
    for (const each of rows.sort(byOption)) options.push(optionRow(each, counting, { presented, isKey: isKey(each) }))
    doubts.push(...keyDoubts(answered, counting, isKey, settings.keyRisk))
  }
  return { options, doubts }
}

/** Options by name or category, then what is no answer. */
function byOption({ meaning: one }: AnswerSums, { meaning: other }: AnswerSums): number {
  if ((one.state === 'answered') !== (other.state === 'answered')) return one.state === 'answered' ? -1 : 1
  const [first, second] = [one.option ?? '', other.option ?? '']
  return first < second ? -1 : first > second ? 1 : (one.category ?? 0) - (other.category ?? 0)
}

function optionRow(
  each: AnswerSums,
  counting: readonly AnswerSums[],
  { presented, isKey }: { presented: number; isKey: boolean },
): OptionAnalysis {
  const { meaning, persons } = each
  const { restMean, restVariance } = restMoments(counting, () => 0)
  const option = meaning.state === 'answered' ? (meaning.option ?? String(meaning.category)) : undefined
  return {
    state: meaning.state,
    ...(option === undefined ? {} : { option }),
    ...(meaning.form === undefined ? {} : { form: meaning.form }),
    ...(meaning.category === undefined ? {} : { category: meaning.category }),
    isKey,
    persons,
    share: presented === 0 ? 0 : persons / presented,
    ...(each.n === 0 || restVariance <= 1e-20 ? {} : { meanRest: (each.rest / each.n - restMean) / Math.sqrt(restVariance) }),
    optionRest:
      meaning.category === undefined
        ? { kind: 'undefined', reason: 'no-rest' }
        : correlationOf(restMoments(counting, (other) => (other === each ? 1 : 0))),
  }
}
