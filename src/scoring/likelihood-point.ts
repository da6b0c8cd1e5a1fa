import { createCurvePoint } from '../models/category-curve.js'
import { pointBiasNumerator, pointInformation, pointInformationSlope } from '../models/information.js'
import type { AnsweredItem } from './answered-items.js'

/** The likelihood of some responses at one theta, with what the estimators need of it. */
export interface LikelihoodPoint {
  readonly logLikelihood: number
  /** ∂ℓ/∂θ, the score function S. */
  readonly slope: number
  /** ∂²ℓ/∂θ², minus the observed information. */
  readonly curvature: number
  /** Fisher (expected) information I of the items answered. */
  readonly information: number
  /** ∂I/∂θ. */
  readonly informationSlope: number
  /** Warm's J = ΣΣ P′P″/P. */
  readonly biasNumerator: number
}

/** The likelihood of some responses as a function of theta. */
export function likelihoodOf(answered: readonly AnsweredItem[]): (theta: number) => LikelihoodPoint {
  const point = createCurvePoint(mostCategories(answered))
  return (theta) => {
    let logLikelihood = 0
    let slope = 0
    let curvature = 0
    let information = 0
    let biasNumerator = 0
    let informationSlope = 0
    for (const { curve, response } of answered) {
      curve.pointInto(point, theta)
      logLikelihood += point.logProbability[response] as number
      slope += point.slope[response] as number
      curvature += point.curvature[response] as number
      information += pointInformation(point, curve.categories)
      biasNumerator += pointBiasNumerator(point, curve.categories)
      informationSlope += pointInformationSlope(point, curve.categories)
    }
    return { logLikelihood, slope, curvature, information, informationSlope, biasNumerator }
  }
}

/** ∂ℓ/∂θ alone, for searches that need no more. */
export function likelihoodSlopeOf(answered: readonly AnsweredItem[]): (theta: number) => number {
  const point = createCurvePoint(mostCategories(answered))
  return (theta) => {
    let slope = 0
    for (const { curve, response } of answered) {
      curve.pointInto(point, theta)
      slope += point.slope[response] as number
    }
    return slope
  }
}

function mostCategories(answered: readonly AnsweredItem[]): number {
  return answered.reduce((most, { curve }) => Math.max(most, curve.categories), 2)
}

/** ln likelihood of the responses as theta → −∞ ("below") or +∞ ("above"). */
export function logLikelihoodLimit(answered: readonly AnsweredItem[], direction: 'below' | 'above'): number {
  return answered.reduce((sum, { curve, response }) => sum + curve.logProbabilityLimit(response, direction), 0)
}
