import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { readHybridInto } from '../../src/tables/parquet-hybrid.js'
import type { ColumnPage } from '../../src/tables/parquet-pages.js'
import { openParquet } from '../../src/tables/parquet-source.js'
import { isTexts } from '../../src/tables/parquet-texts.js'
import { cellText } from '../../src/tables/text-cells.js'

const width = fc.integer({ min: 1, max: 24 })
/** Bytes of a run of one number, or of packed numbers in groups of eight. */
const stretches = (bits: number) => {
  const number = fc.integer({ min: 0, max: 2 ** bits - 1 })
  const run = fc
    .tuple(fc.integer({ min: 1, max: 300 }), number)
    .map(([count, value]) => ({ count, bytes: [...varint(count << 1), ...littleEndian(value, (bits + 7) >> 3)] }))
  const packed = fc.integer({ min: 1, max: 9 }).chain((groups) =>
    fc.array(number, { minLength: 8 * groups, maxLength: 8 * groups }).map((values) => ({
      count: values.length,
      bytes: [...varint((groups << 1) | 1), ...packedBytes(values, bits)],
    })),
  )
  return fc.array(fc.oneof(run, packed), { minLength: 1, maxLength: 6 })
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]
}

function littleEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255)
}

function packedBytes(values: readonly number[], bits: number): number[] {
  const all = values.flatMap((value) => Array.from({ length: bits }, (_, i) => (value >>> i) & 1))
  return Array.from({ length: all.length / 8 }, (_, i) =>
    all.slice(8 * i, 8 * i + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
  )
}

test('numbers in runs and in packed bits are those that hyparquet reads, and an early end is an error', () => {
  fc.assert(
    fc.property(
      width.chain((bits) => fc.record({ bits: fc.constant(bits), parts: stretches(bits), left: fc.integer({ min: 0, max: 7 }) })),
      ({ bits, parts, left }) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => part.bytes))
        const count = Math.max(1, parts.reduce((sum, part) => sum + part.count, 0) - left)
        const twin = new Uint32Array(count)
        readRleBitPackedHybrid({ view: new DataView(bytes.buffer), offset: 0 }, bits, twin, bytes.length)
        const found = new Uint32Array(count)
        readHybridInto(found, bytes, { start: 0, end: bytes.length, width: bits })
        expect(found).toEqual(twin)
        const more = new Uint32Array(count + left + 1)
        expect(() => readHybridInto(more, bytes, { start: 0, end: bytes.length, width: bits })).toThrow(RangeError)
      },
    ),
    { numRuns: 100 },
  )
})

function valuesOf({ rows, values, places }: ColumnPage): unknown[] {
  const texts = isTexts(values) ? values : undefined
  const count = texts === undefined ? (values as ArrayLike<unknown>).length : texts.ends.length - 1
  return Array.from({ length: rows }, (_, row) => {
    const place = places === undefined ? row : (places[row] as number)
    if (place === count) return null
    return texts === undefined ? (values as ArrayLike<unknown>)[place] : cellText(texts, place)
  })
}

const kinds: readonly (Pick<ColumnSource, 'type' | 'encoding'> & { readonly cell: fc.Arbitrary<unknown> })[] = [
  { type: 'DOUBLE', cell: fc.double() },
  { type: 'DOUBLE', cell: fc.constantFrom(0.5, 1, 1.5) },
  { type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT', cell: fc.double() },
  { type: 'FLOAT', cell: fc.float() },
  { type: 'INT32', cell: fc.integer({ min: 0, max: 3 }) },
  { type: 'INT32', encoding: 'DELTA_BINARY_PACKED', cell: fc.integer() },
  { type: 'INT64', cell: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
  { type: 'BOOLEAN', cell: fc.boolean() },
  { type: 'STRING', cell: fc.string({ unit: 'grapheme', maxLength: 9 }) },
  { type: 'STRING', encoding: 'DELTA_BYTE_ARRAY', cell: fc.string({ maxLength: 9 }) },
  { type: 'STRING', cell: fc.constantFrom('Dinas A', 'Dinas Ä', '') },
  { type: 'TIMESTAMP', cell: fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }) },
  { type: 'UUID', cell: fc.uuid() },
]
const column = fc
  .record({
    kind: fc.constantFrom(...kinds),
    nullable: fc.boolean(),
    plain: fc.boolean(),
    rows: fc.integer({ min: 1, max: 300 }),
  })
  .chain(({ kind: { cell, ...kind }, nullable, plain, rows }) =>
    fc
      .array(nullable ? fc.option(cell, { freq: 3 }) : cell, { minLength: rows, maxLength: rows })
      .map((data) => ({ name: 'x', ...(plain ? { encoding: 'PLAIN' as const } : {}), ...kind, nullable, data })),
  )

test('the pages of a column hold what hyparquet reads, of every type and encoding, with and without nulls', async () => {
  const packing = { pageSize: fc.constantFrom(1, 100, 1 << 20), rowGroupSize: fc.integer({ min: 20, max: 400 }) }
  const codec = fc.constantFrom('SNAPPY' as const, 'UNCOMPRESSED' as const)
  await fc.assert(
    fc.asyncProperty(column, fc.record({ ...packing, codec }), async (source, packed) => {
      const buffer = parquetWriteBuffer({ columnData: [source], ...packed })
      const file = { byteLength: buffer.byteLength, slice: async (start: number, end?: number) => buffer.slice(start, end) }
      const next = (await openParquet(file)).pages('x')
      const found: unknown[] = []
      for (let page = await next(); page !== undefined; page = await next()) found.push(...valuesOf(page))
      const twin = (await parquetReadObjects({ file })).map(({ x }) => x ?? null)
      expect(found).toEqual(twin)
    }),
    { numRuns: 60 },
  )
})
