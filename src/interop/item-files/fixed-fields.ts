import type { Issue } from '../../issues/issue.js'
import { cellNumber, type FileLine } from './file-text.js'

/** Fields of a line by their widths, without the spaces around them. */
export function fieldsOf(text: string, widths: readonly number[]): string[] {
  let from = 0
  return widths.map((width) => {
    const field = text.slice(from, from + width).trim()
    from += width
    return field
  })
}

/** The numbers of some fields; NaN, with an issue that names the field, where one is missing. */
export function numbersOf(
  { line, text }: FileLine,
  fields: readonly { readonly name: string; readonly from: number; readonly width: number }[],
  issues: Issue[],
): number[] {
  return fields.map(({ name, from, width }) => {
    const field = text.slice(from, from + width)
    const value = cellNumber(field)
    if (value !== undefined && !Number.isNaN(value)) return value
    issues.push({
      code: 'cell-not-a-number',
      message: `columns ${from + 1}–${from + width} must hold a number, got "${field.trim()}"; is the file cut or shifted?`,
      line,
      column: name,
    })
    return Number.NaN
  })
}

/** A number of so many places behind the point, right-aligned; wider where it has to be. */
export function fixed(value: number, width: number, digits: number): string {
  return value.toFixed(digits).padStart(width)
}

/** Ids that a field can hold: as they are where all fit and stay different, else numbers. */
export function shortNames(
  ids: readonly string[],
  width: number,
): { readonly names: readonly string[]; readonly renamed: boolean } {
  const fit = ids.every((id) => id.length <= width && !/\s/.test(id) && /^[\x21-\x7e]+$/.test(id))
  if (fit) return { names: ids.map((id) => id.padEnd(width)), renamed: false }
  return { names: ids.map((_, i) => String(i + 1).padStart(width, '0')), renamed: true }
}
