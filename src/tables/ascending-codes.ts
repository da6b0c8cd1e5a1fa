import type { Codes } from './person-codes.js'

/** Codes of which each is greater than the one before, held as their differences: a byte or a few for each. */
export interface AscendingCodes {
  readonly size: number
  /** Adds codes for as long as each is greater than the one before. @returns how many */
  add(codes: Codes): number
  /** All codes in their order, some at a time. **The same buffer each time.** */
  parts(): Iterable<Codes>
}

/** Bytes of a part; parts never move, so that no copy takes twice the room. */
const PART_BYTES = 1 << 16
const FIRST_BYTES = 1 << 9
/** Most bytes of a code: a mark and both words. */
const CODE_BYTES = 9
/** Where both words follow; no difference is 0. */
const WHOLE = 0

export function createAscendingCodes(): AscendingCodes {
  const full: Uint8Array[] = []
  let part = new Uint8Array(FIRST_BYTES)
  let at = 0
  let size = 0
  let high = -1
  let low = 0
  /** A longer part that begins as this one, or a new one. */
  const makeRoom = () => {
    if (part.length === PART_BYTES) {
      full.push(part.subarray(0, at))
      part = new Uint8Array(PART_BYTES)
      at = 0
      return
    }
    const longer = new Uint8Array(Math.min(2 * part.length, PART_BYTES))
    longer.set(part)
    part = longer
  }
  return {
    get size() {
      return size
    },
    add({ size: count, words }) {
      let into = part
      let to = at
      let lastHigh = high
      let lastLow = low
      let added = 0
      for (; added < count; added++) {
        const nextHigh = words[2 * added]!
        const nextLow = words[2 * added + 1]!
        if (nextHigh < lastHigh || (nextHigh === lastHigh && nextLow <= lastLow)) break
        if (to + CODE_BYTES > into.length) {
          at = to
          makeRoom()
          into = part
          to = at
        }
        to = nextHigh === lastHigh ? differenceInto(into, to, nextLow - lastLow) : wholeInto(into, to, nextHigh, nextLow)
        lastHigh = nextHigh
        lastLow = nextLow
      }
      at = to
      high = lastHigh
      low = lastLow
      size += added
      return added
    },
    parts: () => decoded([...full, part.subarray(0, at)]),
  }
}

/** Seven bits a byte, the lowest first; the last byte is below 128. */
function differenceInto(bytes: Uint8Array, from: number, difference: number): number {
  let at = from
  let left = difference
  for (; left >= 128; left = Math.floor(left / 128)) bytes[at++] = 128 | (left & 127)
  bytes[at++] = left
  return at
}

function wholeInto(bytes: Uint8Array, at: number, high: number, low: number): number {
  bytes[at] = WHOLE
  for (let i = 0; i < 4; i++) {
    bytes[at + 1 + i] = high >>> (24 - 8 * i)
    bytes[at + 5 + i] = low >>> (24 - 8 * i)
  }
  return at + CODE_BYTES
}

function* decoded(parts: readonly Uint8Array[]): Generator<Codes> {
  const words = new Uint32Array(2 * PART_BYTES)
  let high = 0
  let low = 0
  for (const bytes of parts) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let size = 0
    for (let at = 0; at < bytes.length; size++) {
      if (bytes[at] === WHOLE) {
        high = view.getUint32(at + 1)
        low = view.getUint32(at + 5)
        at += CODE_BYTES
      } else {
        let unit = 1
        for (; bytes[at]! >= 128; unit *= 128) low += (bytes[at++]! & 127) * unit
        low += bytes[at++]! * unit
      }
      words[2 * size] = high
      words[2 * size + 1] = low
    }
    yield { size, words }
  }
}
