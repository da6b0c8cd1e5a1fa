import { type CurvePoint, categoryCurve, createCurvePoint } from '../../src/models/category-curve.js'
import type { ItemModel } from '../../src/models/item-model.js'

/** The values of an item's curve at theta. */
export function evaluated(item: ItemModel, theta: number, scalingConstant = 1): CurvePoint {
  const curve = categoryCurve(item, scalingConstant)
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  return point
}

export function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0)
}

/** Central difference with five points: the error falls with the fourth power of the step. */
export function centralDifference(f: (x: number) => number, x: number, step: number): number {
  return (8 * (f(x + step) - f(x - step)) - (f(x + 2 * step) - f(x - 2 * step))) / (12 * step)
}

/** Largest |one − other| over two columns of equal length. */
export function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY
  return Array.from(one).reduce((largest, value, k) => Math.max(largest, Math.abs(value - (other[k] as number))), 0)
}
