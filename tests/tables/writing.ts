import type { TextEncoding } from '../../src/tables/decode.js'

/** Bytes of a text in an encoding, as a program that writes it would make them; UTF-16 with its byte-order mark. */
export function encode(text: string, encoding: TextEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'utf-8-bom':
      return new TextEncoder().encode(`\uFEFF${text}`)
    case 'utf-16le':
      return utf16(text, true)
    case 'utf-16be':
      return utf16(text, false)
    case 'windows-1252':
      return Uint8Array.from(text, (character) => windows1252(character))
  }
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  view.setUint16(0, 0xfeff, littleEndian)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

/** Some characters that Windows-1252 has beyond Latin-1. */
const high = new Map([
  ['€', 0x80],
  ['…', 0x85],
  ['Š', 0x8a],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['ž', 0x9e],
])
export const windows1252Characters = [...high.keys()]

function windows1252(character: string): number {
  const code = high.get(character) ?? character.charCodeAt(0)
  if (code > 255) throw new Error(`${character} is not in Windows-1252`)
  return code
}

/** A cell after RFC 4180, quoted where it must be. */
export function quotedCell(cell: string, delimiter: string, always = false): string {
  return always || cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
}

/** Hands bytes on in pieces of the given lengths, over and over. */
export function inPieces(bytes: Uint8Array, lengths: readonly number[], take: (piece: Uint8Array) => void): void {
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1
    take(bytes.subarray(at, at + length))
    at += length
  }
}
