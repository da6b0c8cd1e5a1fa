import { createCellPages } from '../../tables/parquet-cells.js'
import type { ColumnPage } from '../../tables/parquet-pages.js'
import { cellStart, type TextCells } from '../../tables/text-cells.js'
import type { TextIndex } from './text-index.js'

/** The number of a cell in UTF-8 from `start` to `end`. */
type CellNumber = (bytes: Uint8Array, start: number, end: number) => number

/** For each row of the pages of one column the place of its text in an index. */
export function createTextPages(index: TextIndex): (page: ColumnPage) => Int32Array {
  return createNumberPages((bytes, start, end) => index.place(bytes, start, end))
}

/** For each row of the pages of one column a number that its cell decides, asked for once for each cell of a dictionary. */
export function createNumberPages(number: CellNumber): (page: ColumnPage) => Int32Array {
  const cellsOf = createCellPages()
  let last: TextCells | undefined
  let numbers = new Int32Array(0)
  return (page) => {
    const { cells, places } = cellsOf(page)
    if (cells !== last) numbers = numbersOf(cells, places === undefined ? page.rows : cells.ends.length, number)
    last = cells
    return places === undefined ? numbers : Int32Array.from(places, (place) => numbers[place] as number)
  }
}

function numbersOf(cells: TextCells, count: number, number: CellNumber): Int32Array<ArrayBuffer> {
  return Int32Array.from({ length: count }, (_, i) => number(cells.bytes, cellStart(cells, i), cells.ends[i] as number))
}
