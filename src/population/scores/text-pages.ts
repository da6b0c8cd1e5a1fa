import { cellBytes, pageValues } from '../../tables/parquet-cells.js'
import type { ColumnPage } from '../../tables/parquet-pages.js'
import type { TextIndex } from './text-index.js'

/** For each row of the pages of one column the place of its text in an index. */
export function createTextPages(index: TextIndex): (page: ColumnPage) => Int32Array {
  return pagesOf((bytes) => index.place(bytes, 0, bytes.length))
}

/** For each row of the pages of one column what is made of the bytes of its cell, once for each text of a dictionary. */
export function pagesOf(number: (bytes: Uint8Array) => number): (page: ColumnPage) => Int32Array {
  let dictionary: ColumnPage['dictionary']
  let known = new Int32Array(0)
  return (page) => {
    if (page.dictionary === undefined) {
      const cells = pageValues(page)
      return Int32Array.from({ length: page.rows }, (_, row) => number(cellBytes(cells[row])))
    }
    if (page.dictionary !== dictionary) known = Int32Array.from(page.dictionary, (value) => number(cellBytes(value)))
    dictionary = page.dictionary
    const { values, present } = page
    const empty = present === undefined ? 0 : number(cellBytes(undefined))
    const numbers = new Int32Array(page.rows)
    let next = 0
    for (let row = 0; row < page.rows; row++)
      numbers[row] = present !== undefined && present[row] !== 1 ? empty : (known[values[next++] as number] as number)
    return numbers
  }
}
