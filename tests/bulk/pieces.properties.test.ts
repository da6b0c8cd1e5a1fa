import { readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreFile } from '../../src/bulk/score-file.js'
import { temporaryFolder } from '../cli/folder.js'
import { nineModelBank, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

test('scores, rejects and passport do not hang on how the input comes in pieces', async () => {
  const path = temporaryFolder()
  const bytes = Buffer.from(`${wideCsv(25)}short,1\nP3,${'0,'.repeat(18)}0\n`)
  const outcome = async (pieces: readonly Buffer[]) => {
    const standardInput = Readable.from(pieces.map((piece) => Buffer.from(piece)))
    await scoreFile({
      responses: '-',
      bank: nineModelBank,
      out: path('s.csv'),
      rejects: path('rejects.csv'),
      ignore: ['unit'],
      standardInput,
    })
    return ['s.csv', 's.csv.meta.json', 'rejects.csv'].map((name) => readFileSync(path(name), 'utf8'))
  }
  const whole = await outcome([bytes])
  expect(whole[2]).toContain('27,short,')
  const cuts = fc
    .uniqueArray(fc.nat({ max: bytes.length }), { maxLength: 12 })
    .map((places) => [0, ...places.sort((a, b) => a - b), bytes.length])
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const pieces = places.slice(1).map((end, k) => bytes.subarray(places[k], end))
      expect(await outcome(pieces)).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})

test('a person has the same figures in whatever block of the file', async () => {
  const path = temporaryFolder()
  const [header = '', ...rows] = wideCsv(40).trimEnd().split('\n')
  const many = Array.from({ length: 21_000 }, (_, p) => `${p}${rows[p % rows.length]}`)
  writeFileSync(path('r.csv'), `${[header, ...many].join('\n')}\n`)
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ignore: ['unit'] })
  const scores = scoresIn(path('s.csv'))
  expect(scores).toHaveLength(21_000)
  for (const [p, row] of scores.entries()) {
    expect(row.person).toBe(`${p}P${(p % rows.length) + 1}`)
    expect(Math.abs(Number(row.theta) - Number(scores[p % rows.length]?.theta))).toBeLessThan(1e-9)
  }
})
