import type { Delimiter } from './guess-delimiter.js'
import { itemsInFileOrder } from './read-wide.js'
import type { ColumnPlan } from './response-header.js'
import type { ResponseReaderOptions } from './responses.js'

/** The columns of a file as a scanner of bytes walks them: texts, then items, then texts, and so on. */
export interface PlainColumns {
  readonly delimiter: Delimiter
  readonly runs: readonly ColumnRun[]
  /** Item of each item column, in the order of the file. */
  readonly items: Int32Array
  /** Use of each text column, in the order of the file. */
  readonly texts: readonly TextUse[]
  /** Of each text of a person, id first, its place among the text columns. */
  readonly textPlaces: Int32Array
  /** Place of the last column of the file among the items, or among the texts; the other is −1. */
  readonly lastItem: number
  readonly lastText: number
}

/** What a text column is for: an id is looked at more closely than a kept cell, and a cell without use not at all. */
export type TextUse = 'id' | 'kept' | 'none'

/** Some text columns, then some item columns, by their places among all of their kind. */
export interface ColumnRun {
  readonly texts: Stretch
  readonly items: Stretch
}

/** Places from `first` to `end` (exclusive). */
export interface Stretch {
  readonly first: number
  readonly end: number
}

/**
 * The columns of a file whose rows may be read as bytes, or undefined where a column has two uses, or where what a cell
 * means hangs on another cell.
 */
export function planPlainColumns(
  plan: ColumnPlan,
  options: ResponseReaderOptions,
  delimiter: Delimiter,
): PlainColumns | undefined {
  const { items, columns } = itemsInFileOrder(plan)
  const itemAt = new Set(columns)
  const wanted = [plan.person, ...plan.kept]
  if (new Set([...wanted, ...columns]).size !== wanted.length + columns.length) return undefined
  if (plan.form >= 0 && options.answerCategory !== undefined) return undefined
  const count = plan.header.columns.length
  const textColumns = Array.from({ length: count }, (_, column) => column).filter((column) => !itemAt.has(column))
  const endsWithItem = itemAt.has(count - 1)
  return {
    delimiter,
    runs: columnRuns(count, itemAt),
    items,
    texts: textColumns.map((column) => (column === plan.person ? 'id' : plan.kept.includes(column) ? 'kept' : 'none')),
    textPlaces: Int32Array.from(wanted, (column) => textColumns.indexOf(column)),
    lastItem: endsWithItem ? items.length - 1 : -1,
    lastText: endsWithItem ? -1 : textColumns.length - 1,
  }
}

function columnRuns(count: number, itemAt: ReadonlySet<number>): ColumnRun[] {
  const runs: ColumnRun[] = []
  let texts = { first: 0, end: 0 }
  let items = { first: 0, end: 0 }
  for (let column = 0; column < count; column++) {
    if (itemAt.has(column)) items = { ...items, end: items.end + 1 }
    else {
      if (items.end > items.first) {
        runs.push({ texts, items })
        texts = { first: texts.end, end: texts.end }
        items = { first: items.end, end: items.end }
      }
      texts = { ...texts, end: texts.end + 1 }
    }
  }
  return [...runs, { texts, items }]
}
