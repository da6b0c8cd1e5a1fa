import type { Issue } from '../issues/issue.js'
import { type ModelName, modelNames } from '../models/item-model.js'
import { type ReadTable, readTable } from '../tables/read-records.js'
import { bankIssues } from './bank-issues.js'
import type { BankItem, ItemBank } from './item-bank.js'
import { isContentColumn, parametersFromCells } from './item-table-columns.js'

export interface ItemTableOptions {
  /** Id of the bank made from the table; usually the file's name. */
  readonly id?: string | undefined
  /** D of the table's slopes; default 1. */
  readonly scalingConstant?: number | undefined
}

/** Outcome of reading an item table: a bank on an unnamed scale, or every problem with line and column. */
export type ItemTableCheck =
  | { readonly kind: 'valid'; readonly bank: ItemBank }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }

/**
 * The item bank in an item table, CSV with the header `item,model,a,b,c,d,b1,b2,…` (+ `se_…`, `n`).
 * The scale is unnamed (`scale.id` null) and counts as calibrated unless a column says otherwise.
 * @param bytes the file as it comes: UTF-8 or UTF-16, comma, semicolon or tab, decimal point or comma
 */
export function checkItemTable(bytes: Uint8Array, options: ItemTableOptions = {}): ItemTableCheck {
  const table = readTable(bytes)
  const missing = ['item', 'model'].filter((name) => !table.header.includes(name))
  if (missing.length > 0) {
    const message = `the header lacks ${missing.map((name) => `"${name}"`).join(' and ')}; begin the table with item,model,a,b,c,d,b1,b2,…`
    return { kind: 'invalid', issues: [{ code: 'item-table-header', message, line: 1 }] }
  }
  const issues: Issue[] = []
  const items: BankItem[] = []
  const lineOf = new Map<number, number>()
  for (const record of table.records) {
    const row = rowItem(table, record, issues)
    if (row === undefined) continue
    lineOf.set(items.length, record.line)
    items.push(row)
  }
  const bank: ItemBank = {
    format: 'melek-bank/1',
    id: options.id ?? 'item-table',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant: options.scalingConstant ?? 1, status: 'calibrated' },
    security: 'private',
    items,
  }
  const all = [...issues, ...bankIssues(bank).map((issue) => withLine(issue, lineOf))]
  return all.length === 0 ? { kind: 'valid', bank } : { kind: 'invalid', issues: all }
}

function rowItem(table: ReadTable, record: ReadTable['records'][number], issues: Issue[]): BankItem | undefined {
  const cells = new Map(table.header.map((name, column) => [name, (record.cells[column] ?? '').trim()]))
  const id = cells.get('item') ?? ''
  const model = (cells.get('model') ?? '').toLowerCase()
  const at = { line: record.line, ...(id === '' ? {} : { item: id }) }
  if (id === '')
    issues.push({ code: 'item-id-empty', message: 'the item has no id; fill the column "item"', ...at, column: 'item' })
  if (record.cells.length > table.header.length) {
    issues.push({
      code: 'row-long',
      message: `the row has ${record.cells.length} cells, the header ${table.header.length}; check quotes and the decimal mark`,
      ...at,
    })
    return undefined
  }
  if (!isModelName(model)) {
    issues.push({
      code: 'model-unknown',
      message: `unknown model "${model}"; use one of ${modelNames.join(' ')}`,
      ...at,
      column: 'model',
    })
    return undefined
  }
  const outcome = parametersFromCells(model, cells, table.decimal)
  issues.push(...outcome.issues.map((issue) => ({ ...issue, ...at })))
  if (outcome.kind === 'invalid' || id === '') return undefined
  return {
    ...outcome.item,
    id,
    status: statusOf(cells, at, issues),
    content: contentOf(cells),
    enemies: listOf(cells.get('enemies')),
    ...familyOf(cells),
    ...outcome.uncertainty,
  }
}

function isModelName(text: string): text is ModelName {
  return (modelNames as readonly string[]).includes(text)
}

function statusOf(cells: ReadonlyMap<string, string>, at: Pick<Issue, 'line' | 'item'>, issues: Issue[]): BankItem['status'] {
  const status = cells.get('status') ?? ''
  if (status === '') return 'operational'
  if (status === 'operational' || status === 'pretest' || status === 'retired') return status
  issues.push({
    code: 'status-unknown',
    message: `status must be operational, pretest or retired, got "${status}"`,
    ...at,
    column: 'status',
  })
  return 'operational'
}

function contentOf(cells: ReadonlyMap<string, string>): BankItem['content'] {
  const content: Record<string, unknown> = {}
  for (const [name, text] of cells) {
    if (text === '' || !isContentColumn(name)) continue
    content[name] = name === 'level' && /^\d+$/.test(text) ? Number(text) : text
  }
  return content
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(/[ |]+/).filter((part) => part !== '')
}

function familyOf(cells: ReadonlyMap<string, string>): { family?: string } {
  const family = cells.get('family') ?? ''
  return family === '' ? {} : { family }
}

/** Bank issues speak of `items[3]`; in a table the physical line says more. */
function withLine(issue: Issue, lineOf: ReadonlyMap<number, number>): Issue {
  const { path, ...rest } = issue
  const index = /^items\[(\d+)\]/.exec(path ?? '')?.[1]
  const line = index === undefined ? undefined : lineOf.get(Number(index))
  return line === undefined ? rest : { ...rest, line }
}
