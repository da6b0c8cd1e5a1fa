import { readerWarnings } from './reader-warnings.js'
import { createReadingContext } from './reading-context.js'
import { createJsonSource, createTableSource } from './response-sources.js'
import type { ReaderWarning, ResponseReader, ResponseReaderOptions } from './responses.js'

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
