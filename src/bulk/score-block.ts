import { compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import { compileScorer } from '../scoring/compile-scorer.js'
import type { ResponseBlock } from '../tables/response-block.js'
import { boundsStep } from './bounds-column.js'
import { personFitStep } from './person-fit-column.js'
import { plausibleStep } from './plausible-columns.js'
import { type BlockScores, type ScoreSettings, statusOfCode } from './score-settings.js'
import { standardStep } from './standard-columns.js'

/** Persons to be scored. */
export interface BlockResponses extends Pick<ResponseBlock, 'count' | 'responses' | 'texts' | 'textCount'> {
  /** Index of each person's prior among those of the settings, where these have any. */
  readonly priorOf?: Int32Array | undefined
}

/** Writes some columns of figures, from the responses and the columns written before. */
export type BlockStep = (scores: BlockScores, block: BlockResponses) => void

/** Lays the bank out once and scores blocks with it: estimates first, then what settings ask for besides. */
export function createBlockScorer(bank: ItemBank, settings: ScoreSettings): BlockStep {
  const compiled = compileBank(bank)
  const scorer = compileScorer(compiled, settings)
  const steps = [standardStep, plausibleStep, boundsStep, personFitStep].flatMap((step) => step(compiled, settings) ?? [])
  return (scores, block) => {
    scorer.scoreInto(scores, block.responses, block.count)
    for (const step of steps) step(scores, block)
    for (let p = 0; p < block.count; p++) scores.status[p] = statusOfCode[scores.status[p]!]!
  }
}
