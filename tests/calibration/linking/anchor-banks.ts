import type { BankItem, ItemBank } from '../../../src/bank/item-bank.js'
import type { ItemModel } from '../../../src/models/item-model.js'

export interface BankParts {
  readonly scalingConstant?: number
  readonly status?: ItemBank['scale']['status']
  readonly uncertainties?: readonly BankItem['uncertainty'][]
}

/** A bank of items named i1, i2, … on a scale `<id>/1`. */
export function namedBank(id: string, models: readonly ItemModel[], parts: BankParts = {}): ItemBank {
  const { scalingConstant = 1, status = 'calibrated', uncertainties = [] } = parts
  const items = models.map((model, index): BankItem => {
    const uncertainty = uncertainties[index]
    const attributes = { id: `i${index + 1}`, status: 'operational', content: {}, enemies: [] } as const
    return { ...model, ...attributes, ...(uncertainty === undefined ? {} : { uncertainty }) }
  })
  const scale = { id: `${id}/1`, metric: 'logit', scalingConstant, status } as const
  return { format: 'melek-bank/1', id, version: '1', scale, security: 'private', items }
}

/** Rows a, b, c as 3PL items, or as 2PL items where c is left out of account. */
export function logisticItems(rows: readonly (readonly number[])[], model: '2PL' | '3PL' = '3PL'): ItemModel[] {
  return rows.map(([a = 1, b = 0, c = 0]) =>
    model === '2PL'
      ? { model: '2pl', parameters: { discrimination: a, difficulty: b } }
      : { model: '3pl', parameters: { discrimination: a, difficulty: b, lowerAsymptote: c } },
  )
}
