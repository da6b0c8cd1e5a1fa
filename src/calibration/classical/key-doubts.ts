import { normalQuantile, normalUpperTail } from '../../math/normal.js'
import { type AnswerSums, restMoments } from './answer-sums.js'

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

/** Key correlations from which a key is above doubt: somebody has to be right about it. */
const soundKey = 0.1

/**
 * Options that look more like the key than the key itself does: the key's correlation with the rest score is below .10, the option's
 * is higher, and equal correlations would differ as much in a share `keyRisk` of items at most, however many options they have.
 * The difference is that of the rest scores with one variable, 1/SD for choosers of the option and −1/SD for those of the key; its
 * standard error takes the variance of rest scores as it is among the choosers of each option.
 * @source idea: Haladyna & Rodriguez (2013), Developing and Validating Test Items, ch. 18; error: White (1980), Econometrica 48, 817–838
 */
export function keyDoubts(
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
