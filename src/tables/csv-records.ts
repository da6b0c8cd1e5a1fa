import { parse } from 'csv-parse/browser/esm/sync'

/**
 * The cells of records that hold quoted cells, by csv-parse. The records come already cut, one per text, so that a
 * broken one cannot spoil its neighbours.
 * @param texts records without their line break, each with at least one cell that opens with a quotation mark
 */
export function quotedCells(texts: readonly string[], delimiter: string): string[][] {
  const options = {
    delimiter,
    // csv-parse would otherwise take the first break it meets, perhaps one inside a cell, for the break of the file.
    record_delimiter: ['\n'],
    relax_column_count: true,
    // A quotation mark inside an unquoted cell, as in `19" screen`, is an ordinary character, as in every spreadsheet.
    relax_quotes: true,
  }
  const records = parse(texts.join('\n') + '\n', options)
  return records.length === texts.length ? records : texts.map((text) => parse(text, options)[0] ?? [''])
}
