/** The cells of a line that holds quotation marks, after RFC 4180; undefined where a mark is never closed. */
export function quotedRow(line: string, delimiter: string): string[] | undefined {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line[at] === '"') {
      const close = closingMark(line, at + 1)
      if (close < 0) return undefined
      const next = close + 1
      if (next < line.length && line[next] !== delimiter) return undefined
      cells.push(line.slice(at + 1, close).replaceAll('""', '"'))
      at = next
    } else {
      const next = line.indexOf(delimiter, at)
      const end = next < 0 ? line.length : next
      cells.push(line.slice(at, end))
      at = end
    }
    if (at >= line.length) return cells
    at += 1
    if (at === line.length) return [...cells, '']
  }
}

function closingMark(line: string, from: number): number {
  let at = line.indexOf('"', from)
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2)
  return at
}

const QUOTE = 34

/**
 * Kernel of {@link quotedRow}: the cells of a line without their marks, one behind the other.
 * @param out at least as long as the line
 * @param marks code of the delimiter between cells, and of the separator that comes in its place, which no cell holds
 * @returns how many bytes that makes; −1 where a mark is never closed
 */
export function unquoteInto(
  out: Uint8Array,
  bytes: Uint8Array,
  { delimiter, separator }: { readonly delimiter: number; readonly separator: number },
): number {
  const end = bytes.length
  let to = 0
  for (let at = 0; ; at++) {
    if (bytes[at] === QUOTE) {
      for (at++; ; at++) {
        if (at >= end) return -1
        // Two marks within a cell are one of its text.
        if (bytes[at] === QUOTE && bytes[++at] !== QUOTE) break
        out[to++] = bytes[at] as number
      }
      if (at < end && bytes[at] !== delimiter) return -1
    } else while (at < end && bytes[at] !== delimiter) out[to++] = bytes[at++] as number
    if (at >= end) return to
    out[to++] = separator
  }
}
