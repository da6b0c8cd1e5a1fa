import { type CompiledBank, compileBank } from '../bank/compile-bank.js'
import { readBank } from '../bulk/read-bank.js'
import { type Testlets, testletResponses } from '../calibration/estimation/testlets.js'
import { type ResponseFile, type ResponseFileOptions, readResponseMatrix } from './read-response-matrix.js'

/** Responses to the items of a bank that somebody answered. */
export interface BankResponses {
  readonly bank: CompiledBank
  readonly file: ResponseFile
  /** Items of the bank that nobody answered; they are left out of `bank` and `file`. */
  readonly unanswered: readonly string[]
}

/** Of an item that is part of a testlet the bank says nothing. */
const anyCategories = 255

/**
 * @param testlets the file has columns of their items, the bank has the testlets themselves
 * @throws MelekError as `readBank`, `readResponseMatrix` and `testletResponses`
 */
export async function readBankResponses(
  path: string,
  bankPath: string,
  options: ResponseFileOptions,
  testlets: Testlets = {},
): Promise<BankResponses> {
  const document = await readBank(bankPath)
  const { itemIds, categories } = compileBank(document)
  const items = itemIds.flatMap((id, i) =>
    (testlets[id] ?? [id]).map((item) => ({
      id: item,
      categories: testlets[id] === undefined ? (categories[i] as number) : anyCategories,
    })),
  )
  const read = await readResponseMatrix(path, { ...options, items })
  const file = { ...read, ...testletResponses(read, testlets) }
  const answered = answeredItems(file.responses, itemIds.length)
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

/** Places of the items that somebody answered, in one pass. */
function answeredItems(responses: Uint8Array, items: number): number[] {
  const open = new Set(Array.from({ length: items }, (_, i) => i))
  for (let row = 0; row < responses.length && open.size > 0; row += items)
    for (const i of open) if (responses[row + i] !== 255) open.delete(i)
  return Array.from({ length: items }, (_, i) => i).filter((i) => !open.has(i))
}
