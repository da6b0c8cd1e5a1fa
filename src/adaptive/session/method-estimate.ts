import { unreachable } from '../../issues/unreachable.js'
import { estimateJeffreys } from '../../scoring/jeffreys.js'
import { estimateMap } from '../../scoring/map.js'
import { estimateMle } from '../../scoring/mle.js'
import { estimateWle } from '../../scoring/wle.js'
import type { MethodEstimator } from './current-estimate.js'

/** Every estimator that a design may name beside EAP; the curves carry the doubt about the parameters already. */
export const methodEstimate: MethodEstimator = (method, { bank, responses }, prior) => {
  switch (method) {
    case 'map':
      return estimateMap(bank, responses, prior)
    case 'mle':
      return estimateMle(bank, responses)
    case 'wle':
      return estimateWle(bank, responses)
    case 'jeffreys':
      return estimateJeffreys(bank, responses)
    default:
      return unreachable(method)
  }
}
