import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Canonical JSON: no white space, object keys in code-unit order, undefined fields left out.
 * @throws RangeError for a number that JSON cannot hold
 * @source RFC 8785 (JCS)
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
}

/** SHA-256 of a document's canonical JSON, as "sha256:" and 64 hexadecimal digits: equal for equal content. */
export function fingerprint(document: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(document))))}`
}
