import { MelekError } from '../issues/melek-error.js'
import { shownCell } from './person-text.js'

/** Reads the figures of one file, whose decimal mark must be the same everywhere. */
export interface FigureReader {
  /**
   * @returns the figure, undefined for an empty cell or NA, or in words why the cell is no figure
   * @throws MelekError `scores-decimal-lost` beyond `most`
   */
  read(text: string, column: number, place: { readonly line: number; readonly most?: number }): number | undefined | string
}

const FIGURE = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?$/

/** A reader that takes the decimal mark from the first figure that has one and holds all others to it. */
export function createFigureReader(columns: readonly string[]): FigureReader {
  let mark: '.' | ',' | undefined
  return {
    read(cell, column, { line, most }) {
      const text = cell.trim()
      if (text === '' || text === 'NA') return undefined
      const name = columns[column]!
      if (!FIGURE.test(text)) return `${shownCell(text)} in column "${name}" is not a figure; correct the cell`
      const own = text.includes(',') ? ',' : text.includes('.') ? '.' : undefined
      mark ??= own
      if (own !== undefined && own !== mark) {
        return `${shownCell(text)} in column "${name}" has the decimal mark "${own}", the figures before it have "${mark}"; write all of them alike`
      }
      const figure = Number(text.replace(',', '.'))
      if (most !== undefined && Math.abs(figure) > most) throw decimalLost(text, name, line)
      return figure
    },
  }
}

function decimalLost(text: string, column: string, line: number): MelekError {
  const message = `${shownCell(text)} cannot be a figure in logits: a spreadsheet has lost its decimal mark; export the scores again, for Indonesian spreadsheets with --excel id`
  return new MelekError('scores-decimal-lost', 'the figures of the score file cannot be trusted', [
    { code: 'scores-decimal-lost', message, line, column },
  ])
}
