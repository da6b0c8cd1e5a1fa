import type { ColumnPage, PageReader } from './parquet-pages.js'

/** Walks down a column in steps of any number of rows, whatever its pages. */
export interface ColumnCursor<Page> {
  /**
   * Hands over the next rows, which must be there, page by page.
   * @param use is given a page, the rows of it from…to, and the place of the first of them among those asked for
   */
  take(rows: number, use: (page: Page, from: number, to: number, at: number) => void): Promise<void>
}

/** @param prepare what is made of a page once, for all the steps that it takes to walk through it */
export function createColumnCursor<Page>(next: PageReader, prepare: (page: ColumnPage) => Page): ColumnCursor<Page> {
  let page: Page | undefined
  let length = 0
  let row = 0
  return {
    async take(rows, use) {
      for (let at = 0; at < rows; ) {
        if (page === undefined || row === length) {
          // The page that was used up makes room for the next before that is unpacked.
          page = undefined
          const read = await next()
          if (read === undefined) throw new RangeError(`a column has ${at} more rows, ${rows} were asked for`)
          page = prepare(read)
          length = read.rows
          row = 0
        }
        const to = Math.min(length, row + rows - at)
        use(page, row, to, at)
        at += to - row
        row = to
      }
    },
  }
}
