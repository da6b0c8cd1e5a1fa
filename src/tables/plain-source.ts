import { createRowAdmission, type SuspectRule } from './admit-rows.js'
import type { BlockBuilder } from './block-builder.js'
import { createCellTable } from './cell-table.js'
import { createLineFeed } from './line-feed.js'
import { planPlainColumns } from './plain-columns.js'
import type { ReadingContext } from './reading-context.js'
import { createTableSource, type ResponseSource, type TableSource } from './response-sources.js'
import type { Reject, ResponseSink } from './responses.js'
import { createFastRowScanner } from './scan-rows-fast.js'

/** Where plain rows go. */
export interface PlainRowsTarget {
  readonly builder: BlockBuilder
  readonly persons: number
  readonly suspects: SuspectRule
}

/**
 * Kernel of createTableSource for wide files, its readable twin: reads plain lines as bytes into blocks and hands on all
 * others, which come to the sink as rows.
 */
export function createPlainSource(context: ReadingContext, to: PlainRowsTarget): ResponseSource {
  const source = createTableSource(context)
  let plain: PlainRows | undefined
  let sink!: ResponseSink
  /** Bytes that the other reader is given at least: more and more while lines are not plain. */
  let stride = 0
  const feed = createLineFeed({
    lines(bytes, from, end) {
      let at = from
      while (at < end) {
        if (source.stream.betweenRecords) {
          plain ??= createPlainRows(context, source, to)
          const next = plain?.(bytes, at, end, sink.reject) ?? at
          if (next > at) stride = 0
          at = next
        }
        if (at === end) return
        const next = bytes.indexOf(LF, Math.min(at + stride, end - 1)) + 1
        source.push(bytes.subarray(at, next), sink)
        at = next
        stride = Math.min(LONGEST_STRIDE, 2 * stride + SHORTEST_STRIDE)
      }
    },
    piece: (bytes) => source.push(bytes, sink),
  })
  return {
    push(bytes, into) {
      sink = into
      feed.push(bytes)
    },
    end(into) {
      sink = into
      feed.end()
      source.end(into)
    },
    header: source.header,
  }
}

const LF = 10
const SHORTEST_STRIDE = 64
const LONGEST_STRIDE = 1 << 16

/** Reads complete lines up to the first that is not plain, and gives the index at which that one begins. */
type PlainRows = (bytes: Uint8Array, from: number, end: number, reject: (reject: Reject) => void) => number

/** Undefined until the header is understood. */
function createPlainRows(context: ReadingContext, source: TableSource, to: PlainRowsTarget): PlainRows | undefined {
  const plan = source.plan()
  const { stream } = source
  if (plan === undefined || stream.delimiter === undefined) return undefined
  const columns = planPlainColumns(plan, context.options, stream.delimiter)
  if (columns === undefined) return (_, from) => from
  const table = createCellTable(context.cells, columns, context.options)
  const scanner = createFastRowScanner(columns, table, { capacity: to.persons, itemCount: context.options.items.length })
  const admission = createRowAdmission(context, columns, to.suspects)
  return (bytes, from, end, reject) => {
    let at = from
    scanner.open()
    for (;;) {
      const block = to.builder.open(columns.textPlaces.length)
      const scanned = scanner.scan({ bytes, from: at, end, line: stream.line }, block)
      stream.passLines(scanned.line - stream.line)
      admission.admit(scanned, block, reject)
      to.builder.close(false)
      at = scanned.next
      if (at === end || scanned.stopped) return at
    }
  }
}
