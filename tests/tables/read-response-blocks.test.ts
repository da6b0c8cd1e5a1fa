import { describe, expect, test } from 'vitest'
import {
  blockKept,
  blockPerson,
  createResponseBlocks,
  type ResponseBlock,
  stateKinds,
} from '../../src/tables/read-response-blocks.js'
import type { ResponseReaderOptions } from '../../src/tables/read-responses.js'
import { bytesOf, optionsFor, readAll, readAllInBlocks } from './reading.js'

const note = 'x'.repeat(190)
const manyRows = (count: number, lineBreak: string) =>
  Array.from({ length: count }, (_, p) => `P${p},${p % 3 === 0 ? '' : p % 2},${p % 2},${note}${lineBreak}`).join('')

/** What the readers of rows and of blocks give, without what only blocks have. */
function bothReadings(text: string, step?: number, more: Partial<ResponseReaderOptions> = { ignore: ['note'] }) {
  const bytes = bytesOf(text)
  const { answered: _, sizes: __, ...blocks } = readAllInBlocks(bytes, optionsFor(2, more), step)
  return { rows: readAll(bytes, optionsFor(2, more), step), blocks }
}

describe('a block', () => {
  const text = 'unit,"person",X2,X1\r\n"Dinas A",P1,1,\r\nDinas B,"P2",O,R\r\nDinas A,P1,1,1\r\n'
  const read = () => {
    const blocks: ResponseBlock[] = []
    const reader = createResponseBlocks(optionsFor(2, { keep: ['unit'], omitted: 'wrong', notReached: 'ignore' }))
    const sink = { block: (block: ResponseBlock) => void blocks.push(block), reject: () => {} }
    reader.push(bytesOf(text), sink)
    reader.end(sink)
    return { blocks, reader }
  }

  test('holds persons as columns, in the order of the file', () => {
    const [block] = read().blocks
    expect(block).toMatchObject({ count: 2, itemCount: 2, textCount: 2 })
    expect([...block!.responses.subarray(0, 4)]).toEqual([255, 1, 255, 0])
    expect([...block!.lines.subarray(0, 2)]).toEqual([2, 3])
    expect([...block!.answered.subarray(0, 2)]).toEqual([1, 1])
    expect([0, 1].map((p) => [blockPerson(block!, p), ...blockKept(block!, p)])).toEqual([
      ['P1', 'Dinas A'],
      ['P2', 'Dinas B'],
    ])
  })

  test('counts the states of its persons', () => {
    const [block] = read().blocks
    expect(stateKinds).toEqual(['answered', 'omitted', 'notReached', 'timedOut', 'notPresented'])
    expect([...block!.states.subarray(0, 10)]).toEqual([1, 0, 0, 0, 1, 0, 1, 1, 0, 0])
  })

  test('has header, statistics and warnings beside it, as rows have', () => {
    const { reader } = read()
    const { header, blanks, warnings } = readAll(bytesOf(text), optionsFor(2, { keep: ['unit'] }))
    expect({ header: reader.header, blanks: reader.blanks, warnings: reader.warnings }).toEqual({ header, blanks, warnings })
  })

  test('is the reader of nobody else until it is handed back', () => {
    const reader = createResponseBlocks(optionsFor(2), { persons: 2 })
    const blocks: ResponseBlock[] = []
    const sink = { block: (block: ResponseBlock) => void blocks.push(block), reject: () => {} }
    reader.push(bytesOf('person,X1,X2\nP1,0,1\nP2,1,1\nP3,0,0\nP4,1,0\n'), sink)
    expect(blocks.map((block) => [blockPerson(block, 0), blockPerson(block, 1)])).toEqual([
      ['P1', 'P2'],
      ['P3', 'P4'],
    ])
    reader.recycle(blocks[0]!)
    reader.push(bytesOf('P5,1,1\nP6,0,0\n'), sink)
    expect(blocks[2]).toBe(blocks[0])
    expect([blockPerson(blocks[2]!, 0), blockPerson(blocks[1]!, 1)]).toEqual(['P5', 'P4'])
  })
})

describe('the reader of blocks agrees with the reader of rows', () => {
  test.each([8000, 65_536, 1 << 22])('where a mark is never closed before more than a megabyte, in pieces of %d', (step) => {
    const { rows, blocks } = bothReadings(`person,X1,X2,note\nP,0,0,\n"Q,1,1,\n${manyRows(6000, '\n')}`, step)
    expect(rows.rejects).toEqual([expect.objectContaining({ code: 'quote-unclosed', line: 3 })])
    expect(rows.rows.length).toBe(6001)
    expect(blocks).toEqual(rows)
  })

  test.each(['\n', '\r\n', '\r'])('about a file of two megabytes with the line break %j', (lineBreak) => {
    const { rows, blocks } = bothReadings(`person,X1,X2,note${lineBreak}${manyRows(10_000, lineBreak)}`, 65_536)
    expect(rows.rows.length).toBe(10_000)
    expect(blocks).toEqual(rows)
  })

  test.each(['1', '"1"', 'é'])('that a line of more than a million characters is refused, its first cell %s', (cell) => {
    const text = `person,X1,X2\nP1,0,0\nP2,${cell},${'1'.repeat(1_100_000)}\nP3,1,1\n`
    const refused = expect.objectContaining({
      code: 'record-too-long',
      issues: [expect.objectContaining({ line: 3 })],
    })
    for (const step of [65_536, 1 << 22]) {
      expect(() => readAll(bytesOf(text), optionsFor(2), step)).toThrow(refused)
      expect(() => readAllInBlocks(bytesOf(text), optionsFor(2), step)).toThrow(refused)
    }
  })

  test('that a row of a million characters is too long though every cell of it is plain', () => {
    const text = `person,note,X1,X2\nP1,${'x'.repeat(1_048_570)},0,0\n`
    const options = optionsFor(2, { ignore: ['note'] })
    for (const read of [readAll, readAllInBlocks]) expect(() => read(bytesOf(text), options)).toThrow(/must not be longer/)
  })

  test('about long files and NDJSON', () => {
    const long = 'person,item,response\nP1,X1,1\nP1,X2,\nP2,X1,7\nP3,X2,0\nP3,X1,O\n'
    const ndjson = '{"person":"P1","responses":{"X1":1,"X2":"O"}}\n{"person":"é","responses":{"X2":null}}\nx\n'
    for (const [shape, text] of [
      ['long', long],
      ['ndjson', ndjson],
    ] as const) {
      const { rows, blocks } = bothReadings(text, 7, { shape })
      expect([rows.rows.length, rows.rejects.length]).toEqual([2, 1])
      expect(blocks).toEqual(rows)
    }
  })

  test('about an empty file', () => {
    const empty = expect.objectContaining({ code: 'responses-empty' })
    expect(() => readAllInBlocks(bytesOf(''), optionsFor(2))).toThrow(empty)
  })
})
