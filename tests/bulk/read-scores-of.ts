import { readFileSync } from 'node:fs'

/** The rows of a score file by column name. */
export function scoresIn(path: string): Record<string, string>[] {
  return scoresOf(readFileSync(path, 'utf8'))
}

/** The rows of the text of a plain score file, whose cells hold no commas. */
export function scoresOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, c) => [name, cells[c] ?? '']))
  })
}
