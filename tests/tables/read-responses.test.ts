import { describe, expect, test } from 'vitest'
import { createResponseReader, type ResponseReaderOptions, type ResponseRow } from '../../src/tables/read-responses.js'
import { bytesOf, optionsFor, readAll } from './reading.js'

const read = (text: string, items: Parameters<typeof optionsFor>[0] = 2, more: Partial<ResponseReaderOptions> = {}) =>
  readAll(bytesOf(text), optionsFor(items, more))

/** The code and issues of the error that a file is refused with. */
const refusal = (text: string, items: Parameters<typeof optionsFor>[0] = 2, more: Partial<ResponseReaderOptions> = {}) => {
  try {
    read(text, items, more)
  } catch (error) {
    const { code, issues } = error as { code: string; issues: { code: string; column?: string; message: string }[] }
    return { code, issues }
  }
  throw new Error('the file was not refused')
}

const responses = (text: string, more: Partial<ResponseReaderOptions> = {}, items: Parameters<typeof optionsFor>[0] = 2) =>
  read(text, items, more).rows.map((row) => row.responses)

describe('a plain file', () => {
  test('gives a row a person in the order of the options, with physical lines', () => {
    const { rows, rejects, header } = read('person,X2,X1\nP1,1,0\nP2,0,1\n')
    expect(rejects).toEqual([])
    expect(rows).toEqual([
      { line: 2, person: 'P1', responses: [0, 1], kept: [] },
      { line: 3, person: 'P2', responses: [1, 0], kept: [] },
    ])
    expect(header).toEqual({
      columns: ['person', 'X2', 'X1'],
      idColumn: 'person',
      itemColumns: ['X2', 'X1'],
      missingItems: [],
      ignoredColumns: [],
      keptColumns: [],
    })
  })

  test('may have CRLF, a byte-order mark, no final line break and empty lines, which count as lines', () => {
    expect(read('\uFEFFperson,X1,X2\r\n\r\nP1,1,0\r\n,,\r\nP2,0,1').rows.map(({ line, person }) => [line, person])).toEqual([
      [3, 'P1'],
      [5, 'P2'],
    ])
  })

  test('may be cut by semicolons, tabs or bars: the header tells', () => {
    for (const mark of [';', '\t', '|']) expect(responses(`id${mark}X1${mark}X2\nP1${mark}1${mark}0\n`)).toEqual([[1, 0]])
  })

  test('with a header only has no rows', () => {
    expect(read('person,X1,X2\n')).toMatchObject({ rows: [], rejects: [], warnings: [] })
  })

  test('may lack items of the bank: they are listed, and nobody was given them', () => {
    const { rows, header } = read('person,X2\nP1,1\n')
    expect(rows[0]?.responses).toEqual([null, 1])
    expect(header?.missingItems).toEqual(['X1'])
  })

  test('has its id where --id says, else in the column "person", else in the first', () => {
    expect(read('X1,X2,NIS\n1,0,77\n', 2, { idColumn: 'NIS' }).rows[0]).toMatchObject({ person: '77', responses: [1, 0] })
    expect(read('X1,person,X2\n1,77,0\n').rows[0]).toMatchObject({ person: '77', responses: [1, 0] })
    expect(read('nama,X1,X2\n77,1,0\n').rows[0]).toMatchObject({ person: '77', responses: [1, 0] })
  })

  test('reuses one buffer for all rows', () => {
    const buffers: Uint8Array[] = []
    const file = createResponseReader(optionsFor(1))
    const sink = { row: (row: ResponseRow) => void buffers.push(row.responses), reject: () => {} }
    file.push(bytesOf('person,X1\nP1,1\nP2,0\n'), sink)
    file.end(sink)
    expect(buffers).toHaveLength(2)
    expect(buffers[0]).toBe(buffers[1])
  })
})

