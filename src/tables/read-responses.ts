import { createLongRows, type LongRows } from './read-long.js'
import { createHeaderStage, createWideRows } from './read-wide.js'
import { createReadingContext, type ReadingContext } from './reading-context.js'
import type { BlankStatistics, ReaderWarning, ResponseReader, ResponseReaderOptions, ResponseSink } from './responses.js'
import { createTableStream } from './table-stream.js'

export type * from './responses.js'
export { NO_RESPONSE } from './responses.js'

/**
 * A push parser over a response file of any length, in constant memory but for the ids of the duplicate check.
 *
 * Cells are read exactly as CONVENTIONS says: categories, `NA` and `.` not presented, `O` omitted, `R` not reached, `T`
 * timed out, empty by `blank`. A row with anything else is refused with its line, item and repair; the other rows go on.
 */
export function createResponseReader(options: ResponseReaderOptions): ResponseReader {
  const context = createReadingContext(options)
  let sink!: ResponseSink
  let long: LongRows | undefined
  const stage = createHeaderStage(context, (plan) => {
    if (options.shape === 'wide') return createWideRows(context, plan)
    long = createLongRows(context, plan)
    return long.record
  })
  const { layout } = options
  const table = {
    encoding: options.encoding ?? layout?.encoding,
    delimiter: options.delimiter ?? layout?.delimiter,
    headerRow: layout?.headerRow,
  }
  const stream = createTableStream(table, (record) => stage.record(record, sink))
  let warnings: readonly ReaderWarning[] = []
  return {
    push(bytes, to) {
      sink = to
      stream.push(bytes)
    },
    end(to) {
      sink = to
      stream.end()
      stage.end(to)
      long?.end(to)
      warnings = readerWarnings(context)
    },
    get header() {
      return stage.header
    },
    get blanks() {
      return context.blanks.statistics
    },
    get warnings() {
      return warnings
    },
  }
}

function readerWarnings({ blanks, longIds }: ReadingContext): ReaderWarning[] {
  const warnings: ReaderWarning[] = []
  const statistics: BlankStatistics = blanks.statistics
  if (statistics.looksScattered) {
    const message =
      `${statistics.scatteredRows} of ${statistics.rows} rows have empty cells that look like omissions, not like another form; ` +
      'say what they mean: --blank omitted, --blank not-reached or --blank not-presented'
    warnings.push({ code: 'blanks-scattered', message })
  }
  if (longIds.all >= FEWEST_LONG_IDS && longIds.ending === longIds.all) {
    const message = `all ${longIds.all} ids of 16 or 17 digits end in zeros, as a spreadsheet would round them; compare them with the original`
    warnings.push({ code: 'ids-perhaps-rounded', message })
  }
  return warnings
}

/** So many 16-digit ids all end in 0 by chance once in a hundred thousand files. */
const FEWEST_LONG_IDS = 5
