import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ResponseReaderOptions } from '../../src/tables/read-responses.js'
import { examTables, readingOptions, tableText } from './exam-tables.js'
import { optionsFor, readAll, readAllInBlocks } from './reading.js'
import { encode } from './writing.js'

const pieces = fc.record({
  step: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(1 << 20)),
  persons: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(4096)),
  keepSuspects: fc.boolean(),
})

type Pieces = typeof pieces extends fc.Arbitrary<infer T> ? T : never

/** What a reader gives, or the error that it ends with. */
function outcome<T>(read: () => T): T | { readonly code: string; readonly message: string } {
  try {
    return read()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === undefined) throw error
    return { code, message }
  }
}

function bothOutcomes(bytes: Uint8Array, options: ResponseReaderOptions, { step, persons, keepSuspects }: Pieces) {
  const rows = outcome(() => readAll(bytes, options, step, keepSuspects))
  const blocks = outcome(() => {
    const read = readAllInBlocks(bytes, options, step, { persons, suspects: keepSuspects ? 'keep' : 'reject' })
    const { answered, sizes, ...same } = read
    expect(answered).toEqual(read.rows.map(({ responses }) => responses.filter((response) => response !== null).length))
    expect(sizes.slice(0, -1).every((size) => size === persons)).toBe(true)
    return same
  })
  return { rows, blocks }
}

const tables = examTables.chain((table) => fc.tuple(fc.constant(table), readingOptions(table)))

test('blocks hold what the row reader reads, for any table, options, cutting and size of blocks', () => {
  const encodings = fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'utf-8', 'utf-8-bom', 'windows-1252', 'utf-16le')
  fc.assert(
    fc.property(tables, encodings, pieces, ([table, options], encoding, cut) => {
      const text = encoding === 'windows-1252' ? tableText(table).replaceAll('𝒳', 'x') : tableText(table)
      const { rows, blocks } = bothOutcomes(encode(text, encoding), { ...options, encoding }, cut)
      expect(blocks).toEqual(rows)
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('blocks hold what the row reader reads though bytes were changed anywhere', () => {
  const bytesLikely = fc.oneof(fc.nat(255), fc.constantFrom(0, 10, 13, 34, 44, 48, 49, 0xe9))
  const changes = fc.array(fc.tuple(fc.nat(), bytesLikely), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(examTables, changes, pieces, (table, changed, cut) => {
      const bytes = encode(tableText(table), 'utf-8')
      for (const [at, byte] of changed) bytes[at % bytes.length] = byte
      const { rows, blocks } = bothOutcomes(bytes, optionsFor(8, { ignore: ['X9', 'unit', 'note'] }), cut)
      // Which of two errors is met first hangs on the pieces of the file.
      if ('code' in rows) expect(blocks).toHaveProperty('code')
      else expect(blocks).toEqual(rows)
    }),
    { numRuns: 1000 },
  )
}, 60_000)
