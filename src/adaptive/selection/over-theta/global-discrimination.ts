import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Criterion } from '../criterion.js'
import { meanProbabilities, nodeCriterion } from './node-criterion.js'
import type { Weighting } from './weighting.js'

/**
 * Variance of the probability of an answer over the likelihood or the posterior of theta. For several categories half the sum of their
 * variances, which for two is the variance of either: it asks for no order of the categories.
 * @source Kaplan, de la Torre & Barrada (2015), Appl. Psych. Meas. 39, 167–188, for two categories
 */
export function globalDiscrimination(bank: CompiledBank, weighting: Weighting): Criterion {
  const name = weighting.name === 'posterior' ? 'posterior-global-discrimination' : 'global-discrimination'
  return nodeCriterion(name, bank, weighting, (view) => {
    const { curve, weights } = view
    const { categories, probability } = curve
    const means = meanProbabilities(view)
    let sum = 0
    for (let q = 0; q < weights.length; q++) {
      for (let k = 0; k < categories; k++) {
        const difference = (probability[q * categories + k] as number) - (means[k] as number)
        sum += (weights[q] as number) * difference * difference
      }
    }
    return sum / 2
  })
}
