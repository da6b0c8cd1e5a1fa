import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textEncodings } from '../../src/tables/decode.js'
import { delimiters } from '../../src/tables/guess-delimiter.js'
import { bytesOf, optionsFor, type ReadRow, readAll } from './reading.js'
import { encode, quotedCell } from './writing.js'

/** Cells and what they must give when omitted counts as wrong and all else is ignored; categories 0…2. */
const cells = fc.constantFrom<[string, number | null]>(
  ['0', 0],
  ['1', 1],
  ['2', 2],
  [' 1 ', 1],
  ['', null],
  ['NA', null],
  ['.', null],
  ['O', 0],
  ['R', null],
  ['T', null],
)

const files = fc.record({
  encoding: fc.constantFrom(...textEncodings),
  delimiter: fc.constantFrom(...delimiters),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
  step: fc.integer({ min: 1, max: 64 }),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
  rows: fc.array(fc.array(cells, { minLength: 4, maxLength: 4 }), { maxLength: 12 }),
})

const items = Array.from({ length: 4 }, (_, i) => ({ id: `X${i + 1}`, categories: 3 }))

test('every row comes back in the order of the options, for any encoding, delimiter, column order and cutting', () => {
  fc.assert(
    fc.property(files, ({ encoding, delimiter, lineBreak, quoted, step, order, rows }) => {
      const line = (texts: readonly string[]) => texts.map((text) => quotedCell(text, delimiter, quoted)).join(delimiter)
      const lines = [line(['person', ...order.map((i) => items[i]!.id)])]
      for (const [p, row] of rows.entries()) lines.push(line([`P${p}`, ...order.map((i) => row[i]![0])]))
      const { rows: got, rejects } = readAll(encode(lines.join(lineBreak), encoding), optionsFor(items, { encoding }), step)
      const expected = rows.map(
        (row, p): ReadRow => ({ line: p + 2, person: `P${p}`, responses: row.map(([, response]) => response), kept: [] }),
      )
      expect({ got, rejects }).toEqual({ got: expected, rejects: [] })
    }),
    { numRuns: 300 },
  )
})

test('any bytes below the header give the same rows and rejects whole and in pieces, a line in at most one of them', () => {
  const parts = fc.constantFrom(
    'P1',
    'P2',
    'P3',
    ',',
    ',',
    ',',
    '0',
    '1',
    '9',
    'x',
    '"',
    '\n',
    '\n',
    '\r\n',
    'NA',
    '198503122010011000',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), fc.integer({ min: 1, max: 11 }), (texts, step) => {
      const bytes = bytesOf(`person,X1,X2\n${texts.join('')}`)
      const whole = readAll(bytes, optionsFor(2))
      expect(readAll(bytes, optionsFor(2), step)).toEqual(whole)
      const lines = [...whole.rows, ...whole.rejects].map(({ line }) => line)
      expect(new Set(lines).size).toBe(lines.length)
      expect(new Set(whole.rows.map(({ person }) => person)).size).toBe(whole.rows.length)
    }),
    { numRuns: 500 },
  )
})

test('a long file says the same as the wide one it was made from', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cells, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const wide = ['person,X1,X2,X3,X4', ...rows.map((row, p) => `P${p},${row.map(([text]) => text).join(',')}`)]
      const long = ['person,item,response', ...rows.flatMap((row, p) => row.map(([text], i) => `P${p},X${i + 1},${text}`))]
      const what = ({ rows: read, states }: ReturnType<typeof readAll>) => [
        read.map(({ person, responses }) => [person, responses]),
        states,
      ]
      const fromLong = readAll(bytesOf(long.join('\n')), optionsFor(items, { shape: 'long' }))
      expect(what(fromLong)).toEqual(what(readAll(bytesOf(wide.join('\n')), optionsFor(items))))
    }),
  )
})
