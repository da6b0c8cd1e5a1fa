/** `'0123`: a number that was typed into a spreadsheet as text, exported with the apostrophe that said so. */
const TYPED_AS_TEXT = /^'(?=\d[\d .-]*$)/

/**
 * A number that a spreadsheet was told to keep as text, `="0123"` or `'0123`, without its wrapping; any other text as it is. Were the
 * apostrophe left, the same NIP would be two persons in two files.
 */
export function unwrapText(cell: string): string {
  if (cell.startsWith("'")) return cell.replace(TYPED_AS_TEXT, '')
  const wrapped = /^="(.*)"$/s.exec(cell)
  return wrapped === null ? cell : wrapped[1]!.replaceAll('""', '"')
}

/** `1.98503E+17`, `1,98503E+17`: what a spreadsheet makes of a long number. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?[eE]\+\d{2,3}$/

/** A number of the length of a NIP (18 digits), perhaps in groups. */
const LONG_NUMBER = /^\d[\d .-]*\d$/

/**
 * Why an id can no longer tell persons apart, because a spreadsheet keeps 15 digits of a number and writes zeros for
 * the rest; undefined where nothing is wrong. A NIP ends in a running number from 001, so 000 is none.
 */
export function roundedIdProblem(id: string): string | undefined {
  const repair = 'go back to the original, format the id column as text, and export again'
  if (SCIENTIFIC.test(id)) return `the id was turned into a rounded number in scientific notation by a spreadsheet; ${repair}`
  if (/^\d{16,}\.0+$/.test(id)) return `the id was turned into a decimal number of limited precision; ${repair}`
  if (/^\d{15}000$/.test(id)) return `the id has 18 digits and ends in 000: a spreadsheet has rounded it to 15 digits; ${repair}`
  return undefined
}

/**
 * Whether an id of 16 or 17 digits ends as a spreadsheet would round it. One such id proves nothing (a tenth of all
 * 16-digit numbers end in 0); a whole file of them does.
 */
export function maybeRounded(id: string): boolean | undefined {
  return id.length === 16 && /^\d+$/.test(id)
    ? id.endsWith('0')
    : id.length === 17 && /^\d+$/.test(id)
      ? id.endsWith('00')
      : undefined
}

/** Whether a text is like a national number of a person (NIP, NIK, NUPTK), also rounded: never to be repeated in messages. */
export function isNationalNumber(text: string): boolean {
  const bare = text.trim()
  if (SCIENTIFIC.test(bare) || /^\d{15,}\.0+$/.test(bare)) return true
  return LONG_NUMBER.test(bare) && bare.replace(/\D/g, '').length >= 15
}

/** The id as it may stand in a message; empty where it is like a national number. */
export function shownPerson(id: string): string {
  return isNationalNumber(id) ? '' : id
}

const LONGEST_SHOWN = 40

/** A cell as it may stand in a message: quoted, cut, and without numbers that may be a person's. */
export function shownCell(text: string): string {
  if (/\d{15,}/.test(text) || isNationalNumber(text)) return 'a long number'
  const flat = text.replace(/\s+/g, ' ')
  return `"${flat.length > LONGEST_SHOWN ? flat.slice(0, LONGEST_SHOWN - 1) + '…' : flat}"`
}
