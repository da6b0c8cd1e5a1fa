import { type ScoreStatus, scoreStatuses } from '../tables/scores.js'
import type { BlockScores, ScoreSettings } from './score-settings.js'

/** The persons of a score file at a glance, gathered while they stream past. */
export interface ScoreSummary {
  readonly persons: number
  readonly statuses: Readonly<Record<ScoreStatus, number>>
  /** Persons with a finite theta. */
  readonly estimated: number
  /** Mean of their thetas, in logits; undefined where there is none. */
  readonly meanTheta: number | undefined
  /** SD of their thetas, in logits: for EAP smaller than the SD of the persons. */
  readonly sdTheta: number | undefined
  /** Root mean square of their standard errors, in logits. */
  readonly typicalStandardError: number | undefined
  /** Persons by the band of their theta, lowest level first; empty without a standard. */
  readonly levels: readonly { readonly level: string; readonly persons: number }[]
  /** Mean probability of reaching the target level: an estimate of the share under the prior used, without its uncertainty. */
  readonly meanTargetProbability: number | undefined
}

export interface ScoreSummaryBuilder {
  /** Adds the persons of a block but those left out, in their order, so that sums do not hang on how a file was cut. */
  add(scores: BlockScores, persons: number, leftOut?: ReadonlySet<number>): void
  readonly summary: ScoreSummary
}

/** Persons of a block from `first` to `end` (exclusive), but those left out. */
interface PersonRange {
  readonly first: number
  readonly end: number
  readonly leftOut: ReadonlySet<number> | undefined
}

/** Persons added in one go: a loop that is short and entered often is compiled once, a long one again and again. */
const AT_ONCE = 256

/** Counts and sums. @source Chan, Golub & LeVeque (1983), The American Statistician 37, 242–247: moments of shifted data */
export function createScoreSummary({ standard }: Pick<ScoreSettings, 'standard'>): ScoreSummaryBuilder {
  const statuses = new Float64Array(scoreStatuses.length)
  const levels = new Float64Array(standard?.levels.length ?? 0)
  let [persons, estimated, errors, targets] = [0, 0, 0, 0]
  /** Thetas are summed as their distance from the first one, so that squares lose no digits. */
  let shift = Number.NaN
  let [sum, squares, errorSquares, targetSum] = [0, 0, 0, 0]
  const addEstimates = ({ theta, standardError, status }: BlockScores, { first, end, leftOut }: PersonRange) => {
    // Sums that a loop adds to are its own: each change of one that functions share would make a new object. One by one:
    // a pattern of several takes the compiler longer than thousands of rows.
    let own = 0
    let ownScored = 0
    let ownEstimated = 0
    let ownErrors = 0
    let ownShift = shift
    let ownSum = sum
    let ownSquares = squares
    let ownErrorSquares = errorSquares
    for (let p = first; p < end; p++) {
      if (leftOut?.has(p)) continue
      own++
      if (status[p] === 0) ownScored++
      else statuses[status[p]!]!++
      const estimate = theta[p]!
      if (Number.isNaN(estimate)) continue
      ownEstimated++
      if (Number.isNaN(ownShift)) ownShift = estimate
      const distance = estimate - ownShift
      ownSum += distance
      ownSquares += distance * distance
      const error = standardError[p]!
      if (Number.isNaN(error)) continue
      ownErrors++
      ownErrorSquares += error * error
    }
    persons += own
    statuses[0]! += ownScored
    estimated += ownEstimated
    errors += ownErrors
    shift = ownShift
    sum = ownSum
    squares = ownSquares
    errorSquares = ownErrorSquares
  }
  const addPlaces = ({ level, targetProbability }: BlockScores, count: number, leftOut?: ReadonlySet<number>) => {
    let ownTargets = 0
    let ownSum = targetSum
    for (let p = 0; p < count; p++) {
      if (leftOut?.has(p)) continue
      if (level![p]! >= 0) levels[level![p]!]!++
      const target = targetProbability![p]!
      if (Number.isNaN(target)) continue
      ownTargets++
      ownSum += target
    }
    targets += ownTargets
    targetSum = ownSum
  }
  return {
    add(scores, count, leftOut) {
      for (let first = 0; first < count; first += AT_ONCE)
        addEstimates(scores, { first, end: Math.min(first + AT_ONCE, count), leftOut })
      if (standard !== undefined) addPlaces(scores, count, leftOut)
    },
    get summary() {
      return {
        persons,
        statuses: Object.fromEntries(scoreStatuses.map((status, i) => [status, statuses[i]])) as Record<ScoreStatus, number>,
        estimated,
        meanTheta: estimated === 0 ? undefined : shift + sum / estimated,
        sdTheta: estimated < 2 ? undefined : Math.sqrt(Math.max(0, squares - (sum * sum) / estimated) / (estimated - 1)),
        typicalStandardError: errors === 0 ? undefined : Math.sqrt(errorSquares / errors),
        levels: standard?.levels.map(({ id }, k) => ({ level: id, persons: levels[k] as number })) ?? [],
        meanTargetProbability: targets === 0 ? undefined : targetSum / targets,
      }
    },
  }
}
