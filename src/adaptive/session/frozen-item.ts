import type { BankItem } from '../../bank/item-bank.js'
import type { Engine } from './engine.js'
import type { FrozenItem } from './session.js'

/** What a session keeps of an item: its parameters as they stand in the bank now. */
export function frozenItem(engine: Engine, index: number): FrozenItem {
  const { model, parameters, uncertainty } = engine.bank.items[index] as BankItem
  return { model, parameters, ...(uncertainty === undefined ? {} : { uncertainty }) } as FrozenItem
}
