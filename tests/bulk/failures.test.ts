import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { scoreFile } from '../../src/bulk/score-file.js'
import type { ScoreFileOptions } from '../../src/bulk/score-file-options.js'
import { temporaryFolder } from '../cli/folder.js'
import { builtWorker } from '../simulation/worker-entry.js'
import { nineModelBank, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

const persons = 400
const bytes = Buffer.from(wideCsv(persons))

/** A folder with a response file and old scores, and the options to score it. */
function prepared(content: Uint8Array) {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), content)
  writeFileSync(path('s.csv'), 'old scores')
  const options: ScoreFileOptions = {
    responses: path('r.csv'),
    bank: nineModelBank,
    out: path('s.csv'),
    rejects: path('rejects.csv'),
    ignore: ['unit'],
  }
  const untouched = () => {
    expect(readdirSync(path('.')).sort()).toEqual(['r.csv', 's.csv'])
    expect(readFileSync(path('s.csv'), 'utf8')).toBe('old scores')
  }
  return { path, options, untouched }
}

test('of a file that was cut in the middle of a row, that row is refused and the others are scored', async () => {
  const { path, options } = prepared(bytes.subarray(0, bytes.length - 9))
  const result = await scoreFile(options)
  expect(result).toMatchObject({ rows: persons, scored: persons - 1, rejectsByCode: { 'row-length': 1 } })
  expect(readFileSync(path('rejects.csv'), 'utf8')).toMatch(/\n401,P400,/)
  expect(scoresIn(path('s.csv'))).toHaveLength(persons - 1)
})

test('a compressed file that was cut off is refused as a whole, and nothing is written', async () => {
  const packed = gzipSync(bytes)
  const { options, untouched } = prepared(packed.subarray(0, packed.length - 20))
  await expect(scoreFile(options)).rejects.toMatchObject({ code: 'read-failed', message: expect.stringContaining('cut off') })
  untouched()
})

test('a full disk ends the run with its reason', async () => {
  const { path, options } = prepared(bytes)
  await expect(scoreFile({ ...options, out: '/dev/full' })).rejects.toMatchObject({
    code: 'write-failed',
    message: expect.stringContaining('the disk is full'),
  })
  expect(readdirSync(path('.')).sort()).toEqual(['r.csv', 's.csv'])
})

test('when a run ends early its threads end too, and nothing is written: bad bytes, a full disk, an interruption', async () => {
  const { options, untouched } = prepared(Buffer.concat([bytes, Buffer.from([0xff, 0x41, 0x0a])]))
  const threads = { ...options, workers: 2, workerEntry: builtWorker('src/bulk/bulk-worker.ts'), blockPersons: 20 }
  await expect(scoreFile(threads)).rejects.toMatchObject({ code: 'encoding-wrong' })
  untouched()
  writeFileSync(options.responses, bytes)
  await expect(scoreFile({ ...threads, out: '/dev/full' })).rejects.toMatchObject({ code: 'write-failed' })
  untouched()
  const controller = new AbortController()
  let time = 0
  const interrupted = scoreFile({
    ...threads,
    signal: controller.signal,
    now: () => (time += 1000),
    onProgress: () => controller.abort(),
  })
  await expect(interrupted).rejects.toMatchObject({ code: 'interrupted' })
  untouched()
})

test('an interruption ends the wait for standard input that does not come', async () => {
  const { path, options } = prepared(bytes)
  const controller = new AbortController()
  const standardInput = new PassThrough()
  standardInput.write('person,I01\np1,1\n')
  const waiting = scoreFile({ ...options, responses: '-', standardInput, signal: controller.signal })
  setTimeout(() => controller.abort(), 50)
  await expect(waiting).rejects.toMatchObject({ code: 'interrupted' })
  expect(readdirSync(path('.')).sort()).toEqual(['r.csv', 's.csv'])
})

test.skipIf(process.platform === 'win32')(
  'a named pipe is scored in its one pass, and what would need another is refused',
  async () => {
    const path = temporaryFolder()
    execFileSync('mkfifo', [path('pipe')])
    const rows = Array.from({ length: 30 }, (_, p) => `p${p},${p % 2 === 0 ? '' : 1},${p % 2 === 1 ? '' : 0},1\n`)
    const options = { responses: path('pipe'), bank: nineModelBank, out: path('s.csv') }
    const writing = appendFile(path('pipe'), `person,I01,I02,I03\n${rows.join('')}`)
    const { scored, warnings, blankContrast } = await scoreFile(options)
    await writing
    expect({ scored, warnings: warnings.map(({ code }) => code), blankContrast }).toEqual({
      scored: 30,
      warnings: ['blanks-scattered'],
      blankContrast: undefined,
    })
    const conditioned = { ...options, condition: ['unit'], plausibleValues: 5, seed: 's' }
    await expect(scoreFile(conditioned)).rejects.toMatchObject({ code: 'condition-stream' })
  },
)

test('a file that grows behind the pass for the last line of each person gives no scores', async () => {
  const { path, options, untouched } = prepared(bytes)
  const items = nineModelBank.items.map(({ id }) => ({ column: id, item: id }))
  let grown = false
  // The clock is first asked when that pass is over.
  const now = () => {
    if (!grown) appendFileSync(path('r.csv'), bytes.subarray(bytes.lastIndexOf('\n', -2) + 1))
    grown = true
    return 0
  }
  const layout = { format: 'melek-layout/1', person: 'person', items, duplicates: 'last' } as const
  const run = scoreFile({ ...options, layout, ignore: [], now })
  await expect(run).rejects.toMatchObject({ code: 'read-failed', message: expect.stringContaining('changed between two passes') })
  untouched()
})
