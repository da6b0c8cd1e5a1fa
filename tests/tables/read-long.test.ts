import { describe, expect, test } from 'vitest'
import type { ResponseReaderOptions } from '../../src/tables/read-responses.js'
import { bytesOf, optionsFor, readAll } from './reading.js'

const read = (text: string, more: Partial<ResponseReaderOptions> = {}, step?: number) =>
  readAll(bytesOf(text), optionsFor(3, { shape: 'long', ...more }), step)

function caught(refused: () => unknown): unknown {
  try {
    return refused()
  } catch (error) {
    return error
  }
}

describe('a long file', () => {
  test('gives a row a person, with the line of its first response', () => {
    const text = 'person,item,response\nP1,X3,1\nP1,X1,0\nP2,X2,1\n'
    const { rows, rejects, header, warnings } = read(text)
    expect(rows).toEqual([
      { line: 2, person: 'P1', responses: [0, null, 1], kept: [] },
      { line: 4, person: 'P2', responses: [null, 1, null], kept: [] },
    ])
    expect({ rejects, warnings }).toEqual({ rejects: [], warnings: [] })
    expect(header).toMatchObject({ idColumn: 'person', ignoredColumns: [], missingItems: [] })
    expect(read(text, {}, 3).rows).toEqual(rows)
  })

  test('may have other names in this order, or these names in any order', () => {
    expect(read('nip;soal;jawaban\n7;X1;1\n').rows[0]).toMatchObject({ person: '7', responses: [1, null, null] })
    expect(read('response,person,item\n1,7,X2\n').rows[0]).toMatchObject({ person: '7', responses: [null, 1, null] })
  })

  test('has the same states and categories as a wide one', () => {
    const { rows, states } = read('person,item,response\nP1,X1,O\nP1,X2,T\nP1,X3,\n', { blank: 'omitted' })
    expect(rows[0]?.responses).toEqual([0, null, 0])
    expect(states[0]).toEqual({ answered: 0, omitted: 2, notReached: 0, timedOut: 1, notPresented: 0 })
  })

  test('keeps the columns of the first row of a person', () => {
    const { rows, header } = read('person,item,response,unit,note\nP1,X1,1,Dinas A,x\nP1,X2,1,Dinas B,y\n', { keep: ['unit'] })
    expect(rows[0]?.kept).toEqual(['Dinas A'])
    expect(header).toMatchObject({ keptColumns: ['unit'], ignoredColumns: ['note'] })
  })

  test('says at its end which items nobody had', () => {
    expect(read('person,item,response\nP1,X2,1\n').warnings).toEqual([
      { code: 'items-unseen', message: '2 of 3 items of the bank have no response in the file: X1, X3' },
    ])
  })
})

describe('in a long file a person is refused as a whole', () => {
  test.each([
    ['P1,X9,1', 'item-unknown', 'X9', /"X9" is not in the bank.*--ignore "X9"/],
    ['P1,X1,1', 'item-duplicate', 'X1', /occurs twice/],
    ['P1,X2,7', 'cell-out-of-range', 'X2', /category 7/],
    ['P1,X2,ya', 'cell-invalid', 'X2', /"ya"/],
  ])('for %s, and the others go on', (line, code, item, reason) => {
    const { rows, rejects } = read(`person,item,response\nP1,X1,1\n${line}\nP2,X1,1\n`)
    expect(rows.map(({ person }) => person)).toEqual(['P2'])
    expect(rejects).toEqual([{ code, line: 3, person: 'P1', item, reason: expect.stringMatching(reason) }])
  })

  test('for a short row', () => {
    const { rows, rejects } = read('person,item,response\nP1,X1,1\nP1,X2\nP2,X1,1\n')
    expect(rows.map(({ person }) => person)).toEqual(['P2'])
    expect(rejects).toMatchObject([{ code: 'row-length', line: 3, person: 'P1' }])
  })

  test('when its rows do not stand together: the first stretch counts', () => {
    const { rows, rejects } = read('person,item,response\nP1,X1,1\nP2,X1,1\nP1,X2,0\n')
    expect(rows.map(({ person, responses }) => [person, responses])).toEqual([
      ['P1', [1, null, null]],
      ['P2', [1, null, null]],
    ])
    expect(rejects).toMatchObject([{ code: 'person-duplicate', line: 4, reason: expect.stringMatching(/must stand together/) }])
  })
})

test('items that --ignore names are passed over', () => {
  expect(read('person,item,response\nP1,X1,1\nP1,Y9,4\n', { ignore: ['Y*'] })).toMatchObject({
    rejects: [],
    rows: [{ responses: [1, null, null] }],
  })
})

test('a long file without three columns is refused', () => {
  expect(() => read('person,response\nP1,1\n')).toThrow(expect.objectContaining({ code: 'responses-header' }))
})

test('a wide file that is read as a long one is told by its columns, and a long one read as wide too', () => {
  const wide = () => read('person,X1,X2\na,1,0\n')
  expect(wide).toThrow(/column "X1" is an item of the bank.*leave out --long/)
  const long = () => read('person,item,response\na,X1,1\n', { shape: 'wide' })
  expect(long).toThrow(/those of a long file.*--long/)
  for (const refused of [wide, long])
    expect(caught(refused)).toMatchObject({ code: 'responses-header', issues: [{ code: 'items-none', line: 1 }] })
})

test('a file whose items are all strangers to the bank is refused as a whole, one with a single item of it is not', () => {
  const strangers = () => read('person,item,response\na,Z1,1\nb,Z2,1\n')
  expect(caught(strangers)).toMatchObject({ code: 'responses-header', issues: [{ code: 'items-none' }] })
  expect(strangers).toThrow(/"Z1", "Z2"/)
  expect(read('person,item,response\na,Z1,1\nb,X1,1\n')).toMatchObject({ rows: [{ person: 'b' }], rejects: [{ person: 'a' }] })
})
