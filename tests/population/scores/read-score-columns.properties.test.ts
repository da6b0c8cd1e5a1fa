import fc from 'fast-check'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { createScoreColumns } from '../../../src/population/scores/read-score-columns.js'
import { createScoreRows, type ScoreRowOptions } from '../../../src/population/scores/read-score-rows.js'
import { isScoreColumn } from '../../../src/population/scores/score-plan.js'
import type { ScorePerson, ScoreRefusal } from '../../../src/population/scores/score-rows.js'
import { openParquet } from '../../../src/tables/parquet-source.js'

type Cell = number | bigint | boolean | string | Date | null
type Column = { readonly name: string; readonly cells: readonly Cell[] } & Omit<ColumnSource, 'name' | 'data'>
interface Packing {
  readonly pageSize: number
  readonly rowGroupSize: number
  readonly codec: 'SNAPPY' | 'UNCOMPRESSED'
}

function collected() {
  const rows: { line: number; figures: number[]; places: number[]; unbounded: boolean }[] = []
  const refused: ScoreRefusal[] = []
  const sink = {
    row: ({ line, figures, texts, unbounded }: ScorePerson) =>
      void rows.push({ line, figures: Array.from(figures, (figure) => figure + 0), places: [...texts], unbounded }),
    refuse: (refusal: ScoreRefusal) => void refused.push(refusal),
  }
  const named = (texts: readonly (readonly string[])[]) => ({
    refused,
    rows: rows.map(({ places, ...row }) => ({ ...row, texts: places.map((place, t) => texts[t]?.[place]) })),
  })
  return { sink, named }
}

async function fromParquet(columns: readonly Column[], packing: Packing, options: ScoreRowOptions) {
  const columnData = columns.map(({ cells, ...column }) => ({ ...column, data: [...cells] }))
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, ...packing }))
  const file = {
    byteLength: bytes.length,
    slice: async (start: number, end?: number) => new Uint8Array(bytes.slice(start, end)).buffer,
  }
  const read = createScoreColumns(await openParquet(file, { wanted: (name) => isScoreColumn(name, options) }), options)
  const { sink, named } = collected()
  for await (const _ of read.rows(sink));
  return named(read.texts)
}

function fromText(columns: readonly Column[], options: ScoreRowOptions) {
  const marked = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const cell = (value: Cell | undefined): string => {
    if (value === null || value === undefined || Number.isNaN(value)) return ''
    if (typeof value === 'boolean') return value ? '1' : '0'
    return marked(value instanceof Date ? value.toISOString() : String(value))
  }
  const rows = columns[0]?.cells.length ?? 0
  const lines = Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cell(cells[row])).join(','))
  const reader = createScoreRows(options)
  const { sink, named } = collected()
  reader.push(new TextEncoder().encode([columns.map(({ name }) => name).join(','), ...lines, ''].join('\n')), sink)
  reader.end(sink)
  return named(reader.texts)
}

