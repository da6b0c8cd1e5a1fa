import type { CompiledBank } from '../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'
import { pointExpectedScore } from '../../models/information.js'
import { compileScorer } from '../../scoring/compile-scorer.js'
import { createScoreColumns } from '../../scoring/score-columns.js'

/**
 * Expected score on all items of a bank at each person's Warm estimate, in score points: a match for persons who saw different items.
 * NaN for persons without a finite estimate.
 * @param responses persons × items row-major in bank order, 255 = not administered
 * @source Zwick, Thayer & Wingersky (1994), ETS RR-94-13
 */
export function expectedScores(bank: CompiledBank, responses: Uint8Array, persons: number): Float64Array {
  const columns = createScoreColumns(persons)
  compileScorer(bank, { method: 'wle', parameterUncertainty: 'ignore' }).scoreInto(columns, responses, persons)
  const point = createCurvePoint(bank.maximumCategories)
  const onBank = (curves: readonly CategoryCurve[], theta: number) =>
    curves.reduce((sum, curve) => {
      curve.pointInto(point, theta)
      return sum + pointExpectedScore(point, curve.categories)
    }, 0)
  return columns.theta.map((theta) => (Number.isFinite(theta) ? onBank(bank.curves, theta) : Number.NaN))
}
