import { joinBytes } from './join-bytes.js'
import { LONGEST_RECORD } from './split-records.js'

/** Cuts the bytes of a UTF-16 file, pushed in pieces of any size, at its line feeds. */
export interface Utf16Lines {
  push(bytes: Uint8Array): void
  end(): void
}

const LF = 0x0a
const OPENING_BRACE = 0x7b

/**
 * Lines of NDJSON in UTF-16, also behind one that lost a byte or got one too many. Line feeds are looked for at the places of whole
 * characters; at the places between them one counts where an opening brace follows, as every line of NDJSON begins. Read between
 * characters, such a run would be a Gurmukhi or unassigned letter before a Chinese one, next to nothing in any data.
 * @param take the bytes of a line without its line feed; undefined for a line of more than LONGEST_RECORD bytes
 */
export function createUtf16Lines(encoding: 'utf-16le' | 'utf-16be', take: (line: Uint8Array | undefined) => void): Utf16Lines {
  const low = encoding === 'utf-16le' ? 0 : 1
  let held: Uint8Array = new Uint8Array(0)
  /** Bytes of the line that stand above `held` and were let go, because it is too long. */
  let dropped = 0
  const cut = (last: boolean) => {
    let start = 0
    for (let at = breakAt(held, { start, dropped, low, last }); at >= 0; at = breakAt(held, { start, dropped, low, last })) {
      hand(start, at)
      start = at + 2
      dropped = 0
    }
    held = held.slice(start)
  }
  const hand = (from: number, to: number) => take(dropped + to - from > LONGEST_RECORD ? undefined : held.subarray(from, to))
  return {
    push(bytes) {
      held = held.length === 0 ? bytes : joinBytes([held, bytes])
      cut(false)
      if (held.length <= LONGEST_RECORD) return
      // What a line feed at the very end may still need stays.
      dropped += held.length - NEEDED
      held = held.slice(-NEEDED)
    },
    end() {
      cut(true)
      hand(0, held.length)
      held = new Uint8Array(0)
    },
  }
}

/** Bytes of a line feed and the brace behind it. */
const NEEDED = 4

interface Place {
  readonly start: number
  readonly dropped: number
  /** Place of the lower byte in a character. */
  readonly low: 0 | 1
  readonly last: boolean
}

/** Index of the first byte of the next line feed; −1 where there is none, or where the next piece must tell. */
function breakAt(bytes: Uint8Array, { start, dropped, low, last }: Place): number {
  const isUnit = (at: number, code: number) => bytes[at + low] === code && bytes[at + 1 - low] === 0
  for (let found = bytes.indexOf(LF, start + low); found >= 0; found = bytes.indexOf(LF, found + 1)) {
    const at = found - low
    const isWhole = (at - start + dropped) % 2 === 0
    if (!last && at + (isWhole ? 2 : NEEDED) > bytes.length) return -1
    if (isUnit(at, LF) && (isWhole || isUnit(at + 2, OPENING_BRACE))) return at
  }
  return -1
}