const double = fc.oneof(
  fc.double({ min: -1e6, max: 1e6 }),
  fc.constantFrom(0, 1, 2.5, -0.5, 1e22, 1e-9, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
)
const few = fc.constantFrom(0.5, 1, 1.5)
const kinds = {
  double: { type: 'DOUBLE', cell: double },
  weight: { type: 'DOUBLE', cell: few },
  split: { type: 'DOUBLE', cell: double, encoding: 'BYTE_STREAM_SPLIT' },
  single: { type: 'FLOAT', cell: double.map((value) => Math.fround(value)) },
  whole: { type: 'INT32', cell: fc.integer({ min: -9, max: 300 }) },
  packed: { type: 'INT32', cell: fc.integer(), encoding: 'DELTA_BINARY_PACKED' },
  long: { type: 'INT64', cell: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
  truth: { type: 'BOOLEAN', cell: fc.boolean() },
  moment: { type: 'TIMESTAMP', cell: fc.constantFrom(new Date('2026-11-22T08:00:01.500Z'), new Date('2026-03-01T10:00:00Z')) },
  text: { type: 'STRING', cell: fc.constantFrom('1.5', '-2', 'NA', '', ' 3 ', '1,5', 'x', '"4"', '12345678901234567890') },
} as const
type Kind = { readonly type: NonNullable<ColumnSource['type']>; readonly cell: fc.Arbitrary<Cell>; readonly encoding?: 'PLAIN' }

function column(name: string, { cell, ...kind }: Kind, rows: number): fc.Arbitrary<Column> {
  return fc.record({ nullable: fc.boolean(), plain: fc.boolean() }).chain(({ nullable, plain }) =>
    fc
      .array(nullable ? fc.oneof({ weight: 4, arbitrary: cell }, { weight: 1, arbitrary: fc.constant(null) }) : cell, {
        minLength: rows,
        maxLength: rows,
      })
      .map((cells) => ({ ...(plain ? { encoding: 'PLAIN' as const } : {}), ...kind, name, cells, nullable })),
  )
}

const ids = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((n) => `P${n}`),
  fc.constantFrom('', '198503172010121001', 'Ñ "x"', 'a,b', ' '),
)
const figure = fc.constantFrom(...(Object.values(kinds) as readonly Kind[]))
const table = fc
  .integer({ min: 1, max: 60 })
  .chain((rows) =>
    figure.chain((odd) =>
      fc.tuple(
        column('pv1', kinds.double, rows),
        column('person', { type: 'STRING', cell: ids }, rows),
        column('agency', { type: 'STRING', cell: fc.constantFrom('Dinas A', 'Dinas Ä', '', ' x,y ', 'say "b"') }, rows),
        column('note', { type: 'JSON', cell: fc.constantFrom('{}') }, rows),
        column('pv2', odd, rows),
        column('zone', { type: 'INT32', cell: fc.integer({ min: 0, max: 3 }) }, rows),
        column('status', { type: 'STRING', cell: fc.constantFrom('scored', 'unbounded_below', 'unbounded_above', '') }, rows),
        column('w', kinds.weight, rows),
      ),
    ),
  )
const packing = fc.record({
  pageSize: fc.constantFrom(1, 40, 200, 1 << 20),
  rowGroupSize: fc.integer({ min: 1, max: 70 }),
  codec: fc.constantFrom('SNAPPY' as const, 'UNCOMPRESSED' as const),
})

test('persons and refusals are those of the same table as text, whatever its types, nulls, pages and row groups', async () => {
  const options = { weight: 'w', texts: ['agency', 'zone'] }
  await fc.assert(
    fc.asyncProperty(table, packing, async (columns, packed) => {
      const read = await fromParquet(columns, packed, options)
      expect(read).toEqual(fromText(columns, options))
    }),
    { numRuns: 30 },
  )
})

test('slices, pages and row groups of lengths that do not meet give every row once and in order', async () => {
  const rows = 1500
  const numbers = Array.from({ length: rows }, (_, row) => row)
  const columns: Column[] = [
    { name: 'person', type: 'STRING', cells: numbers.map((row) => `P${row % 1400}`) },
    { name: 'agency', type: 'STRING', cells: numbers.map((row) => `Dinas ${row % 7}`) },
    { name: 'pv1', type: 'DOUBLE', nullable: true, cells: numbers.map((row) => (row % 11 === 0 ? null : row / 8)) },
    { name: 'pv2', type: 'DOUBLE', cells: numbers.map((row) => -row / 8) },
  ]
  const packed = { pageSize: 1777, rowGroupSize: 611, codec: 'SNAPPY' as const }
  const read = await fromParquet(columns, packed, { texts: ['agency'] })
  expect(read).toEqual(fromText(columns, { texts: ['agency'] }))
  expect(read.rows.map(({ line }) => line)).toEqual(numbers.slice(0, 1400).map((row) => row + 2))
  expect(read.refused).toHaveLength(100)
})

test('a column of scores that holds lists is refused with the same code as in any Parquet file, others are passed over', async () => {
  const figures = { type: 'DOUBLE' as const, cells: [0.5, 1] }
  const lists = { type: 'JSON' as const, cells: ['{}', '{}'] }
  const read = (odd: string) =>
    fromParquet(
      [
        { name: 'pv1', ...figures },
        { name: odd, ...lists },
      ],
      { pageSize: 100, rowGroupSize: 2, codec: 'SNAPPY' },
      {},
    )
  expect((await read('note')).rows).toHaveLength(2)
  await expect(read('pv2')).rejects.toMatchObject({
    code: 'parquet-invalid',
    issues: [{ code: 'parquet-column-type', column: 'pv2' }],
  })
})

test('columns that are missing or broken in their numbering are named as in a text', async () => {
  const columns: Column[] = ['pv1', 'pv3'].map((name) => ({ name, type: 'DOUBLE', cells: [1] }))
  const options = { weight: 'w' }
  const issues = [
    { code: 'column-numbering', column: 'pv3' },
    { code: 'column-missing', column: 'w' },
  ]
  const expected = { code: 'scores-columns', issues }
  expect(() => fromText(columns, options)).toThrow(expect.objectContaining({ code: 'scores-columns' }))
  await expect(fromParquet(columns, { pageSize: 9, rowGroupSize: 1, codec: 'SNAPPY' }, options)).rejects.toMatchObject(expected)
})
