import { expect, test } from 'vitest'
import type { ResponseReaderOptions } from '../../src/tables/read-responses.js'
import { bytesOf, optionsFor, readAll } from './reading.js'

const read = (lines: readonly unknown[], more: Partial<ResponseReaderOptions> = {}, step?: number) =>
  readAll(
    bytesOf(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
    optionsFor(3, { shape: 'ndjson', ...more }),
    step,
  )

test('an object a line gives a row a person, null being an empty cell, whole and in pieces', () => {
  const lines = [
    { person: 'P1', responses: { X1: 1, X3: 'O', X2: null }, unit: 'Dinas A' },
    '',
    { person: 'Aïsyah', responses: { X2: '0' } },
  ]
  const whole = read(lines, { keep: ['unit'] })
  expect(whole).toMatchObject({
    rejects: [],
    rows: [
      { line: 1, person: 'P1', responses: [1, null, 0], kept: ['Dinas A'] },
      { line: 3, person: 'Aïsyah', responses: [null, 0, null], kept: [''] },
    ],
    header: { keptColumns: ['unit'] },
  })
  expect(read(lines, { keep: ['unit'] }, 5)).toEqual(whole)
})

test.each([
  ['{"person":"P1"', 'json-invalid'],
  ['[1,2]', 'json-invalid'],
  [{ person: 198503122010011, responses: { X1: 1 } }, 'json-invalid'],
  [{ person: 'P1' }, 'json-invalid'],
  [{ responses: { X1: 1 } }, 'person-missing'],
  [{ person: 'P1', responses: { Z1: 1 } }, 'item-unknown'],
  [{ person: 'P1', responses: { X1: 2 } }, 'cell-out-of-range'],
  [{ person: 'P1', responses: { X1: 0.5 } }, 'cell-invalid'],
  [{ person: 'P1', responses: { X1: [1] } }, 'cell-invalid'],
  [{ person: 'P1', responses: { X1: true } }, 'cell-invalid'],
  [{ person: '1.98503E+17', responses: { X1: 1 } }, 'person-rounded'],
])('%j is refused as %s, the next line goes on', (line, code) => {
  const { rows, rejects } = read([line, { person: 'P2', responses: { X1: 1 } }])
  expect(rejects).toMatchObject([{ code, line: 1 }])
  expect(rows).toMatchObject([{ line: 2, person: 'P2' }])
})

test('a person who comes again is refused', () => {
  const one = { person: 'P1', responses: { X1: 1 } }
  expect(read([one, one]).rejects).toMatchObject([{ code: 'person-duplicate', line: 2 }])
})

test('items that --ignore names are passed over', () => {
  expect(read([{ person: 'P1', responses: { X1: 1, Z1: 9 } }], { ignore: ['Z*'] }).rejects).toEqual([])
})

test('an empty file has no rows', () => {
  expect(read([])).toMatchObject({ rows: [], rejects: [] })
})

test('a column that is to be kept twice, for itself and to condition on, stands once', () => {
  const { rows, header } = read([{ person: 'P1', responses: { X1: 1 }, unit: 'A' }], { keep: ['unit', 'unit'] })
  expect({ rows, header }).toMatchObject({ rows: [{ kept: ['A'] }], header: { keptColumns: ['unit'] } })
  expect(header?.keptColumns).toHaveLength(1)
})

test('columns to keep must be named, not described', () => {
  expect(() => read([], { keep: ['u*'] })).toThrow(expect.objectContaining({ code: 'keep-pattern' }))
})

test('lines whose items are all strangers to the bank are refused as a whole, unless each line is answered by itself', () => {
  const strangers = [{ person: 'P1', responses: { Z1: 1 } }]
  expect(() => read(strangers)).toThrow(/no response is to an item of the bank.*"Z1"/)
  expect(read(strangers, { everyLine: true }).rejects).toMatchObject([{ code: 'item-unknown' }])
  expect(read([{ person: 'P1', responses: { Z1: 1, X1: 1 } }]).rejects).toMatchObject([{ code: 'item-unknown' }])
})
