import { compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import { levelOf, probabilityAtTarget, type Standard } from '../literacy/standard.js'
import { compileScorer } from '../scoring/compile-scorer.js'
import { compilePosteriors, type PosteriorColumns } from '../scoring/posterior-columns.js'
import { createScoreColumns, estimateAt, type ScoreColumns } from '../scoring/score-columns.js'
import type { ResponseBlock } from './response-block.js'
import type { BlockScores, ScoreSettings } from './score-settings.js'

/** Turns blocks of responses into columns of figures. */
export type BlockScorer = (block: Pick<ResponseBlock, 'count' | 'responses'>) => BlockScores

/** Lays the bank out once and scores blocks with it: estimates by any method, levels and target by the posterior. */
export function createBlockScorer(bank: ItemBank, settings: ScoreSettings): BlockScorer {
  const compiled = compileBank(bank)
  const scorer = compileScorer(compiled, settings)
  const { standard } = settings
  const posteriors = standard === undefined ? undefined : compilePosteriors(compiled, settings)
  return ({ count, responses }) => {
    const columns = createScoreColumns(count)
    scorer.scoreInto(columns, responses, count)
    if (standard === undefined || posteriors === undefined) return { ...columns, level: undefined, targetProbability: undefined }
    return { ...columns, ...placeOnStandard(columns, responses, standard, posteriors) }
  }
}

function placeOnStandard(
  columns: Required<ScoreColumns>,
  responses: Uint8Array,
  standard: Standard,
  posteriors: PosteriorColumns,
) {
  const count = columns.theta.length
  const level = new Int16Array(count).fill(-1)
  const targetProbability = new Float64Array(count).fill(Number.NaN)
  for (let p = 0; p < count; p++) {
    const estimate = estimateAt(columns, p)
    // The prior says nothing about a person who has answered nothing.
    if (estimate.kind === 'no-responses') continue
    targetProbability[p] = probabilityAtTarget(standard, posteriors.posterior(responses, p))
    const result = levelOf(standard, estimate)
    if (result.kind === 'level') level[p] = result.index
  }
  return { level, targetProbability }
}
