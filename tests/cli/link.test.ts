import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatBank } from '../../src/bank/format-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import reference from '../reference/equating.json' with { type: 'json' }
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

/** A form of reference/equating.json as an item table. */
function itemTable(form: 'X' | 'Y', prefix = 'i'): string {
  const rows = reference.forms[form].map((row, i) => `${prefix}${i + 1},3pl,${row.join(',')}\n`)
  return `item,model,a,b,c\n${rows.join('')}`
}

interface LinkDocument {
  readonly slope: number
  readonly intercept: number
  readonly anchors: readonly (readonly string[])[]
  readonly errors: Readonly<Record<string, unknown>>
  readonly otherMethods: readonly { readonly method: string; readonly slope: number }[]
  readonly equating?: { readonly scores: readonly { readonly equivalent: number; readonly region?: string }[] }
}

const documentIn = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as LinkDocument

function forms(): (name: string) => string {
  const path = temporaryFolder()
  writeFileSync(path('x.csv'), itemTable('X'))
  writeFileSync(path('y.csv'), itemTable('Y'))
  return path
}

test('the constants and equated scores of equateIRT come out of the command', async () => {
  const path = forms()
  const { code, stdout } = await runCommand([
    ...['link', path('y.csv'), path('x.csv'), '--hermite', '30', '--direction', 'own', '--equate', 'true-score'],
    ...['--json', path('link.json')],
  ])
  expect(code).toBe(0)
  expect(stdout).toContain('by 20 common items')
  const { slope, intercept, equating, otherMethods } = documentIn(path('link.json'))
  // Y is brought to X here, on Y's own scale: the inverse of what the reference gives.
  const [A, B] = reference['3PL']['Stocking-Lord'] as [number, number]
  expect(Math.abs(1 / slope - A)).toBeLessThan(reference.passport.tolerance.curves)
  expect(Math.abs(-intercept / slope - B)).toBeLessThan(reference.passport.tolerance.curves)
  expect(otherMethods.map(({ method }) => method)).toEqual(['mean-mean', 'mean-sigma', 'geometric-mean', 'haebara'])
  for (const [score, , equivalent] of reference['3PL'].trueScores as [number, number, number][])
    expect(Math.abs((equating?.scores[score]?.equivalent ?? 0) - equivalent)).toBeLessThan(1e-7)
})

test('options that say more of another one are refused without it, all at once', async () => {
  const path = forms()
  const { code, stderr } = await runCommand([
    'link',
    path('x.csv'),
    path('y.csv'),
    '--share',
    '0.3',
    '--standard-out',
    path('s.json'),
  ])
  expect(code).toBe(1)
  expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(
    /--share does nothing without --equate.*--standard-out does nothing without --standard/,
  )
})

test('observed scores are equated in a population of any mixture', async () => {
  const path = forms()
  const equated = async (share: string) => {
    await runCommand([
      'link',
      path('x.csv'),
      path('y.csv'),
      '--equate',
      'observed-score',
      '--share',
      share,
      '--json',
      path('l.json'),
    ])
    return documentIn(path('l.json')).equating?.scores.map(({ equivalent }) => equivalent) ?? []
  }
  const [mostlyX, mostlyY] = [await equated('0.99'), await equated('0.01')]
  expect(mostlyX).toHaveLength(21)
  expect(mostlyX).not.toEqual(mostlyY)
})

