import { visibleWidth } from './style.js'

export interface TextColumn {
  readonly title: string
  /** Numbers stand right, words left; default left. */
  readonly align?: 'left' | 'right' | undefined
}

const GAP = '  '

/**
 * A table in plain text that fits `width` columns: where it would be wider, the widest columns of words give way and
 * their cells end in "…".
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[], width = 80): string {
  const natural = columns.map((column, c) =>
    Math.max(visibleWidth(column.title), ...rows.map((row) => visibleWidth(row[c] ?? ''))),
  )
  const widths = fittedWidths(natural, columns, width - GAP.length * (columns.length - 1))
  const lines = [columns.map((column) => column.title), widths.map((each) => '-'.repeat(each)), ...rows]
  return lines
    .map((cells) => columns.map((column, c) => cell(cells[c] ?? '', widths[c] as number, column.align ?? 'left')).join(GAP))
    .map((line) => line.trimEnd())
    .join('\n')
}

const LEAST = 4

function fittedWidths(natural: readonly number[], columns: readonly TextColumn[], width: number): number[] {
  const widths = [...natural]
  for (let excess = widths.reduce((sum, each) => sum + each, 0) - width; excess > 0; excess--) {
    const widest = widestOf(widths, (c) => columns[c]?.align !== 'right') ?? widestOf(widths, () => true)
    if (widest === undefined) break
    widths[widest] = (widths[widest] as number) - 1
  }
  return widths
}

function widestOf(widths: readonly number[], mayShrink: (column: number) => boolean): number | undefined {
  let found: number | undefined
  for (const [c, each] of widths.entries()) {
    if (each > LEAST && mayShrink(c) && (found === undefined || each > (widths[found] as number))) found = c
  }
  return found
}

function cell(text: string, width: number, align: 'left' | 'right'): string {
  const shown = visibleWidth(text) > width ? `${[...text].slice(0, width - 1).join('')}…` : text
  const padding = ' '.repeat(Math.max(0, width - visibleWidth(shown)))
  return align === 'right' ? padding + shown : shown + padding
}
