import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { lsat } from '../reference/lsat.js'
import { lsat7ThreeParameter, lsat7Weighted } from '../reference/lsat-fits.js'
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

test('items of one stimulus are calibrated as one item, by the GPCM unless a model is named', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), csv)
  writeFileSync(path('testlets.csv'), 'item,testlet\nI2,text\nI4,text\nI1,\n')
  const run = ['calibrate', path('r.csv'), '--testlets', path('testlets.csv'), '--json', path('fit.json')]
  const models = () => readFit(path('fit.json')).items.map(({ item, model }) => [item, model])
  expect((await runCommand(run)).code).toBe(0)
  expect(models()).toEqual([
    ['I1', '2pl'],
    ['text', 'gpcm'],
    ['I3', '2pl'],
    ['I5', '2pl'],
  ])
  const [, text] = readFit(path('fit.json')).items as unknown as readonly {
    readonly parameters: { readonly steps: readonly [] }
  }[]
  expect(text?.parameters.steps).toHaveLength(2)
  expect((await runCommand([...run, '--model', '1pl'])).code).toBe(0)
  expect(models()[1]).toEqual(['text', 'pcm'])
  writeFileSync(path('models.csv'), 'item,model\ntext,grm\n')
  expect((await runCommand([...run, '--model', '2pl', '--models', path('models.csv')])).code).toBe(0)
  expect(models()[1]).toEqual(['text', 'grm'])
  writeFileSync(path('testlets.csv'), 'item,testlet\nI2,text\nI9,text\n')
  const bad = await runCommand(run)
  expect(bad.code).toBe(2)
  expect(bad.stderr).toContain('I9')
})

interface FitDocument {
  readonly logLikelihood: number
  readonly logPrior: number
  readonly items: readonly {
    readonly item: string
    readonly model: string
    readonly parameters: { readonly discrimination: number; readonly difficulty: number; readonly lowerAsymptote: number }
    readonly standardErrors: { readonly discrimination: number; readonly lowerAsymptote?: number }
  }[]
  readonly groups: readonly {
    readonly name: string
    readonly persons: number
    readonly mean: number
    readonly variance: number
  }[]
}

const readFit = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as FitDocument
const patternRows = (name: 'lsat6' | 'lsat7') =>
  Object.entries(lsat[name].patterns).sort(([one], [other]) => (one < other ? -1 : 1))

test('patterns with their frequencies are the persons that they count', async () => {
  const path = temporaryFolder()
  const lines = patternRows('lsat7').map(([pattern, count]) => `${[...pattern].join(',')},${count}`)
  writeFileSync(path('p.csv'), `"I1","I2","I3","I4","I5","freq"\n${lines.join('\n')}\n`)
  const run = ['calibrate', path('p.csv'), '--no-id', '--weight', 'freq', '--se', 'observed', '--tolerance', '1e-10']
  const { code, stdout } = await runCommand([...run, '--json', path('fit.json')])
  expect(code).toBe(0)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('read as frequencies')
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('those of 1,000 persons')
  const fit = readFit(path('fit.json'))
  expect(Math.abs(fit.logLikelihood - lsat.lsat7.twoParameter.logLikelihood)).toBeLessThan(1e-6)
  for (const [i, [slope]] of lsat.lsat7.twoParameter.items.entries())
    expect(Math.abs((fit.items[i]?.parameters.discrimination ?? 0) - slope)).toBeLessThan(1e-5)
})

test('weights of persons give the weighted fit', async () => {
  const path = temporaryFolder()
  const persons = patternRows('lsat7').flatMap(([pattern, count]) => Array.from({ length: count }, () => [...pattern].join(',')))
  const lines = persons.map((row, p) => `p${p},${row},${p < 500 ? 4 / 3 : 2 / 3}`)
  writeFileSync(path('w.csv'), `person,I1,I2,I3,I4,I5,w\n${lines.join('\n')}\n`)
  const { code, stdout } = await runCommand([
    'calibrate',
    path('w.csv'),
    '--weight',
    'w',
    '--tolerance',
    '1e-10',
    '--json',
    path('fit.json'),
  ])
  expect(code).toBe(0)
  expect(stdout).toContain('sandwich')
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('a row is one person still')
  expect(Math.abs(readFit(path('fit.json')).logLikelihood - lsat7Weighted.logLikelihood)).toBeLessThan(1e-6)
})

