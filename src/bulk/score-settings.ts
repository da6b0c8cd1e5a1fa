import type { Standard } from '../literacy/standard.js'
import { type ScoreColumns, scoreStatus } from '../scoring/score-columns.js'
import type { ResolvedScoringOptions } from '../scoring/scoring-options.js'
import type { ScoreStatus } from '../tables/scores.js'

/** Everything that decides a person's figures besides the bank: plain data, the same for every block. */
export interface ScoreSettings extends ResolvedScoringOptions {
  /** Levels and target; without it scores have no level. */
  readonly standard: Standard | undefined
  /** Coverage of the bounds around theta, for instance 0.95; without it there are none. */
  readonly interval: number | undefined
}

/** The figures of a block of persons, column by column; NaN inside a column means that there is no figure. */
export interface BlockScores extends Required<ScoreColumns> {
  /** Place among the levels of the standard; −1 without a level. */
  readonly level: Int16Array | undefined
  /** P(θ ≥ cut of the target level). */
  readonly targetProbability: Float64Array | undefined
}

const statusNames: Readonly<Record<number, ScoreStatus>> = {
  [scoreStatus.finite]: 'scored',
  [scoreStatus.noResponses]: 'no_responses',
  [scoreStatus.unboundedBelow]: 'unbounded_below',
  [scoreStatus.unboundedAbove]: 'unbounded_above',
  [scoreStatus.noInformation]: 'no_information',
}

/** What became of a person, as the score file says it. */
export function statusAt({ status }: Pick<BlockScores, 'status'>, place: number): ScoreStatus {
  return statusNames[status[place] as number] as ScoreStatus
}
