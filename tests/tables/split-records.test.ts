import { expect, test } from 'vitest'
import { createRecordSplitter, LONGEST_RECORD, type TableRecord } from '../../src/tables/split-records.js'

function split(...pieces: string[]): TableRecord[] {
  const records: TableRecord[] = []
  const splitter = createRecordSplitter(',', (record) => records.push(record))
  for (const piece of pieces) splitter.push(piece)
  splitter.end()
  return records
}

test('LF, CRLF and CR may be mixed', () => {
  expect(split('a,b\nc,d\r\ne,f\rg,h').map(({ line, cells }) => [line, cells.join('')])).toEqual([
    [1, 'ab'],
    [2, 'cd'],
    [3, 'ef'],
    [4, 'gh'],
  ])
})

test('a CRLF that two pieces share is one line break', () => {
  expect(split('a\r', '\nb').map(({ line }) => line)).toEqual([1, 2])
})

test('a quotation mark inside an unquoted cell is an ordinary character', () => {
  expect(split('19" layar,b\n"x,y",19" z\n').map(({ cells }) => cells)).toEqual([
    ['19" layar', 'b'],
    ['x,y', '19" z'],
  ])
})

test('an empty quoted cell is an empty cell', () => {
  expect(split('"",a\n')).toEqual([{ line: 1, cells: ['', 'a'] }])
})

test('an unclosed quotation mark costs its line; reading goes on with the next', () => {
  expect(split('a,b\n"c,d\ne,f\ng,h')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['"c,d'], problem: 'quote-unclosed' },
    { line: 3, cells: ['e', 'f'] },
    { line: 4, cells: ['g', 'h'] },
  ])
})

test('text behind a closing quotation mark costs its line', () => {
  expect(split('"a" ,b\nc,d\n')).toEqual([
    { line: 1, cells: ['"a" ,b'], problem: 'quote-misplaced' },
    { line: 2, cells: ['c', 'd'] },
  ])
})

test('an unclosed quotation mark far from the end is given up after the longest record, not at the end of the file', () => {
  const records = split('"open,1\n', `${'x,2\n'.repeat(LONGEST_RECORD / 4)}y,3\n`)
  expect(records[0]).toMatchObject({ line: 1, problem: 'quote-unclosed' })
  expect(records.at(-1)).toEqual({ line: LONGEST_RECORD / 4 + 2, cells: ['y', '3'] })
})

test('a line without end is refused, so that memory stays bounded', () => {
  const splitter = createRecordSplitter(',', () => {})
  splitter.push('a,b\n')
  expect(() => {
    for (let i = 0; i < 3; i++) splitter.push('x'.repeat(LONGEST_RECORD / 2))
  }).toThrow(expect.objectContaining({ code: 'record-too-long', issues: [expect.objectContaining({ line: 2 })] }))
})
