import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { lsat } from '../reference/lsat.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const header = 'person,I1,I2,I3,I4,I5\n'
const rows = Object.entries(lsat.lsat6.patterns).flatMap(([pattern, count]) =>
  Array.from({ length: count }, () => [...pattern].join(',')),
)
const csv = header + rows.map((row, p) => `p${p},${row}\n`).join('')

test('the LSAT6 fit comes out of the command as JSON and as an item table', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), csv)
  const { code, stdout } = await runCommand([
    'calibrate',
    path('r.csv'),
    '--tolerance',
    '1e-10',
    '--json',
    path('fit.json'),
    '--out',
    path('items.csv'),
  ])
  expect(code).toBe(0)
  expect(stdout).toContain('1,000 persons and 5 items')
  const fit = JSON.parse(readFileSync(path('fit.json'), 'utf8')) as {
    logLikelihood: number
    converged: boolean
    logPrior: number
    items: { item: string; parameters: { discrimination: number } }[]
  }
  expect(Math.abs(fit.logLikelihood - lsat.lsat6.twoParameter.logLikelihood)).toBeLessThan(1e-6)
  expect(fit).toMatchObject({ converged: true, logPrior: 0, groups: [{ mean: 0, variance: 1 }] })
  for (const [i, [slope]] of lsat.lsat6.twoParameter.items.entries())
    expect(Math.abs((fit.items[i]?.parameters.discrimination ?? 0) - slope)).toBeLessThan(1e-5)
  expect(readFileSync(path('items.csv'), 'utf8')).toMatch(/^item,model,a,b,se_a,se_b,n\nI1,2pl,0\.8256/)
})

test('the bank it writes is a valid bank on a scale of its own', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), csv)
  await runCommand(['calibrate', path('r.csv'), '--model', '1pl', '--out', path('bank.json')])
  const bank = parseBank(JSON.parse(readFileSync(path('bank.json'), 'utf8')))
  expect(bank.scale).toMatchObject({ id: 'bank/1', status: 'calibrated', population: { mean: 0, n: 1000 } })
})

test('a fit that has not converged says so and exits 3', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), csv)
  const { code, stdout } = await runCommand(['calibrate', path('r.csv'), '--max-iterations', '2'])
  expect(code).toBe(3)
  expect(stdout).toContain('NOT converged')
})

test('items that cannot be calibrated are all named before the fit', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `${header}a,1,0,,2,1\nb,1,1,,1,0\nc,1,0,,0,1\n`)
  const { code, stderr } = await runCommand(['calibrate', path('r.csv')])
  expect(code).not.toBe(0)
  for (const text of [
    '"I1": everybody who answered is right',
    '"I3": nobody answered it',
    '"I4": 1 response(s) above 1',
    '3 persons are too few',
  ])
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(text)
})

test('an item with a wrong key is reported and kept out of the bank', async () => {
  const path = temporaryFolder()
  const flipped = rows.map((row, p) => `p${p},${row.slice(0, -1)}${row.endsWith('1') ? 0 : 1}\n`).join('')
  writeFileSync(path('r.csv'), header + flipped)
  const { stdout, stderr } = await runCommand(['calibrate', path('r.csv'), '--out', path('items.csv')])
  expect(stdout).toContain('negative slope: check the key')
  expect(stderr).toContain('not written to the bank: I5')
  expect(readFileSync(path('items.csv'), 'utf8')).not.toContain('I5')
})
