import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'
import { pointExpectedScore } from '../../models/information.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import type { FitData } from './fit-data.js'
import type { ResidualMoments } from './mean-squares.js'

/** Hands over the residual of every response of persons with a finite theta, person after person. */
export function forEachResidual(
  { bank, responses, persons }: FitData,
  thetas: Float64Array,
  visit: (person: number, item: number, moments: ResidualMoments) => void,
): void {
  const items = bank.curves.length
  const point = createCurvePoint(bank.maximumCategories)
  for (let p = 0; p < persons; p++) {
    const theta = thetas[p] as number
    if (!Number.isFinite(theta)) continue
    for (let i = 0; i < items; i++) {
      const response = responses[p * items + i] as number
      if (response === missing) continue
      const curve = bank.curves[i] as CategoryCurve
      curve.pointInto(point, theta)
      const expected = pointExpectedScore(point, curve.categories)
      let variance = 0
      let fourth = 0
      for (let k = 0; k < curve.categories; k++) {
        const square = (k - expected) ** 2
        variance += (point.probability[k] as number) * square
        fourth += (point.probability[k] as number) * square * square
      }
      visit(p, i, { residual: response - expected, variance, fourth })
    }
  }
}
