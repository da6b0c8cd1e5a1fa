import { MelekError } from '../issues/melek-error.js'
import { createDecoder, decodeWindows1252, type TextEncoding } from './decode.js'
import { joinBytes } from './join-bytes.js'
import { LONGEST_RECORD } from './split-records.js'
import type { ByteStream } from './table-stream.js'
import { createUtf16Lines } from './utf16-lines.js'

/** One line of an NDJSON file: an object, or undefined where the line is none. */
export interface JsonLine {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>> | undefined
  /** The line as it stands; empty where it cannot be read. */
  readonly text: string
  /** Why the line cannot be read at all, where lines are read one by one. */
  readonly problem?: 'encoding-wrong' | 'record-too-long'
}

/**
 * Hands on the objects of an NDJSON file (one JSON object a line) in constant memory. Empty lines are passed over.
 * @throws MelekError `record-too-long`; see createDecoder
 */
export function createJsonLines(encoding: TextEncoding | undefined, onLine: (line: JsonLine) => void): ByteStream {
  const decoder = createDecoder(encoding)
  let buffer = ''
  let line = 1
  const take = (text: string) => {
    if (text.length > LONGEST_RECORD) {
      throw new MelekError(
        'record-too-long',
        `line ${line} is longer than ${LONGEST_RECORD} characters; check that each object stands on a line of its own`,
      )
    }
    if (text.trim() !== '') onLine({ line, value: objectOf(text), text })
    line++
  }
  const feed = (text: string, last: boolean) => {
    buffer += text
    let start = 0
    for (let end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n', start)) {
      take(buffer.slice(start, end))
      start = end + 1
    }
    buffer = buffer.slice(start)
    if (last || buffer.length > LONGEST_RECORD) {
      take(buffer)
      buffer = ''
    }
  }
  return { push: (bytes) => feed(decoder.push(bytes), false), end: () => feed(decoder.end(), true) }
}

/** As createJsonLines, but a line that is too long or in another encoding comes with its problem, and the next one goes on. */
export function createSeparateJsonLines(encoding: TextEncoding = 'utf-8', onLine: (line: JsonLine) => void): ByteStream {
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : strictDecoder(encoding)
  let line = 1
  const take = (bytes: Uint8Array | undefined) => {
    if (bytes === undefined) onLine({ line, value: undefined, text: '', problem: 'record-too-long' })
    else takeText(decode(bytes))
    line++
  }
  const takeText = (decoded: string | undefined) => {
    if (decoded === undefined) return onLine({ line, value: undefined, text: '', problem: 'encoding-wrong' })
    const text = line === 1 ? decoded.replace(/^\uFEFF/, '') : decoded
    if (text.trim() !== '') onLine({ line, value: objectOf(text), text })
  }
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? createUtf16Lines(encoding, take) : createByteLines(take)
}

/** Lines of an encoding in which the byte of a line feed is nothing else; undefined for one that is too long. */
function createByteLines(onLine: (line: Uint8Array | undefined) => void): ByteStream {
  let begun: Uint8Array[] = []
  let length = 0
  const take = (bytes: Uint8Array) => {
    length += bytes.length
    if (length > LONGEST_RECORD) onLine(undefined)
    else onLine(begun.length === 0 ? bytes : joinBytes([...begun, bytes]))
    begun = []
    length = 0
  }
  return {
    push(bytes) {
      let start = 0
      for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
        take(bytes.subarray(start, end))
        start = end + 1
      }
      length += bytes.length - start
      if (length > LONGEST_RECORD) begun = []
      else if (start < bytes.length) begun.push(bytes.slice(start))
    },
    end: () => take(nothing),
  }
}

const LF = 10
const nothing = new Uint8Array(0)

/** Text of whole lines; undefined where the bytes do not fit the encoding, or hold zeros as UTF-16 has them. */
function strictDecoder(encoding: Exclude<TextEncoding, 'windows-1252'>): (bytes: Uint8Array) => string | undefined {
  const strict = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true, ignoreBOM: true })
  return (bytes) => {
    try {
      const text = strict.decode(bytes)
      return text.includes('\0') ? undefined : text
    } catch {
      return undefined
    }
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
