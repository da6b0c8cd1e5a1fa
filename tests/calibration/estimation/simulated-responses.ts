import type { ResponseMatrix } from '../../../src/calibration/estimation/response-matrix.js'
import type { RandomSource } from '../../../src/math/random-source.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../../../src/models/category-curve.js'
import type { ItemModel } from '../../../src/models/item-model.js'

/** Answers drawn from the curves of some items; `given` says which items a person is given, all of them without it. */
export function simulatedMatrix(
  items: readonly ItemModel[],
  thetas: readonly number[],
  random: RandomSource,
  given: (person: number, item: number) => boolean = () => true,
): ResponseMatrix {
  const curves = items.map((item) => categoryCurve(item))
  const responses = new Uint8Array(thetas.length * items.length).fill(255)
  for (const [p, theta] of thetas.entries())
    for (const [i, curve] of curves.entries())
      if (given(p, i)) responses[p * items.length + i] = drawnCategory(curve, theta, random)
  return { itemIds: itemIds(items.length), persons: thetas.length, responses }
}

export function itemIds(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `i${i + 1}`)
}

export function normalThetas(count: number, random: RandomSource, mean = 0, sd = 1): number[] {
  return Array.from({ length: count }, () => mean + sd * random.normal())
}

function drawnCategory(curve: CategoryCurve, theta: number, random: RandomSource): number {
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  let left = random.uniform()
  let category = 0
  while (category < curve.categories - 1 && left >= (point.probability[category] as number)) {
    left -= point.probability[category] as number
    category += 1
  }
  return category
}
