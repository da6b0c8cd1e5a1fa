import type { CompiledBank } from '../bank/compile-bank.js'
import { unreachable } from '../issues/unreachable.js'
import { checkScoringOptions } from './check-scoring-options.js'
import { personGrid } from './covering-density.js'
import { estimateEap } from './eap.js'
import { estimateEapSum } from './eap-sum-score.js'
import { estimateJeffreys } from './jeffreys.js'
import { estimateMap } from './map.js'
import { withMarginalCurves } from './marginal-curves.js'
import { estimateMle } from './mle.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { estimateWle } from './wle.js'

/**
 * Proficiency of one person by any method.
 * @param responses category per item in bank order, 255 or −1 = not administered or ignored
 * @returns theta and standardError in logits, or why there is no finite estimate
 * @throws MelekError `responses-invalid` where a response is no category of its item; `sum-score-nominal` for the sum
 *   score of NRM items, whose categories have no order; `options-invalid` with every option that is unknown or out of range
 * @see scoringDefaults
 * @example
 * import { compileBank } from 'melek/bank'
 * const item = { id: 'A', model: '2pl', parameters: { discrimination: 1, difficulty: 0 }, status: 'operational', content: {}, enemies: [] }
 * const scale = { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' }
 * const bank = compileBank({ format: 'melek-bank/1', id: 'one', version: '1', scale, security: 'public', items: [item] })
 * estimateProficiency(bank, [1], { method: 'mle' })
 * // => { kind: 'unbounded', direction: 'above' }
 */
export function estimateProficiency(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  options: ScoringOptions = {},
): ProficiencyEstimate {
  checkScoringOptions(options)
  const { method, prior, nodes, standardError, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  switch (method) {
    case 'eap':
      return estimateEap(curves, responses, prior, personGrid(prior, nodes))
    case 'map':
      return estimateMap(curves, responses, prior, standardError)
    case 'mle':
      return estimateMle(curves, responses, standardError)
    case 'wle':
      return estimateWle(curves, responses, standardError)
    case 'jeffreys':
      return estimateJeffreys(curves, responses, standardError)
    case 'eapsum':
      return estimateEapSum(curves, responses, prior, nodes)
    default:
      return unreachable(method)
  }
}
