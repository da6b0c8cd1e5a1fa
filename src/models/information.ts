import { type CategoryCurve, type CurvePoint, createCurvePoint } from './category-curve.js'

/**
 * Fisher (expected) information Σ P_k (∂ln P_k/∂θ)² of one item at a point already evaluated.
 * @source Samejima (1969), Psychometrika Monograph 17; Lord (1980), eq. 5-9 for dichotomous items
 */
export function pointInformation(point: CurvePoint, categories: number): number {
  let information = 0
  for (let k = 0; k < categories; k++) {
    const slope = point.slope[k] as number
    information += (point.probability[k] as number) * slope * slope
  }
  return information
}

/** Expected score Σ k P_k at a point already evaluated, in score points 0 … categories − 1. */
export function pointExpectedScore(point: CurvePoint, categories: number): number {
  let score = 0
  for (let k = 1; k < categories; k++) score += k * (point.probability[k] as number)
  return score
}

/**
 * Warm's J = Σ P′P″/P of one item at a point already evaluated; with s = ∂ln P and h = ∂²ln P it is Σ P s(s² + h).
 * @source Warm (1989), Psychometrika 54, 427–450; Samejima (1993) for polytomous items
 */
export function pointBiasNumerator(point: CurvePoint, categories: number): number {
  let sum = 0
  for (let k = 0; k < categories; k++) {
    const slope = point.slope[k] as number
    sum += (point.probability[k] as number) * slope * (slope * slope + (point.curvature[k] as number))
  }
  return sum
}

/**
 * Slope ∂I/∂θ of the Fisher information at a point already evaluated; with s = ∂ln P and h = ∂²ln P it is Σ P s(s² + 2h).
 * @source differentiation of Σ (P′)²/P, whose terms are P s²
 */
export function pointInformationSlope(point: CurvePoint, categories: number): number {
  let sum = 0
  for (let k = 0; k < categories; k++) {
    const slope = point.slope[k] as number
    sum += (point.probability[k] as number) * slope * (slope * slope + 2 * (point.curvature[k] as number))
  }
  return sum
}

/** Fisher information of a curve at theta, in 1/logit². */
export function curveInformation(curve: CategoryCurve, theta: number): number {
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  return pointInformation(point, curve.categories)
}