describe('cells', () => {
  test('NA and . are not presented, O omitted, R not reached, T timed out, each counted and ruled', () => {
    const text = 'person,X1,X2,X3,X4,X5,X6\nP1,NA,.,O,R,T,1\n'
    const byDefault = read(text, 6)
    expect(byDefault.rows[0]?.responses).toEqual([null, null, 0, null, null, 1])
    expect(byDefault.states[0]).toEqual({ answered: 1, omitted: 1, notReached: 1, timedOut: 1, notPresented: 2 })
    expect(responses(text, { omitted: 'ignore', notReached: 'wrong', timedOut: 'wrong' }, 6)).toEqual([
      [null, null, null, 0, 0, 1],
    ])
  })

  test.each([
    ['not-presented', null, 'notPresented'],
    ['omitted', 0, 'omitted'],
    ['not-reached', null, 'notReached'],
  ] as const)('an empty one is %s when --blank says so', (blank, response, state) => {
    const { rows, states } = read('person,X1,X2\nP1,,1\n', 2, { blank })
    expect(rows[0]?.responses).toEqual([response, 1])
    expect(states[0]?.[state]).toBe(1)
  })

  test('spaces around one carry no meaning', () => {
    expect(responses('person, X1 ,X2\nP1, 1 ,\tNA\n')).toEqual([[1, null]])
  })

  test('of a file that counts from 1 give categories from 0, and its 0 is refused', () => {
    const { rows, rejects } = read('person,X1,X2\nP1,1,2\nP2,0,1\n', 2, { base: 1 })
    expect(rows[0]?.responses).toEqual([0, 1])
    expect(rejects).toMatchObject([{ code: 'cell-out-of-range', line: 3, person: 'P2', item: 'X1' }])
  })

  test('may hold categories of two digits', () => {
    expect(responses('person,X1\nP1,11\n', {}, [{ id: 'X1', categories: 12 }])).toEqual([[11]])
  })

  test.each([
    ['2', 'cell-out-of-range', /category 2 is out of range: the item has 0…1/],
    ['-1', 'cell-invalid', /"-1" is not a category/],
    ['abc', 'cell-invalid', /"abc" is not a category.*correct the cell/],
    ['B', 'cell-invalid', /give keys/],
    ['1.0', 'cell-invalid', /without a decimal mark/],
    ['na', 'cell-invalid', /"na" is not a category/],
    ['1e0', 'cell-invalid', /"1e0"/],
  ])('%s is refused with line, item and repair; good rows go on', (cell, code, reason) => {
    const { rows, rejects } = read(`person,X1,X2\nP1,1,${cell}\nP2,0,1\n`)
    expect(rows.map(({ person }) => person)).toEqual(['P2'])
    expect(rejects).toEqual([{ code, line: 2, person: 'P1', item: 'X2', reason: expect.stringMatching(reason) }])
    expect(rejects[0]?.reason).toContain('item "X2"')
  })

  test('that are bad in one row together give one reject that counts them', () => {
    expect(read('person,X1,X2\nP1,7,x\n').rejects).toMatchObject([
      { item: 'X1', reason: expect.stringMatching(/and 1 more bad cells/) },
    ])
  })
})

describe('rows', () => {
  test('short or long are refused with both numbers', () => {
    const { rows, rejects } = read('person,X1,X2\nP1,1\nP2,1,0,1\nP3,1,0\n')
    expect(rows.map(({ person }) => person)).toEqual(['P3'])
    expect(rejects).toEqual([
      { code: 'row-length', line: 2, person: 'P1', reason: expect.stringMatching(/too short: it must have 3 cells.*got 2/) },
      { code: 'row-length', line: 3, person: 'P2', reason: expect.stringMatching(/too long: it must have 3 cells.*got 4/) },
    ])
  })

  test('whose quotation marks make no sense cost one line', () => {
    const { rows, rejects } = read('person,X1,X2\n"P1"x,1,0\n"P2,1,0\nP3,1,0\n')
    expect(rows.map(({ person }) => person)).toEqual(['P3'])
    expect(rejects.map(({ code, line }) => [code, line])).toEqual([
      ['quote-misplaced', 2],
      ['quote-unclosed', 3],
    ])
  })

  test('of a person who was there before are refused; the first counts, even where it was refused itself', () => {
    const { rows, rejects } = read('person,X1,X2\nP1,1,0\nP1,0,0\nP2,9,0\nP2,0,0\n')
    expect(rows).toMatchObject([{ line: 2, person: 'P1', responses: [1, 0] }])
    expect(rejects.map(({ code, line }) => [code, line])).toEqual([
      ['person-duplicate', 3],
      ['cell-out-of-range', 4],
      ['person-duplicate', 5],
    ])
  })

  test('of the same person all pass with noDuplicateCheck', () => {
    expect(read('person,X1,X2\nP1,1,0\nP1,0,0\n', 2, { noDuplicateCheck: true }).rows).toHaveLength(2)
  })

  test('without an id are refused', () => {
    expect(read('person,X1,X2\n,1,0\n  ,1,0\n').rejects.map(({ code, line }) => [code, line])).toEqual([
      ['person-missing', 2],
      ['person-missing', 3],
    ])
  })
})

describe('ids', () => {
  test.each(['1,98503E+17', '1.98503E+17', '198503122010011000', '198503122010011003.0'])(
    '%s has been rounded and is refused',
    (id) => {
      const [reject] = read(`person;X1;X2\n${id};1;0\n`).rejects
      expect(reject).toMatchObject({ code: 'person-rounded', line: 2, person: '' })
      expect(reject?.reason).toMatch(/format the id column as text/)
    },
  )

  test.each(['198503122010011003', 'P1E5', '1E5', '007', '12 000', '1000'])('%s is kept as it is, as text', (id) => {
    expect(read(`person,X1,X2\n${id},1,0\n`).rows[0]?.person).toBe(id)
  })

  test('wrapped as text by a spreadsheet are unwrapped', () => {
    expect(read('person,X1,X2\n"=""0123""",1,0\n="0456",1,0\n').rows.map(({ person }) => person)).toEqual(['0123', '0456'])
  })

  test('like a national number are in no reject and no reason, wherever they stand', () => {
    const nip = '198503122010011003'
    const { rejects } = read(`person,X1,X2\n${nip},9,0\n${nip},1\n${nip},1,0\nP4,${nip},0\nP5,0,19850312 201001 1 003\n`)
    expect(rejects).toHaveLength(5)
    expect(JSON.stringify(rejects)).not.toMatch(/1985/)
    expect(rejects.map(({ line, person }) => [line, person])).toEqual([
      [2, ''],
      [3, ''],
      [4, ''],
      [5, 'P4'],
      [6, 'P5'],
    ])
  })

  test('of 16 digits that all end in 0 are worth a warning, a few are not', () => {
    const file = (ending: (i: number) => number) =>
      'person,X1,X2\n' + Array.from({ length: 8 }, (_, i) => `33740112049000${i}${ending(i)},1,0\n`).join('')
    expect(read(file(() => 0)).warnings.map(({ code }) => code)).toEqual(['ids-perhaps-rounded'])
    expect(read(file((i) => i % 3)).warnings).toEqual([])
  })
})

