import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { readBank } from '../../src/bulk/read-bank.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { temporaryFolder } from '../cli/folder.js'
import { scoresIn } from './read-scores-of.js'

const folder = new URL('../fixtures/exam-files/', import.meta.url)
const fixture = (name: string) => fileURLToPath(new URL(name, folder))
const expected: Readonly<Record<string, { person: string; responses: number[] }[]>> = JSON.parse(
  readFileSync(fixture('expected.json'), 'utf8'),
)

test.each(Object.keys(expected))('%s is scored from its layout to the figures of its answers', async (file) => {
  const path = temporaryFolder()
  await scoreFile({
    responses: fixture(file),
    bank: fixture('items.csv'),
    layout: fixture(file.replace(/\.\w+$/, '.layout.json')),
    out: path('s.csv'),
  })
  const bank = compileBank(await readBank(fixture('items.csv')))
  const rows = scoresIn(path('s.csv'))
  expect(rows.map(({ person }) => person)).toEqual(expected[file]?.map(({ person }) => person))
  for (const [p, row] of rows.entries()) {
    const responses = (expected[file]?.[p]?.responses ?? []).map((x) => x ?? 255)
    const estimate = estimateProficiency(bank, responses)
    if (estimate.kind !== 'finite') expect(row).toMatchObject({ theta: '', status: 'no_responses' })
    else expect(Number(row.theta)).toBeCloseTo(estimate.theta, 9)
  }
})
