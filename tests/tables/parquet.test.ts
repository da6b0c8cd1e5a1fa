import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parquetLines } from '../../src/tables/parquet-lines.js'
import type { ByteRanges } from '../../src/tables/parquet-pieces.js'
import { openParquet, type ParquetOptions } from '../../src/tables/parquet-source.js'
import { bytesOf, optionsFor, readAll } from './reading.js'

const folder = new URL('../fixtures/parquet/', import.meta.url)

async function fixture(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(name, folder)))
}

function rangesOf(bytes: Uint8Array): ByteRanges {
  return { byteLength: bytes.length, slice: async (start, end) => new Uint8Array(bytes.slice(start, end)).buffer }
}

async function textOf(bytes: Uint8Array, options?: ParquetOptions): Promise<string> {
  let text = ''
  for await (const piece of parquetLines(await openParquet(rangesOf(bytes), options))) text += new TextDecoder().decode(piece)
  return text
}

const wide = [
  'person,X1,X2,X3,X4,X5,sat,agency',
  'P1,1,0,2,1,O,2026-03-01,"Kab. ""A"", B"',
  'P2,,1,,0,1,,Ñusa x',
  'P3,0,,1,,,2026-03-02,',
  'P4,1,1,0.5,1,0,2026-03-03,',
  '',
].join('\n')

describe('a Parquet file of another program', () => {
  test.each([
    ['uncompressed', {}],
    ['snappy', {}],
    ['gzip', { decompressors: { GZIP: (packed: Uint8Array) => gunzipSync(packed) } }],
  ])('reads as the lines of a CSV file, whatever the types of its columns (%s)', async (name, options) => {
    expect(await textOf(await fixture(`wide-${name}.parquet`), options)).toBe(wide)
  })

  test('gives row n at line n + 1 across row groups', async () => {
    const lines = (await textOf(await fixture('groups.parquet'))).split('\n')
    expect(lines).toHaveLength(5002)
    expect([lines[1], lines[2049], lines[5000]]).toEqual(['19790101,0,0', '19792149,0,2', '19795100,1,1'])
  })

  test('is refused row by row like any table: a half point is no category', async () => {
    const csv = await textOf(await fixture('wide-snappy.parquet'))
    const items = ['X1', 'X2', 'X3', 'X4', 'X5'].map((id) => ({ id, categories: 3 }))
    const { rows, rejects } = readAll(bytesOf(csv), optionsFor(items, { delimiter: ',', keep: ['agency'] }))
    expect(rows).toEqual([
      { line: 2, person: 'P1', responses: [1, 0, 2, 1, 0], kept: ['Kab. "A", B'] },
      { line: 3, person: 'P2', responses: [null, 1, null, 0, 1], kept: ['Ñusa x'] },
      { line: 4, person: 'P3', responses: [0, null, 1, null, null], kept: [''] },
    ])
    expect(rejects).toMatchObject([{ code: 'cell-invalid', line: 5, person: 'P4', item: 'X3' }])
  })
})

describe('a Parquet file that cannot be read is refused', () => {
  test('with every wanted column whose type is no cell', async () => {
    const file = rangesOf(await fixture('nested.parquet'))
    await expect(openParquet(file)).rejects.toMatchObject({
      code: 'parquet-invalid',
      issues: ['X2', 'note', 't'].map((column) => ({ code: 'parquet-column-type', column })),
    })
    const { columns } = await openParquet(file, { wanted: (name) => name === 'X1' })
    expect(columns).toEqual(['person', 'X1'])
  })

  test('with the method of compression that is not known', async () => {
    await expect(openParquet(rangesOf(await fixture('wide-zstd.parquet')))).rejects.toMatchObject({
      issues: [{ code: 'parquet-compression', message: expect.stringContaining('ZSTD') }],
    })
  })

  test.each([
    ['cut off at its end', (bytes: Uint8Array) => bytes.slice(0, -20)],
    ['empty', () => new Uint8Array(0)],
    ['another kind of file', () => bytesOf('person,X1\nP1,1\nP2,0\n')],
    [
      'damaged in its footer',
      (bytes: Uint8Array) => bytes.map((byte, at) => (at > bytes.length - 60 && at < bytes.length - 30 ? 255 : byte)),
    ],
  ])('%s', async (_, damage) => {
    const bytes = damage(await fixture('wide-snappy.parquet'))
    await expect(openParquet(rangesOf(bytes))).rejects.toMatchObject({ code: 'parquet-damaged' })
  })

  test('where the values are damaged, naming the column', async () => {
    const bytes = await fixture('wide-snappy.parquet')
    const broken = bytes.map((byte, at) => (at >= 4 && at < 24 ? 255 : byte))
    await expect(textOf(broken)).rejects.toMatchObject({
      code: 'parquet-damaged',
      message: expect.stringContaining('column "person"'),
    })
  })
})
