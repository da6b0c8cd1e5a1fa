import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { CategoryCurve } from '../../../models/category-curve.js'
import type { Criterion } from '../criterion.js'
import { momentsAfter, type PredictedBy, predictedAnswers } from './answer-prediction.js'
import { nodeCriterion } from './node-criterion.js'
import { overPosterior } from './weighting.js'

/**
 * Minus the variance that the posterior is expected to have after the next answer, logit².
 * @source Owen (1975), J. Am. Stat. Assoc. 70, 351–356; van der Linden & Pashley (2000), in van der Linden & Glas, Computerized Adaptive
 *   Testing, ch. 1
 */
export function expectedPosteriorVariance(bank: CompiledBank, predictedBy: PredictedBy): Criterion {
  return nodeCriterion('expected-posterior-variance', bank, overPosterior, (view) => {
    const probabilities = predictedAnswers(view, predictedBy, bank.curves[view.index] as CategoryCurve)
    return -probabilities.reduce((sum, probability, k) => sum + probability * momentsAfter(view, k).variance, 0)
  })
}
