import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectLayout } from '../../src/tables/detect-layout.js'
import { draftLayout } from '../../src/tables/draft-layout.js'
import { bytesOf } from './reading.js'

const folder = new URL('../fixtures/exam-files/', import.meta.url)
const detect = (file: string) => detectLayout(readFileSync(new URL(file, folder)), { complete: true })
const codes = (file: string) => detect(file).unsure.map(({ code }) => code)
const numbered = (prefix: string, digits = 1) =>
  Array.from({ length: 10 }, (_, i) => prefix + String(i + 1).padStart(digits, '0'))

describe('a spreadsheet of an Indonesian office', () => {
  const found = detect('kantor-spreadsheet.csv')
  test('is understood: mark, delimiter, comma, header below titles, NIP, office and letters', () => {
    expect(found).toMatchObject({
      encoding: 'utf-8-bom',
      delimiter: ';',
      decimal: ',',
      headerRow: 4,
      person: 'NIP',
      form: undefined,
      groupColumns: ['Unit Kerja'],
      itemColumns: numbered('Soal '),
      cells: 'letters',
      omitted: ['-'],
      rows: 8,
    })
  })
  test('shows no NIP in its sample', () => {
    expect(found.sample.map(({ line, person }) => [line, person])).toEqual([
      [5, ''],
      [6, ''],
      [7, ''],
    ])
  })
  test('is unsure of exactly what a person must confirm', () => {
    expect(found.unsure.map(({ code }) => code)).toEqual(['title-rows', 'signs-guessed', 'blanks-present', 'keys-needed'])
  })
})

test('a UTF-16 tab export is understood, its states do not hide the 0/1', () => {
  expect(detect('utf16-tab.txt')).toMatchObject({
    encoding: 'utf-16le',
    delimiter: '\t',
    headerRow: 1,
    person: 'peserta',
    groupColumns: ['kabupaten'],
    itemColumns: numbered('S', 2),
    cells: 'categories',
    base: 0,
    unsure: [],
  })
})

test('a Moodle export is understood, with the right answers it carries', () => {
  const found = detect('moodle-responses.csv')
  expect(found).toMatchObject({ person: 'Email address', itemColumns: numbered('Response '), cells: 'texts', omitted: ['-'] })
  expect(found.keys['Response 6']).toBe('CSV')
  expect(Object.keys(found.keys)).toHaveLength(10)
})

test('a Google Forms export is understood: questions are items, the time stamp is not', () => {
  const found = detect('google-forms.csv')
  expect(found).toMatchObject({ person: 'Kode peserta', groupColumns: ['Instansi'], cells: 'texts' })
  expect(found.itemColumns).toHaveLength(10)
  expect(codes('google-forms.csv')).toContain('items-by-cells')
})

test('two packages are understood, and keys by form are asked for', () => {
  expect(detect('paket-a-b.csv')).toMatchObject({
    encoding: 'windows-1252',
    person: 'Kode Peserta',
    form: 'Paket',
    itemColumns: numbered(''),
    cells: 'letters',
    multipleMarks: ['*'],
  })
  expect(codes('paket-a-b.csv')).toEqual(
    expect.arrayContaining(['encoding-guessed', 'keys-needed', 'form-keys-needed', 'signs-guessed']),
  )
})

test('columns named as the items of the bank are items, whatever their cells', () => {
  const found = detectLayout(bytesOf('id,alpha,beta,x\n1,0,1,0\n2,1,1,1\n'), { itemIds: ['alpha', 'beta'], complete: true })
  expect(found.itemColumns).toEqual(['alpha', 'beta'])
  expect(found.unsure.map(({ code }) => code)).not.toContain('items-by-cells')
})

test('categories from 1 are noticed', () => {
  const found = detectLayout(bytesOf('id,X1,X2,X3\nA,1,2,4\nB,2,2,1\n'), { complete: true })
  expect(found.base).toBe(1)
  expect(found.unsure.map(({ code }) => code)).toContain('base-guessed')
})

test('ids that a spreadsheet has rounded are noticed', () => {
  const found = detectLayout(bytesOf('NIP;S1;S2;S3\n1,98503E+17;0;1;1\n198503122010011000;1;0;1\n'), { complete: true })
  expect(found.unsure.find(({ code }) => code === 'ids-rounded')?.message).toMatch(/2 row\(s\).*line 2/)
})

test('a last line that the head cuts off is not judged', () => {
  expect(detectLayout(bytesOf('id,S1,S2,S3\nA,0,1,1\nB,1,0')).rows).toBe(1)
})

test('answers that look like a header are doubted', () => {
  expect(detectLayout(bytesOf('P1,0,1,1\nP2,1,0,1\n'), { complete: true }).unsure.map(({ code }) => code)).toContain(
    'header-absent',
  )
})

test.each(['', '\n\n', 'one column\nonly\n'])('%j is no table', (text) => {
  expect(() => detectLayout(bytesOf(text), { complete: true })).toThrow(expect.objectContaining({ code: 'layout-undetectable' }))
})

test('columns that only their order ties to the bank are doubted', () => {
  const found = detectLayout(bytesOf('id,S1,S2,S3\nA,0,1,1\nB,1,0,1\n'), { itemIds: ['a', 'b', 'c'], complete: true })
  expect(found.unsure.map(({ code }) => code)).toEqual(['items-by-order'])
  expect(draftLayout(found, ['a', 'b', 'c']).items.map(({ column, item }) => [column, item])).toEqual([
    ['S1', 'a'],
    ['S2', 'b'],
    ['S3', 'c'],
  ])
})

test('of several columns that could be the id, all are named', () => {
  const found = detectLayout(bytesOf('username,email,S1,S2,S3\na,a@x,0,1,1\nb,b@x,1,0,1\n'), { complete: true })
  expect(found.person).toBe('username')
  expect(found.unsure).toEqual([expect.objectContaining({ code: 'person-guessed', columns: ['username', 'email'] })])
})

test('the draft takes the ids of the bank in their order, and the answers that the file carries', () => {
  const ids = numbered('S', 2)
  const draft = draftLayout(detect('moodle-responses.csv'), ids)
  expect(draft.items[5]).toEqual({ column: 'Response 6', item: 'S06', key: 'CSV' })
  expect(draft).toMatchObject({
    format: 'melek-layout/1',
    encoding: 'utf-8-bom',
    delimiter: ',',
    person: 'Email address',
    omitted: ['-'],
  })
})