test('observed scores are equated in the populations that the banks name, whatever the unit of their scales', async () => {
  const path = forms()
  await runCommand(['bank', 'convert', path('x.csv'), '--out', path('x.json')])
  const bank = JSON.parse(readFileSync(path('x.json'), 'utf8'))
  bank.scale.population = { name: 'pilot', mean: 0.4, sd: 2 }
  writeFileSync(path('x.json'), JSON.stringify(bank))
  // The same form where its persons are N(0, 1): theta = 2 × that + 0.4.
  const rows = reference.forms.X.map(([a = 1, b = 0, c = 0], i) => `i${i + 1},3pl,${2 * a},${(b - 0.4) / 2},${c}\n`)
  writeFileSync(path('unit.csv'), `item,model,a,b,c\n${rows.join('')}`)
  const equated = async (form: string) => {
    const files = ['--json', path('l.json'), '--report', path('l.html')]
    const run = ['link', path(form), path('y.csv'), '--equate', 'observed-score', '--se', 'none', ...files]
    const { stdout } = await runCommand(run)
    return { stdout: stdout.replaceAll(/\s+/g, ' '), scores: documentIn(path('l.json')).equating?.scores ?? [] }
  }
  const [named, unit, unnamed] = [await equated('x.json'), await equated('unit.csv'), await equated('x.csv')]
  const furthest = (others: typeof unit.scores) =>
    Math.max(...named.scores.map(({ equivalent }, score) => Math.abs(equivalent - (others[score]?.equivalent ?? 0))))
  expect(furthest(unit.scores)).toBeLessThan(1e-6)
  expect(furthest(unnamed.scores)).toBeGreaterThan(0.005)
  expect(named.stdout).toContain('50% like the persons of A (mean 0.40, SD 2.00 on its own scale)')
  expect(named.stdout).toContain('B (mean 0.00, SD 1.00 on its own scale, assumed: the bank does not say)')
  const page = readFileSync(path('l.html'), 'utf8')
  expect(page).toContain('Equated scores')
  expect(page).toContain('50% like the persons of A')
  expect(page.match(/<tr>/g)?.length).toBeGreaterThan(20 + 21)
})

test('the linked bank is a new version on the scale of the base, and says how it came there', async () => {
  const path = forms()
  await runCommand(['bank', 'convert', path('y.csv'), '--scale-id', 'nasional/1', '--out', path('y.json')])
  const { code, stderr } = await runCommand([
    ...['link', path('x.csv'), path('y.json'), '--method', 'mean-sigma', '--out', path('linked.json')],
    ...['--bank-version', '7'],
  ])
  expect(code).toBe(0)
  expect(stderr).toContain('Written')
  const linked = parseBank(JSON.parse(readFileSync(path('linked.json'), 'utf8')))
  expect(linked).toMatchObject({
    id: 'x',
    version: '7',
    scale: { id: 'nasional/1' },
    provenance: { link: { from: { bank: 'x', scaleId: null }, to: { scaleId: 'nasional/1' }, method: 'mean-sigma' } },
  })
  const [A, B] = reference['3PL']['mean-sigma'] as [number, number]
  const [[a = 0, b = 0] = []] = reference.forms.X
  expect(linked.items[0]?.parameters).toMatchObject({
    discrimination: expect.closeTo(a / A, 12),
    difficulty: expect.closeTo(A * b + B, 12),
  })
})

test('anchors that have other ids in the base are named in two columns', async () => {
  const path = forms()
  writeFileSync(path('y.csv'), itemTable('Y', 'lama-'))
  writeFileSync(path('anchors.csv'), `x;y\n${[2, 5, 9, 11].map((i) => `i${i};lama-${i}`).join('\n')}\n`)
  const { code } = await runCommand([
    'link',
    path('x.csv'),
    path('y.csv'),
    '--anchors',
    path('anchors.csv'),
    '--json',
    path('l.json'),
  ])
  expect(code).toBe(0)
  expect(documentIn(path('l.json'))).toMatchObject({
    anchors: [2, 5, 9, 11].map((i) => [`i${i}`, `lama-${i}`]),
    errors: { kind: 'estimated', method: 'jackknife' },
  })
})

test('the result on standard output is JSON and nothing else', async () => {
  const path = forms()
  const { stdout, stderr } = await runCommand(['link', path('x.csv'), path('y.csv'), '--json', '-'])
  expect((JSON.parse(stdout) as LinkDocument).anchors).toHaveLength(20)
  expect(stderr).toContain('A person at 0 on the old scale')
})

