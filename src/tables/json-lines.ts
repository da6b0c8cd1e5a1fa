import { MelekError } from '../issues/melek-error.js'
import { createDecoder, type TextEncoding } from './decode.js'
import { LONGEST_RECORD } from './split-records.js'
import type { ByteStream } from './table-stream.js'

/** One line of an NDJSON file: an object, or undefined where the line is none. */
export interface JsonLine {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>> | undefined
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
    if (text.trim() !== '') onLine({ line, value: objectOf(text) })
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

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
