import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { matchesAny } from './name-pattern.js'
import type { ColumnPlan } from './response-header.js'
import type { ResponseReaderOptions } from './responses.js'
import type { TableRecord } from './split-records.js'

/** Rows by which an unknown column is judged. */
export const SAMPLE_ROWS = 50

/** Columns that nothing names and no option excuses; a layout lists its items, so that it leaves nothing to guess. */
export function undecidedColumns(plan: ColumnPlan, options: ResponseReaderOptions): number[] {
  if (options.layout !== undefined) return []
  return plan.unknown.filter((column) => {
    const name = plan.header.columns[column]!
    return name !== '' && !matchesAny(options.ignore ?? [], name)
  })
}

/**
 * An item that the bank does not hold must not vanish silently.
 * @throws MelekError `responses-unknown-item`, with every unknown column that has the prefix of the bank's ids or cells
 *   like responses
 */
export function refuseLookalikes(
  plan: ColumnPlan,
  rows: readonly TableRecord[],
  line: number,
  options: ResponseReaderOptions,
): void {
  const stems = new Set(options.items.map(({ id }) => stem(id)))
  const issues: Issue[] = []
  for (const column of undecidedColumns(plan, options)) {
    const name = plan.header.columns[column]!
    const why =
      /\d$/.test(name) && stems.has(stem(name))
        ? "is named like the bank's items"
        : likeResponses(rows, column, options)
          ? 'has cells like responses'
          : undefined
    if (why === undefined) continue
    const message = `the column is not in the bank but ${why}; add the item to the bank, or say --keep "${name}" or --ignore "${name}"`
    issues.push({ code: 'item-unknown', message, line, column: name })
  }
  if (issues.length > 0)
    throw new MelekError('responses-unknown-item', 'columns that look like items are not in the bank', issues)
}

/** A name without its running number: `A2-` of `A2-017`. */
export function stem(name: string): string {
  return name.replace(/\d+$/, '')
}

const CODE = /^(?:NA|[.ORT])$/

function likeResponses(rows: readonly TableRecord[], column: number, options: ResponseReaderOptions): boolean {
  const most = options.items.reduce((highest, { categories }) => Math.max(highest, categories), 0)
  const isResponse = (cell: string): boolean => {
    if (options.answerCategory !== undefined) return /^[A-Ea-e]$/.test(cell)
    const value = /^\d{1,2}$/.test(cell) ? Number(cell) - options.base : -1
    return value >= 0 && value < most
  }
  let responses = 0
  for (const row of rows) {
    const cell = row.cells[column]?.trim() ?? ''
    if (cell === '' || CODE.test(cell)) continue
    if (!isResponse(cell)) return false
    responses++
  }
  return responses > 0
}
