import type { BankItem } from '../bank/item-bank.js'
import type { ItemModel } from '../models/item-model.js'
import { estimatedItemDistribution } from './estimated-item-distribution.js'
import { judgedItemDistribution } from './judged-item-distribution.js'

/** An item whose parameters are uncertain, as a function of independent standard normals. */
export interface ItemDistribution {
  /** How many normals it takes. */
  readonly axes: number
  /** The item at some values of them; undefined where no item has these parameters, which then have no probability. */
  itemAt(deviates: readonly number[]): ItemModel | undefined
}

/** What a bank knows of an item's parameters; undefined where they are taken as known. */
export function itemDistribution(item: BankItem): ItemDistribution | undefined {
  if (item.uncertainty === undefined) return undefined
  const { kind } = item.uncertainty
  const distribution =
    kind === 'prior' ? judgedItemDistribution(item, item.uncertainty) : estimatedItemDistribution(item, item.uncertainty)
  return distribution.axes === 0 ? undefined : distribution
}
