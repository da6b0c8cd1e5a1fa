import { expect, test } from 'vitest'
import { readTable } from '../../src/tables/read-records.js'

const table = (text: string) => readTable(new TextEncoder().encode(text))

test('a table is read with the physical line of each record, cells as text', () => {
  expect(table('item,model,a\nX1,2pl,1.20\n\nX2,1pl,\n')).toEqual({
    header: ['item', 'model', 'a'],
    records: [
      { line: 2, cells: ['X1', '2pl', '1.20'] },
      { line: 4, cells: ['X2', '1pl', ''] },
    ],
    delimiter: ',',
    decimal: '.',
  })
})

test('a semicolon table with 0,35 in a cell has a decimal comma', () => {
  const { delimiter, decimal } = table('item;model;b\nX1;1pl;-0,35\n')
  expect({ delimiter, decimal }).toEqual({ delimiter: ';', decimal: ',' })
})

test('quoted cells hold delimiters, doubled quotation marks and line breaks, and lines stay physical', () => {
  expect(table('a,b\r\n"x,1","say ""hi""\r\nthere"\r\n2,3\r\n').records).toEqual([
    { line: 2, cells: ['x,1', 'say "hi"\r\nthere'] },
    { line: 4, cells: ['2', '3'] },
  ])
})

test('rows that are only delimiters, as spreadsheets leave at the end, are passed over', () => {
  expect(table('a;b\n1;2\n;\n;\n').records).toHaveLength(1)
})

test('an empty file is refused', () => {
  expect(() => table('')).toThrow(expect.objectContaining({ code: 'table-empty' }))
})

test('every quotation mark out of place and every column named twice is reported at once', () => {
  const issues = (() => {
    try {
      table('a,b,a\n1,"2,3\n4,"5"6,7\n8,9,0\n')
      return []
    } catch (error) {
      return (error as { issues: { code: string; line: number }[] }).issues.map(({ code, line }) => [code, line])
    }
  })()
  expect(issues).toEqual([
    ['column-duplicate', 1],
    ['table-quote', 2],
    ['table-quote', 3],
  ])
})
