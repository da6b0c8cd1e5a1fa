import { MelekError } from '../issues/melek-error.js'

/** Scores of several parts of a test, for instance the pillars. */
export interface SubScores {
  readonly parts: readonly string[]
  /** Persons × parts, row-major; any scores whose errors are independent between parts: sums of disjoint items, or WLEs. */
  readonly scores: ArrayLike<number>
  /** Error variance of each part: observed variance × (1 − reliability), or the mean squared standard error of the WLEs. */
  readonly errorVariances: readonly number[]
  /** Weight of each part in the total; default 1, which for sums is the sum of the whole test. */
  readonly weights?: readonly number[] | undefined
}

/**
 * How well three predictors tell a part's true score: proportional reduction of mean squared error, 0…1. Held at 1 where chance makes
 * two parts correlate more than their reliabilities allow.
 */
export interface SubScoreValue {
  readonly part: string
  /** By the part's own score: its reliability. */
  readonly own: number
  /** By the total score. */
  readonly total: number
  /** By both together. */
  readonly both: number
  /**
   * Whether the part is told better by its own score than by the total. Where it is not, a report gives the total and says so: the
   * difference between two such parts is mostly error.
   */
  readonly addsValue: boolean
}

/**
 * Whether scores of parts say anything that the total does not say better.
 * @throws MelekError `sub-scores-invalid` for fewer than two parts or three persons, scores that do not fill the rows or are not
 *   finite, and error variances that are negative or exceed the observed variance
 * @source Haberman (2008), J. Educ. Behav. Stat. 33, 204–229 (PRMSE); Sinharay (2010), J. Educ. Meas. 47, 150–174
 */
export function subScoreValue(given: SubScores): SubScoreValue[] {
  const { parts, errorVariances, weights = parts.map(() => 1) } = given
  const covariance = covarianceOf(given)
  requireErrors(given, covariance)
  const size = parts.length
  // Errors of different parts are independent, so that only the diagonal holds any.
  const trueCovariance = (i: number, j: number) =>
    (covariance[i * size + j] as number) - (i === j ? (errorVariances[i] as number) : 0)
  const all = [...parts.keys()]
  const totalVariance = all.reduce(
    (sum, i) =>
      sum +
      all.reduce((row, j) => row + (weights[i] as number) * (weights[j] as number) * (covariance[i * size + j] as number), 0),
    0,
  )
  return all.map((i) => {
    const trueVariance = trueCovariance(i, i)
    const withTotal = all.reduce((sum, j) => sum + (weights[j] as number) * trueCovariance(i, j), 0)
    const observedWithTotal = withTotal + (weights[i] as number) * (errorVariances[i] as number)
    const observed = covariance[i * size + i] as number
    const own = trueVariance / observed
    const total = trueVariance > 0 ? Math.min(1, (withTotal * withTotal) / (trueVariance * totalVariance)) : 0
    const both =
      twoPredictors([observed, observedWithTotal, totalVariance], [trueVariance, withTotal], trueVariance) ?? Math.max(own, total)
    return { part: parts[i] as string, own, total, both, addsValue: own > total }
  })
}

/** Share of the variance that a regression on two predictors tells; undefined where one of them is the other. */
function twoPredictors(
  [first, between, second]: readonly [number, number, number],
  target: readonly [number, number],
  variance: number,
): number | undefined {
  const determinant = first * second - between * between
  if (variance <= 0 || determinant <= 1e-12 * first * second) return undefined
  const ofFirst = (target[0] * second - target[1] * between) / determinant
  const ofSecond = (target[1] * first - target[0] * between) / determinant
  return Math.min(1, (ofFirst * target[0] + ofSecond * target[1]) / variance)
}

function covarianceOf({ parts, scores }: SubScores): Float64Array {
  const size = parts.length
  const persons = scores.length / size
  const issues = [
    ...(size >= 2 ? [] : [{ code: 'sub-scores-parts', message: `a test must have two or more parts, got ${size}` }]),
    ...(Number.isInteger(persons) && persons >= 3
      ? []
      : [{ code: 'sub-scores-persons', message: `scores must fill three or more rows of ${size}, got ${scores.length}` }]),
    ...(Array.from(scores).every(Number.isFinite)
      ? []
      : [{ code: 'sub-scores-missing', message: 'every score must be finite; leave out persons without a score on every part' }]),
  ]
  if (issues.length > 0) throw new MelekError('sub-scores-invalid', 'the scores of the parts cannot be compared', issues)
  const means = parts.map((_, i) => meanOfColumn(scores, i, size))
  const covariance = new Float64Array(size * size)
  for (let p = 0; p < persons; p++) {
    for (let i = 0; i < size; i++) {
      const deviation = (scores[p * size + i] as number) - (means[i] as number)
      for (let j = 0; j < size; j++)
        covariance[i * size + j] =
          (covariance[i * size + j] as number) + deviation * ((scores[p * size + j] as number) - (means[j] as number))
    }
  }
  return covariance.map((sum) => sum / (persons - 1))
}

function meanOfColumn(scores: ArrayLike<number>, column: number, size: number): number {
  let sum = 0
  for (let at = column; at < scores.length; at += size) sum += scores[at] as number
  return (sum * size) / scores.length
}

function requireErrors({ parts, errorVariances }: SubScores, covariance: Float64Array): void {
  const issues = parts.flatMap((part, i) => {
    const error = errorVariances[i]
    const observed = covariance[i * parts.length + i] as number
    if (error !== undefined && error >= 0 && error < observed) return []
    const message = `the error variance of "${part}" must be at least 0 and below the variance of its scores (${observed}), got ${error}`
    return [{ code: 'sub-scores-error', message, path: `errorVariances[${i}]` }]
  })
  if (issues.length > 0) throw new MelekError('sub-scores-invalid', 'the scores of the parts cannot be compared', issues)
}
