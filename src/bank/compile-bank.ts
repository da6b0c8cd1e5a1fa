import { type CategoryCurve, categoryCurve } from '../models/category-curve.js'
import type { BankItem, ItemBank, Scale } from './item-bank.js'

/** A bank laid out once for loops over its columns: everything indexed by the item's place in the bank. */
export interface CompiledBank {
  readonly id: string
  readonly version: string
  readonly scale: Scale
  readonly security: ItemBank['security']
  /** Whether results must be marked provisional. */
  readonly provisional: boolean
  readonly items: readonly BankItem[]
  readonly itemIds: readonly string[]
  readonly indexOfItem: ReadonlyMap<string, number>
  readonly curves: readonly CategoryCurve[]
  /** Number of categories of each item. */
  readonly categories: Uint8Array
  readonly maximumCategories: number
}

/** Lays a validated bank out as columns, the scaling constant folded into the curves. */
export function compileBank(bank: ItemBank): CompiledBank {
  const curves = bank.items.map((item) => categoryCurve(item, bank.scale.scalingConstant))
  const categories = Uint8Array.from(curves, (curve) => curve.categories)
  return {
    id: bank.id,
    version: bank.version,
    scale: bank.scale,
    security: bank.security,
    provisional: bank.scale.status === 'provisional',
    items: bank.items,
    itemIds: bank.items.map((item) => item.id),
    indexOfItem: new Map(bank.items.map((item, index) => [item.id, index])),
    curves,
    categories,
    maximumCategories: categories.reduce((most, count) => Math.max(most, count), 2),
  }
}
