import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DifResult } from '../../src/calibration/dif/dif-result.js'
import type { FitResult } from '../../src/calibration/fit/assess-fit.js'
import { raschItem, simulatedDif } from '../calibration/dif/simulated-dif.js'
import { lsat } from '../reference/lsat.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const lsatRows = Object.entries(lsat.lsat7.patterns).flatMap(([pattern, count]) =>
  Array.from({ length: count }, () => [...pattern].join(',')),
)
const lsatTable = lsat.lsat7.twoParameter.items.map(([a, d], i) => `I${i + 1},2pl,${a},${-d / a}\n`).join('')

function lsatFiles(rows: readonly string[] = lsatRows) {
  const path = temporaryFolder()
  writeFileSync(path('bank.csv'), `item,model,a,b\n${lsatTable}`)
  writeFileSync(path('r.csv'), `person,I1,I2,I3,I4,I5\n${rows.map((row, p) => `p${p},${row}\n`).join('')}`)
  return path
}

test('fit prints items and the whole test and writes all figures as JSON', async () => {
  const path = lsatFiles()
  const { code, stdout } = await runCommand([
    'fit',
    path('r.csv'),
    '--bank',
    path('bank.csv'),
    '--theta',
    'eap',
    '--json',
    path('fit.json'),
  ])
  expect(code).toBe(0)
  // M2 of LSAT7 by mirt: 11.938, RMSEA .0373; S-X² of I1 4.7505 with 2 degrees of freedom.
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('M2 = 11.94, df 5, p = 0.0356; RMSEA 0.037 (90%: 0.009 – 0.065), SRMSR 0.032.')
  expect(stdout).toMatch(/I1\s+1,000\s+4\.75\s+2\s+0\.0930/)
  expect(stdout).toContain('Residuals at EAP; population N(0.00, 1.00²); parameters: fitted.')
  const result = JSON.parse(readFileSync(path('fit.json'), 'utf8')) as FitResult
  expect(result).toMatchObject({ persons: 1000, complete: 1000, theta: 'eap', administration: { kind: 'fixed' } })
})

test('fit of adaptive data says what does not hold', async () => {
  const path = lsatFiles()
  const args = ['fit', path('r.csv'), '--bank', path('bank.csv'), '--administration', 'adaptive', '--json', '-']
  const { code, stdout, stderr } = await runCommand(args)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ test: { kind: 'refused', reason: 'adaptive' } })
  expect(stderr).toContain('Adaptive data')
})

test('fit says which administration it took, and that it can be stated', async () => {
  const path = lsatFiles(lsatRows.map((row, p) => (p % 2 ? `${row.slice(0, 7)},` : `,${row.slice(2)}`)))
  const { stdout } = await runCommand(['fit', path('r.csv'), '--bank', path('bank.csv')])
  const said = stdout.replaceAll(/\s+/g, ' ')
  expect(said).toContain('Taken for fixed forms: 2 sets of items are shared and do not follow from the answers.')
  expect(said).toContain('state --administration adaptive.')
})

test('fit of a file without answers says that there is nothing to judge', async () => {
  const path = lsatFiles(lsatRows.map(() => ',,,,'))
  const { stdout } = await runCommand(['fit', path('r.csv'), '--bank', path('bank.csv')])
  expect(stdout).toBe('Nothing to judge: no person answered any item of this bank.\n')
})

test('items of the bank that nobody answered are named and left out', async () => {
  const path = lsatFiles(lsatRows.map((row) => `${row.slice(0, -1)}`))
  const { stdout } = await runCommand(['fit', path('r.csv'), '--bank', path('bank.csv')])
  expect(stdout).toContain('without answers, not judged: I5')
  expect(stdout).toContain('1,000 persons and 4 items')
})

