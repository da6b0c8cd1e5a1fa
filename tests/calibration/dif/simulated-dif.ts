import type { DifData } from '../../../src/calibration/dif/dif-data.js'
import { createRandom } from '../../../src/math/random-source.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../../../src/models/category-curve.js'
import type { ItemModel } from '../../../src/models/item-model.js'

/** An item, harder for the focal group by `shift` logits. */
export interface StudiedItem {
  readonly item: ItemModel
  readonly focalItem?: ItemModel
}

export interface SimulatedGroups {
  readonly persons: number
  readonly seed: string
  /** Mean of the focal group; that of the reference group is 0. */
  readonly focalMean?: number
}

/** Every other person belongs to the group "focal", the rest to "reference". */
export function simulatedDif(items: readonly StudiedItem[], { persons, seed, focalMean = 0 }: SimulatedGroups): DifData {
  const random = createRandom(seed)
  const curves = items.map(({ item, focalItem }) => [categoryCurve(item), categoryCurve(focalItem ?? item)] as const)
  const responses = new Uint8Array(persons * items.length)
  for (let p = 0; p < persons; p++) {
    const focal = p % 2
    const theta = random.normal() + focal * focalMean
    for (const [i, pair] of curves.entries())
      responses[p * items.length + i] = drawn(pair[focal] as CategoryCurve, theta, random.uniform())
  }
  return {
    itemIds: items.map((_, i) => `i${i + 1}`),
    persons,
    responses,
    groups: Array.from({ length: persons }, (_, p) => (p % 2 === 1 ? 'focal' : 'reference')),
  }
}

/** A Rasch item, harder for the focal group by `shift` logits. */
export function raschItem(difficulty: number, shift = 0): StudiedItem {
  const at = (value: number): ItemModel => ({ model: '1pl', parameters: { difficulty: value } })
  return { item: at(difficulty), focalItem: at(difficulty + shift) }
}

function drawn(curve: CategoryCurve, theta: number, uniform: number): number {
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  let category = 0
  for (let sum = point.probability[0] as number; sum <= uniform && category < curve.categories - 1; ) {
    category++
    sum += point.probability[category] as number
  }
  return category
}
