import { readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import type { ItemBank } from '../../src/bank/item-bank.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { gatherLatentGroups } from '../../src/calibration/estimation/latent-groups.js'
import { keyedUniform } from '../../src/math/keyed-uniform.js'
import { normalQuantile } from '../../src/math/normal.js'
import { plausibleValues } from '../../src/scoring/plausible-values.js'
import { temporaryFolder } from '../cli/folder.js'
import { builtWorker } from '../simulation/worker-entry.js'
import { nineModelBank, responsesOf, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

const persons = 60
const ignored = { bank: nineModelBank, ignore: ['unit'] }
const valuesOf = (row: Record<string, string>, count: number) =>
  Array.from({ length: count }, (_, m) => Number(row[`pv${m + 1}`]))

function prepared(): (name: string) => string {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), wideCsv(persons))
  return path
}

test('the columns pv1 … are the plausible values of the persons, and follow level and p_target', async () => {
  const path = prepared()
  const { passport } = await scoreFile({
    responses: path('r.csv'),
    ...ignored,
    out: path('s.csv'),
    plausibleValues: 3,
    seed: 'x',
  })
  expect(passport).toMatchObject({ seed: 'x', conditioning: [], groups: [] })
  expect(passport.columns).toEqual(['person', 'theta', 'standard_error', 'answered', 'status', 'pv1', 'pv2', 'pv3'])
  const bank = compileBank(nineModelBank)
  for (const [p, row] of scoresIn(path('s.csv')).entries()) {
    const responses = responsesOf(p).map((x) => x ?? 255)
    const expected = plausibleValues(bank, responses, row.person!, { count: 3, seed: 'x' })
    for (const [m, value] of valuesOf(row, 3).entries()) expect(Math.abs(value - expected[m]!)).toBeLessThan(1e-5)
  }
})

test('the first 2 of 5 are the 2 of 2, whatever the method, block and place in the file', async () => {
  const path = prepared()
  const [header, ...rows] = wideCsv(persons).trimEnd().split('\n')
  writeFileSync(path('reversed.csv'), `${[header, ...rows.reverse()].join('\n')}\n`)
  const options = { ...ignored, seed: 'x' }
  await scoreFile({ ...options, responses: path('r.csv'), out: path('five.csv'), plausibleValues: 5 })
  await scoreFile({
    ...options,
    responses: path('reversed.csv'),
    out: path('two.csv'),
    plausibleValues: 2,
    method: 'wle',
    blockPersons: 7,
  })
  const five = scoresIn(path('five.csv'))
  const two = scoresIn(path('two.csv')).reverse()
  expect(two.map((row) => [row.person, row.pv1, row.pv2])).toEqual(five.map((row) => [row.person, row.pv1, row.pv2]))
})

test('who has answered nothing has no plausible values', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I01,I02\np1,1,0\np2,NA,NA\n')
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), plausibleValues: 1, seed: 'x' })
  expect(scoresIn(path('s.csv')).map(({ pv1 }) => pv1 === '')).toEqual([false, true])
})

const agencyBank: ItemBank = {
  ...nineModelBank,
  items: Array.from({ length: 12 }, (_, i) => ({
    id: `A${i + 1}`,
    status: 'operational',
    content: {},
    enemies: [],
    model: '2pl',
    parameters: { discrimination: 1.2, difficulty: -1.5 + i / 4 },
  })),
}

/** Two agencies whose members differ by 1.5 logits, and three persons of a third. */
function agencies(): string {
  const rows = Array.from({ length: 403 }, (_, p) => {
    const agency = p < 400 ? (p % 2 === 0 ? 'A' : 'B') : 'C'
    const theta = (agency === 'A' ? 1 : -0.5) + normalQuantile(keyedUniform('able', p))
    const cells = Array.from({ length: 12 }, (_, i) => {
      const probability = 1 / (1 + Math.exp(-1.2 * (theta + 1.5 - i / 4)))
      return keyedUniform('answer', p, i) < probability ? 1 : 0
    })
    return `P${p},${agency},${cells.join(',')}\n`
  })
  return `person,agency,${agencyBank.items.map(({ id }) => id).join(',')}\n${rows.join('')}`
}

