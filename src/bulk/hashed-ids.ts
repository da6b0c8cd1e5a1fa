import { createHmac } from 'node:crypto'
import { MelekError } from '../issues/melek-error.js'
import type { ResponseBlock } from '../tables/response-block.js'
import { cellStart, reserveInto, type TextCellsDraft } from '../tables/text-cells.js'
import { readBytes } from './read-document.js'

/** Puts hashes in the place of ids: without the key nobody can tell whose they are, not even by trying every number there is. */
export interface IdHash {
  /** Tells keys apart and says nothing of them: the first 16 hexadecimal digits of what the key makes of a fixed text. */
  readonly keyFingerprint: string
  /** HMAC-SHA-256 of an id in UTF-8: 64 hexadecimal digits, the same in every file that is hashed with the key. */
  hash(id: Uint8Array): Uint8Array
}

/** Shortest key in bytes: 128 bits, which nobody can try out. */
const LEAST_KEY = 16

/** What the fingerprint is made of; the line break keeps it apart from any id of a table. */
const fingerprintText = 'melek\nkey'

/**
 * The hash by the key in a file; some 2.5 µs a person. Line breaks at its end do not count, so that an editor that adds one changes no hash.
 * @param key path of the file, or its bytes
 * @throws MelekError `hash-key-short`, `read-failed`
 * @source RFC 2104 (HMAC), FIPS 180-4 (SHA-256)
 */
export async function readIdHash(key: string | Uint8Array, signal?: AbortSignal): Promise<IdHash> {
  const bytes = withoutLineBreaks(typeof key === 'string' ? await readBytes(key, signal) : key)
  if (bytes.length < LEAST_KEY) {
    throw new MelekError(
      'hash-key-short',
      `a key that hides ids must have ${LEAST_KEY} bytes or more, got ${bytes.length}; make one, for instance by: openssl rand -hex 32`,
    )
  }
  const hash = (id: Uint8Array): Uint8Array => createHmac('sha256', bytes).update(id).digest()
  return {
    keyFingerprint: Buffer.from(hash(Buffer.from(fingerprintText)))
      .toString('hex')
      .slice(0, 16),
    hash: (id) => hexDigits(hash(id)),
  }
}

function withoutLineBreaks(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--
  return bytes.slice(0, end)
}

function hexDigits(bytes: Uint8Array): Uint8Array {
  const digits = new Uint8Array(2 * bytes.length)
  for (const [i, byte] of bytes.entries()) {
    digits[2 * i] = digitCode(byte >> 4)
    digits[2 * i + 1] = digitCode(byte & 15)
  }
  return digits
}

function digitCode(value: number): number {
  return value < 10 ? 48 + value : 87 + value
}

/**
 * Replaces the ids of a block by their hashes, once nobody needs the ids any more: after the duplicate check, before plausible values are
 * drawn, since whoever knows the seed could otherwise try out whose values they are.
 */
export function hashIdsInto(block: ResponseBlock, { hash }: IdHash): void {
  const texts = block.texts as TextCellsDraft
  const cells = block.count * block.textCount
  const ends = texts.ends.slice(0, cells)
  const bytes = texts.bytes.slice(0, cellStart({ bytes: texts.bytes, ends }, cells))
  let start = 0
  let at = 0
  for (let cell = 0; cell < cells; cell++) {
    const own = bytes.subarray(start, ends[cell])
    const text = cell % block.textCount === 0 ? hash(own) : own
    reserveInto(texts, at + text.length)
    texts.bytes.set(text, at)
    start = ends[cell]!
    at += text.length
    texts.ends[cell] = at
  }
}
