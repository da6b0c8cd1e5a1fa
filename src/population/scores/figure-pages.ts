import { cellText } from '../../tables/parquet-cells.js'
import type { ColumnPage } from '../../tables/parquet-pages.js'
import { cellFault, figureOfText } from './figure-cells.js'

/** The figures of a page, row by row: NaN where it holds nothing. */
export interface FigurePage {
  readonly figures: Float64Array
  /** See {@link cellFault}; undefined where nothing is wrong with any. */
  readonly faults: Uint8Array | undefined
}

/** Makes figures of the pages of one column, each the figure that its cell in a table would be. */
export function createFigurePages(): (page: ColumnPage) => FigurePage {
  let dictionary: ColumnPage['dictionary']
  let known: FigurePage | undefined
  return (page) => {
    if (page.dictionary === undefined) return placed(figuresOf(page.values), page)
    if (known === undefined || page.dictionary !== dictionary) known = figuresOf(page.dictionary)
    dictionary = page.dictionary
    return placed(known, page)
  }
}

/** Figures in the rows that hold something, by way of the dictionary where there is one. */
function placed(own: FigurePage, { rows, values, dictionary, present }: ColumnPage): FigurePage {
  if (dictionary === undefined && present === undefined) return own
  const figures = new Float64Array(rows)
  const faults = own.faults === undefined ? undefined : new Uint8Array(rows)
  let next = 0
  for (let row = 0; row < rows; row++) {
    if (present !== undefined && present[row] !== 1) {
      figures[row] = Number.NaN
      continue
    }
    const place = dictionary === undefined ? next : (values[next] as number)
    next++
    figures[row] = own.figures[place] as number
    if (faults !== undefined) faults[row] = own.faults?.[place] as number
  }
  return { figures, faults }
}

function figuresOf(values: ArrayLike<unknown>): FigurePage {
  const figures = values instanceof Float64Array ? values : new Float64Array(values.length)
  if (values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint32Array) figures.set(values)
  else if (figures !== values) return figuresOfCells(values, figures)
  return { figures, faults: infinite(figures) }
}

/** No table has a figure that is infinite. */
function infinite(figures: Float64Array): Uint8Array | undefined {
  let faults: Uint8Array | undefined
  for (let row = 0; row < figures.length; row++) {
    if (Math.abs(figures[row] as number) !== Number.POSITIVE_INFINITY) continue
    faults ??= new Uint8Array(figures.length)
    faults[row] = cellFault.notAFigure
  }
  return faults
}

function figuresOfCells(values: ArrayLike<unknown>, figures: Float64Array): FigurePage {
  let faults: Uint8Array | undefined
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (typeof value === 'number' && Number.isFinite(value)) figures[row] = value
    else if (typeof value === 'bigint') figures[row] = Number(value)
    else {
      const text = cellText(value)
      figures[row] = figureOfText(text) ?? Number.NaN
      const fault = faultOf(text)
      if (fault === cellFault.none) continue
      faults ??= new Uint8Array(values.length)
      faults[row] = fault
    }
  }
  return { figures, faults }
}

/** A table whose cells are no text has the decimal point. */
function faultOf(text: string): number {
  if (figureOfText(text) === undefined) return cellFault.notAFigure
  return text.includes(',') ? cellFault.otherMark : cellFault.none
}