function groupFiles(blankShare = 0, size = 2000) {
  const path = temporaryFolder()
  const items = Array.from({ length: 15 }, (_, i) => raschItem(-1.4 + 0.2 * i, i === 5 ? 1 : 0))
  const { itemIds, persons, responses, groups } = simulatedDif(items, { persons: size, seed: 'command' })
  const cell = (at: number) => (((at * 2654435761) % 1000) / 1000 < blankShare ? '' : responses[at])
  const rows = Array.from(
    { length: persons },
    (_, p) => `p${p},${groups[p]},${itemIds.map((_, i) => cell(p * 15 + i)).join(',')}\n`,
  )
  writeFileSync(path('bank.csv'), `item,model,a,b\n${itemIds.map((id, i) => `${id},1pl,,${-1.4 + 0.2 * i}\n`).join('')}`)
  writeFileSync(path('r.csv'), `person,lang,${itemIds.join(',')}\n${rows.join('')}`)
  return { path, base: ['dif', path('r.csv'), '--bank', path('bank.csv'), '--group', 'lang'] }
}

test.each(['mh', 'logistic'])('dif by %s flags the item that is harder for the focal group', async (method) => {
  const { path, base } = groupFiles()
  const { code, stdout } = await runCommand([...base, '--focal', 'focal', '--method', method, '--json', path('dif.json')])
  expect(code).toBe(0)
  expect(stdout).toContain('1 item is flagged: i6.')
  expect(stdout).toMatch(/i6\s+−.*reference/)
  expect(stdout).toMatch(/i6\s.* < 0\.0+1 /)
  expect(stdout.includes('uniform and non-uniform DIF together (2 df)')).toBe(method === 'logistic')
  const result = JSON.parse(readFileSync(path('dif.json'), 'utf8')) as DifResult
  expect(result).toMatchObject({ method, focal: { persons: 1000 }, reference: { names: ['reference'], persons: 1000 } })
})

test('dif of rows that are mostly incomplete is refused by sum score and answered by theta', async () => {
  const { base } = groupFiles(0.3)
  const refused = await runCommand([...base, '--focal', 'focal'])
  expect(refused.code).toBe(2)
  expect(refused.stderr.replaceAll(/\s+/g, ' ')).toContain('match on theta instead')
  const { code, stdout } = await runCommand([...base, '--focal', 'focal', '--match', 'theta'])
  expect(code).toBe(0)
  expect(stdout).toContain('i6')
  expect(stdout).toMatch(/flagged: [^.]*i6/)
})

test('a group that does not exist is named with those that do', async () => {
  const { base } = groupFiles()
  const { code, stderr } = await runCommand([...base, '--focal', 'sunda'])
  expect(code).toBe(2)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('nobody belongs to group "sunda"; the groups are "reference", "focal"')
})

test('fit tells likelihood, information criteria and reliability', async () => {
  const path = lsatFiles()
  const { stdout } = await runCommand(['fit', path('r.csv'), '--bank', path('bank.csv')])
  // LSAT7 under 2PL by mirt 1.47: −2658.805, ten parameters, reliability .452 and .442.
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Log-likelihood −2,658.81; AIC 5,337.61, BIC 5,386.69 (10 parameters).')
  expect(stdout).toContain('Reliability: empirical 0.452, marginal 0.442.')
})

test('fit scores the items of a testlet as the one item of the bank', async () => {
  const path = lsatFiles()
  const rest = lsatTable.split('\n').slice(2).join('\n')
  writeFileSync(path('bank.csv'), `item,model,a,b,b1,b2\ntext,gpcm,0.9,,-1.6,0.2\n${rest}`)
  writeFileSync(path('testlets.csv'), 'item,testlet\nI1,text\nI2,text\nI3,\n')
  const args = ['fit', path('r.csv'), '--bank', path('bank.csv'), '--parameters', 'elsewhere', '--testlets', path('testlets.csv')]
  const { code, stdout } = await runCommand(args)
  expect(code).toBe(0)
  expect(stdout).toContain('1,000 persons and 4 items')
  expect(stdout).toMatch(/text\s+1,000/)
  writeFileSync(path('testlets.csv'), 'butir,testlet\nI1,text\n')
  const bad = await runCommand(args)
  expect(bad.code).toBe(2)
  expect(bad.stderr.replaceAll(/\s+/g, ' ')).toContain('must have the columns item and testlet')
})

