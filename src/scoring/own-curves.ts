import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../models/category-curve.js'

const known = new WeakMap<CompiledBank, boolean>()

/**
 * Whether the curves of a bank are those of its items. Marginal curves are not: what is known of a model does not hold of an
 * average of it, but that each category of two, and the first and the last of several of an ordered model, is monotone.
 */
export function hasOwnCurves(bank: CompiledBank): boolean {
  const found = known.get(bank) ?? compareCurves(bank)
  known.set(bank, found)
  return found
}

function compareCurves(bank: CompiledBank): boolean {
  const given = createCurvePoint(bank.maximumCategories)
  const own = createCurvePoint(bank.maximumCategories)
  return bank.items.every((item, index) => {
    const curve = bank.curves[index] as CategoryCurve
    curve.pointInto(given, 0.4)
    categoryCurve(item, bank.scale.scalingConstant).pointInto(own, 0.4)
    return own.slope.every((slope, k) => k >= curve.categories || slope === given.slope[k])
  })
}