describe('a file is refused', () => {
  test('when it is empty', () => {
    expect(refusal('').code).toBe('responses-empty')
    expect(refusal('\n\n').code).toBe('responses-empty')
  })

  test('when no column belongs to the bank', () => {
    const { code, issues } = refusal('person,A,B\nP1,1,0\n')
    expect(code).toBe('responses-header')
    expect(issues).toMatchObject([
      { code: 'items-none', message: expect.stringMatching(/"X1", "X2".*"person", "A", "B".*melek inspect/) },
    ])
  })

  test('when the first column is an item, so that there is no id', () => {
    expect(refusal('X1,X2\n1,0\n').issues).toMatchObject([{ code: 'person-column' }])
  })

  test('with everything at once that is missing or double in the header', () => {
    expect(
      refusal('id,X1,X1,X2,kelas,kelas\nP1,1,1,0,a,b\n', 2, { keep: ['kelas', 'unit'], idColumn: 'NIP' }).issues.map((issue) => [
        issue.code,
        issue.column,
      ]),
    ).toEqual([
      ['column-missing', 'NIP'],
      ['column-duplicate', 'X1'],
      ['column-duplicate', 'kelas'],
      ['column-missing', 'unit'],
    ])
  })

  test('when an unknown column is named like an item, even without rows', () => {
    expect(refusal('person,X1,X2,X3\n')).toMatchObject({
      code: 'responses-unknown-item',
      issues: [{ code: 'item-unknown', column: 'X3', message: expect.stringMatching(/--keep "X3" or --ignore "X3"/) }],
    })
  })

  test('when an unknown column has cells like responses, all of them at once', () => {
    const { issues } = refusal('person,X1,X2,alpha,beta,gamma\nP1,1,0,1,NA,anak\nP2,1,0,0,1,1\n')
    expect(issues.map(({ column }) => column)).toEqual(['alpha', 'beta'])
  })

  test('when an item has more categories than a byte can tell, or is wanted twice', () => {
    expect(
      refusal('person,X1\n', [
        { id: 'X1', categories: 256 },
        { id: 'X1', categories: 2 },
        { id: 'X2', categories: 1 },
      ]),
    ).toMatchObject({
      code: 'responses-options',
      issues: [{ code: 'item-categories' }, { code: 'item-duplicate' }, { code: 'item-categories' }],
    })
  })
})

describe('unknown columns', () => {
  const text = 'person,X1,X2,X3,sex,unit,skor\nP1,1,0,1,1,"Dinas A, B",12\n'
  test('that --keep or --ignore names are no items; kept ones are handed on', () => {
    const { rows, header } = read(text, 2, { keep: ['sex', 'unit'], ignore: ['X3'] })
    expect(rows[0]).toEqual({ line: 2, person: 'P1', responses: [1, 0], kept: ['1', 'Dinas A, B'] })
    expect(header).toMatchObject({ keptColumns: ['sex', 'unit'], ignoredColumns: ['X3', 'skor'] })
  })

  test('may be named by a pattern, which leaves items and ids alone', () => {
    expect(read(text, 2, { keep: ['*'] }).header?.keptColumns).toEqual(['X3', 'sex', 'unit', 'skor'])
    expect(read(text, 2, { keep: ['s*'], ignore: ['X3'] }).header?.keptColumns).toEqual(['sex', 'skor'])
  })

  test('are judged by fifty rows at most, and rows held back for that are handed on in order', () => {
    const rows = Array.from({ length: 120 }, (_, i) => `P${i},1,0,${i < 60 ? 'teks' : '1'}\n`).join('')
    const found = read(`person,X1,X2,note\n${rows}`)
    expect(found.rows.map(({ line }) => line)).toEqual(Array.from({ length: 120 }, (_, i) => i + 2))
    expect(found.header?.ignoredColumns).toEqual(['note'])
  })

  test('an item of the bank that --ignore names counts as absent', () => {
    expect(read('person,X1,X2\nP1,1,0\n', 2, { ignore: ['X2'] }).header).toMatchObject({
      missingItems: ['X2'],
      ignoredColumns: ['X2'],
    })
  })
})
