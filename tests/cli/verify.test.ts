import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createRandom } from '../../src/math/random-source.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

/** A report of scores with a roster, as page and as JSON. */
async function reported() {
  const path = temporaryFolder()
  const random = createRandom('verify')
  const rows = Array.from({ length: 90 }, (_, p) => {
    const theta = random.normal()
    return `p${p},${p % 2 === 0 ? 'A' : 'B'},${theta.toFixed(5)},${(theta + 0.3 * random.normal()).toFixed(5)}`
  })
  writeFileSync(path('scores.csv'), ['person,agency,pv1,pv2', ...rows, ''].join('\n'))
  writeFileSync(path('roster.csv'), 'agency,count\nA,60\nB,50\n')
  const origin = ['--scale', 'asn-digital-literacy/provisional-1', '--conditioned-on', 'agency']
  const options = ['--group', 'agency', '--roster', path('roster.csv'), '--year', '2026', '--gain', '0.3,0.1']
  const { code } = await runCommand([
    'population',
    path('scores.csv'),
    ...origin,
    ...options,
    '--report',
    path('r.html'),
    '--json',
    path('r.json'),
  ])
  expect(code).toBe(0)
  return path
}

test.each(['r.html', 'r.json'])('a report (%s) whose inputs are as they were is the same when computed again', async (file) => {
  const path = await reported()
  const { code, stdout } = await runCommand(['verify', path(file)])
  expect(stdout).toContain('The same: 2 inputs match')
  expect(code).toBe(0)
})

test('a figure that was changed in the report is found, with what it should be', async () => {
  const path = await reported()
  const report = JSON.parse(readFileSync(path('r.json'), 'utf8')) as { total: { share: number } }
  const { share } = report.total
  report.total.share = 0.9
  writeFileSync(path('r.json'), JSON.stringify(report))
  const { code, stdout } = await runCommand(['verify', path('r.json')])
  expect(code).toBe(2)
  expect(stdout).toContain(`total.share: stated 0.9, found ${share}`)
})

test('a page whose visible text was changed is not the same, though the figures inside it are', async () => {
  const path = await reported()
  const page = readFileSync(path('r.html'), 'utf8')
  const share = /\d\d\.\d%/.exec(page)?.[0] as string
  writeFileSync(path('r.html'), page.replace(share, '99.9%'))
  const { code, stdout } = await runCommand(['verify', path('r.html')])
  expect(code).toBe(2)
  expect(stdout).toContain('99.9%')
  expect(stdout).toContain(share)
  expect(stdout).not.toContain('The same')
})

test('an input that has changed is named, with the figures that change by it', async () => {
  const path = await reported()
  writeFileSync(path('roster.csv'), 'agency,count\nA,90\nB,50\n')
  const { code, stdout } = await runCommand(['verify', path('r.html')])
  expect(code).toBe(2)
  expect(stdout).toContain('An input has changed since the report was made: roster')
  expect(stdout).toContain('roster.size: stated 110, found 140')
})

test('without its inputs a report cannot be verified, and says which are missing', async () => {
  const path = await reported()
  rmSync(path('scores.csv'))
  const { code, stdout } = await runCommand(['verify', path('r.html')])
  expect(code).toBe(2)
  expect(stdout).toContain('An input is not there: data')
})

test('any other file is refused', async () => {
  const path = temporaryFolder()
  writeFileSync(path('x.json'), '{"format":"melek-bank/1"}')
  const { code, stderr } = await runCommand(['verify', path('x.json')])
  expect(code).toBe(1)
  expect(stderr).toContain('no report of melek population')
})
