import { createJsonLines } from './json-lines.js'
import { createPersonIndex } from './person-index.js'
import { unwrapText } from './person-text.js'
import { planColumns } from './response-header.js'
import type { ResponseReaderOptions } from './responses.js'
import { type ByteStream, createTableStream } from './table-stream.js'

/**
 * Goes through a response file for its ids alone, to verify the suspicions of a duplicate check. Rows that a reader would refuse for their quotation marks or their length do not come.
 * @param found is given the line and the id of each row, in long form of each response
 */
export function createPersonScan(options: ResponseReaderOptions, found: (line: number, person: string) => void): ByteStream {
  const { layout } = options
  const encoding = options.encoding ?? layout?.encoding
  if (options.shape === 'ndjson') {
    const key = options.idColumn ?? layout?.person ?? 'person'
    return createJsonLines(encoding, ({ line, value }) => {
      const person = value?.[key]
      if (typeof person === 'string') found(line, person)
    })
  }
  let person = -1
  let columns = 0
  const table = { encoding, delimiter: options.delimiter ?? layout?.delimiter, headerRow: layout?.headerRow }
  return createTableStream(table, ({ line, cells, problem }) => {
    if (person < 0) {
      person = planColumns(cells, line, options).person
      columns = cells.length
    } else if (problem === undefined && cells.length === columns) found(line, unwrapText(cells[person]!))
  })
}

/** A first pass for `"duplicates": "last"`. */
export interface LastLinesScan extends ByteStream {
  /** Last line of each person who occurs more than once; complete after `end`. */
  readonly lastLines: ReadonlyMap<string, number>
}

/**
 * Finds the row that counts for each person who has several, for `ResponseReaderOptions.lastLines`. Memory: that of the
 * duplicate check, and the ids of those who occur twice.
 */
export function createLastLinesScan(options: ResponseReaderOptions): LastLinesScan {
  const index = createPersonIndex()
  const lastLines = new Map<string, number>()
  let before: string | undefined
  const stream = createPersonScan(options, (line, person) => {
    // In long form the rows of a person stand together and count as one.
    if (options.shape === 'long' && person === before) return
    before = person
    if (index.enter(person) !== 'new') lastLines.set(person, line)
  })
  return { push: stream.push, end: stream.end, lastLines }
}
