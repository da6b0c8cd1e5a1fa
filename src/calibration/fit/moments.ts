import type { CategoryCurve } from '../../models/category-curve.js'
import { type LatentQuadrature, probabilityTables } from '../estimation/latent-quadrature.js'

/** A moment of the responses: the share of a category k ≥ 1 of an item, or the mean product of two items' scores. */
export type Moment =
  | { readonly kind: 'share'; readonly item: number; readonly category: number }
  | { readonly kind: 'product'; readonly item: number; readonly other: number }

/** Every share, then every product. */
export function momentsOf(curves: readonly CategoryCurve[]): Moment[] {
  const shares = curves.flatMap(({ categories }, item) =>
    Array.from({ length: categories - 1 }, (_, k): Moment => ({ kind: 'share', item, category: k + 1 })),
  )
  const products = curves.flatMap((_, item) =>
    Array.from({ length: curves.length - item - 1 }, (__, j): Moment => ({ kind: 'product', item, other: item + j + 1 })),
  )
  return [...shares, ...products]
}

/** What the moments need of every item at the nodes. */
export interface MomentTables {
  readonly rule: LatentQuadrature
  readonly probability: readonly Float64Array[]
  /** E(X | node) and E(X² | node), one list an item. */
  readonly mean: readonly Float64Array[]
  readonly square: readonly Float64Array[]
}

export function momentTables(curves: readonly CategoryCurve[], rule: LatentQuadrature): MomentTables {
  const count = rule.nodes.length
  const probability = probabilityTables({ curves }, rule.nodes)
  const power = (exponent: number) =>
    probability.map((table) =>
      Float64Array.from({ length: count }, (_, q) => {
        let sum = 0
        for (let k = 1; k * count < table.length; k++) sum += k ** exponent * (table[k * count + q] as number)
        return sum
      }),
    )
  return { rule, probability, mean: power(1), square: power(2) }
}

/** The function of the node behind a moment: E of the moment's statistic given theta. */
export function momentAtNodes(tables: MomentTables, moment: Moment): Float64Array {
  if (moment.kind === 'share') return categoryAtNodes(tables, moment.item, moment.category)
  return product(tables.mean[moment.item] as Float64Array, tables.mean[moment.other] as Float64Array)
}

export function categoryAtNodes({ probability, rule }: MomentTables, item: number, category: number): Float64Array {
  const count = rule.nodes.length
  return (probability[item] as Float64Array).subarray(category * count, (category + 1) * count)
}

/** E of the product of two moments' statistics given theta; items in common keep their dependence. */
export function jointAtNodes(tables: MomentTables, one: Moment, other: Moment): Float64Array {
  if (one.kind === 'share') return shareWith(tables, one, other)
  if (other.kind === 'share') return shareWith(tables, other, one)
  const shared = [one.item, one.other].filter((item) => item === other.item || item === other.other)
  const alone = [one.item, one.other, other.item, other.other].filter((item) => !shared.includes(item))
  return [...shared.map((item) => tables.square[item]), ...alone.map((item) => tables.mean[item])]
    .map((factor) => factor as Float64Array)
    .reduce(product)
}

function shareWith(tables: MomentTables, share: Extract<Moment, { kind: 'share' }>, other: Moment): Float64Array {
  const own = categoryAtNodes(tables, share.item, share.category)
  if (other.kind === 'share') {
    if (other.item !== share.item) return product(own, categoryAtNodes(tables, other.item, other.category))
    return other.category === share.category ? own : new Float64Array(own.length)
  }
  if (other.item !== share.item && other.other !== share.item) return product(own, momentAtNodes(tables, other))
  const partner = other.item === share.item ? other.other : other.item
  return product(own, tables.mean[partner] as Float64Array).map((value) => share.category * value)
}

function product(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, q) => value * (other[q] as number))
}

/** ∫ over the latent distribution. */
export function integral(values: Float64Array, { weights }: LatentQuadrature): number {
  let sum = 0
  for (let q = 0; q < values.length; q++) sum += (values[q] as number) * (weights[q] as number)
  return sum
}
