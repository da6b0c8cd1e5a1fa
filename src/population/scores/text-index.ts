import { createDecoder } from '../../tables/decode.js'
import { unwrapText } from '../../tables/person-text.js'

/** Texts of one column by number, found from their bytes without making a text of every cell. */
export interface TextIndex {
  /** The number of the text in a stretch of bytes; numbers count from 0 in the order of first meeting. */
  place(bytes: Uint8Array, start: number, end: number): number
  readonly texts: readonly string[]
}

/** @throws MelekError `encoding-wrong` for bytes that are not UTF-8 */
export function createTextIndex(): TextIndex {
  const texts: string[] = []
  const byText = new Map<string, number>()
  const byHash = new Map<number, { readonly bytes: Uint8Array; readonly place: number }[]>()
  return {
    texts,
    place(bytes, start, end) {
      let hash = 0x811c9dc5
      for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
      const known = byHash.get(hash)
      const same = known?.find((entry) => sameBytes(entry.bytes, bytes, start, end))
      if (same !== undefined) return same.place
      const own = bytes.slice(start, end)
      const decoder = createDecoder()
      const text = unwrapText((decoder.push(own) + decoder.end()).trim())
      let place = byText.get(text)
      if (place === undefined) {
        place = texts.push(text) - 1
        byText.set(text, place)
      }
      if (known === undefined) byHash.set(hash, [{ bytes: own, place }])
      else known.push({ bytes: own, place })
      return place
    },
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array, start: number, end: number): boolean {
  if (one.length !== end - start) return false
  for (let i = 0; i < one.length; i++) if (one[i] !== other[start + i]) return false
  return true
}
