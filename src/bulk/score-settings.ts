import type { Standard } from '../literacy/standard.js'
import type { ResolvedScoringOptions } from '../scoring/scoring-options.js'

/** Everything that decides a person's figures besides the bank: plain data, the same for every block. */
export interface ScoreSettings extends ResolvedScoringOptions {
  /** Levels and target; without it scores have no level. */
  readonly standard: Standard | undefined
  /** Coverage of the bounds around theta, for instance 0.95; without it there are none. */
  readonly interval: number | undefined
}

/** The figures of a block of persons, column by column; NaN inside a column means that there is no figure. */
export interface BlockScores {
  readonly theta: Float64Array
  readonly standardError: Float64Array
  /** Place in scoreStatuses of tables/. */
  readonly status: Uint8Array
  /** Place among the levels of the standard; −1 without a level. */
  readonly level: Int16Array
  /** P(θ ≥ cut of the target level). */
  readonly targetProbability: Float64Array
}