test('3PL with the priors of a file is the posterior mode', async () => {
  const path = temporaryFolder()
  const { prior, logLikelihood, logPrior, lowerAsymptote } = lsat7ThreeParameter.beta
  const persons = patternRows('lsat7').flatMap(([pattern, count]) => Array.from({ length: count }, () => [...pattern].join(',')))
  writeFileSync(path('r.csv'), header + persons.map((row, p) => `p${p},${row}\n`).join(''))
  writeFileSync(path('priors.json'), JSON.stringify({ lowerAsymptote: prior }))
  const run = ['calibrate', path('r.csv'), '--model', '3pl', '--priors', path('priors.json'), '--tolerance', '1e-10']
  expect((await runCommand([...run, '--json', path('fit.json')])).code).toBe(0)
  const fit = readFit(path('fit.json'))
  expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(1e-6)
  expect(Math.abs(fit.logPrior - logPrior)).toBeLessThan(1e-6)
  for (const [i, item] of fit.items.entries())
    expect(Math.abs(item.parameters.lowerAsymptote - (lowerAsymptote[i] as number))).toBeLessThan(1e-5)
})

test('models are compared with a test, criteria, prediction and advice, and none is written', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), csv)
  const run = ['calibrate', path('r.csv'), '--compare', '1pl,2pl', '--json', path('c.json')]
  const { code, stdout } = await runCommand(run)
  expect(code).toBe(0)
  expect(stdout).toMatch(/1PL against 2PL: χ² = \d+\.\d\d, df 4, p = /)
  expect(stdout).toContain('Advice: 1PL')
  const { comparison } = JSON.parse(readFileSync(path('c.json'), 'utf8'))
  expect(comparison.models.map(({ model }: { model: string }) => model)).toEqual(['1pl', '2pl'])
  expect(Math.abs(comparison.models[1].logLikelihood - lsat.lsat6.twoParameter.logLikelihood)).toBeLessThan(1e-5)
  const refused = await runCommand([...run, '--out', path('b.json')])
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('name the one to write with --model')
})

describe('a model table', () => {
  test('gives each item its model, holds what it fixes and shares what it calls equal', async () => {
    const path = temporaryFolder()
    writeFileSync(path('r.csv'), csv)
    const table = 'item,model,a,c,fix,equal\nI1,3pl,,0.2,c,a=s\nI2,2pl,,,,a=s\nI3,2pl,1.2,,a,\nI4,1pl,,,,\nI5,2pl,,,,\n'
    writeFileSync(path('m.csv'), table)
    const { code } = await runCommand(['calibrate', path('r.csv'), '--models', path('m.csv'), '--json', path('fit.json')])
    expect(code).toBe(0)
    const { items } = readFit(path('fit.json'))
    expect(items.map(({ model }) => model)).toEqual(['3pl', '2pl', '2pl', '1pl', '2pl'])
    expect(items[0]?.parameters.lowerAsymptote).toBe(0.2)
    expect(items[0]?.standardErrors.lowerAsymptote).toBeUndefined()
    expect(items[1]?.parameters.discrimination).toBe(items[0]?.parameters.discrimination)
    expect(items[2]?.parameters.discrimination).toBe(1.2)
  })

  test('is refused with every problem and its line', async () => {
    const path = temporaryFolder()
    writeFileSync(path('r.csv'), csv)
    writeFileSync(path('m.csv'), 'item,model,a,equal\nI1,2pl,x,\nI1,2pl,,\nI2,5pl,,\n,2pl,,\nI3,2pl,,a\n')
    const { code, stderr } = await runCommand(['calibrate', path('r.csv'), '--models', path('m.csv')])
    expect(code).toBe(2)
    const text = stderr.replaceAll(/\s+/g, ' ')
    for (const part of [
      'line 2, column "a", item "I1": "a" must be a number',
      'line 3, item "I1": it stands in line 2 too',
      'unknown model "5pl"',
      'line 5, column "item": the item has no id',
      'line 6, column "equal", item "I3": "a" must name a column and a label',
    ])
      expect(text).toContain(part)
  })

  test('that leaves items out is refused unless --model is for the rest', async () => {
    const path = temporaryFolder()
    writeFileSync(path('r.csv'), csv)
    writeFileSync(path('m.csv'), 'item,model\nI1,1pl\n')
    const run = ['calibrate', path('r.csv'), '--models', path('m.csv')]
    expect(await runCommand(run)).toMatchObject({ code: 2, stderr: expect.stringContaining('item "I5": it has no model') })
    expect((await runCommand([...run, '--model', '2pl'])).code).toBe(0)
  })
})

