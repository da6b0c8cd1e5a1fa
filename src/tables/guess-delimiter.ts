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
 * The first non-empty line of a text, or undefined while it may not be complete. A break inside quotation marks does
 * not end it.
 */
export function firstCompleteLine(text: string, last: boolean): string | undefined {
  let inside = false
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '"') inside = !inside
    else if (!inside && (character === '\n' || character === '\r')) {
      if (i > start) return text.slice(start, i)
      start = i + 1
    }
  }
  return last ? text.slice(start) : undefined
}
