/** Emphasis for a terminal; every function returns its text unchanged where colour is off. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  green(text: string): string
  yellow(text: string): string
  cyan(text: string): string
}

/** @param colour whether the stream is a terminal that wants colour */
export function createStyle(colour: boolean): Style {
  const paint = (on: number, off: number) => (text: string) =>
    colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  }
}

/**
 * Colour only on a terminal, and never against NO_COLOR or TERM=dumb; FORCE_COLOR forces it.
 * @source https://no-color.org
 */
export function wantsColour(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  if ((environment.NO_COLOR ?? '') !== '') return false
  const forced = environment.FORCE_COLOR
  if (forced !== undefined && forced !== '') return forced !== '0'
  return isTerminal && environment.TERM !== 'dumb'
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const escapes = /\u001b\[[0-9;]*m/g

/** Columns that a text takes on a terminal: escape sequences and combining marks take none. */
export function visibleWidth(text: string): number {
  return [...text.replace(escapes, '')].filter((character) => !/\p{Mark}/u.test(character)).length
}
