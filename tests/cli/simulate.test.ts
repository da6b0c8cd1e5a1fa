import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DesignOutcome } from '../../src/simulation/compare-designs.js'
import { mixedBank } from '../adaptive/banks.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const bank = mixedBank()
const standard = {
  format: 'melek-standard/1',
  id: 'zero',
  version: '1',
  scaleId: 'formula',
  levels: [
    { id: 'low', from: null, name: { id: 'rendah', en: 'low' } },
    { id: 'high', from: 0, name: { id: 'tinggi', en: 'high' } },
  ],
  targetLevel: 'high',
  rule: 'compensatory',
}

/** A folder with a bank and a design of so many items, and the arguments that name them. */
function setting(items = 6) {
  const path = temporaryFolder()
  writeFileSync(path('bank.json'), JSON.stringify(bank))
  writeFileSync(path('design.json'), JSON.stringify({ stop: [{ rule: 'length', items }] }))
  return { path, args: ['simulate', '--bank', path('bank.json'), '--design', path('design.json')] }
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

test('N, seed and Monte-Carlo errors are printed, synthetic data named, and figures written as rows, JSON and page', async () => {
  const { path, args } = setting()
  writeFileSync(path('standard.json'), JSON.stringify(standard))
  const { code, stdout, stderr } = await runCommand([
    ...args,
    ...['--examinees', '60', '--seed', 'abc', '--standard', path('standard.json')],
    ...['--out', path('rows.csv'), '--json', path('r.json'), '--report', path('r.html')],
  ])
  expect(code).toBe(0)
  expect(flat(stdout)).toContain('60 simulated examinees took 6.0 items on average')
  expect(flat(stdout)).toContain('Examinees: 60, drawn from N(0, 1²) logits')
  expect(stdout).toContain('Seed: abc')
  expect(stdout).toMatch(/Root mean squared error \(logits\) +0\.\d{3} ± 0\.\d{3}/)
  expect(stdout).toMatch(/Same level in two sittings +\d+\.\d% ± \d+\.\d/)
  expect(stdout).toContain('SYNTHETIC DATA')
  expect(stderr).toContain(`Written: ${path('r.html')}`)
  const rows = readFileSync(path('rows.csv'), 'utf8').trim().split('\n')
  expect(rows).toHaveLength(61)
  const { designs } = JSON.parse(readFileSync(path('r.json'), 'utf8')) as { designs: DesignOutcome[] }
  const errors = rows.slice(1).map((row) => Number(row.split(',')[2]) - Number(row.split(',')[1]))
  const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / 60)
  expect(designs[0]?.summary.recovery).toMatchObject({ kind: 'estimated', n: 60 })
  expect(designs[0]?.summary.recovery.kind === 'estimated' && designs[0].summary.recovery.rmse.value).toBeCloseTo(rmse, 8)
  expect(readFileSync(path('r.html'), 'utf8')).toContain('SYNTHETIC DATA')
})

test('several designs are compared over the same examinees, and their rows carry the name of the design', async () => {
  const { path, args } = setting(5)
  writeFileSync(path('long.json'), JSON.stringify({ stop: [{ rule: 'length', items: 9 }] }))
  const { code, stdout } = await runCommand([...args, '--design', path('long.json'), '--examinees', '30', '--out', path('o.csv')])
  expect(code).toBe(0)
  expect(stdout).toContain('Designs compared')
  expect(stdout).toMatch(/long +−?0\.\d{3} ± 0\.\d{3} +4\.000 ± 0\.000/)
  const rows = readFileSync(path('o.csv'), 'utf8').trim().split('\n')
  expect(rows[0]).toBe('design,person,true_theta,theta,standard_error,items,stop_rule')
  expect(rows).toHaveLength(61)
  const truthOf = (design: string) =>
    rows
      .slice(1)
      .filter((row) => row.startsWith(`${design},`))
      .map((row) => row.split(',')[2])
  expect(truthOf('design')).toEqual(truthOf('long'))
})

test('thetas come from a file, with persons or without', async () => {
  const { path, args } = setting()
  writeFileSync(path('thetas.csv'), 'person,true_theta\na,-1.5\nb,0.25\n')
  await runCommand([...args, '--examinees', path('thetas.csv'), '--out', path('rows.csv')])
  const rows = readFileSync(path('rows.csv'), 'utf8').trim().split('\n').slice(1)
  expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
    ['a', '-1.5'],
    ['b', '0.25'],
  ])
  writeFileSync(path('thetas.csv'), 'theta\n1\n')
  const { stdout } = await runCommand([...args, '--examinees', path('thetas.csv'), '--out', '-'])
  expect(stdout.split('\n')[1]).toMatch(/^1,1,/)
})

