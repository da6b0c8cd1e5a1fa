import { createJsonLines } from './json-lines.js'
import { createLongRows, type LongRows } from './read-long.js'
import { createJsonRows } from './read-ndjson.js'
import { createHeaderStage, createWideRows } from './read-wide.js'
import { createReadingContext, type ReadingContext } from './reading-context.js'
import type {
  BlankStatistics,
  ReaderWarning,
  ResponseHeader,
  ResponseReader,
  ResponseReaderOptions,
  ResponseSink,
} from './responses.js'
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
  const source = options.shape === 'ndjson' ? createJsonSource(context) : createTableSource(context)
  let warnings: readonly ReaderWarning[] = []
  return {
    push: source.push,
    end(sink) {
      source.end(sink)
      warnings = readerWarnings(context)
    },
    get header() {
      return source.header()
    },
    get blanks() {
      return context.blanks.statistics
    },
    get warnings() {
      return warnings
    },
  }
}

/** One of the two kinds of file, whose parts do not know the sink. */
interface Source {
  push(bytes: Uint8Array, sink: ResponseSink): void
  end(sink: ResponseSink): void
  header(): ResponseHeader | undefined
}

function createTableSource(context: ReadingContext): Source {
  const { options } = context
  const { layout } = options
  let sink!: ResponseSink
  let long: LongRows | undefined
  const stage = createHeaderStage(context, (plan) => {
    if (options.shape === 'wide') return createWideRows(context, plan)
    long = createLongRows(context, plan)
    return long.record
  })
  const table = {
    encoding: options.encoding ?? layout?.encoding,
    delimiter: options.delimiter ?? layout?.delimiter,
    headerRow: layout?.headerRow,
  }
  const stream = createTableStream(table, (record) => stage.record(record, sink))
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
    },
    header: () => stage.header,
  }
}

function createJsonSource(context: ReadingContext): Source {
  let sink!: ResponseSink
  const rows = createJsonRows(context)
  const stream = createJsonLines(context.options.encoding ?? context.options.layout?.encoding, (line) => rows.line(line, sink))
  return {
    push(bytes, to) {
      sink = to
      stream.push(bytes)
    },
    end(to) {
      sink = to
      stream.end()
    },
    header: () => rows.header,
  }
}

function readerWarnings({ blanks, longIds, seen, options }: ReadingContext): ReaderWarning[] {
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
  const unseen = options.shape === 'wide' ? [] : options.items.filter((_, item) => seen[item] === 0).map(({ id }) => id)
  if (unseen.length > 0) {
    const some = unseen.slice(0, 5).join(', ') + (unseen.length > 5 ? ', …' : '')
    warnings.push({
      code: 'items-unseen',
      message: `${unseen.length} of ${options.items.length} items of the bank have no response in the file: ${some}`,
    })
  }
  return warnings
}

/** So many 16-digit ids all end in 0 by chance once in a hundred thousand files. */
const FEWEST_LONG_IDS = 5
