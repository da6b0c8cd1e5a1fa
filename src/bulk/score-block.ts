import { compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import { levelOf, probabilityAtTarget, type Standard } from '../literacy/standard.js'
import { normalQuantile } from '../math/normal.js'
import { compileScorer } from '../scoring/compile-scorer.js'
import { compilePosteriors, type PosteriorColumns } from '../scoring/posterior-columns.js'
import { estimateAt } from '../scoring/score-columns.js'
import { type BlockScores, type ScoreSettings, statusOfCode } from './score-settings.js'

/** Turns responses, persons × items in bank order, into columns of figures. */
export type BlockScorer = (scores: BlockScores, responses: Uint8Array, persons: number) => void

/** Lays the bank out once and scores blocks with it: estimates by any method, levels and target by the posterior. */
export function createBlockScorer(bank: ItemBank, settings: ScoreSettings): BlockScorer {
  const compiled = compileBank(bank)
  const scorer = compileScorer(compiled, settings)
  const { standard, interval } = settings
  const posteriors = standard === undefined ? undefined : compilePosteriors(compiled, settings)
  const reach = interval === undefined ? undefined : normalQuantile(0.5 + interval / 2)
  return (scores, responses, persons) => {
    scorer.scoreInto(scores, responses, persons)
    if (standard !== undefined && posteriors !== undefined) placeInto(scores, { responses, persons, standard, posteriors })
    if (reach !== undefined) boundsInto(scores, persons, reach)
    for (let p = 0; p < persons; p++) scores.status[p] = statusOfCode[scores.status[p]!]!
  }
}

interface Placement {
  readonly responses: Uint8Array
  readonly persons: number
  readonly standard: Standard
  readonly posteriors: PosteriorColumns
}

function placeInto(scores: BlockScores, { responses, persons, standard, posteriors }: Placement): void {
  const level = scores.level!
  const targetProbability = scores.targetProbability!
  for (let p = 0; p < persons; p++) {
    const estimate = estimateAt(scores, p)
    const result = levelOf(standard, estimate)
    level[p] = result.kind === 'level' ? result.index : -1
    // The prior says nothing about a person who has answered nothing.
    targetProbability[p] =
      estimate.kind === 'no-responses' ? Number.NaN : probabilityAtTarget(standard, posteriors.posterior(responses, p))
  }
}

/** NaN goes on into both bounds. */
function boundsInto({ theta, standardError, figures }: BlockScores, persons: number, reach: number): void {
  for (let p = 0; p < persons; p++) {
    figures![2 * p] = theta[p]! - reach * standardError[p]!
    figures![2 * p + 1] = theta[p]! + reach * standardError[p]!
  }
}