test.each(['lr', 'wald', 'rmsd', 'catsib'])('dif --method %s says what its figures hold for', async (method) => {
  const items = Array.from({ length: 12 }, (_, i) => raschItem(-1.4 + 0.25 * i, i === 5 ? 1.2 : 0))
  const data = simulatedDif(items, { persons: 900, seed: `cli-${method}` })
  const path = temporaryFolder()
  const rows = Array.from(
    { length: 900 },
    (_, p) => `${p},${data.groups[p]},${data.responses.subarray(12 * p, 12 * p + 12).join(',')}`,
  )
  writeFileSync(path('bank.csv'), `item,model,b\n${data.itemIds.map((id, i) => `${id},1pl,${-1.4 + 0.25 * i}`).join('\n')}\n`)
  writeFileSync(path('r.csv'), `person,g,${data.itemIds.join(',')}\n${rows.join('\n')}\n`)
  const args = [
    'dif',
    path('r.csv'),
    '--bank',
    path('bank.csv'),
    '--group',
    'g',
    '--focal',
    'focal',
    '--method',
    method,
    '--adaptive',
  ]
  const limited = await runCommand([...args, '--no-purify', '--rmsd-limit', '0.06'])
  const { code, stdout } = method === 'rmsd' ? limited : await runCommand([...args, '--no-purify'])
  if (method !== 'rmsd')
    expect([limited.code, limited.stderr]).toEqual([
      1,
      expect.stringContaining('--rmsd-limit does nothing without --method rmsd'),
    ])
  expect(code).toBe(0)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('holds for adaptive tests too')
  expect(stdout).toMatch(/i6\s.*[BC]\s+reference/)
})

test('dif refuses to match an adaptive test on sum scores', async () => {
  const path = lsatFiles()
  writeFileSync(
    path('r.csv'),
    `person,g,I1,I2,I3,I4,I5\n${lsatRows.map((row, p) => `p${p},${p % 2 ? 'a' : 'b'},${row}\n`).join('')}`,
  )
  const { code, stderr } = await runCommand([
    'dif',
    path('r.csv'),
    '--bank',
    path('bank.csv'),
    '--group',
    'g',
    '--focal',
    'a',
    '--adaptive',
  ])
  expect(code).toBe(2)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('match mh on theta, or take lr, wald, rmsd or catsib')
})

test('dif with named anchors compares by them alone, and says the other items are no anchors', async () => {
  const { path, base } = groupFiles()
  writeFileSync(path('anchors.csv'), 'item\ni10\ni11\ni12\ni13\n')
  const args = [...base, '--focal', 'focal', '--method', 'wald', '--anchors', path('anchors.csv'), '--json', path('dif.json')]
  const { code, stderr } = await runCommand(args)
  expect(code, stderr).toBe(0)
  const result = JSON.parse(readFileSync(path('dif.json'), 'utf8')) as DifResult
  expect(result.anchors).toEqual(['i10', 'i11', 'i12', 'i13'])
  expect(result.purification).toEqual({ kind: 'none' })
  expect(result.items[5]).toMatchObject({ item: 'i6', flagged: true })
})

