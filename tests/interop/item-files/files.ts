import type { BankItem, ItemBank } from '../../../src/bank/item-bank.js'
import type { ItemFileOptions, ItemProgram } from '../../../src/interop/item-files/item-file.js'
import { checkItemFile, type ItemFileCheck } from '../../../src/interop/item-files/read-item-file.js'
import type { ItemModel } from '../../../src/models/item-model.js'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export function read(program: ItemProgram, text: string, options: ItemFileOptions = {}): ItemFileCheck {
  return checkItemFile(bytesOf(text), program, options, 'exam')
}

/** Ids and models of a file that can be read. */
export function itemsOf(program: ItemProgram, text: string, options: ItemFileOptions = {}): (ItemModel & { id: string })[] {
  const check = read(program, text, options)
  if (check.kind === 'invalid') throw new Error(check.issues.map(({ message }) => message).join('; '))
  return check.bank.items.map(({ id, model, parameters }) => ({ id, model, parameters }) as ItemModel & { id: string })
}

export function bankOfItems(items: readonly ItemModel[], scalingConstant = 1): ItemBank {
  return {
    format: 'melek-bank/1',
    id: 'exam',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant, status: 'calibrated' },
    security: 'private',
    items: items.map((item, i): BankItem => ({ ...item, id: `I${i + 1}`, status: 'operational', content: {}, enemies: [] })),
  }
}
