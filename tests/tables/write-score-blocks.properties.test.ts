import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ScoreLine, scoreStatuses } from '../../src/tables/scores.js'
import { putTextInto, type TextCellsDraft } from '../../src/tables/text-cells.js'
import { createScoreBlockWriter, type ScoreBlock } from '../../src/tables/write-score-blocks.js'
import { createScoreWriter } from '../../src/tables/write-scores.js'
import { bytesOf } from './reading.js'

const levels = ['Dasar', 'Menengah "B1"', 'Mahir; 3', '4']
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })
const figure = optional(
  fc.oneof(fc.double({ noNaN: true, min: -9, max: 9 }), fc.constantFrom(0, -0, 1, 0.5, 1e-9, 1e300, -12345.678)),
)
const text = fc.oneof(
  fc.nat(999).map((n) => `P${n}`),
  fc.constantFrom(
    '',
    '198503122010011001',
    '1.5',
    'Dinas A',
    'é',
    'Ürün',
    '=1+1',
    '"',
    'a"b',
    'a,b',
    'a;b',
    'a\nb',
    'a\r\nb',
    '\\',
    '\t',
    '\x7f',
    '\u2028',
    '\uFEFFx',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('x'.repeat(300), '9'.repeat(300), `=${'"'.repeat(300)}`, `"${';'.repeat(300)}`),
)
const lines = fc.array(
  fc.record({
    person: text,
    theta: figure,
    standardError: figure,
    answered: fc.oneof(fc.nat(60), fc.constant(4_000_000_000)),
    status: fc.constantFrom(...scoreStatuses),
    level: optional(fc.nat(levels.length - 1)),
    targetProbability: figure,
    plausibleValues: fc.array(figure, { minLength: 3, maxLength: 3 }),
    figures: fc.array(figure, { minLength: 2, maxLength: 2 }),
    kept: fc.array(text, { minLength: 2, maxLength: 2 }),
    leftOut: fc.boolean(),
  }),
  { maxLength: 12 },
)

type Line = typeof lines extends fc.Arbitrary<readonly (infer T)[]> ? T : never

const options = fc.record({
  form: fc.constantFrom(
    { format: 'csv' as const },
    { format: 'csv' as const, excel: 'id' as const },
    { format: 'ndjson' as const },
  ),
  standard: fc.boolean(),
  plausibleValues: fc.constantFrom(0, 3),
  figures: fc.constantFrom([], ['lower', 'upper "95 %"']),
  kept: fc.constantFrom([], ['unit'], ['unit', 'kode; b']),
})

type Columns = typeof options extends fc.Arbitrary<infer T> ? T : never

const column = (values: readonly (number | undefined)[]) => Float64Array.from(values, (value) => value ?? Number.NaN)

function blockOf(all: readonly Line[], columns: Columns): ScoreBlock {
  const count = all.length
  const textCount = 1 + columns.kept.length
  // Nothing of what lies behind the last person may be read.
  const texts: TextCellsDraft = { bytes: new Uint8Array(0), ends: new Uint32Array(textCount * (count + 1)).fill(999_999) }
  for (const [p, { person, kept }] of all.entries())
    for (const [k, cell] of [person, ...kept.slice(0, columns.kept.length)].entries()) putTextInto(texts, p * textCount + k, cell)
  return {
    count,
    texts,
    theta: column(all.map(({ theta }) => theta)),
    standardError: column(all.map(({ standardError }) => standardError)),
    answered: Uint32Array.from(all, ({ answered }) => answered),
    status: Uint8Array.from(all, ({ status }) => scoreStatuses.indexOf(status)),
    level: Int16Array.from(all, ({ level }) => level ?? -1),
    targetProbability: column(all.map(({ targetProbability }) => targetProbability)),
    plausibleValues: column(all.flatMap(({ plausibleValues }) => plausibleValues)),
    figures: column(all.flatMap(({ figures }) => figures)),
  }
}

function lineOf({ level, plausibleValues, leftOut: _, ...line }: Line): ScoreLine {
  return {
    ...line,
    level: level === undefined ? undefined : levels[level],
    // A row has as many figures as columns, so that an absent one stands as undefined.
    plausibleValues: plausibleValues as readonly number[],
  }
}

test('a block is written as the rows are written one by one, those left out missing', () => {
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 3 }), options, (blocks, { form, ...columns }) => {
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
