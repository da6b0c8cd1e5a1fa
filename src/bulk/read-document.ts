import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MelekError } from '../issues/melek-error.js'
import { openInput } from '../runtime/read-input.js'
import { readFailed } from '../runtime/system-error.js'
import { createDecoder, detectEncoding } from '../tables/decode.js'
import { jsonFault } from './json-fault.js'

/**
 * The bytes of a small file, or of standard input for `-`.
 * @param signal ends a wait for a pipe
 * @throws MelekError `read-failed`, `interrupted`
 */
export async function readBytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of await openInput(path, { signal })) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * The JSON value in a file.
 * @throws MelekError `read-failed`, `encoding-wrong`, or `json-malformed` with line and column
 */
export async function readJson(path: string, signal?: AbortSignal): Promise<unknown> {
  return parseJson(await readBytes(path, signal), path)
}

/**
 * The JSON value in some bytes. NaN and Infinity, which JSON does not have but Python writes, are read as such, so that
 * the document's own check can name the item.
 * @throws MelekError `json-malformed` with line and column
 */
export function parseJson(bytes: Uint8Array, path: string): unknown {
  const text = decodeDocument(bytes)
  try {
    return JSON.parse(text)
  } catch {
    const marked = markedNumbers(text)
    const fault = jsonFault(marked)
    if (fault === undefined) return JSON.parse(marked, (_, value: unknown) => numbersByMark.get(value) ?? value)
    const what =
      fault.found === ''
        ? 'it ends too early; was it cut off?'
        : `unexpected ${fault.found}; check commas, quotes and brackets before it`
    throw new MelekError('json-malformed', `"${path}" is not valid JSON`, [
      { code: 'json-syntax', message: `column ${fault.column}: ${what}`, line: fault.line },
    ])
  }
}

/** Whether some bytes look like JSON rather than a table: the first character that counts is a brace or a bracket. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64)
  return /^[\s\uFEFF\0]*[{[]/.test(new TextDecoder(detectEncoding(head).encoding.replace('-bom', '')).decode(head))
}

/**
 * A document in a file or, where the path names a folder, the file of that name in it.
 * @throws MelekError `read-failed`
 */
export async function documentPath(path: string, fileName: string): Promise<string> {
  if (path === '-') return path
  try {
    return (await stat(path)).isDirectory() ? join(path, fileName) : path
  } catch (error) {
    throw readFailed(path, error)
  }
}

function decodeDocument(bytes: Uint8Array): string {
  const guess = detectEncoding(bytes.subarray(0, 4096))
  const decoder = createDecoder(guess.bom || guess.encoding.startsWith('utf-16') ? guess.encoding : 'utf-8')
  return decoder.push(bytes) + decoder.end()
}

/** A mark for each number that JSON lacks; the control character cannot come from a file's own string unescaped. */
const marks = { NaN: '\\u0001NaN', Infinity: '\\u0001Infinity', '-Infinity': '\\u0001-Infinity' }
const numbersByMark = new Map<unknown, number>([
  ['\u0001NaN', Number.NaN],
  ['\u0001Infinity', Number.POSITIVE_INFINITY],
  ['\u0001-Infinity', Number.NEGATIVE_INFINITY],
])

function markedNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity\b|\bNaN\b/g, (found) =>
    Object.hasOwn(marks, found) ? `"${marks[found as keyof typeof marks]}"` : found,
  )
}
