import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ClassicalResult } from '../../src/calibration/classical/analyse-items.js'
import { letterSheet } from '../calibration/classical/simulated-sheets.js'
import { lsat } from '../reference/lsat.js'
import { lastingFolder, temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const path = lastingFolder()

const sheet = letterSheet({ persons: 300, items: 10, seed: 'command' })
const rows = Array.from({ length: 300 }, (_, p) =>
  Array.from({ length: 10 }, (_, i) =>
    p < 60 && i === 8
      ? 'O'
      : p % 10 === 0 && i > 5
        ? 'R'
        : (sheet.meanings[i]?.[sheet.answers[10 * p + i] as number]?.option ?? ''),
  ),
)
const header = sheet.itemIds.join(',')
// The key of S4 is wrong: everybody who knows says A.
const key = `item,key\n${sheet.itemIds.map((id) => `${id},${id === 'S4' ? 'C' : 'A'}\n`).join('')}`
writeFileSync(
  path('r.csv'),
  `person,office,${header}\n${rows.map((cells, p) => `p${p},${p % 2 ? 'Utara' : 'Selatan'},${cells.join(',')}\n`).join('')}`,
)
writeFileSync(path('key.csv'), key)
const base = ['items', path('r.csv'), '--key', path('key.csv'), '--group', 'office']

test('letters and a key: the planted wrong key leads, then the test, dimensions, items, options and groups', async () => {
  const { code, stdout, stderr } = await runCommand(base)
  expect(code).toBe(0)
  const said = flat(stdout)
  expect(said).toMatch(/^2 of 10 items deserve a look, by the answers of 300 persons. Keys that may be wrong: S4./)
  expect(said).toContain('S4: Key C is doubtful: those who chose A did better on the other items')
  expect(said).toContain('S9: 20% left it blank.')
  expect(said).toMatch(/Reliability: alpha 0\.\d{3} \(95%: /)
  expect(said).toMatch(/hint at one dimension/)
  expect(stdout).toMatch(/^S4 +C \(key\) /m)
  expect(stdout).toMatch(/^S4 +A /m)
  expect(stdout).toMatch(/^Selatan +150 +10 /m)
  expect(flat(stderr)).toContain('omitted (O) wrong; not reached (R) ignored')
})

test('the same in Indonesian', async () => {
  const { stdout } = await runCommand([...base, '--lang', 'id'])
  expect(flat(stdout)).toContain('Kunci C meragukan: pemilih A lebih baik pada butir lain')
})

test('JSON, table and page carry the same figures', async () => {
  const files = ['--json', path('f.json'), '--out', path('f.csv'), '--report', path('f.html')]
  const { code } = await runCommand([...base, ...files])
  expect(code).toBe(0)
  const result = JSON.parse(readFileSync(path('f.json'), 'utf8')) as ClassicalResult & { rules: object }
  expect(result).toMatchObject({ persons: 300, test: { kind: 'estimated' }, rules: { omitted: 'wrong', notReached: 'ignore' } })
  const [titles = '', ...lines] = readFileSync(path('f.csv'), 'utf8').trim().split('\n')
  const cells = (line: string) => Object.fromEntries(line.split(',').map((cell, k) => [titles.split(',')[k], cell]))
  for (const [i, each] of result.items.entries()) {
    const row = cells(lines[i] as string)
    expect(row.p).toBe(String(each.difficulty.kind === 'estimated' && each.difficulty.p))
    expect(row.item_rest).toBe(String(each.itemRest.kind === 'estimated' && each.itemRest.value))
    expect(row.flags).toBe(each.flags.join(' '))
  }
  expect(cells(lines[3] as string)).toMatchObject({ item: 'S4', key_doubt: 'A' })
  const html = readFileSync(path('f.html'), 'utf8')
  for (const text of ['Key C is doubtful', 'melek items', 'key.csv', 'random data', 'A (key)']) expect(html).toContain(text)
  expect(html).not.toContain('<script')
})

test('right and wrong by 0 and 1 need no key: LSAT 7 has the alpha that is known', async () => {
  const lines = Object.entries(lsat.lsat7.patterns).flatMap(([pattern, count]) =>
    Array.from({ length: count }, () => [...pattern].join(',')),
  )
  const { code, stdout } = await runCommand(['items', '-', '--no-id', '--json', '-'], {
    input: `I1,I2,I3,I4,I5\n${lines.join('\n')}\n`,
  })
  expect(code).toBe(0)
  const result = JSON.parse(stdout) as ClassicalResult
  expect(result.persons).toBe(1000)
  expect(result.test.kind === 'estimated' ? result.test.alpha : undefined).toBeCloseTo(0.453409, 6)
})

test('the long form and one object a line give what the wide form gives', async () => {
  const own = temporaryFolder()
  writeFileSync(
    own('l.csv'),
    `person,item,response\n${rows.map((cells, p) => cells.map((cell, i) => `p${p},S${i + 1},${cell}\n`).join('')).join('')}`,
  )
  writeFileSync(
    own('r.ndjson'),
    rows
      .map(
        (cells, p) =>
          `${JSON.stringify({ person: `p${p}`, responses: Object.fromEntries(cells.map((cell, i) => [`S${i + 1}`, cell])) })}\n`,
      )
      .join(''),
  )
  const found = await Promise.all(
    [[path('r.csv'), '--ignore', 'office'], [own('l.csv'), '--long'], [own('r.ndjson')]].map(async (args) => {
      const { stdout } = await runCommand(['items', ...args, '--key', path('key.csv'), '--json', '-'])
      const { items, test: whole } = JSON.parse(stdout) as ClassicalResult
      return { items, test: whole }
    }),
  )
  expect(found[1]).toEqual(found[0])
  expect(found[2]).toEqual(found[0])
})

test('a layout with forms of different keys scores each by its own', async () => {
  const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/exam-files/${name}`, import.meta.url))
  const args = ['items', fixture('paket-a-b.csv'), '--layout', fixture('paket-a-b.layout.json'), '--json', '-']
  const { stdout, stderr } = await runCommand(args)
  const { items } = JSON.parse(stdout) as ClassicalResult
  const first = items[0]?.options.filter(({ isKey }) => isKey)
  expect(new Set(first?.map(({ form }) => form))).toEqual(new Set(['A', 'B']))
  expect(flat(stderr)).toContain('Only 6 persons')
})

test.each([
  ['letters without a key', [], 2, 'columns hold letters ("office", "S1"'],
  ['a key of another exam', ['item,key', 'Q1,A', 'Q2,B'], 1, 'no item of the key ("Q1", "Q2") is in the file'],
  [
    'a key that lacks items',
    ['item,key', 'S1,A', 'S99,B'],
    2,
    'are named like items, but the key does not have them: "S2", "S3"',
  ],
  ['a key for forms without a form column', ['item,key,form', 'S1,A,1', 'S1,B,2'], 2, 'nothing says which column holds the form'],
])('%s is refused with what to do', async (_, lines, wanted, message) => {
  const own = temporaryFolder()
  writeFileSync(own('k.csv'), lines.join('\n'))
  const { code, stderr } = await runCommand([
    'items',
    path('r.csv').replace('r.csv', 'letters.csv'),
    ...(lines.length === 0 ? [] : ['--key', own('k.csv')]),
  ])
  expect(flat(stderr)).toContain(message)
  expect(code).toBe(wanted)
})
writeFileSync(
  path('letters.csv'),
  `person,office,${header}\n${rows
    .slice(0, 30)
    .map((cells, p) => `p${p},${p % 2 ? 'A' : 'B'},${cells.join(',')}\n`)
    .join('')}`,
)

test('a key whose items the layout calls by other names is refused once, not row by row', async () => {
  const own = temporaryFolder()
  const items = [{ column: 'S1', item: 'Soal 1' }]
  writeFileSync(own('layout.json'), JSON.stringify({ format: 'melek-layout/1', person: 'person', items }))
  const { code, stderr } = await runCommand(['items', path('r.csv'), '--layout', own('layout.json'), '--key', path('key.csv')])
  expect([code, flat(stderr)]).toEqual([
    1,
    expect.stringContaining('is among those of the layout ("Soal 1"); use the same names in both'),
  ])
})

test('rows that cannot be read are listed, and the others analysed', async () => {
  const own = temporaryFolder()
  writeFileSync(own('r.csv'), 'person,A,B,C\np1,1,0,1\np2,0,7x,1\np3,1,1,0\np1,1,1,1\np4,0,0,\n')
  const { code, stdout, stderr } = await runCommand(['items', own('r.csv'), '--rejects', own('no.csv')])
  expect(code).toBe(2)
  expect(flat(stdout)).toContain('Only 3 persons')
  expect(flat(stderr)).toContain('2 of 5 rows refused')
  expect(readFileSync(own('no.csv'), 'utf8')).toMatch(/^line,person,reason\n3,p2,.*7x.* is not a category.*\n5,p1,/)
})

test.each([
  ['an empty file', '', 'the file is empty', 2],
  ['a header alone', 'person,A,B\n', 'a header and no rows', 2],
  ['rows that are all refused', 'person,A,B\np1,5,1\np1,x,1\n,1,1\n,0,1\n', 'the person occurs', 2],
  ['a column of names', 'person,name,A\np1,Ani,1\np2,Budi,0\n', 'columns hold no answers: "name"; the first of them "Ani"', 2],
])('%s is said', async (_, text, message, wanted) => {
  const { code, stdout, stderr } = await runCommand(['items', '-'], { input: text })
  expect(flat(stdout + stderr)).toContain(message)
  expect(code).toBe(wanted)
})

test('an output that is an input is refused before anything is read', async () => {
  const { code, stderr } = await runCommand([...base, '--out', path('key.csv')])
  expect([code, flat(stderr)]).toEqual([1, expect.stringContaining('--out and --key are the same file')])
  expect(readFileSync(path('key.csv'), 'utf8')).toBe(key)
})