test.each([
  ['an id that is missing', 'x,y\ni1,i1\ni2,\n', 2, 'line 3', 'an item id is missing'],
  ['more than two columns', 'x,y,z\ni1,i1,i1\n', 2, 'one column of item ids'],
  ['an id that is in no bank', 'item\ni1\ni99\n', 2, 'has no item "i99"'],
] as const)('an anchor file with %s is refused', async (_, text, exit, ...texts) => {
  const path = forms()
  writeFileSync(path('anchors.csv'), text)
  const { code, stderr } = await runCommand(['link', path('x.csv'), path('y.csv'), '--anchors', path('anchors.csv')])
  expect(code).toBe(exit)
  for (const part of texts) expect(stderr.replaceAll(/\s+/g, ' ')).toContain(part)
})

test('anchors that do not determine the link end with exit code 3 and write nothing', async () => {
  const path = forms()
  writeFileSync(path('anchors.csv'), 'item\ni1\n')
  const args = ['link', path('x.csv'), path('y.csv'), '--anchors', path('anchors.csv'), '--method', 'mean-sigma', '--json', '-']
  const { code, stdout, stderr } = await runCommand(args)
  expect(code).toBe(3)
  expect(stdout).toBe('')
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('all equally hard')
})

test('an output that would overwrite a bank is refused', async () => {
  const path = forms()
  const { code, stderr } = await runCommand(['link', path('x.csv'), path('y.csv'), '--out', path('x.csv')])
  expect(code).toBe(1)
  expect(stderr).toContain('--out and A are the same file')
})

test('one scaling constant holds for both tables; a document keeps its own', async () => {
  const path = forms()
  await runCommand(['bank', 'convert', path('y.csv'), '--scaling-constant', '1.7', '--out', path('y.json')])
  const link = async (base: string) => {
    await runCommand(['link', path('x.csv'), base, '--scaling-constant', '1.7', '--json', path('l.json')])
    return documentIn(path('l.json')).slope
  }
  expect(await link(path('y.json'))).toBe(await link(path('y.csv')))
})

describe('a standard goes along with the link, or back', () => {
  const bankOf = (id: string, scaleId: string, move: number): string =>
    formatBank({
      format: 'melek-bank/1',
      id,
      version: '1',
      scale: { id: scaleId, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
      security: 'private',
      items: [-1, -0.3, 0.2, 0.9, 1.3].map((difficulty, i) => ({
        id: `i${i}`,
        model: '2pl',
        parameters: { discrimination: 1 + 0.1 * i, difficulty: difficulty + move },
        status: 'operational',
        content: {},
        enemies: [],
      })),
    })
  const standardOn = (scaleId: string): string =>
    JSON.stringify({
      format: 'melek-standard/1',
      id: 'nasional',
      version: '1',
      scaleId,
      levels: [
        { id: 'l0', from: null, name: 'Dasar' },
        { id: 'l1', from: 0.5, name: 'Melek' },
      ],
      targetLevel: 'l1',
    })

  test.each([
    ['old/1', 'new/1', 0.8],
    ['new/1', 'old/1', 0.2],
  ])('from %s to %s', async (from, to, cut) => {
    const path = temporaryFolder()
    writeFileSync(path('a.json'), bankOf('a', 'old/1', -0.3))
    writeFileSync(path('b.json'), bankOf('b', 'new/1', 0))
    writeFileSync(path('s.json'), standardOn(from))
    const args = ['link', path('a.json'), path('b.json'), '--standard', path('s.json'), '--standard-out', path('moved.json')]
    const { code, stderr } = await runCommand(args)
    expect(code, stderr).toBe(0)
    const moved = parseStandard(JSON.parse(readFileSync(path('moved.json'), 'utf8')))
    expect(moved).toMatchObject({ scaleId: to, version: '1-linked' })
    expect(moved.levels[1]?.from).toBeCloseTo(cut, 6)
  })

  test('a standard of a third scale is refused', async () => {
    const path = temporaryFolder()
    writeFileSync(path('a.json'), bankOf('a', 'old/1', -0.3))
    writeFileSync(path('b.json'), bankOf('b', 'new/1', 0))
    writeFileSync(path('s.json'), standardOn('kota/1'))
    const { code, stderr } = await runCommand(['link', path('a.json'), path('b.json'), '--standard', path('s.json')])
    expect(code).toBe(1)
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('the cuts of standard "nasional" live on the scale "kota/1"')
  })
})
