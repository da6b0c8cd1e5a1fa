import { type CompiledBank, compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import { unreachable } from '../issues/unreachable.js'
import { levelOf, probabilityAtTarget } from '../literacy/standard.js'
import { withMarginalCurves } from '../scoring/marginal-curves.js'
import { posteriorCurve, posteriorMoments } from '../scoring/posterior-curve.js'
import type { ProficiencyEstimate } from '../scoring/proficiency-estimate.js'
import { estimateProficiency } from '../scoring/score-person.js'
import { type ScoringGrid, scoringGrid } from '../scoring/scoring-grid.js'
import { type ScoreStatus, scoreStatuses } from '../tables/scores.js'
import type { ResponseBlock } from './response-block.js'
import type { BlockScores, ScoreSettings } from './score-settings.js'

/** Turns blocks of responses into columns of figures; the same figures for any block size. */
export type BlockScorer = (block: Pick<ResponseBlock, 'count' | 'itemCount' | 'responses'>) => BlockScores

/** Lays the bank out once and scores blocks with it. */
export function createBlockScorer(bank: ItemBank, settings: ScoreSettings): BlockScorer {
  const plain = compileBank(bank)
  const compiled = settings.parameterUncertainty === 'marginal' ? withMarginalCurves(plain) : plain
  const grid = scoringGrid(settings.prior, settings.nodes)
  return ({ count, itemCount, responses }) => {
    const columns = emptyColumns(count)
    for (let p = 0; p < count; p++) {
      const person = responses.subarray(p * itemCount, (p + 1) * itemCount)
      putInto(columns, p, scorePerson(compiled, person, settings, grid), settings)
    }
    return columns
  }
}

interface ScoredPerson {
  readonly estimate: ProficiencyEstimate
  readonly targetProbability: number | undefined
}

/** One posterior serves the estimate of EAP and the probability of the target; other methods estimate for themselves. */
function scorePerson(bank: CompiledBank, responses: Uint8Array, settings: ScoreSettings, grid: ScoringGrid): ScoredPerson {
  const { method, standard } = settings
  const estimate =
    method === 'eap' && standard !== undefined
      ? undefined
      : estimateProficiency(bank, responses, { ...settings, parameterUncertainty: 'ignore' })
  if (standard === undefined || estimate?.kind === 'no-responses')
    return { estimate: estimate as ProficiencyEstimate, targetProbability: undefined }
  const curve = posteriorCurve(bank, responses, settings.prior, grid)
  if (curve.answered === 0) return { estimate: { kind: 'no-responses' }, targetProbability: undefined }
  const targetProbability = probabilityAtTarget(standard, curve)
  if (estimate !== undefined) return { estimate, targetProbability }
  const { mean, standardDeviation } = posteriorMoments(curve)
  return { estimate: { kind: 'finite', theta: mean, standardError: standardDeviation }, targetProbability }
}

function emptyColumns(count: number): BlockScores {
  return {
    theta: new Float64Array(count).fill(Number.NaN),
    standardError: new Float64Array(count).fill(Number.NaN),
    status: new Uint8Array(count),
    level: new Int16Array(count).fill(-1),
    targetProbability: new Float64Array(count).fill(Number.NaN),
  }
}

function putInto(
  columns: BlockScores,
  p: number,
  { estimate, targetProbability }: ScoredPerson,
  { standard }: ScoreSettings,
): void {
  columns.status[p] = scoreStatuses.indexOf(statusOf(estimate))
  if (estimate.kind === 'finite') {
    columns.theta[p] = estimate.theta
    if (estimate.standardError !== null) columns.standardError[p] = estimate.standardError
  }
  if (targetProbability !== undefined) columns.targetProbability[p] = targetProbability
  const level = standard === undefined ? undefined : levelOf(standard, estimate)
  if (level?.kind === 'level') columns.level[p] = level.index
}

function statusOf(estimate: ProficiencyEstimate): ScoreStatus {
  switch (estimate.kind) {
    case 'finite':
      return 'scored'
    case 'unbounded':
      return estimate.direction === 'above' ? 'unbounded_above' : 'unbounded_below'
    case 'no-information':
      return 'no_information'
    case 'no-responses':
      return 'no_responses'
    default:
      return unreachable(estimate)
  }
}
