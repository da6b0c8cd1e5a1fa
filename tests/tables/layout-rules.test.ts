import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/tables/layout.js'
import { createLastLinesScan } from '../../src/tables/person-scan.js'
import { type AnswerCategory, createResponseReader, type ResponseReaderOptions } from '../../src/tables/read-responses.js'
import { bytesOf, optionsFor, readAll } from './reading.js'

const layout: Layout = {
  format: 'melek-layout/1',
  delimiter: ';',
  headerRow: 3,
  person: 'NIS',
  form: 'Paket',
  keep: { unit: 'Unit Kerja' },
  items: [
    { column: 'Soal 1', item: 'X1' },
    { column: 'Soal 2', item: 'X2' },
  ],
  omitted: ['-', ''],
  multipleMarks: ['*'],
}
const header = 'Ujian;;;;\n;;;;\nNIS;Paket;Unit Kerja;Soal 1;Soal 2\n'
const read = (rows: string, more: Partial<ResponseReaderOptions> = {}, changes: Partial<Layout> = {}) =>
  readAll(bytesOf(header + rows), optionsFor(2, { layout: { ...layout, ...changes }, ...more }))

/** Letters by a key that differs between forms; T is an option here, not a state. */
const byLetter: AnswerCategory = (item, text, form) => {
  const key = { A: { X1: 'T', X2: 'B' }, B: { X1: 'S', X2: 'C' } }[form ?? '']?.[item as 'X1' | 'X2']
  if (key === undefined) return { kind: 'invalid', reason: `the form "${form}" has no keys` }
  return /^[TSBC]$/.test(text)
    ? { kind: 'category', category: Number(text === key) }
    : { kind: 'invalid', reason: `"${text}" is no option` }
}

test('a layout says where header, id, items and kept columns are', () => {
  const { rows, header: found } = read('7;A;Dinas, B;1;0\n')
  expect(rows).toEqual([{ line: 4, person: '7', responses: [1, 0], kept: ['Dinas, B'] }])
  expect(found).toMatchObject({ idColumn: 'NIS', itemColumns: ['Soal 1', 'Soal 2'], keptColumns: ['unit'], ignoredColumns: [] })
})

test('cells that the layout calls omitted are, and several marks are a wrong answer under every rule', () => {
  const { rows, states } = read('7;A;x;-;*\n8;A;x;;1\n', { omitted: 'ignore' })
  expect(rows.map(({ responses }) => responses)).toEqual([
    [null, 0],
    [null, 1],
  ])
  expect(states).toMatchObject([
    { answered: 1, omitted: 1 },
    { answered: 1, omitted: 1 },
  ])
})

describe('raw answers', () => {
  test('become categories by the form of the person', () => {
    const { rows } = read('7;A;x;T;C\n8;B;x;T;C\n', { answerCategory: byLetter })
    expect(rows.map(({ responses }) => responses)).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  test('that the keys do not know are states, or refused with the reason of the keys, never a 0', () => {
    const { rows, rejects } = read('7;A;x;NA;R\n8;A;x;Q;B\n9;C;x;S;B\n', { answerCategory: byLetter })
    expect(rows.map(({ responses }) => responses)).toEqual([[null, null]])
    expect(rejects).toEqual([
      { code: 'cell-invalid', line: 5, person: '8', item: 'X1', reason: 'column "Soal 1", item "X1": "Q" is no option' },
      {
        code: 'cell-invalid',
        line: 6,
        person: '9',
        item: 'X1',
        reason: 'column "Soal 1", item "X1": the form "C" has no keys (and 1 more bad cells in the row)',
      },
    ])
  })

  test('that the keys give a category the bank does not have are refused', () => {
    const { rejects } = read('7;A;x;T;C\n', { answerCategory: () => ({ kind: 'category', category: 5 }) })
    expect(rejects).toMatchObject([{ code: 'cell-out-of-range', reason: expect.stringMatching(/the key gives category 5/) }])
  })

  test('are judged once per distinct text, item and form', () => {
    const asked: string[] = []
    const counting: AnswerCategory = (item, text, form) => {
      asked.push(`${item} ${text} ${form}`)
      return byLetter(item, text, form)
    }
    read('7;A;x;T;C\n8;A;x;T;C\n9;B;x;T;C\n', { answerCategory: counting })
    expect(asked).toEqual(['X1 T A', 'X2 C A', 'X1 T B', 'X2 C B'])
  })
})

describe('a second row of a person', () => {
  const rows = '7;A;x;1;0\n8;A;x;1;1\n7;A;x;0;0\n7;A;x;0;1\n'

  test('is refused by default', () => {
    expect(read(rows).rejects.map(({ line }) => line)).toEqual([6, 7])
  })

  test('refuses the file where the layout says so', () => {
    expect(() => read(rows, {}, { duplicates: 'refuse' })).toThrow(
      expect.objectContaining({ code: 'person-duplicate', issues: [expect.objectContaining({ line: 6 })] }),
    )
  })

  test('counts where the layout says last, after a first pass', () => {
    const last: Layout = { ...layout, duplicates: 'last' }
    const scan = createLastLinesScan(optionsFor(2, { layout: last }))
    scan.push(bytesOf(header + rows))
    scan.end()
    expect([...scan.lastLines]).toEqual([['7', 7]])
    const found = read(rows, { lastLines: scan.lastLines }, { duplicates: 'last' })
    expect(found.rows.map(({ line, person }) => [line, person])).toEqual([
      [5, '8'],
      [7, '7'],
    ])
    expect(found.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'a later row of the same person counts'],
      [6, 'a later row of the same person counts'],
    ])
  })

  test('cannot count without that first pass', () => {
    expect(() => read(rows, {}, { duplicates: 'last' })).toThrow(expect.objectContaining({ code: 'duplicates-last' }))
  })

  test('is handed on to be verified where only a hash agrees', () => {
    const suspects: unknown[] = []
    const reader = createResponseReader(optionsFor(1))
    const sink = {
      row: () => {},
      reject: () => {},
      suspect: (row: { line: number; person: string }, reject: { code: string; line: number }) =>
        void suspects.push([row.person, row.line, reject.code]),
    }
    reader.push(bytesOf('person,X1\na.long@contoh.example,1\nP1,1\na.long@contoh.example,1\nP1,0\n'), sink)
    reader.end(sink)
    expect(suspects).toEqual([['a.long@contoh.example', 4, 'person-duplicate']])
  })
})

test('columns of the layout that the file lacks are reported together', () => {
  const read = () => readAll(bytesOf('NIS;Soal 1\n'), optionsFor(2, { layout: { ...layout, headerRow: 1 } }))
  expect(read).toThrow(
    expect.objectContaining({
      code: 'responses-header',
      issues: ['Paket', 'Soal 2', 'Unit Kerja'].map((column) => expect.objectContaining({ code: 'column-missing', column })),
    }),
  )
})

test('a header row beyond the end of the file means that it is empty', () => {
  expect(() => readAll(bytesOf('NIS;Soal 1\n'), optionsFor(2, { layout: { ...layout, headerRow: 9 } }))).toThrow(
    expect.objectContaining({ code: 'responses-empty' }),
  )
})
