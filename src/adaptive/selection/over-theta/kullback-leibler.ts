import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import type { Criterion } from '../criterion.js'
import { nodeCriterion } from './node-criterion.js'
import type { Weighting } from './weighting.js'

/**
 * How well an answer tells the current estimate θ̂ from every other theta: Σ_k P_k(θ̂) ln(P_k(θ̂)/P_k(θ)), averaged over the likelihood
 * or the posterior of theta, in nats.
 * @source Chang & Ying (1996), Appl. Psych. Meas. 20, 213–229; weighted as in Barrada, Olea, Ponsoda & Abad (2009), Methodology 5,
 *   7–17
 */
export function kullbackLeibler(bank: CompiledBank, weighting: Weighting): Criterion {
  const point = createCurvePoint(bank.maximumCategories)
  const name = weighting.name === 'posterior' ? 'posterior-kullback-leibler' : 'kullback-leibler'
  return nodeCriterion(name, bank, weighting, ({ index, curve, weights, moment }) => {
    const { categories, logProbability } = curve
    ;(bank.curves[index] as CategoryCurve).pointInto(point, moment.theta)
    let sum = 0
    for (let k = 0; k < categories; k++) {
      let log = 0
      for (let q = 0; q < weights.length; q++) log += (weights[q] as number) * (logProbability[q * categories + k] as number)
      sum += (point.probability[k] as number) * ((point.logProbability[k] as number) - log)
    }
    return sum
  })
}
