import type { BankItem, ParameterUncertainty } from '../../../bank/item-bank.js'
import type { ItemModel } from '../../../models/item-model.js'

/** One number of an item's parameters, in the order in which a bank lists covariances: lists flattened. */
export interface ItemNumber {
  readonly parameter: string
  /** Place in a list of thresholds, steps, slopes or intercepts. */
  readonly place?: number
  readonly value: number
}

/** All numbers of an item's parameters. */
export function itemNumbers(item: ItemModel): ItemNumber[] {
  return Object.entries(item.parameters).flatMap(([parameter, value]: [string, unknown]): ItemNumber[] => {
    if (typeof value === 'number') return [{ parameter, value }]
    return Array.isArray(value) ? value.map((entry: number, place) => ({ parameter, place, value: entry })) : []
  })
}

/** The item with other numbers in the same places. */
export function withNumbers<Item extends ItemModel>(item: Item, values: ArrayLike<number>): Item {
  const parameters: Record<string, unknown> = { ...item.parameters }
  for (const [order, { parameter, place }] of itemNumbers(item).entries()) {
    if (place === undefined) parameters[parameter] = values[order]
    else {
      if (place === 0) parameters[parameter] = [...(parameters[parameter] as number[])]
      ;(parameters[parameter] as number[])[place] = values[order] as number
    }
  }
  return { ...item, parameters }
}

type Estimate = ParameterUncertainty & { readonly kind: 'estimate' }

/** Whether an item carries the errors of a calibration. */
export function isEstimated(item: BankItem): item is BankItem & { readonly uncertainty: Estimate } {
  return item.uncertainty?.kind === 'estimate'
}

/**
 * Covariance of an item's numbers: that of the bank, else the squared standard errors on its diagonal; all 0 for parameters
 * that are taken as known.
 */
export function itemCovariance(item: BankItem): readonly (readonly number[])[] {
  if (!isEstimated(item)) return itemNumbers(item).map((_, __, all) => all.map(() => 0))
  const errors = numberErrors(item, item.uncertainty)
  return item.uncertainty.covariance ?? errors.map((error, row) => errors.map((_, column) => (row === column ? error ** 2 : 0)))
}

function numberErrors(item: BankItem, { standardErrors }: Estimate): number[] {
  return itemNumbers(item).map(({ parameter, place }) => {
    const error = standardErrors[parameter]
    return typeof error === 'number' ? error : (error?.[place ?? 0] ?? 0)
  })
}
