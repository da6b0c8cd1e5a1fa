import { LONGEST_RECORD } from './split-records.js'

/** Cuts the bytes of a file, pushed in pieces of any size, after line feeds. */
export interface LineFeed {
  push(bytes: Uint8Array): void
  /** Hands on what stands after the last line feed. */
  end(): void
}

const LF = 10

/** Who takes the bytes of a line feed. */
export interface LineTaker {
  /** Complete lines, from and to an index: most of them where they were pushed, without a copy. */
  lines(bytes: Uint8Array, from: number, to: number): void
  /** A piece without a line feed: the end of the file, or of a line that is longer than a record may be. */
  piece(bytes: Uint8Array): void
}

export function createLineFeed(taker: LineTaker): LineFeed {
  let begun = new Uint8Array(0)
  let length = 0
  const keep = (bytes: Uint8Array) => {
    if (length + bytes.length > begun.length) {
      const longer = new Uint8Array(2 * (length + bytes.length))
      longer.set(begun.subarray(0, length))
      begun = longer
    }
    begun.set(bytes, length)
    length += bytes.length
  }
  const flushPiece = () => {
    if (length > 0) taker.piece(begun.subarray(0, length))
    length = 0
  }
  return {
    push(pushed) {
      // A plain view, whatever the caller has: the kernels meet one kind of array.
      const bytes = new Uint8Array(pushed.buffer, pushed.byteOffset, pushed.length)
      let from = 0
      if (length > 0) {
        from = bytes.indexOf(LF) + 1
        keep(from === 0 ? bytes : bytes.subarray(0, from))
        if (from > 0) {
          taker.lines(begun, 0, length)
          length = 0
        } else if (length > LONGEST_RECORD) flushPiece()
        if (from === 0) return
      }
      const to = bytes.lastIndexOf(LF) + 1
      if (to > from) taker.lines(bytes, from, to)
      keep(bytes.subarray(Math.max(from, to)))
    },
    end: flushPiece,
  }
}
