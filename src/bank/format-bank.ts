import type { BankItem, ItemBank } from './item-bank.js'
import { columnsOfModel, isContentColumn } from './item-table-columns.js'

/** The bank as JSON text for people: two spaces, one item a block, a final newline. */
export function formatBank(bank: ItemBank): string {
  return `${JSON.stringify(bank, undefined, 2)}\n`
}

/**
 * The bank as an item table: `item,model,a,b,c,d,b1,b2,…`, `se_…` where the bank knows standard errors, `n`, then
 * content attributes that are text or numbers, but for those whose name is that of another column. Numbers keep all their digits.
 */
export function formatItemTable(bank: ItemBank): string {
  const rows = bank.items.map(rowOf)
  const used = new Set(rows.flatMap((row) => [...row.keys()]))
  const header = ['item', 'model', ...[...used].filter((name) => name !== 'item' && name !== 'model').sort(byColumnOrder)]
  const lines = rows.map((row) => header.map((name) => csvCell(row.get(name) ?? '')).join(','))
  return `${[header.map(csvCell).join(','), ...lines].join('\n')}\n`
}

/** Columns come in the order of DESIGN: parameters, their numbered lists, standard errors, n, the rest by name. */
function byColumnOrder(left: string, right: string): number {
  const rank = (name: string) => {
    if (/^[abcd]$/.test(name)) return 0
    if (/^[abc]\d+$/.test(name)) return 1
    if (/^se_[abcd]\d*$/.test(name)) return 2
    return name === 'n' ? 3 : 4
  }
  if (rank(left) !== rank(right)) return rank(left) - rank(right)
  const [leftStem, rightStem] = [left.replace(/\d+$/, ''), right.replace(/\d+$/, '')]
  if (leftStem !== rightStem) return leftStem < rightStem ? -1 : 1
  return Number(/\d+$/.exec(left)?.[0] ?? 0) - Number(/\d+$/.exec(right)?.[0] ?? 0)
}

function rowOf(item: BankItem): Map<string, string> {
  const row = new Map<string, string>([
    ['item', item.id],
    ['model', item.model],
  ])
  const put = (column: string, value: unknown) => {
    if (typeof value === 'number') row.set(column, String(value))
    else if (Array.isArray(value)) for (const [k, entry] of value.entries()) row.set(`${column}${k + 1}`, String(entry))
  }
  const putAll = (prefix: string, values: Readonly<Record<string, unknown>>) => {
    for (const [column, parameter] of Object.entries(columnsOfModel[item.model])) {
      put(`${prefix}${column.replace('*', '')}`, values[parameter])
    }
  }
  putAll('', item.parameters)
  if (item.uncertainty?.kind === 'estimate') {
    putAll('se_', item.uncertainty.standardErrors)
    if (item.uncertainty.n !== undefined) row.set('n', String(item.uncertainty.n))
  }
  if (item.status !== 'operational') row.set('status', item.status)
  if (item.enemies.length > 0) row.set('enemies', item.enemies.join(' '))
  if (item.family !== undefined) row.set('family', item.family)
  for (const [name, value] of Object.entries(item.content)) {
    if ((typeof value === 'string' || typeof value === 'number') && isContentColumn(name)) row.set(name, String(value))
  }
  return row
}

/** RFC 4180 quoting. */
function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
