import type { CompiledBank } from '../bank/compile-bank.js'
import { answeredItems } from './answered-items.js'
import { coveringDensity } from './covering-density.js'
import { posteriorAtNodes, posteriorCurve } from './posterior-curve.js'
import { posteriorMoments } from './posterior-density.js'
import type { Prior } from './prior.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import type { ScoringGrid } from './scoring-grid.js'

/**
 * Expected a-posteriori proficiency: mean and standard deviation of the posterior.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @returns theta and standardError in logits; standardError is the posterior SD, not 1/√information
 * @source Bock & Mislevy (1982), Appl. Psych. Meas. 6, 431–444
 */
export function estimateEap(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  prior: Prior,
  grid: ScoringGrid,
): ProficiencyEstimate {
  const answered = answeredItems(bank, responses)
  if (answered.length === 0) return { kind: 'no-responses' }
  const curve = coveringDensity(
    // Only the nodes of the rule count as they are.
    (at) => (at === grid ? posteriorAtNodes(answered, prior, at) : posteriorCurve(bank, responses, prior, at)),
    grid,
  )
  const { mean, standardDeviation } = posteriorMoments(curve.closer ?? curve)
  return { kind: 'finite', theta: mean, standardError: standardDeviation }
}
