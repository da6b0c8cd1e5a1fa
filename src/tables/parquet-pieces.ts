/** A file of which any part can be asked for. */
export interface ByteRanges {
  readonly byteLength: number
  slice(start: number, end?: number): Promise<ArrayBuffer>
  /** The bytes from a place on, into memory that is used again and again; without it, by way of {@link ByteRanges.slice}. */
  readInto?(into: Uint8Array, start: number): Promise<void>
}

/** Memory that is used again: a longer one takes its place where it is too short. */
export interface Room {
  /** So many bytes, at a place that suits numbers of any width; what was there before is lost. */
  of(length: number): Uint8Array<ArrayBuffer>
}

export function createRoom(): Room {
  let bytes = new Uint8Array(0)
  return {
    of(length) {
      if (bytes.length < length) bytes = new Uint8Array(length)
      return bytes.subarray(0, length)
    },
  }
}

/** Reads a stretch of a file from front to back. */
export interface PieceReader {
  /** What stands next, as far as a function understands it, which says how many bytes it took; undefined at the end. */
  parse<Value>(read: (bytes: Uint8Array) => { readonly value: Value; readonly length: number }): Promise<Value | undefined>
  /** Lends the next bytes; they are another's when the function is done. */
  use<Value>(length: number, read: (bytes: Uint8Array) => Value): Promise<Value>
}

/** Enough for what is parsed, and for several short pages. */
const PIECE = 1 << 14
/** Texts that are long make what is parsed longer than a piece. */
const LONGEST = 1 << 24

/** @param pool memory that all readers of a file lend to each other */
export function createPieceReader(
  file: ByteRanges,
  { start, end }: { readonly start: number; readonly end: number },
  pool: Room[],
): PieceReader {
  const room = createRoom()
  let at = start
  /** Bytes from `at` on that were read already. */
  let held: Uint8Array = room.of(0)
  const pass = (length: number) => {
    at += length
    held = held.subarray(Math.min(length, held.length))
  }
  return {
    async parse(read) {
      if (at >= end) return undefined
      for (let length = PIECE; ; length *= 16) {
        if (held.length < Math.min(length, end - at)) held = await readInto(file, room.of(Math.min(length, end - at)), at)
        try {
          const parsed = read(held)
          pass(parsed.length)
          return parsed.value
        } catch (error) {
          if (held.length >= end - at || length >= LONGEST) throw error
        }
      }
    },
    async use(length, read) {
      if (length > end - at) throw new RangeError('a page ends behind its column')
      if (length <= held.length) {
        const value = read(held.subarray(0, length))
        pass(length)
        return value
      }
      const lent = pool.pop() ?? createRoom()
      const value = read(await readInto(file, lent.of(length), at))
      pool.push(lent)
      pass(length)
      return value
    },
  }
}

async function readInto(file: ByteRanges, into: Uint8Array, start: number): Promise<Uint8Array> {
  if (file.readInto === undefined) return new Uint8Array(await file.slice(start, start + into.length))
  await file.readInto(into, start)
  return into
}
