import fc from 'fast-check'
import { expect, test } from 'vitest'
import { putTextInto, type TextCellsDraft } from '../../src/tables/text-cells.js'
import { createScoreBlockWriter, type ScoreBlock } from '../../src/tables/write-score-blocks.js'
import { createScoreWriter } from '../../src/tables/write-scores.js'
import { bytesOf } from './reading.js'
import { blockOf, levels, lineOf, options, scoreLines } from './score-block-arbitraries.js'

test('a block is written as the rows are written one by one, those left out missing', () => {
  fc.assert(
    fc.property(fc.array(scoreLines, { minLength: 1, maxLength: 3 }), options, (blocks, { form, ...columns }) => {
      const writer = createScoreBlockWriter({ ...form, ...columns, levels })
      const twin = createScoreWriter({ ...form, ...columns })
      expect(writer.header()).toEqual(bytesOf(twin.header()))
      for (const all of blocks) {
        const leftOut = new Set([...all.keys()].filter((p) => all[p]!.leftOut))
        const expected = all.filter(({ leftOut: out }) => !out).map((line) => twin.row(lineOf(line)))
        const written = writer.rows(blockOf(all, { form, ...columns }), leftOut)
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(written)).toBe(expected.join(''))
      }
    }),
    { numRuns: 500 },
  )
})

/** One person without anything that need not be. */
const bare: ScoreBlock = {
  count: 1,
  texts: { bytes: bytesOf('P1'), ends: Uint32Array.of(2) },
  theta: Float64Array.of(0.5),
  standardError: Float64Array.of(Number.NaN),
  answered: Uint32Array.of(3),
  status: Uint8Array.of(0),
}

test('columns that a block does not have are empty', () => {
  const writer = createScoreBlockWriter({ format: 'csv', standard: true, plausibleValues: 1, figures: ['lower'], levels })
  expect(new TextDecoder().decode(writer.rows(bare))).toBe('P1,0.5,,3,scored,,,,\n')
})

test.each([
  ['plain CSV', { format: 'csv' }],
  ['a spreadsheet file', { format: 'csv', excel: 'id' }],
  ['NDJSON', { format: 'ndjson' }],
] as const)('texts that grow when they are written have room in %s', (_, form) => {
  const texts: TextCellsDraft = { bytes: new Uint8Array(0), ends: new Uint32Array(400) }
  const ids = Array.from({ length: 400 }, (_, p) => (p % 2 === 0 ? '"' : '\x01').repeat(200 + (p % 50)))
  for (const [p, id] of ids.entries()) putTextInto(texts, p, id)
  const many = (value: number) => new Float64Array(400).fill(value)
  const columns = { theta: many(-1.7976931348623157e308), standardError: many(1), status: new Uint8Array(400) }
  const block = { count: 400, texts, ...columns, answered: new Uint32Array(400) }
  const twin = createScoreWriter(form)
  const line = { theta: -1.7976931348623157e308, standardError: 1, answered: 0, status: 'scored' as const }
  const expected = ids.map((person) => twin.row({ person, ...line })).join('')
  expect(new TextDecoder().decode(createScoreBlockWriter(form).rows(block)) === expected).toBe(true)
})

test('an infinite figure and columns of the same name are refused, as by the row writer', () => {
  const infinite = { ...bare, theta: Float64Array.of(Number.POSITIVE_INFINITY) }
  const refused = (code: string) => expect.objectContaining({ code })
  expect(() => createScoreBlockWriter({ format: 'csv' }).rows(infinite)).toThrow(refused('figure-not-finite'))
  expect(() => createScoreBlockWriter({ format: 'csv', kept: ['theta'] })).toThrow(refused('scores-format'))
})
