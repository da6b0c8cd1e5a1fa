/** Characters that may stand between the cells of a table. */
export type Delimiter = ',' | ';' | '\t' | '|'

/** Every delimiter, the likeliest first: a tie goes to the earlier one. */
export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** Occurrences of a character outside quotation marks. */
export function countOutsideQuotes(text: string, character: string): number {
  let count = 0
  let inside = false
  for (const each of text) {
    if (each === '"') inside = !inside
    else if (each === character && !inside) count++
  }
  return count
}

/** The delimiter of a header line: the one that it holds most of, a comma where it holds none. */
export function guessDelimiter(headerLine: string): Delimiter {
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const count = countOutsideQuotes(headerLine, delimiter)
    if (count > most) {
      most = count
      best = delimiter
    }
  }
  return best
}

/**
 * The first line of a text that is not empty, after a number of lines to be passed over, or undefined while it may not
 * be complete. A break inside quotation marks does not end it.
 * @param skip physical lines to pass over
 * @param last whether the text is complete
 */
export function completeLine(text: string, skip: number, last: boolean): string | undefined {
  let start = afterLines(text, skip)
  if (start === undefined) return last ? '' : undefined
  let inside = false
  for (let i = start; i < text.length; i++) {
    const character = text[i]
    if (character === '"') inside = !inside
    else if (!inside && (character === '\n' || character === '\r')) {
      if (i > start) return text.slice(start, i)
      start = i + 1
    }
  }
  return last ? text.slice(start) : undefined
}

/** Index after so many line breaks. */
function afterLines(text: string, lines: number): number | undefined {
  let at = 0
  for (let line = 0; line < lines; line++) {
    const rest = /\r\n|\n|\r/g
    rest.lastIndex = at
    const found = rest.exec(text)
    if (found === null) return undefined
    at = found.index + found[0].length
  }
  return at
}
