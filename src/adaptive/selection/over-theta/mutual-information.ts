import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Criterion } from '../criterion.js'
import { meanProbabilities, nodeCriterion } from './node-criterion.js'
import { overPosterior } from './weighting.js'

/**
 * What the next answer is expected to tell about theta: the mutual information of the two under the posterior, in nats, which is the
 * expected fall of the posterior's entropy.
 * @source Mulder & van der Linden (2010), in van der Linden & Glas, Elements of Adaptive Testing, ch. 4; Weissman (2007), Educ. Psych.
 *   Meas. 67, 41–58
 */
export function mutualInformation(bank: CompiledBank): Criterion {
  return nodeCriterion('mutual-information', bank, overPosterior, (view) => {
    const { curve, weights } = view
    const { categories, probability, logProbability } = curve
    const logMeans = meanProbabilities(view).map(Math.log)
    let sum = 0
    for (let q = 0; q < weights.length; q++) {
      for (let k = 0; k < categories; k++) {
        const at = q * categories + k
        // A probability that underflows adds nothing, whatever the logarithm of its mean.
        const joint = (weights[q] as number) * (probability[at] as number)
        if (joint > 0) sum += joint * ((logProbability[at] as number) - (logMeans[k] as number))
      }
    }
    return sum
  })
}
