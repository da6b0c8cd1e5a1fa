// Readable twins: levelOf and probabilityAtTarget in literacy/standard.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { cutsOf, targetIndex } from '../literacy/standard.js'
import { compilePosteriors } from '../scoring/posterior-columns.js'
import { scoreStatus } from '../scoring/score-columns.js'
import type { BlockStep } from './score-block.js'
import type { ScoreSettings } from './score-settings.js'

/** Level by the band of theta, and probability of the target level by the posterior. */
export function standardStep(bank: CompiledBank, settings: ScoreSettings): BlockStep | undefined {
  const { standard } = settings
  if (standard === undefined) return undefined
  const posteriors = compilePosteriors(bank, settings)
  const cuts = Float64Array.from(cutsOf(standard))
  const cut = standard.levels[targetIndex(standard)]?.from ?? null
  return ({ theta, status, level, targetProbability }, { responses, count }) => {
    if (cut === null) targetProbability!.fill(1, 0, count)
    else posteriors.probabilityAboveInto(targetProbability!, responses, count, cut)
    for (let p = 0; p < count; p++) {
      level![p] = levelIndex(status[p]!, theta[p]!, cuts)
      // The prior says nothing about a person who has answered nothing.
      if (status[p] === scoreStatus.noResponses) targetProbability![p] = Number.NaN
    }
  }
}

function levelIndex(status: number, theta: number, cuts: Float64Array): number {
  if (status === scoreStatus.noResponses || status === scoreStatus.noInformation) return -1
  if (status === scoreStatus.unboundedBelow) return 0
  if (status === scoreStatus.unboundedAbove) return cuts.length
  let band = 0
  while (band < cuts.length && theta >= cuts[band]!) band++
  return band
}
