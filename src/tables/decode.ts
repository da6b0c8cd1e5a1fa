import { MelekError } from '../issues/melek-error.js'

/** Encodings that a table may come in; `utf-8-bom` is UTF-8 that begins with a byte-order mark, as Excel writes it. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Every encoding by its name, in the order in which messages list them. */
export const textEncodings: readonly TextEncoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252']

export interface EncodingGuess {
  readonly encoding: TextEncoding
  /** Whether the bytes begin with a byte-order mark. */
  readonly bom: boolean
  /** False where another encoding would read the same bytes without complaint: show what was read to a person. */
  readonly confident: boolean
}

/**
 * The likely encoding of a text, from its first bytes. A byte-order mark decides; zero bytes mean UTF-16; what is valid
 * UTF-8 is UTF-8; everything else is taken for Windows-1252, which any bytes satisfy.
 * @param head the first bytes of the file; a few kilobytes are enough, and the cut may fall inside a character
 */
export function detectEncoding(head: Uint8Array): EncodingGuess {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8-bom', bom: true, confident: true }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true, confident: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true, confident: true }
  const zeros = zeroShares(head)
  if (zeros.even > 0 || zeros.odd > 0) {
    return {
      encoding: zeros.odd >= zeros.even ? 'utf-16le' : 'utf-16be',
      bom: false,
      confident: Math.abs(zeros.odd - zeros.even) > 0.5,
    }
  }
  if (isUtf8(head)) return { encoding: 'utf-8', bom: false, confident: true }
  return { encoding: 'windows-1252', bom: false, confident: false }
}

/** Turns the bytes of one file, in pieces of any size, into text without its byte-order mark. */
export interface Decoder {
  push(bytes: Uint8Array): string
  /** The text that was still held back; throws where the file ends inside a character. */
  end(): string
}

/**
 * A strict streaming decoder: what does not fit the encoding is refused, never replaced.
 * @throws MelekError `encoding-wrong`, naming the likely encoding and the option; `file-not-text` for a spreadsheet,
 *   an archive, a picture, a Parquet file, or bytes that no text has
 */
export function createDecoder(encoding: TextEncoding = 'utf-8'): Decoder {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true })
  const head: number[] = []
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
      if (encoding === 'windows-1252') return repairWindows1252(text)
      if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && text.includes('\0')) throw new TypeError('zero bytes')
      return text
    } catch {
      throw wrongEncoding(encoding, Uint8Array.from(head), bytes)
    }
  }
  return {
    push(bytes) {
      if (head.length < HEAD_BYTES) {
        const before = head.length
        for (let i = 0; i < bytes.length && head.length < HEAD_BYTES; i++) head.push(bytes[i]!)
        if (before < SIGNATURE_BYTES) refuseBinary(head)
      }
      return decode(bytes)
    },
    end: () => decode(undefined),
  }
}

/** Enough of a file to guess its encoding from when it has to be refused. */
const HEAD_BYTES = 4096
const SIGNATURE_BYTES = 4

const picture = 'it is a picture: ask for the table itself, as "CSV UTF-8"'
const packed = 'it is an archive: unpack it first'

/** First bytes of files that are no text, and what to do with them. */
const signatures: readonly (readonly [bytes: readonly number[], repair: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'it is a zip file, probably a spreadsheet (.xlsx, .ods): open it and save the sheet as "CSV UTF-8"'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'it is an old spreadsheet (.xls): open it and save the sheet as "CSV UTF-8"'],
  [[0x1f, 0x8b], 'it is compressed with gzip: unpack it first, or give it a name that ends in .gz'],
  [[0x50, 0x41, 0x52, 0x31], 'it is a Parquet file: give it a name that ends in .parquet'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF: ask for the table itself, as "CSV UTF-8"'],
  [[0x89, 0x50, 0x4e, 0x47], picture],
  [[0xff, 0xd8, 0xff], picture],
  [[0x28, 0xb5, 0x2f, 0xfd], packed],
  [[0xfd, 0x37, 0x7a, 0x58], packed],
  [[0x37, 0x7a, 0xbc, 0xaf], packed],
]

function refuseBinary(head: readonly number[]): void {
  const found = signatures.find(([bytes]) => bytes.every((byte, i) => head[i] === byte))
  if (found !== undefined) throw new MelekError('file-not-text', `the file must be a text table; ${found[1]}`)
}

/** Why bytes are no text in any encoding; undefined where they may be. */
function notTextProblem(bytes: Uint8Array): string | undefined {
  const { even, odd } = zeroShares(bytes)
  // Between Latin letters every second byte is zero; other scripts have such zeros in their digits, commas and line breaks.
  if (even + odd > 0) {
    const isUtf16 = Math.min(even, odd) === 0 && Math.max(even, odd) > 0.25
    return isUtf16 ? undefined : 'it holds zero bytes, which no text has; is it damaged? Export the table again, as "CSV UTF-8"'
  }
  let controls = 0
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls++
  if (controls <= MOST_CONTROLS * bytes.length) return undefined
  return 'it holds control characters as no text does; check that it is the right file, and export the table as "CSV UTF-8"'
}

/** Share of control characters that a text may have by accident. */
const MOST_CONTROLS = 0.02

function wrongEncoding(encoding: TextEncoding, head: Uint8Array, bytes: Uint8Array | undefined): MelekError {
  const expected = encoding === 'utf-8-bom' ? 'utf-8' : encoding
  if (bytes === undefined) {
    return new MelekError(
      'encoding-wrong',
      `the file must be ${expected}, but it ends in the middle of a character; was it cut off while copying?`,
    )
  }
  const first = detectEncoding(head).encoding
  const isLate = first === expected || first === 'utf-8-bom'
  const likely = isLate ? detectEncoding(bytes).encoding : first
  const problem = detectEncoding(head).bom ? undefined : notTextProblem(isLate ? bytes : head)
  if (problem !== undefined) return new MelekError('file-not-text', `the file must be a text table; ${problem}`)
  const advice =
    likely === expected
      ? 'some of its bytes are damaged or in another encoding; save it again as UTF-8'
      : `it looks like ${likely}: use --encoding ${likely} or "encoding": "${likely}" in the layout, or save it as UTF-8`
  return new MelekError('encoding-wrong', `the file is not ${expected}; ${advice}`)
}

/** Share of zero bytes at even and at odd places: Latin text in UTF-16 has one of them near 1. */
function zeroShares(head: Uint8Array): { even: number; odd: number } {
  const half = Math.max(1, Math.floor(head.length / 2))
  let even = 0
  let odd = 0
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  return { even: even / half, odd: odd / half }
}

/** A whole text in Windows-1252, which any bytes are. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return repairWindows1252(new TextDecoder('windows-1252').decode(bytes))
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Characters of bytes 0x80…0x9F in Windows-1252. @source WHATWG Encoding Standard, index windows-1252 */
const WINDOWS_1252_HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Some releases of Node read Windows-1252 as Latin-1; a right decoder leaves nothing here to repair. */
function repairWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252_HIGH[character.charCodeAt(0) - 0x80]!)
}
