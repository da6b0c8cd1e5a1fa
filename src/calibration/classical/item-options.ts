import { normalQuantile, normalUpperTail } from '../../math/normal.js'
import { type AnswerSums, restMoments } from './answer-sums.js'
import type { AnswerState, ClassicalSettings } from './classical-data.js'
import { type Correlation, correlationOf } from './correlation.js'

/** One option of an item, one category of an item with several, or the omissions, among those who were presented with it. */
export interface OptionAnalysis {
  readonly state: AnswerState
  /** As the sheet names it; absent for what is no answer. */
  readonly option?: string
  /** Form whose key it was scored by, where forms have keys of their own; shares are then of that form. */
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

/** An option whose choosers do better on the other items than those of the key, beyond chance. */
export interface KeyDoubt {
  readonly form?: string
  readonly key: string
  readonly option: string
  readonly keyRest: number
  readonly optionRest: number
  /** Difference of the correlations in standard errors, and the chance of one as large where they are equal. */
  readonly z: number
  readonly p: number
}

/** Options of an item and doubts about its key, form by form. */
export function itemOptions(sums: readonly AnswerSums[], highest: number, settings: ClassicalSettings) {
  const named = sums.filter(({ meaning }) => meaning.option !== undefined)
  const shown = named.length > 0 || highest > 1 ? sums : []
  const forms = [...new Set(shown.map(({ meaning }) => meaning.form))]
  const options: OptionAnalysis[] = []
  const doubts: KeyDoubt[] = []
  for (const form of forms) {
    const own = shown.filter(({ meaning }) => meaning.form === form && meaning.state !== 'not-presented')
    const answered = own.filter(({ meaning }) => meaning.state === 'answered' && meaning.category !== undefined)
    const top = Math.max(1, ...answered.map(({ meaning }) => meaning.category ?? 0))
    const presented = own.reduce((sum, { persons }) => sum + persons, 0)
    const counting = own.filter(({ meaning }) => meaning.category !== undefined)
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

/** Key correlations from which a key is above doubt: somebody has to be right about it. */
const soundKey = 0.1

/**
 * Options that look more like the key than the key itself does: the key's correlation with the rest score is below .10, the option's
 * is higher, and equal correlations would differ as much in a share `keyRisk` of items at most, however many options they have.
 * The difference is that of the rest scores with one variable, 1/SD for choosers of the option and −1/SD for those of the key; its
 * standard error takes the variance of rest scores as it is among the choosers of each option.
 * @source idea: Haladyna & Rodriguez (2013), Developing and Validating Test Items, ch. 18; error: White (1980), Econometrica 48, 817–838
 */
function keyDoubts(
  answered: readonly AnswerSums[],
  counting: readonly AnswerSums[],
  isKey: (sums: AnswerSums) => boolean,
  risk: number,
): KeyDoubt[] {
  const keys = answered.filter(isKey)
  const rivals = answered.filter((each) => !isKey(each) && each.meaning.option !== undefined && each.n > 1)
  if (keys.length !== 1 || rivals.length === 0) return []
  const [key] = keys as [AnswerSums]
  const found: KeyDoubt[] = []
  for (const rival of rivals) {
    const doubt = doubtOf(key, rival, counting)
    if (doubt !== undefined && doubt.z > normalQuantile(1 - risk / rivals.length)) found.push(doubt)
  }
  return found.sort((one, other) => other.z - one.z)
}

function doubtOf(key: AnswerSums, rival: AnswerSums, counting: readonly AnswerSums[]): KeyDoubt | undefined {
  const keyMoments = restMoments(counting, (each) => (each === key ? 1 : 0))
  const rivalMoments = restMoments(counting, (each) => (each === rival ? 1 : 0))
  const { n, restVariance, restMean } = keyMoments
  if (n < 4 || restVariance <= 1e-20 || rivalMoments.variance <= 0) return undefined
  const spread = Math.sqrt(restVariance)
  // A key that nobody chose has no correlation; its choosers cannot be worse than anybody's.
  const keySd = Math.sqrt(keyMoments.variance)
  const keyRest = keySd === 0 ? 0 : keyMoments.covariance / (keySd * spread)
  const optionRest = rivalMoments.covariance / (Math.sqrt(rivalMoments.variance) * spread)
  if (keyRest >= soundKey || optionRest <= keyRest) return undefined
  const figure = (each: AnswerSums) =>
    each === rival ? 1 / Math.sqrt(rivalMoments.variance) : each === key && keySd > 0 ? -1 / keySd : 0
  const { covariance } = restMoments(counting, figure)
  const mean = counting.reduce((sum, each) => sum + each.n * figure(each), 0) / n
  let squares = 0
  for (const each of counting)
    squares += (figure(each) - mean) ** 2 * (each.squares - 2 * restMean * each.rest + each.n * restMean * restMean)
  if (squares <= 0) return undefined
  const z = (n * covariance) / Math.sqrt(squares)
  const { form } = key.meaning
  return {
    ...(form === undefined ? {} : { form }),
    key: key.meaning.option as string,
    option: rival.meaning.option as string,
    keyRest,
    optionRest,
    z,
    p: normalUpperTail(z),
  }
}
