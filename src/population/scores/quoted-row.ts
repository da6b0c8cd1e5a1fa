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
