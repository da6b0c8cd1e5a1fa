import type { CompiledBank } from '../bank/compile-bank.js'
import { personFit } from '../calibration/fit/person-fit.js'
import { compileScorer } from '../scoring/compile-scorer.js'
import { withMarginalCurves } from '../scoring/marginal-curves.js'
import { createScoreColumns, type ScoreColumns, scoreStatus } from '../scoring/score-columns.js'
import type { BlockStep } from './score-block.js'
import { type BlockScores, furtherFigures, type ScoreSettings } from './score-settings.js'

/**
 * lz* of everybody, at Warm's weighted likelihood estimate whatever the method: a posterior mean solves no estimating equation, and
 * Warm's estimate is finite where that of maximum likelihood is not.
 */
export function personFitStep(bank: CompiledBank, settings: ScoreSettings): BlockStep | undefined {
  if (!settings.personFit) return undefined
  const items = bank.items.length
  const curves = settings.parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  const columns = furtherFigures(settings)
  const [width, place] = [columns.length, columns.indexOf('lz_star')]
  const estimates = warmEstimates(bank, settings)
  return (scores, { responses, count }) => {
    const { theta, status } = estimates(scores, responses, count)
    for (let p = 0; p < count; p++) {
      const row = responses.subarray(p * items, (p + 1) * items)
      const fit = status[p] === scoreStatus.finite ? personFit(curves, row, theta[p]!, 'wle') : undefined
      scores.figures![width * p + place] = fit?.lzStar ?? Number.NaN
    }
  }
}

type Estimates = Pick<Required<ScoreColumns>, 'theta' | 'status'>

function warmEstimates(
  bank: CompiledBank,
  settings: ScoreSettings,
): (scores: BlockScores, responses: Uint8Array, persons: number) => Estimates {
  if (settings.method === 'wle') return (scores) => scores
  const scorer = compileScorer(bank, { ...settings, method: 'wle' })
  let columns = createScoreColumns(0)
  return (_, responses, persons) => {
    if (columns.theta.length < persons) columns = createScoreColumns(persons)
    scorer.scoreInto(columns, responses, persons)
    return columns
  }
}
