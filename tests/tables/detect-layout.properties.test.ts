import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textEncodings } from '../../src/tables/decode.js'
import { detectLayout } from '../../src/tables/detect-layout.js'
import { delimiters } from '../../src/tables/guess-delimiter.js'
import { encode } from './writing.js'

const files = fc.record({
  encoding: fc.constantFrom(...textEncodings),
  delimiter: fc.constantFrom(...delimiters),
  titles: fc.integer({ min: 0, max: 3 }),
  letters: fc.boolean(),
  items: fc.integer({ min: 3, max: 20 }),
  persons: fc.integer({ min: 3, max: 20 }),
})

test('a numbered exam file is understood in any encoding and delimiter, below any number of titles', () => {
  fc.assert(
    fc.property(files, ({ encoding, delimiter, titles, letters, items, persons }) => {
      const columns = Array.from({ length: items }, (_, i) => `Soal ${i + 1}`)
      const cell = (p: number, i: number) => (letters ? 'ABCD'[(p * 7 + i * i) % 4]! : String((p * 3 + i) % 2))
      const row = (p: number) => [`UJI${1000 + p}`, p % 2 === 0 ? 'Dinas É' : 'Badan É', ...columns.map((_, i) => cell(p, i))]
      const rows = [['No Peserta', 'Unit', ...columns], ...Array.from({ length: persons }, (_, p) => row(p))]
      const text = `${'Rekap ujian\n'.repeat(titles)}${rows.map((cells) => cells.join(delimiter)).join('\n')}\n`
      expect(detectLayout(encode(text, encoding), { complete: true })).toMatchObject({
        encoding,
        delimiter,
        headerRow: titles + 1,
        person: 'No Peserta',
        groupColumns: ['Unit'],
        itemColumns: columns,
        cells: letters ? 'letters' : 'categories',
        rows: persons,
      })
    }),
    { numRuns: 200 },
  )
})

test('any text is either understood somehow or refused as no table', () => {
  const texts = fc.array(fc.constantFrom('a', '1', '0', ',', ',', ';', '\t', '"', '\n', '\r\n', 'Soal 1', 'NIP', 'é', ' '), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(texts, (parts) => {
      try {
        const found = detectLayout(encode(parts.join(''), 'utf-8'), { complete: true })
        expect(found.columns).toEqual(expect.arrayContaining([...found.itemColumns, ...found.groupColumns]))
      } catch (error) {
        expect(error).toMatchObject({ code: 'layout-undetectable' })
      }
    }),
    { numRuns: 1000 },
  )
})
