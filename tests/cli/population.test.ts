import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bank } from '../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import type { PopulationResult } from '../../src/population/population-result.js'
import { syntheticExam, syntheticExamCsv } from '../../src/simulation/synthetic-exam.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const compiled = compileBank(bank)
const exam = syntheticExam(compiled, { persons: 600, agencies: 4, seed: 'population command' })
const csv = [...syntheticExamCsv(exam)].join('')
const others = ['--keep', 'region', '--keep', 'age', '--draws', 'none']

test('shares come out by group, in words, in a picture, as JSON and as a page', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  const args = [
    'population',
    path('exam.csv'),
    '--group',
    'agency',
    ...others,
    '--year',
    '2026',
    '--synthetic',
    '--json',
    path('r.json'),
    '--report',
    path('r.html'),
  ]
  const { code, stdout } = await runCommand(args)
  expect(code).toBe(0)
  expect(stdout).toMatch(/Of 600 persons tested, [\d.]+% are digitally literate/)
  expect(stdout).toContain('SYNTHETIC DATA')
  const result = JSON.parse(readFileSync(path('r.json'), 'utf8')) as PopulationResult & { synthetic: boolean }
  expect(result.synthetic).toBe(true)
  expect(result.groups).toHaveLength(4)
  expect(result.total).toMatchObject({
    n: 600,
    share: expect.any(Number),
    standardError: expect.any(Number),
    interval: [expect.any(Number), expect.any(Number)],
  })
  for (const group of result.groups) expect(stdout).toContain(group.name)
  expect(readFileSync(path('r.html'), 'utf8')).toContain('SYNTHETIC DATA')
})

test('the interval of the share holds the share of the true thetas of this file', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  await runCommand(['population', path('exam.csv'), '--group', 'agency', ...others, '--json', path('r.json')])
  const { total, standard } = JSON.parse(readFileSync(path('r.json'), 'utf8')) as PopulationResult
  if (total.share === null) throw new Error('the total must have a share')
  const truth = [...exam.persons()].filter((person) => person.theta >= standard.cut).length / 600
  // Four standard errors: wrong once in 16,000 seeds.
  expect(Math.abs(total.share - truth)).toBeLessThan(4 * total.standardError)
})

test('options of scores are refused with responses, all at once, before a figure is computed', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  const given = ['--roster', 'r.csv', '--population-size', '9', '--from', 'estimates', '--method', 'eap', '--prior', '0,1']
  const { code, stdout, stderr } = await runCommand(['population', path('exam.csv'), ...others, ...given])
  expect([code, stdout]).toEqual([1, ''])
  for (const option of given.filter((word) => word.startsWith('--'))) expect(stderr).toContain(option)
})

test('covariates of responses are named on the page; scores cannot have any', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  writeFileSync(path('scores.csv'), 'person,theta,standard_error\nP1,0.1,0.4\n')
  const covariates = ['--covariates', 'region, age', '--draws', 'none']
  const { code } = await runCommand([
    'population',
    path('exam.csv'),
    '--keep',
    'agency',
    ...covariates,
    '--report',
    path('r.html'),
  ])
  expect(code).toBe(0)
  expect(readFileSync(path('r.html'), 'utf8')).toContain('<dd>region, age. Residuals are taken for normal')
  const { code: refused, stderr } = await runCommand(['population', path('scores.csv'), ...covariates])
  expect(refused).not.toBe(0)
  expect(stderr).toContain('covariates need responses')
})

test('persons are scored by the stated item curves or by averaged ones; scores have been made one way or the other', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  writeFileSync(path('scores.csv'), 'person,theta,standard_error\nP1,0.1,0.4\n')
  const shareBy = async (how: readonly string[]) => {
    const command = ['population', path('exam.csv'), ...others, '--keep', 'agency', '--draws', 'none', '--json', path('r.json')]
    expect((await runCommand([...command, ...how])).code).toBe(0)
    return (JSON.parse(readFileSync(path('r.json'), 'utf8')) as PopulationResult).total.share
  }
  const averaged = ['--parameter-uncertainty', 'marginal']
  const [ofStated, ofAveraged] = [await shareBy([]), await shareBy(averaged)]
  expect(await shareBy(['--parameter-uncertainty', 'ignore'])).toBe(ofStated)
  expect(ofAveraged).not.toBe(ofStated)
  expect((await runCommand(['population', path('scores.csv'), ...averaged])).stderr).toContain('is for responses')
})

test('a bank of another scale needs a standard of its own', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), 'person,A\np,1\n')
  writeFileSync(path('items.csv'), 'item,model,a,b\nA,2pl,1,0\n')
  const { code, stderr } = await runCommand(['population', path('exam.csv'), '--bank', path('items.csv')])
  expect(code).toBe(2)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('name a standard and a target on it')
})

test('weights that are negative or missing are refused with their lines', async () => {
  const path = temporaryFolder()
  const weighted = csv
    .split('\n')
    .map((line, i) => (line === '' ? line : `${line},${i === 0 ? 'w' : i === 3 ? '-1' : i === 5 ? '' : '2'}`))
    .join('\n')
  writeFileSync(path('exam.csv'), weighted)
  const { code, stderr } = await runCommand(['population', path('exam.csv'), ...others, '--weight', 'w'])
  expect(code).toBe(2)
  expect(stderr).toContain('line 4: a weight must be a number of 0 or more')
  expect(stderr).toContain('line 6')
})

test('a column that is not there is named with those that are', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  const { code, stderr } = await runCommand(['population', path('exam.csv'), '--group', 'unit'])
  expect(code).toBe(2)
  expect(stderr).toContain('no column "unit"')
})

test('with an earlier result the change is said on the screen, with its interval', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  const args = ['population', path('exam.csv'), ...others]
  await runCommand([...args, '--json', path('then.json')])
  const { code, stdout } = await runCommand([...args, '--compare', path('then.json')])
  expect(code).toBe(0)
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /has changed by 0\.0 points, from .* \(95% interval −\d\.\d to \+\d\.\d points\)/,
  )
})

test('an earlier result that is not whole is refused by what it lacks', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), csv)
  writeFileSync(path('then.json'), '{"format":"melek-population/1","scale":{}}')
  const { code, stderr } = await runCommand(['population', path('exam.csv'), ...others, '--compare', path('then.json')])
  expect(code).toBe(1)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('it lacks standard, estimand, total, groups, curve')
})

test('of many bad weights the first are named, and how many more there are', async () => {
  const path = temporaryFolder()
  const [header, ...rows] = csv.trim().split('\n')
  writeFileSync(path('exam.csv'), [`${header},w`, ...rows.slice(0, 30).map((row) => `${row},heavy`)].join('\n'))
  const { code, stderr } = await runCommand(['population', path('exam.csv'), ...others, '--weight', 'w', '--lang', 'id'])
  expect(code).toBe(2)
  expect(stderr).toContain('30 bobot')
  expect(stderr).toContain('… dan 10 bobot lagi')
})
