import { refuseStrangers } from './items-overlap.js'
import { createJsonLines, createSeparateJsonLines } from './json-lines.js'
import { createLongRows, type LongRows } from './read-long.js'
import { createJsonRows } from './read-ndjson.js'
import { createHeaderStage, createWideRows } from './read-wide.js'
import type { ReadingContext } from './reading-context.js'
import type { ColumnPlan } from './response-header.js'
import type { ResponseHeader, ResponseSink } from './responses.js'
import { createTableStream, type TableStream } from './table-stream.js'

/** One of the two kinds of file, whose parts do not know the sink. */
export interface ResponseSource {
  push(bytes: Uint8Array, sink: ResponseSink): void
  end(sink: ResponseSink): void
  header(): ResponseHeader | undefined
}

/** A table, in which another reader may step in between two records. */
export interface TableSource extends ResponseSource {
  readonly stream: TableStream
  /** Undefined until rows are read: the header, or some fifty rows where unknown columns must be judged. */
  plan(): ColumnPlan | undefined
}

export function createTableSource(context: ReadingContext): TableSource {
  const { options } = context
  const { layout } = options
  let sink!: ResponseSink
  let long: LongRows | undefined
  let plan: ColumnPlan | undefined
  const stage = createHeaderStage(context, (columns) => {
    plan = columns
    if (options.shape === 'wide') return createWideRows(context, columns)
    long = createLongRows(context, columns)
    return long.record
  })
  const table = {
    encoding: options.encoding ?? layout?.encoding,
    delimiter: options.delimiter ?? layout?.delimiter,
    headerRow: layout?.headerRow,
  }
  const stream = createTableStream(table, (record) => stage.record(record, sink))
  return {
    stream,
    push(bytes, to) {
      sink = to
      stream.push(bytes)
    },
    end(to) {
      sink = to
      stream.end()
      stage.end(to)
      long?.end(to)
      if (long !== undefined) refuseStrangers(context)
    },
    header: () => stage.header,
    plan: () => plan,
  }
}

export function createJsonSource(context: ReadingContext): ResponseSource {
  let sink!: ResponseSink
  const rows = createJsonRows(context)
  const { options } = context
  const lines = options.everyLine === true ? createSeparateJsonLines : createJsonLines
  const stream = lines(options.encoding ?? options.layout?.encoding, (line) => rows.line(line, sink))
  return {
    push(bytes, to) {
      sink = to
      stream.push(bytes)
    },
    end(to) {
      sink = to
      stream.end()
      refuseStrangers(context)
    },
    header: () => rows.header,
  }
}
