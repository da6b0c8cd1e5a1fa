import type { DetectedLayout } from './detect-layout.js'
import type { Layout, LayoutItem } from './layout.js'

/**
 * The layout document of a detected layout, for a person to complete: items carry the names of their columns, or the
 * bank's ids in their order where there are as many of these.
 * @param itemIds ids of the bank's items, in its order
 */
export function draftLayout(detected: DetectedLayout, itemIds: readonly string[] = []): Layout {
  const inOrder =
    itemIds.length === detected.itemColumns.length && !detected.itemColumns.some((column) => itemIds.includes(column))
  // Of columns of one name the first is taken; the doubts name them.
  const items = detected.itemColumns.flatMap((column, index): LayoutItem[] => {
    if (detected.itemColumns.indexOf(column) < index) return []
    const key = detected.keys[column]
    const map = detected.maps[column]
    return [
      {
        column,
        item: inOrder ? itemIds[index]! : column,
        ...(key === undefined ? {} : { key }),
        ...(map === undefined ? {} : { map }),
      },
    ]
  })
  const groups = detected.groupColumns.map((column) => [column, column] as const)
  return {
    format: 'melek-layout/1',
    encoding: detected.encoding,
    delimiter: detected.delimiter,
    decimal: detected.decimal,
    headerRow: detected.headerRow,
    person: detected.person ?? detected.columns[0]!,
    ...(detected.form === undefined ? {} : { form: detected.form }),
    ...(groups.length === 0 ? {} : { keep: Object.fromEntries(groups) }),
    items,
    ...(detected.omitted.length === 0 ? {} : { omitted: detected.omitted }),
    ...(detected.multipleMarks.length === 0 ? {} : { multipleMarks: detected.multipleMarks }),
  }
}