describe('an anchor', () => {
  const anchored = async (status: string, change: (bank: { scale: object; items: object[] }) => object = (bank) => bank) => {
    const path = temporaryFolder()
    writeFileSync(path('r.csv'), csv)
    await runCommand(['calibrate', path('r.csv'), '--out', path('old.json'), '--bank-version', '7'])
    const bank = JSON.parse(readFileSync(path('old.json'), 'utf8'))
    const items = bank.items.map((item: object, i: number) => (i < 2 ? { ...item, status: 'pretest' } : item))
    writeFileSync(path('anchor.json'), JSON.stringify(change({ ...bank, items, scale: { ...bank.scale, status } })))
    const run = ['calibrate', path('r.csv'), '--anchor', path('anchor.json')]
    return { path, run, outcome: await runCommand([...run, '--out', path('new.json')]) }
  }

  test('holds its items, brings those on trial onto its scale and becomes the next version of the bank', async () => {
    const { path, outcome } = await anchored('calibrated')
    expect(outcome.code).toBe(0)
    expect(outcome.stdout).toContain('on the scale of the anchor, "old/7"')
    const [anchor, bank] = ['anchor.json', 'new.json'].map((name) => parseBank(JSON.parse(readFileSync(path(name), 'utf8'))))
    expect(bank).toMatchObject({ id: 'old', version: '7-calibrated', scale: { id: 'old/7' } })
    expect(bank?.items.slice(2)).toEqual(anchor?.items.slice(2))
    expect(bank?.items.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'operational'))
    expect(bank?.items[0]?.provenance).toMatchObject({ calibratedFrom: 'r.csv', n: 1000, anchor: { bank: 'old', version: '7' } })
    expect(bank?.provenance).toMatchObject({ program: expect.stringMatching(/^melek \d/), persons: 1000, converged: true })
    // The same data: what was on trial comes back to where it was.
    for (const i of [0, 1]) {
      const [one, other] = [bank, anchor].map((each) => each?.items[i]?.parameters as { discrimination: number })
      expect(Math.abs((one?.discrimination ?? 0) - (other?.discrimination ?? 9))).toBeLessThan(1e-3)
    }
  })

  test('that is provisional is refused, and its judgements serve as priors', async () => {
    const judged = { kind: 'prior', discrimination: { lognormal: [0, 0.3] }, difficulty: { normal: [-1, 0.5] } }
    const { path, outcome } = await anchored('provisional', (bank) => ({
      ...bank,
      items: bank.items.map((item) => ({ ...item, uncertainty: judged })),
    }))
    expect(outcome.code).toBe(2)
    expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain('cannot carry a scale; give it as priors instead (--priors)')
    const run = ['calibrate', path('r.csv'), '--priors', path('anchor.json'), '--json', path('fit.json')]
    expect((await runCommand(run)).code).toBe(0)
    const fit = readFit(path('fit.json'))
    expect(fit.logPrior).toBeLessThan(0)
    // Pulled from −3.36 to the judged −1.
    expect(fit.items[0]?.parameters.difficulty).toBeGreaterThan(-3)
  })

  test('of another D is refused', async () => {
    const { run } = await anchored('calibrated')
    const { code, stderr } = await runCommand([...run, '--scaling-constant', '1.7'])
    expect(code).toBe(2)
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('the scaling constant 1, got 1.7')
  })
})

test('groups have means and variances of their own, and a person without a group is named', async () => {
  const path = temporaryFolder()
  const grouped = rows.map((row, p) => `p${p},${row},${p % 2 === 0 ? 'north' : 'south'}`)
  writeFileSync(path('g.csv'), `person,I1,I2,I3,I4,I5,unit\n${grouped.join('\n')}\n`)
  const { code, stdout } = await runCommand(['calibrate', path('g.csv'), '--group', 'unit', '--json', path('fit.json')])
  expect(code).toBe(0)
  expect(stdout).toMatch(/north +500 +0\.000 +fixed +1\.000 +fixed/)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('its mean 0 is the mean of the reference group "north"')
  expect(readFit(path('fit.json')).groups.map(({ name, persons }) => [name, persons])).toEqual([
    ['north', 500],
    ['south', 500],
  ])
  writeFileSync(path('g.csv'), `person,I1,I2,I3,I4,I5,unit\n${grouped.join('\n').replace('north', '')}\n`)
  const refused = await runCommand(['calibrate', path('g.csv'), '--group', 'unit'])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('1 of 1000 persons have no group')
})

test('the report is a page with curves, fit, DIF and the command', async () => {
  const path = temporaryFolder()
  const grouped = rows.map((row, p) => `p${p},${row},${p % 2 === 0 ? 'north' : 'south'}`)
  writeFileSync(path('g.csv'), `person,I1,I2,I3,I4,I5,unit\n${grouped.join('\n')}\n`)
  const { code, stderr } = await runCommand(['calibrate', path('g.csv'), '--group', 'unit', '--report', path('page.html')])
  expect(code).toBe(0)
  expect(stderr).toContain('Written: ')
  const html = readFileSync(path('page.html'), 'utf8')
  for (const text of ['Curve of item I5', 'Wright map', 'S-X²', 'DIF: south against north', 'melek calibrate'])
    expect(html).toContain(text)
})

