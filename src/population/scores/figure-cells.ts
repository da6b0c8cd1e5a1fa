import { unwrapText } from '../../tables/person-text.js'
import { exactTens, longFigure } from './long-figures.js'

/** What a cell of figures holds: its number, NaN for an empty one; or that it is no figure, or has another decimal mark. */
export const cellFault = { none: 0, notAFigure: 1, otherMark: 2 } as const

export interface FigureCells {
  /**
   * Kernel of {@link figureOfText}: reads the figure that begins at a byte and ends before the delimiter or `end`.
   * The place after it is `at`, its number `value`, what is wrong with it `fault`.
   */
  read(bytes: Uint8Array, start: number, end: number): void
  at: number
  value: number
  fault: number
}

const FIGURE = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?$/

/**
 * A figure from the text of its cell: NaN for nothing or NA, undefined for what is no figure. `="1.896"` is the text of a column that was
 * carried along into a spreadsheet, with the decimal mark of the file that it came from.
 */
export function figureOfText(cell: string): number | undefined {
  const text = unwrapText(cell.trim()).trim()
  if (text === '' || text === 'NA') return Number.NaN
  return FIGURE.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** A whole number below 2⁵³ divided by a power of ten that a double holds is rounded once, as by Number(). */
const MOST_DIGITS = 15

/** The decimal mark of a file by its code, 0 while no figure has shown one. */
export interface DecimalMark {
  code: number
}

/**
 * Figures straight from the bytes of a table. The first decimal mark of the file holds for all its figures.
 * @param delimiter code of the character between cells
 */
export function createFigureCells(delimiter: number, decimal: DecimalMark): FigureCells {
  const decoder = new TextDecoder()
  /** Of the file that carried texts come from. */
  const carried: DecimalMark = { code: 0 }

  const slowly = (cells: FigureCells, bytes: Uint8Array, start: number, end: number) => {
    const text = decoder.decode(bytes.subarray(start, end))
    const figure = figureOfText(text)
    const own = text.includes(',') ? 44 : text.includes('.') ? 46 : 0
    const mark = text.trimStart().startsWith('=') ? carried : decimal
    if (mark.code === 0) mark.code = own
    cells.fault =
      figure === undefined ? cellFault.notAFigure : own !== 0 && own !== mark.code ? cellFault.otherMark : cellFault.none
    cells.value = figure ?? Number.NaN
  }

  return {
    at: 0,
    value: 0,
    fault: 0,
    read(bytes, start, end) {
      let at = start
      let code = at < end ? (bytes[at] as number) : delimiter
      const negative = code === 45
      if (negative) code = ++at < end ? (bytes[at] as number) : delimiter
      let mantissa = 0
      let digits = 0
      while (code >= 48 && code <= 57) {
        mantissa = mantissa * 10 + (code - 48)
        digits++
        code = ++at < end ? (bytes[at] as number) : delimiter
      }
      let decimals = 0
      if (code !== delimiter && (code === 46 || code === 44)) {
        if (decimal.code === 0) decimal.code = code
        if (code === decimal.code) {
          code = ++at < end ? (bytes[at] as number) : delimiter
          const first = at
          while (code >= 48 && code <= 57) {
            mantissa = mantissa * 10 + (code - 48)
            code = ++at < end ? (bytes[at] as number) : delimiter
          }
          decimals = at - first
        }
      }
      if (code === delimiter && digits + decimals > 0 && digits + decimals <= MOST_DIGITS) {
        this.at = at
        this.fault = cellFault.none
        const size = decimals === 0 ? mantissa : mantissa / (exactTens[decimals] as number)
        this.value = negative ? -size : size
        return
      }
      if (code === delimiter && digits + decimals > 0) {
        const size = longFigure(bytes, start, at, decimals)
        if (!Number.isNaN(size)) {
          this.at = at
          this.fault = cellFault.none
          this.value = negative ? -size : size
          return
        }
      }
      while (at < end && bytes[at] !== delimiter) at++
      this.at = at
      slowly(this, bytes, start, at)
    },
  }
}
