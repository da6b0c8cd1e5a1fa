import type { Room } from './parquet-pieces.js'
import type { TextCells } from './text-cells.js'

/** Whether values are texts, one behind the other, of which the last is empty. */
export function isTexts(values: ArrayLike<unknown> | TextCells): values is TextCells {
  return 'ends' in values
}

/**
 * Texts that stand in some bytes each behind its length of four bytes, and an empty one after the last.
 * @param bytes are overwritten with the texts alone
 * @param room for where they end
 * @throws RangeError where the bytes end early
 */
export function plainTexts(bytes: Uint8Array, count: number, room: Room): TextCells {
  const { buffer, byteOffset } = room.of(4 * (count + 1))
  const ends = new Uint32Array(buffer, byteOffset, count + 1)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let from = 0
  let to = 0
  for (let i = 0; i < count; i++) {
    const end = from + 4 + view.getUint32(from, true)
    if (end > bytes.length) throw new RangeError('a text ends behind its page')
    for (from += 4; from < end; ) bytes[to++] = bytes[from++] as number
    ends[i] = to
  }
  ends[count] = to
  return { bytes, ends }
}

/** Texts that came one by one in UTF-8, and an empty one after the last. */
export function textsOf(values: ArrayLike<Uint8Array>): TextCells {
  const ends = new Uint32Array(values.length + 1)
  let length = 0
  for (let i = 0; i < values.length; i++) {
    length += (values[i] as Uint8Array).length
    ends[i] = length
  }
  ends[values.length] = length
  const bytes = new Uint8Array(length)
  for (let i = 0; i < values.length; i++) bytes.set(values[i] as Uint8Array, i === 0 ? 0 : ends[i - 1])
  return { bytes, ends }
}
