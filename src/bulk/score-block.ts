import { type CompiledBank, compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import type { ColumnScorer } from '../scoring/score-columns.js'
import type { ResponseBlock } from '../tables/response-block.js'
import { boundsStep } from './bounds-column.js'
import { type BlockScores, type ScoreSettings, statusOfCode } from './score-settings.js'

/** Persons to be scored. */
export interface BlockResponses extends Pick<ResponseBlock, 'count' | 'responses' | 'texts' | 'textCount'> {
  /** Index of each person's prior among those of the settings, where these have any. */
  readonly priorOf?: Int32Array | undefined
}

/** Writes some columns of figures, from the responses and the columns written before. */
export type BlockStep = (scores: BlockScores, block: BlockResponses) => void

/**
 * Lays the bank out once and scores blocks with it: estimates first, then what settings ask for besides. Of the estimators and steps those are
 * loaded that are wanted: all together take as long as some ten thousand persons.
 */
export async function createBlockScorer(bank: ItemBank, settings: ScoreSettings): Promise<BlockStep> {
  const compiled = compileBank(bank)
  const scorer = await scorerOf(compiled, settings)
  const made = (await stepsOf(settings)).flatMap((step) => step(compiled, settings) ?? [])
  return (scores, block) => {
    scorer.scoreInto(scores, block.responses, block.count)
    for (const step of made) step(scores, block)
    for (let p = 0; p < block.count; p++) scores.status[p] = statusOfCode[scores.status[p]!]!
  }
}

async function scorerOf(bank: CompiledBank, settings: ScoreSettings): Promise<ColumnScorer> {
  if (settings.method === 'eap') return (await import('../scoring/eap-columns.js')).compileEapScorer(bank, settings)
  return (await import('../scoring/compile-scorer.js')).compileScorer(bank, settings)
}

/** What settings ask for besides estimates, in the order of its columns. */
async function stepsOf(settings: ScoreSettings) {
  const { standard, plausible, personFit } = settings
  return [
    ...(standard === undefined ? [] : [(await import('./standard-columns.js')).standardStep]),
    ...(plausible === undefined ? [] : [(await import('./plausible-columns.js')).plausibleStep]),
    boundsStep,
    ...(personFit ? [(await import('./person-fit-column.js')).personFitStep] : []),
  ]
}
