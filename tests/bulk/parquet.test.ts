import { readFileSync, writeFileSync } from 'node:fs'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { scoreFile } from '../../src/bulk/score-file.js'
import { temporaryFolder } from '../cli/folder.js'
import { nineModelBank, responsesOf, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

const persons = 300

/** The persons of the wide file as a Parquet file in row groups, with a column that no table can hold. */
function parquet(): Uint8Array {
  const items = nineModelBank.items.map(({ id }, i) => ({
    name: id,
    type: 'INT32' as const,
    nullable: true,
    data: Array.from({ length: persons }, (_, p) => responsesOf(p)[i] ?? null),
  }))
  const ids = Array.from({ length: persons }, (_, p) => `P${p + 1}`)
  const notes = ids.map((id) => ({ id }))
  const columns = [
    { name: 'person', type: 'STRING' as const, data: ids },
    ...items,
    { name: 'note', type: 'JSON' as const, data: notes },
  ]
  return new Uint8Array(parquetWriteBuffer({ columnData: columns, rowGroupSize: 128 }))
}

function prepared(): (name: string) => string {
  const path = temporaryFolder()
  writeFileSync(path('r.parquet'), parquet())
  writeFileSync(path('r.csv'), wideCsv(persons))
  return path
}

describe('a Parquet file of responses', () => {
  test('is scored as the same persons in CSV, in one row group after the other', async () => {
    const path = prepared()
    await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('csv.csv'), ignore: ['unit'] })
    const { scored, rejected, passport } = await scoreFile({
      responses: path('r.parquet'),
      bank: nineModelBank,
      out: path('s.csv'),
    })
    expect(readFileSync(path('s.csv'), 'utf8')).toBe(readFileSync(path('csv.csv'), 'utf8'))
    expect({ scored, rejected }).toEqual({ scored: persons, rejected: 0 })
    expect(passport.input).toMatchObject({ name: 'r.parquet', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('that was cut off or holds lists where items should be is refused, and nothing is written', async () => {
    const path = prepared()
    writeFileSync(path('cut.parquet'), readFileSync(path('r.parquet')).subarray(0, 4000))
    const cut = scoreFile({ responses: path('cut.parquet'), bank: nineModelBank, out: path('s.csv') })
    await expect(cut).rejects.toMatchObject({ code: 'parquet-damaged' })
    const lists = scoreFile({ responses: path('r.parquet'), bank: nineModelBank, out: path('s.csv'), keep: ['note'] })
    await expect(lists).rejects.toMatchObject({
      code: 'parquet-invalid',
      issues: [{ code: 'parquet-column-type', column: 'note' }],
    })
    expect(() => readFileSync(path('s.csv'))).toThrow('ENOENT')
  })
})

describe('scores as a Parquet file', () => {
  test('are those of the CSV file with all their digits, whatever the blocks', async () => {
    const path = prepared()
    const options = { responses: path('r.csv'), bank: nineModelBank, keep: ['unit'], interval: 0.9, ignore: ['I18'] }
    await scoreFile({ ...options, out: path('s.csv') })
    await scoreFile({ ...options, out: path('s.parquet') })
    await scoreFile({ ...options, out: path('t.parquet'), blockPersons: 7 })
    const bytes = new Uint8Array(readFileSync(path('s.parquet')))
    const rows = await parquetReadObjects({ file: bytes.buffer })
    const lines = scoresIn(path('s.csv'))
    expect(rows).toHaveLength(persons)
    for (const [p, line] of lines.entries()) {
      const row = rows[p] as Record<string, unknown>
      expect([row.person, row.status, row.unit]).toEqual([line.person, line.status, line.unit])
      for (const name of ['theta', 'standard_error', 'lower', 'upper'])
        expect(row[name] === null ? '' : Number((row[name] as number).toPrecision(10))).toEqual(
          line[name] === '' ? '' : Number(line[name]),
        )
    }
    expect(readFileSync(path('t.parquet')).equals(readFileSync(path('s.parquet')))).toBe(true)
  })

  test('have no spreadsheet form', async () => {
    const path = prepared()
    const run = scoreFile({
      responses: path('r.csv'),
      bank: nineModelBank,
      out: path('s.parquet'),
      excel: 'id',
      ignore: ['unit'],
    })
    await expect(run).rejects.toMatchObject({ code: 'scores-format' })
  })
})
