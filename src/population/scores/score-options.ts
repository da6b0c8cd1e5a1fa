import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Standard } from '../../literacy/standard.js'
import type { ReplicateMethod } from '../replicates/replicate-method.js'
import type { Roster } from '../roster/roster.js'
import type { Target } from '../target/target.js'
import type { ScoreOrigin } from './score-origin.js'

/** What shares are estimated from beside the rows: a standard, how the scores came about, and the design of the sample. */
export interface ScoreShareInput {
  readonly standard: Standard
  readonly target?: Target | undefined
  readonly origin: ScoreOrigin
  /** The bank behind the scores, whose uncertainty then goes into the intervals. */
  readonly bank?: CompiledBank | undefined
  /** Column of groups; it has to be the first text column of the rows. */
  readonly group?: string | undefined
  readonly replicateMethod?: ReplicateMethod | undefined
  readonly roster?: Roster | undefined
  /** Number of people that those tested were drawn from at random. */
  readonly populationSize?: number | undefined
  readonly options?: ScoreShareOptions | undefined
}

export interface ScoreShareOptions {
  readonly confidence?: number | undefined
  /** Year of the results, for the path to the target. */
  readonly measuredIn?: number | undefined
  /** Default: plausible values where there are any, else estimates. */
  readonly from?: 'plausible-values' | 'estimates' | undefined
  /** Gives shares of groups that plausible values were not conditioned on, flagged in every row. */
  readonly allowUnconditioned?: boolean | undefined
  /** Seed of the draws of the bank. */
  readonly seed?: string | undefined
  /** Cuts of the curve in the unit of the scores; default around the prior or the cuts of the standard. */
  readonly curve?: { readonly count: number; readonly low: number; readonly high: number } | undefined
}
