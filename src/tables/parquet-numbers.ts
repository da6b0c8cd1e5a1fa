import { readHybridInto, widestHybrid } from './parquet-hybrid.js'
import type { Room } from './parquet-pieces.js'

/** Types of numbers that stand one after the other in a page, by their name in the format. */
const plainTypes = { DOUBLE: Float64Array, FLOAT: Float32Array, INT32: Int32Array, INT64: BigInt64Array } as const

export type PlainType = keyof typeof plainTypes

/** Whether pages of a type can be looked at as numbers, without a copy. */
export function isPlainType(type: string): type is PlainType {
  return type in plainTypes
}

/**
 * Numbers as they stand in some bytes, little-endian as every machine that runs this is.
 * @param room holds the bytes, perhaps further behind; its beginning is overwritten
 * @throws RangeError where there are fewer
 */
export function plainNumbers(type: PlainType, count: number, bytes: Uint8Array, room: Room): ArrayLike<number | bigint> {
  const numbers = plainTypes[type]
  const length = count * numbers.BYTES_PER_ELEMENT
  if (bytes.length < length) throw new RangeError(`a page of ${count} numbers has ${bytes.length} bytes`)
  const aligned = bytes.byteOffset % numbers.BYTES_PER_ELEMENT === 0 ? bytes : moved(bytes.subarray(0, length), room)
  return new numbers(aligned.buffer as ArrayBuffer, aligned.byteOffset, count)
}

function moved(bytes: Uint8Array, room: Room): Uint8Array<ArrayBuffer> {
  const start = room.of(bytes.length)
  // Within one piece of memory this moves what lies behind to the front.
  start.set(bytes)
  return start
}

/**
 * For each row 1 where it holds something; undefined where all do.
 * @throws RangeError where the bytes end early
 */
export function presence(bytes: Uint8Array, rows: number, room: Room): Uint8Array | undefined {
  const present = room.of(rows)
  readHybridInto(present, bytes, { start: 0, end: bytes.length, width: 1 })
  return present.includes(0) ? present : undefined
}

/**
 * For each value its place in a dictionary of some size.
 * @throws RangeError where one lies outside, or the bytes end early
 */
export function dictionaryPlaces(bytes: Uint8Array, count: number, size: number, room: Room): Places {
  const width = count === 0 ? 0 : (bytes[0] ?? 0)
  if (width > widestHybrid) throw new RangeError(`the places in a dictionary take ${width} bits`)
  const places = placesIn(room, size, count)
  if (width === 0) places.fill(0)
  else readHybridInto(places, bytes, { start: 1, end: bytes.length, width })
  for (let i = 0; i < count; i++)
    if ((places[i] as number) >= size) throw new RangeError(`a value is number ${places[i]} of ${size}`)
  return places
}

/** For each row the place of its value, `nothing` where it holds none. @param coded places of the values, or one after the other */
export function spread(present: Uint8Array, nothing: number, coded: Places | undefined, room: Room): Places {
  const places = placesIn(room, nothing, present.length)
  let next = 0
  for (let row = 0; row < places.length; row++) {
    if (present[row] === 0) places[row] = nothing
    else {
      places[row] = coded === undefined ? next : (coded[next] as number)
      next++
    }
  }
  return places
}

type Places = Uint8Array | Uint16Array | Uint32Array

/** As narrow as places up to some number can be. */
function placesIn(room: Room, most: number, count: number): Places {
  const { buffer, byteOffset } = room.of((most < 1 << 8 ? 1 : most < 1 << 16 ? 2 : 4) * count)
  if (most < 1 << 8) return new Uint8Array(buffer, byteOffset, count)
  return most < 1 << 16 ? new Uint16Array(buffer, byteOffset, count) : new Uint32Array(buffer, byteOffset, count)
}
