import { textOfValue } from '../../tables/parquet-cells.js'
import type { ColumnPage } from '../../tables/parquet-pages.js'
import { isTexts } from '../../tables/parquet-texts.js'
import { cellText, type TextCells } from '../../tables/text-cells.js'
import { cellFault, figureOfText } from './figure-cells.js'

/** The figures of a page. */
export interface FigurePage {
  /** Row by row; or with places each that occurs once, and NaN at last for rows that hold nothing. */
  readonly figures: Float64Array
  /** For each figure what is wrong with it, see {@link cellFault}; undefined where nothing is with any. */
  readonly faults: Uint8Array | undefined
  /** For each row the place of its figure; undefined where every row has its own. */
  readonly places: ArrayLike<number> | undefined
}

type Figures = Omit<FigurePage, 'places'>

/** Makes figures of the pages of one column, each the figure that its cell in a table would be. */
export function createFigurePages(): (page: ColumnPage) => FigurePage {
  let last: ColumnPage['values'] | undefined
  let figures: Figures = { figures: new Float64Array(0), faults: undefined }
  return ({ values, places }) => {
    // Pages share a dictionary.
    if (values !== last) figures = places === undefined ? figuresOf(values) : withNothing(figuresOf(values))
    last = values
    return { ...figures, places }
  }
}

/** Figures with a last one for what holds nothing. */
function withNothing({ figures, faults }: Figures): Figures {
  const all = new Float64Array(figures.length + 1).fill(Number.NaN)
  all.set(figures)
  if (faults === undefined) return { figures: all, faults }
  const allFaults = new Uint8Array(all.length)
  allFaults.set(faults)
  return { figures: all, faults: allFaults }
}

function figuresOf(values: ColumnPage['values']): Figures {
  if (isTexts(values)) return figuresOfTexts(values)
  if (values instanceof Float64Array) return { figures: values, faults: infinite(values) }
  const figures = new Float64Array(values.length)
  if (!(values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint32Array))
    return figuresOfCells(values, figures)
  figures.set(values)
  return { figures, faults: infinite(figures) }
}

function figuresOfTexts(texts: TextCells): Figures {
  return figuresOfCells(
    Array.from(texts.ends, (_, i) => cellText(texts, i)),
    new Float64Array(texts.ends.length),
  )
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

function figuresOfCells(values: ArrayLike<unknown>, figures: Float64Array): Figures {
  let faults: Uint8Array | undefined
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (typeof value === 'number' && Number.isFinite(value)) figures[row] = value
    else if (typeof value === 'bigint') figures[row] = Number(value)
    else {
      const text = textOfValue(value)
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
