import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bank } from '../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { orderedBooklet } from '../../src/literacy/setting/bookmark.js'
import { expectedScore } from '../../src/literacy/setting/theta-of-score.js'
import type { Standard } from '../../src/literacy/standard.js'
import { normalUpperTail } from '../../src/math/normal.js'
import type { PopulationReport } from '../../src/population/population-report.js'
import { lastingFolder } from './folder.js'
import { runCommand } from './run-command.js'

const path = lastingFolder()
const compiled = compileBank(bank)
const json = (name: string) => JSON.parse(readFileSync(path(name), 'utf8'))

/** Judges who expect of every item what somebody at a theta of their own would get, to three decimals. */
function ratings(thetas: readonly number[], round = 1): string[] {
  return thetas.flatMap((theta, j) =>
    compiled.itemIds
      .slice(0, 12)
      .map((item, i) => `J${j + 1},${round},${item},${expectedScore(compiled, [i], theta).score.toFixed(3)}`),
  )
}

const table = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`
const ratingHeader = 'judge,round,item,rating'

/** Shares of a standard normal population on the scale of the bank, as a population report gives them. */
const curve = Array.from({ length: 25 }, (_, k) => k / 4 - 3).map((cut) => ({ cut, share: normalUpperTail(cut) }))
const scale = { kind: 'named', scaleId: bank.scale.id }
writeFileSync(path('shares.json'), JSON.stringify({ format: 'melek-population/1', scale, curve }))
writeFileSync(path('a.csv'), table(ratingHeader, [...ratings([-0.9, 0.1, -0.6]), ...ratings([-0.5, -0.3, -0.4], 2)]))

test('ratings become a standard whose cut has an error, and that error goes into every share', async () => {
  const words = ['standard', 'angoff', path('a.csv'), '--out', path('s.json'), '--id', 'panel/1', '--json', path('a.json')]
  const { code, stdout, stderr } = await runCommand([...words, '--population', path('shares.json')])
  expect(code).toBe(0)
  expect(stdout).toMatch(/Level 3 \(Intermediate\).*\nCut −0\.40 logits, standard error 0\.0\d/)
  expect(stdout).toContain('Reached by 65.5%')
  expect(stderr).toContain('Level 2, 4, 5 is not in the new standard')
  const standard = json('s.json') as Standard
  const [found] = json('a.json').cuts
  expect(standard.cutStandardErrors).toEqual([found.rounds[1].standardError])
  expect(found).toMatchObject({ level: '3', round: 2, rounds: [{ round: 1 }, { round: 2, impact: expect.closeTo(0.655, 2) }] })
  const thetas = Array.from({ length: 40 }, (_, p) => `p${p},${(p - 20) / 10},0.3`)
  writeFileSync(path('scores.csv'), table('person,theta,standard_error', thetas))
  const scores = ['population', path('scores.csv'), '--standard', path('s.json'), '--json', path('p.json')]
  const origin = ['--scale', bank.scale.id as string, '--method', 'wle']
  expect((await runCommand([...scores, ...origin])).code).toBe(0)
  const { total } = json('p.json') as PopulationReport
  if (total.share === null) throw new Error('40 persons have a share')
  const { cut } = total.variances
  if (cut.kind !== 'estimated') throw new Error('the cut has an error')
  // Thetas lie evenly over four logits: a quarter of the persons a logit, a bit less once their errors are taken out.
  const slope = Math.sqrt(cut.variance) / (standard.cutStandardErrors?.[0] as number)
  expect(Math.abs(slope - 0.25)).toBeLessThan(0.1)
  expect(total.standardError ** 2).toBeCloseTo(cut.variance + total.variances.measurement.variance, 12)
})

test('several files set several cuts in the order of the levels, and a round may be chosen', async () => {
  const cuts = [-1, -0.4, 0.5, 1.3]
  const files = cuts.map((at, k) => {
    writeFileSync(path(`r${k}.csv`), table(ratingHeader, [...ratings([at, at + 0.2]), ...ratings([0.2, 0.5], 2)]))
    return path(`r${k}.csv`)
  })
  const { code } = await runCommand(['standard', 'angoff', ...files, '--round', '1', '--out', path('all.json')])
  expect(code).toBe(0)
  const { levels, version } = json('all.json') as Standard
  expect(version).toBe('0.1.0-angoff')
  expect(levels.map(({ from }) => from)).toEqual([null, ...cuts.map((at) => expect.closeTo(at + 0.1, 1))])
  expect((await runCommand(['standard', 'angoff', ...files.slice(0, 2)])).stderr).toMatch(/name\s+them\s+in\s+the\s+order/)
  expect((await runCommand(['standard', 'angoff', files[0] as string, '--round', '7'])).stderr).toContain('has the rounds 1, 2')
})

test('a booklet is written for the judges, and their marks in it become a cut', async () => {
  const bookmark = ['standard', 'bookmark', '--guessing', 'removed']
  expect((await runCommand([...bookmark, '--booklet', path('b.csv')])).code).toBe(0)
  const pages = readFileSync(path('b.csv'), 'utf8').trim().split('\n')
  const booklet = orderedBooklet(compiled, { guessing: 'removed' })
  expect(pages).toHaveLength(1 + booklet.length)
  expect(pages[20]).toContain(booklet[19]?.item as string)
  writeFileSync(path('m.csv'), table('judge,page', ['a,20', 'b,24']))
  expect((await runCommand([...bookmark, path('m.csv'), '--out', path('m.json')])).code).toBe(0)
  const [low, high] = [booklet[18]?.location as number, booklet[22]?.location as number]
  const { levels, provenance } = json('m.json') as Standard
  expect(levels[1]?.from).toBeCloseTo((low + high) / 2, 12)
  expect(provenance).toMatchObject({ cuts: { method: 'bookmark', guessing: 'removed', responseProbability: 0.67 } })
  const { code, stderr } = await runCommand(['standard', 'bookmark', path('m.csv')])
  expect([code, stderr.includes('--guessing')]).toEqual([1, true])
  expect((await runCommand(bookmark)).stderr).toContain('--booklet')
})

test('judged persons make a cut; groups that do not overlap or have nothing to do with the test make none, with exit code 3', async () => {
  const judged = (of: (k: number) => boolean) =>
    table(
      'person,theta,proficient',
      Array.from({ length: 60 }, (_, k) => `p${k},${(k - 30) / 10},${of(k) ? 'yes' : 'no'}`),
    )
  writeFileSync(
    path('g.csv'),
    judged((k) => k > 30 || k % 4 === 0),
  )
  writeFileSync(
    path('apart.csv'),
    judged((k) => k > 30),
  )
  writeFileSync(
    path('against.csv'),
    judged((k) => k < 30 || k % 4 === 0),
  )
  const groups = (name: string) => runCommand(['standard', 'groups', path(name), '--out', path(`${name}.json`)])
  expect(await groups('g.csv')).toMatchObject({ code: 0, stdout: expect.stringContaining('60 persons judged') })
  expect((json('g.csv.json') as Standard).cutStandardErrors?.[0]).toBeGreaterThan(0.05)
  expect(await groups('apart.csv')).toMatchObject({ code: 3, stdout: expect.stringContaining('There is no sure cut') })
  expect(await groups('against.csv')).toMatchObject({ code: 3, stderr: expect.stringContaining('No standard was made') })
})

test('Hofstee meets the curve of a population, and a single judge makes no standard', async () => {
  const header = 'judge,lowest_cut,highest_cut,lowest_share_below,highest_share_below'
  writeFileSync(path('h.csv'), table(header, ['a,-1,0.5,0.1,0.5', 'b,-0.8,0.7,0.1,0.6']))
  writeFileSync(path('one.csv'), table(header, ['a,-1,0.5,0.1,0.5']))
  const hofstee = (name: string) =>
    runCommand(['standard', 'hofstee', path(name), '--population', path('shares.json'), '--json', path('h.json')])
  expect((await hofstee('h.csv')).code).toBe(0)
  const [{ cut, shareBelow }] = json('h.json').cuts
  // The mean line falls from (−0.9, 0.55) to (0.6, 0.1).
  expect(shareBelow).toBeCloseTo(0.55 - 0.3 * (cut + 0.9), 8)
  expect(shareBelow).toBeCloseTo(1 - normalUpperTail(cut), 3)
  const lone = await hofstee('one.csv')
  expect(lone).toMatchObject({ code: 3, stdout: expect.stringContaining('A single judge tells no standard error') })
  expect((await runCommand(['standard', 'hofstee', path('h.csv')])).stderr).toContain('--population')
})

test('a standard on another scale than the bank or the shares is refused', async () => {
  const foreign = { ...json('s.json'), scaleId: 'elsewhere/1' }
  writeFileSync(path('foreign.json'), JSON.stringify(foreign))
  const words = ['standard', 'angoff', path('a.csv'), '--standard', path('foreign.json')]
  for (const more of [['--bank', 'item-banks/asn-digital-literacy'], ['--population', path('shares.json')], []])
    expect((await runCommand([...words, ...more])).stderr.replaceAll(/\s+/g, ' ')).toContain('live on the scale "elsewhere/1"')
})