test('with a condition each group is drawn under its own distribution, which the passport names', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), agencies())
  const options = { responses: path('r.csv'), bank: agencyBank, plausibleValues: 2, seed: 'x' }
  const { groups, passport } = await scoreFile({ ...options, out: path('s.csv'), condition: ['agency'] })
  expect(passport).toMatchObject({ conditioning: ['agency'], groups })
  expect(groups.map(({ group, kind, persons }) => [group.agency, kind, persons])).toEqual([
    ['A', 'own', 200],
    ['B', 'own', 200],
    ['C', 'total', 3],
  ])
  const bank = compileBank(agencyBank)
  const rows = scoresIn(path('s.csv'))
  const responses = readFileSync(path('r.csv'), 'utf8').trimEnd().split('\n').slice(1)
  const gathered = gatherLatentGroups(bank, {})
  for (const [p, line] of responses.entries()) {
    const [, agency, ...cells] = line.split(',')
    const row = Uint8Array.from(cells, Number)
    gathered.add(row, 1, ['ABC'.indexOf(agency!)])
    const { mean, sd } = groups.find(({ group }) => group.agency === agency)!
    const expected = plausibleValues(bank, row, `P${p}`, { count: 2, seed: 'x', prior: { kind: 'normal', mean, sd } })
    for (const [m, value] of valuesOf(rows[p]!, 2).entries()) expect(Math.abs(value - expected[m]!)).toBeLessThan(1e-5)
  }
  expect(groups.map(({ mean, sd }) => [mean, sd])).toEqual(gathered.priors(3).map(({ mean, sd }) => [mean, sd]))
  expect(groups[0]!.mean - groups[1]!.mean).toBeGreaterThan(1)
})

test('conditioned values are the same bytes for any workers', async () => {
  const path = temporaryFolder()
  const workerEntry = builtWorker('src/bulk/bulk-worker.ts')
  writeFileSync(path('r.csv'), agencies())
  const outcome = async (workers: number) => {
    await scoreFile({
      responses: path('r.csv'),
      bank: agencyBank,
      out: path('s.csv'),
      plausibleValues: 5,
      seed: 'x',
      condition: ['agency'],
      personFit: true,
      workers,
      workerEntry,
      blockPersons: workers === 1 ? undefined : 50,
    })
    return ['s.csv', 's.csv.meta.json'].map((name) => readFileSync(path(name), 'utf8'))
  }
  const one = await outcome(1)
  expect(one[0]).toMatch(/^person,theta,standard_error,answered,status,pv1,pv2,pv3,pv4,pv5,lz_star,agency\n/)
  expect(await outcome(2)).toEqual(one)
})

test('plausible values without a seed, and a seed or a condition without them, are refused together', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), ...ignored, out: path('s.csv') }
  const issuesOf = (more: object) =>
    scoreFile({ ...options, ...more }).catch((error: { issues: { path: string }[] }) => error.issues.map((issue) => issue.path))
  expect(await issuesOf({ plausibleValues: 5 })).toEqual(['seed'])
  expect(await issuesOf({ plausibleValues: 1.5, seed: 'x' })).toEqual(['plausibleValues'])
  expect(await issuesOf({ seed: 'x', condition: ['u*'] })).toEqual(['seed', 'condition', 'condition'])
})

test('a condition needs a file that can be read twice, and a column with few values', async () => {
  const path = temporaryFolder()
  const plausible = { plausibleValues: 1, seed: 'x', condition: ['code'] }
  const rows = Array.from({ length: 10_002 }, (_, p) => `P${p},c${p},1\n`)
  writeFileSync(path('r.csv'), `person,code,I01\n${rows.join('')}`)
  const standardInput = Readable.from([Buffer.from('person,code,I01\np,a,1\n')])
  await expect(
    scoreFile({ responses: '-', bank: nineModelBank, out: path('s.csv'), ...plausible, standardInput }),
  ).rejects.toMatchObject({ code: 'condition-stream' })
  await expect(
    scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ...plausible }),
  ).rejects.toMatchObject({ code: 'condition-groups' })
})
