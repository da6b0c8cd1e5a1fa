import type { CompiledBank } from '../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'
import { pointInformation } from '../../models/information.js'
import type { Criterion } from './criterion.js'

/**
 * Fisher information at the current estimate, in 1/logit².
 * @source Lord (1980), Applications of Item Response Theory to Practical Testing Problems, ch. 10
 */
export function maximumInformation(bank: CompiledBank): Criterion {
  const point = createCurvePoint(bank.maximumCategories)
  return {
    name: 'maximum-information',
    valuesInto(values, candidates, { theta }) {
      for (const index of candidates) {
        const curve = bank.curves[index] as CategoryCurve
        curve.pointInto(point, theta)
        values[index] = pointInformation(point, curve.categories)
      }
    },
  }
}
