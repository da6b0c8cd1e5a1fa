import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotedRow, unquoteInto } from '../../../src/population/scores/quoted-row.js'

const separator = 31

function unquoted(line: string, delimiter: string): string | undefined {
  const bytes = new TextEncoder().encode(line)
  const out = new Uint8Array(bytes.length)
  const length = unquoteInto(out, bytes, { delimiter: delimiter.charCodeAt(0), separator })
  return length < 0 ? undefined : new TextDecoder().decode(out.subarray(0, length))
}

const pieces = fc.constantFrom('"', '""', ',', ';', 'a', 'Ä', '0.5', ' ', '"x"', '"y,z"', '"say ""b"""')
const line = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))

test('cells from bytes are those of the text, and marks are never closed in both or in neither', () => {
  fc.assert(
    fc.property(line, fc.constantFrom(',', ';'), (text, delimiter) => {
      expect(unquoted(text, delimiter)).toBe(quotedRow(text, delimiter)?.join(String.fromCharCode(separator)))
    }),
    { numRuns: 2000 },
  )
})
