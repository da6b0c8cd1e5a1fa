import { type CompiledBank, compileBank } from '../bank/compile-bank.js'
import { readBank } from '../bulk/read-bank.js'
import { type ResponseFile, type ResponseFileOptions, readResponseMatrix } from './read-response-matrix.js'

/** Responses to the items of a bank that somebody answered. */
export interface BankResponses {
  readonly bank: CompiledBank
  readonly file: ResponseFile
  /** Items of the bank that nobody answered; they are left out of `bank` and `file`. */
  readonly unanswered: readonly string[]
}

/** @throws MelekError as `readBank` and `readResponseMatrix` */
export async function readBankResponses(path: string, bankPath: string, options: ResponseFileOptions): Promise<BankResponses> {
  const document = await readBank(bankPath)
  const { itemIds, categories } = compileBank(document)
  const items = itemIds.map((id, i) => ({ id, categories: categories[i] as number }))
  const file = await readResponseMatrix(path, { ...options, items })
  const answered = itemIds
    .map((_, i) => i)
    .filter((i) => file.responses.some((cell, at) => at % itemIds.length === i && cell !== 255))
  const responses = new Uint8Array(file.persons * answered.length)
  for (let p = 0; p < file.persons; p++)
    for (const [to, from] of answered.entries())
      responses[p * answered.length + to] = file.responses[p * itemIds.length + from] as number
  const kept = answered.map((i) => itemIds[i] as string)
  return {
    bank: compileBank({ ...document, items: document.items.filter(({ id }) => kept.includes(id)) }),
    file: { ...file, itemIds: kept, responses },
    unanswered: itemIds.filter((id) => !kept.includes(id)),
  }
}
