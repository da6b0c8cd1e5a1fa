import { type ScoreStatus, scoreStatuses } from '../tables/scores.js'
import { type BlockScores, type ScoreSettings, statusAt } from './score-settings.js'

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
  add(scores: BlockScores, place: number): void
  readonly summary: ScoreSummary
}

/** Counts and running moments. @source Welford (1962), Technometrics 4, 419–420 */
export function createScoreSummary({ standard }: Pick<ScoreSettings, 'standard'>): ScoreSummaryBuilder {
  const statuses = new Map<ScoreStatus, number>(scoreStatuses.map((status) => [status, 0]))
  const levels = new Float64Array(standard?.levels.length ?? 0)
  let [persons, estimated, mean, squares, errors, errorSquares, targets, targetSum] = [0, 0, 0, 0, 0, 0, 0, 0]
  const addEstimate = (theta: number, standardError: number) => {
    estimated++
    const step = theta - mean
    mean += step / estimated
    squares += step * (theta - mean)
    if (Number.isNaN(standardError)) return
    errors++
    errorSquares += standardError * standardError
  }
  return {
    add(scores, place) {
      persons++
      const status = statusAt(scores, place)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const level = scores.level?.[place] ?? -1
      if (level >= 0) levels[level]!++
      const theta = scores.theta[place] as number
      if (!Number.isNaN(theta)) addEstimate(theta, scores.standardError[place] as number)
      const target = scores.targetProbability?.[place] ?? Number.NaN
      if (Number.isNaN(target)) return
      targets++
      targetSum += target
    },
    get summary() {
      return {
        persons,
        statuses: Object.fromEntries(statuses) as Record<ScoreStatus, number>,
        estimated,
        meanTheta: estimated === 0 ? undefined : mean,
        sdTheta: estimated < 2 ? undefined : Math.sqrt(squares / (estimated - 1)),
        typicalStandardError: errors === 0 ? undefined : Math.sqrt(errorSquares / errors),
        levels: standard?.levels.map(({ id }, k) => ({ level: id, persons: levels[k] as number })) ?? [],
        meanTargetProbability: targets === 0 ? undefined : targetSum / targets,
      }
    },
  }
}
