import { basename } from 'node:path'
import type { ItemBank } from '../bank/item-bank.js'
import { checkItemTable } from '../bank/item-table.js'
import { checkBank } from '../bank/parse-bank-schema.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { documentPath, looksLikeJson, parseJson, readBytes } from './read-document.js'

export interface ReadBankOptions {
  /** D of an item table's slopes; a bank document states its own. */
  readonly scalingConstant?: number | undefined
  /** Ends a wait for a pipe. */
  readonly signal?: AbortSignal | undefined
}

export interface BankFile {
  /** The file that was read, also where a folder was named. */
  readonly path: string
  /** What kind of file it is, seen in its content. */
  readonly source: 'document' | 'item-table'
}

export type BankFileCheck =
  | (BankFile & { readonly kind: 'valid'; readonly bank: ItemBank })
  | (BankFile & { readonly kind: 'invalid'; readonly issues: readonly Issue[] })

/**
 * Checks a bank in a file: a `melek-bank` document, an item table, or a folder that holds `bank.json`.
 * @throws MelekError `read-failed`, `json-malformed`, `table-…`, or `scaling-constant-conflict`
 */
export async function checkBankFile(named: string, options: ReadBankOptions = {}): Promise<BankFileCheck> {
  const path = await documentPath(named, 'bank.json')
  const bytes = await readBytes(path, options.signal)
  if (!looksLikeJson(bytes)) {
    const id = basename(path).replace(/\.[^.]*$/, '') || 'item-table'
    return { path, source: 'item-table', ...checkItemTable(bytes, { id, scalingConstant: options.scalingConstant }) }
  }
  if (options.scalingConstant !== undefined) {
    throw new MelekError(
      'scaling-constant-conflict',
      `"${path}" is a bank document and states its own scaling constant; leave out --scaling-constant`,
    )
  }
  return { path, source: 'document', ...checkBank(parseJson(bytes, path)) }
}

/**
 * The bank in a file, for commands that need one.
 * @throws MelekError as `checkBankFile`, and `bank-invalid` with every problem, item id or line and repair
 */
export async function readBank(named: string, options: ReadBankOptions = {}): Promise<ItemBank> {
  const check = await checkBankFile(named, options)
  if (check.kind === 'valid') return check.bank
  throw new MelekError('bank-invalid', `the item bank "${check.path}" has ${check.issues.length} problem(s)`, check.issues)
}
