import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDecoder, detectEncoding, type TextEncoding, textEncodings } from '../../src/tables/decode.js'
import { delimiters } from '../../src/tables/guess-delimiter.js'
import type { TableRecord } from '../../src/tables/split-records.js'
import { createTableStream } from '../../src/tables/table-stream.js'
import { encode, inPieces, quotedCell, windows1252Characters } from './writing.js'

const lineBreaks = ['\n', '\r\n', '\r'] as const
const latin = fc.constantFrom(
  'a',
  'B',
  '7',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  'é',
  '=',
  "'",
  ...windows1252Characters,
)
const wide = fc.oneof(latin, fc.constantFrom('ꦗ', 'م', '你', '𝒳', '😀', '\u0301'))
const cellIn = (encoding: TextEncoding) =>
  fc.array(encoding === 'windows-1252' ? latin : wide, { maxLength: 8 }).map((characters) => characters.join(''))

const files = fc.constantFrom(...textEncodings).chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    delimiter: fc.constantFrom(...delimiters),
    lineBreak: fc.constantFrom(...lineBreaks),
    always: fc.boolean(),
    finalBreak: fc.boolean(),
    lengths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
    rows: fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cellIn(encoding), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      ),
  }),
)

function recordsOf(
  bytes: Uint8Array,
  encoding: TextEncoding,
  delimiter: ',' | ';' | '\t' | '|',
  lengths: readonly number[],
): TableRecord[] {
  const records: TableRecord[] = []
  const stream = createTableStream({ encoding, delimiter }, (record) => records.push(record))
  inPieces(bytes, lengths, stream.push)
  stream.end()
  return records
}

test('a table comes back cell by cell with its physical lines, in any encoding, delimiter, line break and cutting', () => {
  fc.assert(
    fc.property(files, ({ encoding, delimiter, lineBreak, always, finalBreak, lengths, rows }) => {
      const lines = rows.map((row) => row.map((cell) => quotedCell(cell, delimiter, always)).join(delimiter))
      const bytes = encode(lines.join(lineBreak) + (finalBreak ? lineBreak : ''), encoding)
      let line = 1
      const expected: TableRecord[] = []
      for (const [i, cells] of rows.entries()) {
        if (cells.some((cell) => cell !== '')) expected.push({ line, cells })
        line += 1 + (lines[i]!.match(/\r\n|\n|\r/g)?.length ?? 0)
      }
      expect(recordsOf(bytes, encoding, delimiter, lengths)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

test('any text at all gives the same records whole and in pieces, and every line of it is accounted for', () => {
  const texts = fc
    .array(fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', 'a', '1', 'é', ''), { maxLength: 60 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), (text, lengths) => {
      const bytes = encode(text, 'utf-8')
      const whole = recordsOf(bytes, 'utf-8', ',', [Math.max(1, bytes.length)])
      expect(recordsOf(bytes, 'utf-8', ',', lengths)).toEqual(whole)
      const physical = text.split(/\r\n|\n|\r/).length
      for (const [i, { line }] of whole.entries()) {
        expect(line).toBeGreaterThan(whole[i - 1]?.line ?? 0)
        expect(line).toBeLessThanOrEqual(physical)
      }
    }),
    { numRuns: 1000 },
  )
})

test('the delimiter is found whatever the cutting', () => {
  fc.assert(
    fc.property(fc.constantFrom(...delimiters), fc.integer({ min: 1, max: 30 }), (delimiter, length) => {
      const bytes = encode(`\n"a,b;c""d"${delimiter}x${delimiter}y\n1${delimiter}2${delimiter}3\n`, 'utf-8')
      const records: (readonly string[])[] = []
      const stream = createTableStream({}, ({ cells }) => records.push(cells))
      inPieces(bytes, [length], stream.push)
      stream.end()
      expect(records).toEqual([
        ['a,b;c"d', 'x', 'y'],
        ['1', '2', '3'],
      ])
    }),
  )
})

test('an encoding with a byte-order mark is recognised from any head of a text', () => {
  fc.assert(
    fc.property(fc.constantFrom('utf-8-bom', 'utf-16le', 'utf-16be'), fc.string(), fc.nat(), (encoding, text, cut) => {
      const bytes = encode(text, encoding)
      expect(detectEncoding(bytes.subarray(0, 3 + (cut % 20)))).toEqual({ encoding, bom: true, confident: true })
    }),
  )
})

test('UTF-8 is recognised though the head is cut inside a character', () => {
  fc.assert(
    fc.property(fc.array(wide, { minLength: 1, maxLength: 30 }), fc.nat(), (characters, cut) => {
      const bytes = encode(characters.join(''), 'utf-8')
      expect(detectEncoding(bytes.subarray(0, 1 + (cut % bytes.length))).encoding).toBe('utf-8')
    }),
  )
})

test('a decoder gives the same text for any cutting', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...textEncodings),
      fc.array(latin),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      (encoding, parts, lengths) => {
        const decoder = createDecoder(encoding)
        let text = ''
        inPieces(encode(parts.join(''), encoding), lengths, (piece) => {
          text += decoder.push(piece)
        })
        expect(text + decoder.end()).toBe(parts.join(''))
      },
    ),
  )
})
