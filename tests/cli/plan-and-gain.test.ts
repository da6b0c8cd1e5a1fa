import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createRandom } from '../../src/math/random-source.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

interface Plan {
  readonly rows: readonly {
    readonly items: number
    readonly persons: number | null
    readonly variances: { readonly total: number } | null
  }[]
}

test('melek plan says how many persons each length of test needs, fewer for longer tests', async () => {
  const path = temporaryFolder()
  const args = ['plan', '--margin', '2', '--share', '0.9', '--population', '5588245', '--json', path('plan.json')]
  const { code, stdout } = await runCommand(args)
  expect(code).toBe(0)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('± 2.0 points by the standard asn-digital-literacy/demonstration 0.1.0')
  const { rows } = JSON.parse(readFileSync(path('plan.json'), 'utf8')) as Plan
  const persons = rows.map((row) => row.persons as number)
  expect(persons).toEqual([...persons].sort((one, other) => other - one))
  for (const { variances } of rows) expect(1.959964 * Math.sqrt(variances?.total as number)).toBeLessThanOrEqual(0.02)
})

test('melek plan without a population is about those tested; a margin nobody can reach says so', async () => {
  const { stdout } = await runCommand(['plan', '--margin', '0.5', '--population', '40', '--items', '5'])
  expect(stdout).toContain('not enough')
  expect((await runCommand(['plan', '--margin', '2'])).stdout).toContain('about the very persons tested')
})

const passport = (scaleId: string) =>
  JSON.stringify({
    format: 'melek-scores/1',
    method: 'eap',
    prior: { kind: 'normal', mean: 0, sd: 1 },
    conditioning: [],
    bank: { id: 'b', version: '1', fingerprint: 'x', security: 'private' },
    scale: { id: scaleId },
    provisional: false,
    standard: null,
  })

function sittings(laterScale = 'b/1') {
  const path = temporaryFolder()
  const random = createRandom('gain command')
  const people = Array.from({ length: 400 }, (_, p) => ({ id: `p${p}`, theta: random.normal() }))
  const lines = (shift: number, from: number, to: number) => [
    'person,theta,standard_error',
    ...people
      .slice(from, to)
      .map(
        ({ id, theta }) =>
          `${id},${(0.8 * (theta + shift + 0.5 * random.normal())).toFixed(6)},${(0.5 * Math.sqrt(0.8)).toFixed(6)}`,
      ),
  ]
  writeFileSync(path('a.csv'), `${lines(0, 0, 350).join('\n')}\n`)
  writeFileSync(path('b.csv'), `${lines(0.5, 50, 400).join('\n')}\n`)
  writeFileSync(path('a.csv.meta.json'), passport('b/1'))
  writeFileSync(path('b.csv.meta.json'), passport(laterScale))
  return path
}

test('melek gain gives the gain of those in both files, without what the prior hides of it', async () => {
  const path = sittings()
  const { code, stdout } = await runCommand(['gain', path('a.csv'), path('b.csv'), '--json', path('g.json')])
  expect(code).toBe(0)
  expect(stdout).toContain('300 persons were tested twice')
  const gain = JSON.parse(readFileSync(path('g.json'), 'utf8')) as { gain: number; standardError: number; left: number }
  expect(Math.abs(gain.gain - 0.5)).toBeLessThan(4 * gain.standardError)
  expect(gain.left).toBe(50)
})

test('melek gain between two scales is refused until they are linked', async () => {
  const path = sittings('other/1')
  const refused = await runCommand(['gain', path('a.csv'), path('b.csv')])
  expect(refused.stderr).toContain('link the two')
  expect((await runCommand(['gain', path('a.csv'), path('b.csv'), '--link-error', '0.05'])).code).toBe(0)
})

test('melek gain on a scale without a name says how to vouch for it', async () => {
  const path = sittings()
  for (const name of ['a', 'b']) writeFileSync(path(`${name}.csv.meta.json`), passport('b/1').replace('"id":"b/1"', '"id":null'))
  const refused = await runCommand(['gain', path('a.csv'), path('b.csv')])
  expect(refused.stderr).toContain('--link-error 0')
  expect(refused.stderr).not.toContain('"null"')
  expect((await runCommand(['gain', path('a.csv'), path('b.csv'), '--link-error', '0'])).code).toBe(0)
  expect((await runCommand(['gain', path('a.csv'), path('b.csv'), '--link-error', '-1'])).stderr).toContain('0 or more')
})

test('melek plan on a bank of another scale asks for a standard, and for no option that it does not have', async () => {
  const path = temporaryFolder()
  writeFileSync(path('items.csv'), 'item,model,a,b\nA,2pl,1,0\nB,2pl,1,1\n')
  const { code, stderr } = await runCommand(['plan', '--margin', '2', '--bank', path('items.csv')])
  expect(code).not.toBe(0)
  expect(stderr).toContain('--standard')
  expect(stderr).not.toContain('--target')
})