test('polytomous answers from 1 have a line a threshold', async () => {
  const path = temporaryFolder()
  const graded = rows.map((row, p) => {
    const right = row.split(',').map(Number)
    return `p${p},${right.map((cell, i) => 1 + cell + (right[(i + 1) % 5] as number))}`
  })
  writeFileSync(path('r.csv'), `${header}${graded.join('\n')}\n`)
  const { code, stdout } = await runCommand(['calibrate', path('r.csv'), '--base', '1', '--model', 'grm'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/\nI5 +1,000 +\S+ +\S+ +1 +−\d\.\d{3} +\d\.\d{3}\n +2 +−?\d/)
})

test('rows that are no answers are named before the fit, the others are calibrated', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `${csv}p0,1,1,1,1,1\nx,0.5,1,1,1,1\n`)
  const { code, stdout, stderr } = await runCommand(['calibrate', path('r.csv')])
  expect(code).toBe(2)
  expect(stdout).toContain('1,000 persons')
  expect(stderr).toContain('2 rows rejected')
  expect(stderr).toMatch(/1002: .*the first row counts/)
  expect(stderr).toMatch(/1003: .*0\.5/)
})

test('the long form gives the fit of the wide one', async () => {
  const path = temporaryFolder()
  const long = rows.flatMap((row, p) => row.split(',').map((cell, i) => `p${p},I${i + 1},${cell},${p % 2 === 0 ? 'n' : 's'}`))
  writeFileSync(path('r.csv'), csv)
  writeFileSync(path('long.csv'), `person,item,response,unit\n${long.join('\n')}\n`)
  expect((await runCommand(['calibrate', path('r.csv'), '--json', path('wide.json')])).code).toBe(0)
  const run = ['calibrate', path('long.csv'), '--long', '--json', path('long.json')]
  expect((await runCommand(run)).code).toBe(0)
  expect(readFit(path('long.json')).items).toEqual(readFit(path('wide.json')).items)
  expect((await runCommand([...run, '--group', 'unit'])).code).toBe(0)
  expect(readFit(path('long.json')).groups.map(({ name, persons }) => [name, persons])).toEqual([
    ['n', 500],
    ['s', 500],
  ])
})

test('a column that is no item leads to the options that name it', async () => {
  const path = temporaryFolder()
  const grouped = rows.map((row, p) => `p${p},${row},${p % 2 === 0 ? 'north' : 'south'}`)
  writeFileSync(path('g.csv'), `person,I1,I2,I3,I4,I5,unit\n${grouped.join('\n')}\n`)
  const { code, stderr } = await runCommand(['calibrate', path('g.csv')])
  expect(code).toBe(2)
  const text = stderr.replaceAll(/\s+/g, ' ')
  expect(text).toContain('Column "unit" is hardly an item: name it with --group, --weight or --ignore unit.')
  expect(text).toContain('all rows were rejected')
  expect(text).not.toContain('nobody answered it')
})

test('a file whose first column is an item leads to --no-id', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `I1,I2,I3,I4,I5\n${rows.join('\n')}\n`)
  const { stderr } = await runCommand(['calibrate', path('r.csv')])
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('say --no-id')
  expect((await runCommand(['calibrate', path('r.csv'), '--no-id'])).code).toBe(0)
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
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('not written to the bank: I5')
  expect(readFileSync(path('items.csv'), 'utf8')).not.toContain('I5')
})

test('a calibration that did not converge writes a provisional bank, and score remarks on it', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), csv)
  await runCommand(['calibrate', path('r.csv'), '--max-iterations', '1', '--out', path('bank.json')])
  expect(parseBank(JSON.parse(readFileSync(path('bank.json'), 'utf8'))).scale.status).toBe('provisional')
  const { stdout, stderr } = await runCommand(['score', path('r.csv'), '--bank', path('bank.json'), '--out', path('s.csv')])
  expect(stdout + stderr).toContain('parameters are provisional')
})

test('two items with free slopes, and nodes from −1 to 1, are refused with what to give', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `person,I1,I2\n${rows.map((row, p) => `p${p},${row.slice(0, 3)}\n`).join('')}`)
  const two = await runCommand(['calibrate', path('r.csv')])
  expect([two.code, two.stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('free slopes need 3 items')])
  writeFileSync(path('r.csv'), csv)
  const few = await runCommand(['calibrate', path('r.csv'), '--nodes', '5,-1,1'])
  expect([few.code, few.stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('at least 21,-4,4')])
})
