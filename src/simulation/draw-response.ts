import { keyedUniform } from '../math/keyed-uniform.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'

/** What a drawn response depends on, and on nothing else: neither order nor how often something was drawn before. */
export interface DrawKey {
  readonly seed: string
  readonly person: string
  readonly item: string
}

/** The category that a person with this theta answers, drawn by inversion of one uniform. */
export function drawResponse(curve: CategoryCurve, theta: number, key: DrawKey): number {
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  let remaining = keyedUniform('response', key.seed, key.person, key.item)
  for (let k = 0; k < curve.categories - 1; k++) {
    remaining -= point.probability[k] as number
    if (remaining < 0) return k
  }
  return curve.categories - 1
}
