import { readFileSync, writeFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ItemBank } from '../../src/bank/item-bank.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import type { ScoreFileOptions } from '../../src/bulk/score-file-options.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import { temporaryFolder } from '../cli/folder.js'
import { builtWorker } from '../simulation/worker-entry.js'
import { examTables, tableText } from '../tables/exam-tables.js'
import { nineModelBank, nineModelTable, wideCsv } from './nine-models.js'
import { scoreRows } from './score-rows.js'

/** Items X1 to X8 with the categories of the tables, and one that no table has. */
const bank: ItemBank = {
  ...nineModelBank,
  items: Array.from({ length: 9 }, (_, i) => ({
    id: `X${i === 8 ? 10 : i + 1}`,
    status: 'operational',
    content: {},
    enemies: [],
    ...(i === 4
      ? { model: '3pl', parameters: { discrimination: 1.3, difficulty: 0.2, lowerAsymptote: 0.2 } }
      : { model: 'gpcm', parameters: { discrimination: 0.7 + i / 8, steps: [-1 + i / 4, i / 5 - 0.6] } }),
  })),
}
const standard = parseStandard({
  format: 'melek-standard/1',
  id: 's',
  version: '1',
  scaleId: null,
  levels: [
    { id: 'rendah', from: null, name: 'rendah' },
    { id: 'sedang, "B1"', from: -0.4, name: 'sedang' },
    { id: 'tinggi', from: 0.9, name: 'tinggi' },
  ],
  targetLevel: 'tinggi',
})

const rules = fc.constantFrom('wrong' as const, 'ignore' as const)
const choices = fc.record({
  method: fc.constantFrom('eap' as const, 'mle' as const, 'wle' as const, 'eapsum' as const),
  base: fc.constantFrom(0 as const, 1 as const),
  blank: fc.constantFrom('not-presented' as const, 'omitted' as const, 'not-reached' as const),
  omitted: rules,
  notReached: rules,
  timedOut: rules,
  noDuplicateCheck: fc.boolean(),
  standard: fc.constantFrom(undefined, standard),
  interval: fc.constantFrom(undefined, 0.9),
  keep: fc.constantFrom(undefined, ['unit', 'note']),
  blockPersons: fc.constantFrom(1, 2, 7, undefined),
  form: fc.constantFrom({}, { excel: 'id' as const }, { format: 'ndjson' as const }),
})

/** What scoreFile writes to a stream, and its first rejects. */
async function streamed(bytes: Uint8Array, options: Omit<ScoreFileOptions, 'responses' | 'out'>) {
  const pieces: Uint8Array[] = []
  const standardOutput = new Writable({ write: (chunk, _, done) => done(void pieces.push(chunk) as undefined) })
  const standardInput = Readable.from([Buffer.from(bytes)])
  const { firstRejects } = await scoreFile({ ...options, responses: '-', out: '-', standardInput, standardOutput })
  return { text: Buffer.concat(pieces).toString('utf8'), rejects: firstRejects }
}

const codeOf = (error: unknown) => ({ code: (error as { code?: string }).code })

test('a score file is what reading, scoring and writing row by row make, for any table and options', async () => {
  await fc.assert(
    fc.asyncProperty(examTables, choices, async (table, { form, keep, ...chosen }) => {
      const present = table.order.length === 12 ? keep : undefined
      const options = { ...chosen, ...form, keep: present, bank, ignore: ['X9', 'unit', 'note'], responses: '-', out: '-' }
      const bytes = new TextEncoder().encode(tableText(table))
      const rows = await scoreRows(bytes, options).catch(codeOf)
      const blocks = await streamed(bytes, options).catch(codeOf)
      if ('code' in rows || 'code' in blocks) {
        // A file of which nobody is read is refused by scoreFile alone.
        if (!('code' in blocks && blocks.code === 'responses-no-rows' && 'text' in rows)) expect(blocks).toEqual(rows)
        else expect(rows.text.trimEnd().split('\n').length).toBeLessThan(2)
      } else expect(blocks).toEqual({ text: rows.text, rejects: rows.rejects.slice(0, 10) })
    }),
    { numRuns: 40 },
  )
})

/** A file with every kind of bad row among many good ones, from which the ids of every 50th person come back. */
function mixedFile(persons: number): string {
  const [header = '', ...rows] = wideCsv(persons).trimEnd().split('\n')
  const bad = (p: number) =>
    ['short,1', `P${p + 1},Unit,${'9,'.repeat(17)}9`, `"P${p}`, `"Q\n${p}","U ""x""",${'1,'.repeat(17)}0`][p % 4]
  return `${[header, ...rows.flatMap((row, p) => (p % 13 === 5 ? [row, bad(p)] : p % 50 === 49 ? [row, rows[p - 7]] : [row]))].join('\n')}\n`
}

test('scores, rejects and passport are the same bytes for 1, 2, 3 and 16 workers and any size of blocks', async () => {
  const path = temporaryFolder()
  const workerEntry = builtWorker('src/bulk/bulk-worker.ts')
  writeFileSync(path('r.csv'), mixedFile(800))
  writeFileSync(path('items.csv'), nineModelTable)
  const outcome = async (workers: number, blockPersons: number | undefined) => {
    const { summary } = await scoreFile({
      responses: path('r.csv'),
      bank: path('items.csv'),
      out: path('s.csv'),
      rejects: path('rejects.csv'),
      standard,
      interval: 0.95,
      keep: ['unit'],
      workers,
      workerEntry,
      blockPersons,
    })
    return [summary, ...['s.csv', 's.csv.meta.json', 'rejects.csv'].map((name) => readFileSync(path(name), 'utf8'))]
  }
  const one = await outcome(1, undefined)
  expect(String(one[3]).split('\n').length).toBeGreaterThan(60)
  expect(String(one[1]).split('\n').length).toBeGreaterThan(800)
  for (const [workers, blockPersons] of [
    [1, 1],
    [2, 64],
    [3, undefined],
    [16, 40],
  ] as const) {
    expect(await outcome(workers, blockPersons)).toEqual(one)
  }
})