test('fit and dif read the files that calibrate reads: long form, categories from 1, without ids', async () => {
  const { path } = groupFiles(0, 200)
  const wide = readFileSync(path('r.csv'), 'utf8').trim().split('\n')
  const [header = [], ...rows] = wide.map((line) => line.split(','))
  const items = header.slice(2)
  const long = rows.flatMap(([person, group, ...cells]) =>
    cells.map((cell, i) => `${person},${items[i]},${Number(cell) + 1},${group}`),
  )
  writeFileSync(path('long.csv'), `person,item,response,lang\n${long.join('\n')}\n`)
  writeFileSync(path('anonymous.csv'), wide.map((line) => line.slice(line.indexOf(',') + 1)).join('\n'))
  const figures = async (command: readonly string[], file: string, options: readonly string[]) => {
    const run = [command[0] ?? '', path(file), '--bank', path('bank.csv'), ...command.slice(1), ...options, '--json', '-']
    const { code, stdout } = await runCommand(run)
    expect(code).toBe(0)
    return JSON.parse(stdout)
  }
  const dif = ['dif', '--group', 'lang', '--focal', 'focal']
  const [fitted, compared] = [await figures(['fit', '--ignore', 'lang'], 'r.csv', []), await figures(dif, 'r.csv', [])]
  expect(await figures(['fit'], 'long.csv', ['--long', '--base', '1'])).toEqual(fitted)
  expect(await figures(dif, 'long.csv', ['--long', '--base', '1'])).toEqual(compared)
  expect(await figures(dif, 'anonymous.csv', ['--no-id'])).toEqual(compared)
})

test('what blanks mean can be said to calibrate, fit and dif, which then do not ask', async () => {
  const { path } = groupFiles(0.1, 200)
  const run = (command: string, more: readonly string[]) => runCommand([command, path('r.csv'), ...more])
  const study = ['--bank', path('bank.csv')]
  const group = ['--group', 'lang', '--focal', 'focal']
  for (const [command, options] of [
    ['calibrate', ['--model', '1pl', '--group', 'lang', '--se', 'none']],
    ['fit', [...study, '--ignore', 'lang']],
    ['dif', [...study, ...group]],
  ] as const) {
    const asked = await run(command, [...options, ...(command === 'dif' ? ['--match', 'theta'] : [])])
    expect(asked.stderr).toContain('say what they mean')
    const told = await run(command, [...options, '--blank', 'omitted'])
    expect(told.stderr).not.toContain('say what they mean')
  }
  // As wrong answers blanks leave no row incomplete.
  const counted = await run('dif', [...study, ...group, '--blank', 'omitted', '--json', '-'])
  expect(JSON.parse(counted.stdout).leftOut.incomplete).toBe(0)
})

test('a result from provisional parameters says so where it is read by programs', async () => {
  const path = groupFiles(0, 200).path
  const calibrate = ['calibrate', path('r.csv'), '--ignore', 'lang', '--model', '1pl']
  const table = await runCommand([...calibrate, '--max-iterations', '1', '--out', path('half.csv')])
  expect(table.stderr.replaceAll(/\s+/g, ' ')).toContain('An item table cannot say that its parameters are provisional')
  await runCommand([...calibrate, '--max-iterations', '1', '--out', path('half.json')])
  const whole = await runCommand([...calibrate, '--out', path('whole.json')])
  expect(whole.code).toBe(0)
  const fitOf = (bank: string) => ['fit', path('r.csv'), '--ignore', 'lang', '--bank', path(bank)]
  const difOf = (bank: string) => ['dif', path('r.csv'), '--group', 'lang', '--focal', 'focal', '--bank', path(bank)]
  const provisional = async (run: readonly string[]) => JSON.parse((await runCommand([...run, '--json', '-'])).stdout).provisional
  expect(await provisional(fitOf('half.json'))).toBe(true)
  expect(await provisional(difOf('half.json'))).toBe(true)
  expect(await provisional(['link', path('half.json'), path('whole.json')])).toBe(true)
  expect(await provisional(['drift', path('whole.json'), path('half.json')])).toBe(true)
  expect(await provisional(fitOf('whole.json'))).toBe(false)
  expect(await provisional(['link', path('whole.json'), path('whole.json')])).toBe(false)
})
