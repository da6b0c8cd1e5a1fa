import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointInformation } from '../../../models/information.js'
import type { Criterion } from '../criterion.js'
import { momentsAfter, type PredictedBy, predictedAnswers } from './answer-prediction.js'
import { type NodeView, nodeCriterion } from './node-criterion.js'
import { overPosterior } from './weighting.js'

export interface ExpectedInformationOptions {
  /** `observed`: −∂² ln P/∂θ² of the answer that came; `expected`: Fisher information. */
  readonly information: 'observed' | 'expected'
  readonly predictedBy: PredictedBy
  /** Whether the design estimates by the posterior mean, which needs no estimator to be run for every answer. */
  readonly byPosteriorMean: boolean
}

/**
 * Information that the item itself is expected to have at the estimate that follows its answer, 1/logit²: over the possible answers,
 * each with its probability and the estimate it would lead to.
 * @source van der Linden (1998), Psychometrika 63, 201–216; van der Linden & Pashley (2000), in van der Linden & Glas, Computerized
 *   Adaptive Testing, ch. 1
 */
export function expectedInformation(bank: CompiledBank, options: ExpectedInformationOptions): Criterion {
  const { information, predictedBy, byPosteriorMean } = options
  const point = createCurvePoint(bank.maximumCategories)
  const thetaAfter = (view: NodeView, category: number) =>
    byPosteriorMean ? momentsAfter(view, category).mean : view.moment.thetaAfter(view.index, category)
  return nodeCriterion('expected-information', bank, overPosterior, (view) => {
    const curve = bank.curves[view.index] as CategoryCurve
    return predictedAnswers(view, predictedBy, curve).reduce((sum, probability, k) => {
      curve.pointInto(point, thetaAfter(view, k))
      const gained = information === 'observed' ? -(point.curvature[k] as number) : pointInformation(point, curve.categories)
      return sum + probability * gained
    }, 0)
  })
}