test('recorded answers with known thetas are judged against them; items without an answer are not given', async () => {
  const { path, args } = setting()
  writeFileSync(path('answers.csv'), 'person,i01,i02,i03\na,1,0,NA\nb,0,NA,1\n')
  writeFileSync(path('thetas.csv'), 'person,theta\nb,0.5\n')
  const { code, stdout } = await runCommand([
    ...args,
    ...['--answers', path('answers.csv'), '--examinees', path('thetas.csv'), '--out', path('o.csv')],
    ...['--trace', path('t.ndjson'), '--report', path('r.html')],
  ])
  expect(code).toBe(0)
  expect(flat(stdout)).toContain('2 people with recorded answers took the test again, 2.0 items on average')
  expect(flat(stdout)).toContain('That is of 1 of the 2 tests')
  expect(stdout).toMatch(/Finite estimates with a known true proficiency +1 of 2/)
  const rows = readFileSync(path('o.csv'), 'utf8').trim().split('\n').slice(1)
  expect(rows.map((row) => [row.split(',')[1], row.split(',')[4], row.split(',')[5]])).toEqual([
    ['', '2', 'no-item'],
    ['0.5', '2', 'no-item'],
  ])
  const given = readFileSync(path('t.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { person: string; item: string })
  expect(given.filter(({ person }) => person === 'a').map(({ item }) => item)).toEqual(expect.arrayContaining(['i01', 'i02']))
  expect(readFileSync(path('r.html'), 'utf8')).toContain('REHEARSAL ON RECORDED ANSWERS')
})

test('what recorded omissions count as is said by each design, what blanks mean by an option', async () => {
  const { path, args } = setting()
  const responses = { omitted: 'ignore', notReached: 'wrong' }
  writeFileSync(path('ignoring.json'), JSON.stringify({ stop: [{ rule: 'length', items: 6 }], responses }))
  writeFileSync(path('answers.csv'), 'person,i01,i02,i03,i04\na,1,O,R,\n')
  const given = async (...options: string[]) => {
    const both = ['--design', path('ignoring.json'), '--answers', path('answers.csv'), '--trace', path('t.ndjson')]
    const { code } = await runCommand([...args, ...both, ...options])
    expect(code).toBe(0)
    const lines = readFileSync(path('t.ndjson'), 'utf8').trim().split('\n')
    const steps = lines.map((line) => JSON.parse(line) as { design: string; item: string; response: number })
    const of = (name: string) => steps.filter(({ design }) => design === name).map(({ item, response }) => `${item}=${response}`)
    return { plain: of('design').sort(), ignoring: of('ignoring').sort() }
  }
  expect(await given()).toEqual({ plain: ['i01=1', 'i02=0'], ignoring: ['i01=1', 'i03=0'] })
  expect(await given('--blank', 'omitted')).toEqual({ plain: ['i01=1', 'i02=0', 'i04=0'], ignoring: ['i01=1', 'i03=0'] })
})

test('thetas of other persons than those of the recorded answers are refused, and so are options of a file that is not given', async () => {
  const { path, args } = setting()
  writeFileSync(path('answers.csv'), 'person,i01\na,1\n')
  writeFileSync(path('thetas.csv'), 'person,theta\n1,0.5\n')
  const { code, stderr } = await runCommand([...args, '--answers', path('answers.csv'), '--examinees', path('thetas.csv')])
  expect(code).toBe(2)
  expect(flat(stderr)).toContain('names none of the persons in')
  const lone = await runCommand([...args, '--blank', 'omitted', '--id', 'x'])
  expect(lone.code).toBe(1)
  expect(flat(lone.stderr)).toMatch(/--id.*--answers.*--blank.*--answers/)
})

test('a design of the bank folder is taken with its blueprint where none is named', async () => {
  const path = temporaryFolder()
  writeFileSync(path('bank.json'), JSON.stringify(bank))
  writeFileSync(path('design.json'), JSON.stringify({ stop: [{ rule: 'length', items: 8 }] }))
  const rules = ['skills', 'safety', 'ethics', 'culture'].map((value) => ({ attribute: 'pillar', value, min: 2, max: 2 }))
  writeFileSync(path('blueprint.json'), JSON.stringify({ format: 'melek-blueprint/1', rules }))
  const { code } = await runCommand(['simulate', '--bank', path('.'), '--examinees', '5', '--trace', path('t.ndjson')])
  expect(code).toBe(0)
  const pillarOf = new Map(bank.items.map((item) => [item.id, item.content.pillar]))
  const lines = readFileSync(path('t.ndjson'), 'utf8').trim().split('\n')
  expect(lines).toHaveLength(40)
  for (let person = 0; person < 5; person++) {
    const items = lines.slice(8 * person, 8 * person + 8).map((line) => (JSON.parse(line) as { item: string }).item)
    for (const { value } of rules) expect(items.filter((item) => pillarOf.get(item) === value)).toHaveLength(2)
  }
})

test.each([
  ['theta\nx\n\n', 'theta must be a number of logits, got "x"'],
  ['person,theta\na,1\na,2\n', 'a person must occur once'],
  ['person,theta\n', 'there is nobody to examine'],
  ['person,score\na,1\n', 'must have a column "theta"'],
])('the file of thetas %j is refused with exit code 2', async (text, message) => {
  const { path, args } = setting()
  writeFileSync(path('thetas.csv'), text)
  const { code, stderr } = await runCommand([...args, '--examinees', path('thetas.csv')])
  expect(code).toBe(2)
  expect(flat(stderr)).toContain(message)
})

test.each(['0', '-3', '1e3', '2.5'])('%s is no number of examinees, and no missing file either', async (examinees) => {
  const { args } = setting()
  const { code, stderr } = await runCommand([...args, `--examinees=${examinees}`])
  expect([code, flat(stderr)]).toEqual([1, expect.stringContaining('must be a whole number of 1 to 999999999')])
})

test('a number of examinees beside recorded answers is misuse', async () => {
  const { path, args } = setting()
  writeFileSync(path('answers.csv'), 'person,i01\na,1\n')
  const { code, stderr } = await runCommand([...args, '--answers', path('answers.csv'), '--examinees', '5'])
  expect(code).toBe(1)
  expect(flat(stderr)).toContain('recorded answers bring their own persons')
})

test('rows of answers that cannot be read are named and the others rehearsed, exit code 2', async () => {
  const { path, args } = setting()
  writeFileSync(path('answers.csv'), 'person,i01,i02\na,1,0\nb,7,0\n')
  const { code, stdout, stderr } = await runCommand([...args, '--answers', path('answers.csv')])
  expect(code).toBe(2)
  expect(stdout).toContain('1 people with recorded answers')
  expect(stderr).toContain('1 rows of responses rejected')
})

test.each([
  [{ stop: [{ rule: 'lenght', items: 5 }], shuffle: true }, 2],
  [{ stop: [] }, 1],
] as const)('the design %j is refused with every problem and no file is left', async (design, problems) => {
  const { path, args } = setting()
  writeFileSync(path('design.json'), JSON.stringify(design))
  const { code, stderr } = await runCommand([...args, '--out', path('rows.csv')])
  expect(code).toBe(2)
  expect(stderr).toContain('design')
  expect(stderr.match(/^- /gm)).toHaveLength(problems)
  expect(() => readFileSync(path('rows.csv'))).toThrow()
})

test('a standard of another scale is refused', async () => {
  const { path, args } = setting()
  writeFileSync(path('standard.json'), JSON.stringify({ ...standard, scaleId: 'elsewhere' }))
  const { code, stderr } = await runCommand([...args, '--standard', path('standard.json')])
  expect(code).toBe(1)
  expect(flat(stderr)).toContain('link the two scales')
})

test('alternatives for parts of a design are crossed and compared in one run', async () => {
  const { path, args } = setting(5)
  const factors = {
    exposure: [null, { method: 'randomesque', size: 5 }],
    stop: [[{ rule: 'length', items: 4 }], [{ rule: 'length', items: 8 }]],
  }
  writeFileSync(path('cross.json'), JSON.stringify(factors))
  const files = ['--json', path('r.json'), '--report', path('r.html')]
  const { code, stdout } = await runCommand([...args, '--cross', path('cross.json'), '--examinees', '20', ...files])
  expect(code).toBe(0)
  const { designs } = JSON.parse(readFileSync(path('r.json'), 'utf8')) as { designs: DesignOutcome[] }
  const names = ['none', 'randomesque 5'].flatMap((exposure) =>
    [4, 8].map((items) => `exposure ${exposure}, stop length ${items}`),
  )
  expect(designs.map(({ name, summary }) => [name, summary.length?.longest])).toEqual(
    names.map((name, k) => [name, k % 2 ? 8 : 4]),
  )
  expect(stdout).toContain('Designs compared')
  for (const name of names) expect(readFileSync(path('r.html'), 'utf8')).toContain(name)
})

test('counts of exposure are written after a rehearsal and begun with in the next', async () => {
  const { path, args } = setting()
  writeFileSync(
    path('design.json'),
    JSON.stringify({ exposure: { method: 'eligibility', max: 0.3 }, stop: [{ rule: 'length', items: 6 }] }),
  )
  const first = await runCommand([...args, '--examinees', '60', '--exposure-out', path('counts.json')])
  expect(first.code).toBe(0)
  const counts = JSON.parse(readFileSync(path('counts.json'), 'utf8')) as { persons: number[]; sessions: string[] }
  expect([counts.persons, counts.sessions]).toEqual([[60], []])
  const second = await runCommand([
    ...args,
    '--examinees',
    '20',
    '--exposure',
    path('counts.json'),
    '--exposure-out',
    path('more.json'),
  ])
  expect(second.code).toBe(0)
  expect(JSON.parse(readFileSync(path('more.json'), 'utf8'))).toMatchObject({ persons: [80] })
  writeFileSync(path('counts.json'), JSON.stringify({ ...counts, persons: [-1] }))
  writeFileSync(path('plain.json'), JSON.stringify({ stop: [{ rule: 'length', items: 6 }] }))
  const plain = ['simulate', '--bank', path('bank.json'), '--design', path('plain.json'), '--exposure', path('more.json')]
  expect((await runCommand(plain)).code).toBe(1)
  const damaged = await runCommand([...args, '--exposure', path('counts.json')])
  expect([damaged.code, flat(damaged.stderr)]).toEqual([2, expect.stringContaining('counts of exposure')])
})

test('exposure parameters are found by rehearsals, written with their design, and hold', async () => {
  const { path, args } = setting()
  const exposure = { method: 'sympson-hetter', max: 0.4 }
  writeFileSync(path('design.json'), JSON.stringify({ exposure, stop: [{ rule: 'length', items: 6 }] }))
  const { code, stderr } = await runCommand([
    ...args,
    ...['--examinees', '150', '--calibrate-exposure', path('found.json'), '--json', path('r.json')],
  ])
  expect(code).toBe(0)
  expect(stderr).toMatch(/Round 1: highest exposure 100\.0%, target 40\.0%/)
  const found = JSON.parse(readFileSync(path('found.json'), 'utf8')) as {
    exposure: { max: number; parameters: Record<string, number> }
  }
  expect(found.exposure.max).toBe(0.4)
  expect(Object.values(found.exposure.parameters).every((parameter) => parameter > 0 && parameter < 1)).toBe(true)
  const { designs } = JSON.parse(readFileSync(path('r.json'), 'utf8')) as { designs: DesignOutcome[] }
  // Three standard errors of a rate over 150 tests with draws of their own, above what the loop accepts.
  const allowed = 0.4 + (3 + 3) * Math.sqrt((0.4 * 0.6) / 150)
  expect(designs[0]?.summary.exposure.maximum).toBeLessThan(allowed)
  const again = await runCommand(['simulate', '--bank', path('bank.json'), '--design', path('found.json'), '--examinees', '5'])
  expect(again.code).toBe(0)
})

test.each([
  [['--exposure-out'], {}, 'does not look at counts of exposure'],
  [['--calibrate-exposure'], {}, 'only exposure by "sympson-hetter"'],
  [
    ['--design', 'second', '--exposure-out'],
    { exposure: { method: 'restricted-maximum', max: 0.5 } },
    'needs exactly one design',
  ],
] as const)('exposure written by %j for a design that has none, or for several, is misuse', async (options, design, message) => {
  const { path, args } = setting()
  const stop = [{ rule: 'length', items: 6 }]
  for (const name of ['design.json', 'second']) writeFileSync(path(name), JSON.stringify({ ...design, stop }))
  const given = options.map((option) => (option === 'second' ? path('second') : option))
  const { code, stderr } = await runCommand([...args, ...given, path('out.json')])
  expect([code, flat(stderr)]).toEqual([1, expect.stringContaining(message)])
})

test('an interrupted run leaves no file', async () => {
  const { path, args } = setting()
  const controller = new AbortController()
  controller.abort()
  const { code } = await runCommand([...args, '--out', path('rows.csv')], { signal: controller.signal })
  expect(code).toBe(130)
  expect(() => readFileSync(path('rows.csv'))).toThrow()
})

test('an output that is an input or another output is refused', async () => {
  const { path, args } = setting()
  const same = await runCommand([...args, '--out', path('o'), '--trace', path('o')])
  expect([same.code, flat(same.stderr)]).toEqual([1, expect.stringContaining('are the same file')])
  const input = await runCommand([...args, '--out', path('bank.json')])
  expect([input.code, flat(input.stderr)]).toEqual([1, expect.stringContaining('are the same file')])
})
