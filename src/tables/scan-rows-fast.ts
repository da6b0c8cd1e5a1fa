import type { CellTable } from './cell-table.js'
import type { PlainColumns } from './plain-columns.js'
import { type ResponseBlockDraft, stateKinds } from './response-block.js'
import { createRowScanner, type Lines, ROWS_AT_ONCE, type RowScanner, type ScannedRows } from './scan-rows.js'
import { createRowKernel, type RowKernel, type RowKernelSize } from './simd/row-kernel.js'

/** Reads rows by the kernel where there is one, and by its twin where the kernel stops. */
export interface FastRowScanner {
  /** What is read from now on, up to the next call. */
  open(): void
  /** @returns rows, and whether the twin, too, has stopped at a row */
  scan(lines: Lines, block: ResponseBlockDraft): ScannedRows & { readonly stopped: boolean }
}

const LF = 10
/** Rows of the kernel at once: calls that are few are not worth compiling what stands around them. */
const KERNEL_ROWS = 1024
/** Rows that the kernel must read in one go for the twin to be asked for single ones again. */
const MANY = 16

export function createFastRowScanner(columns: PlainColumns, table: CellTable, block: RowKernelSize): FastRowScanner {
  const kernel = createRowKernel(columns, table, { ...block, capacity: Math.min(block.capacity, KERNEL_ROWS) })
  const feed = kernel === undefined ? undefined : createKernelFeed(kernel)
  let twin: RowScanner | undefined
  /** Rows that the twin is asked for: more and more while the kernel reads few. */
  let patience = kernel === undefined ? ROWS_AT_ONCE : 1
  return {
    open: () => feed?.forget(),
    scan(lines, to) {
      const room = to.capacity - to.count
      if (kernel !== undefined && feed !== undefined) {
        const rows = feed.scan(lines, Math.min(room, kernel.capacity), to.count)
        if (rows >= MANY) patience = 1
        if (rows > 0) return { ...takeRows(kernel, rows, to), line: lines.line + rows, next: feed.next(), stopped: false }
      }
      twin ??= createRowScanner(columns, table, block.capacity)
      const asked = Math.min(room, patience)
      patience = Math.min(2 * patience, ROWS_AT_ONCE)
      const scanned = twin.scan(lines, to, asked)
      return { ...scanned, stopped: scanned.rows < asked }
    },
  }
}

/** Hands lines to a kernel, some of them at a time, and says how far it has come in the bytes that they stand in. */
function createKernelFeed({ input, scan, next }: RowKernel) {
  /** Indices of the bytes that the kernel has. */
  let from = 0
  let end = 0
  return {
    forget() {
      end = 0
    },
    next: () => from + next(),
    scan(lines: Lines, rows: number, place: number): number {
      if (lines.from < from || lines.from >= end) {
        from = lines.from
        const most = from + input.length
        // A line that has no room is left to the twin.
        end = lines.end <= most ? lines.end : Math.max(from, lines.bytes.lastIndexOf(LF, most - 1) + 1)
        input.set(lines.bytes.subarray(from, end))
      }
      return scan(lines.from - from, end - from, rows, { line: lines.line, place })
    },
  }
}

/** Copies rows that a kernel has read into the free places of a block. */
function takeRows({ rows: kernel }: RowKernel, rows: number, block: ResponseBlockDraft): Omit<ScannedRows, 'next' | 'line'> {
  const { count, itemCount, responses, states, lines } = block
  responses.set(kernel.responses(rows), count * itemCount)
  states.set(kernel.states(rows), count * stateKinds.length)
  lines.set(kernel.lines(rows), count)
  const { bytes, ranges, blanks } = kernel
  return { rows, bytes, first: 0, ranges, blanks, kernel }
}
