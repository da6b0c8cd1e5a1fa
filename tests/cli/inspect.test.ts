import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseLayout } from '../../src/bulk/layout-schema.js'
import { inspectWords } from '../../src/cli/words/inspect-words.js'
import { scoresIn } from '../bulk/read-scores-of.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/exam-files/${name}`, import.meta.url))
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

test('an office spreadsheet is understood, shown, and scored by the layout it gives', async () => {
  const path = temporaryFolder()
  const { code, stdout } = await runCommand([
    'inspect',
    fixture('kantor-spreadsheet.csv'),
    '--bank',
    fixture('items.csv'),
    '--out',
    path('layout.json'),
  ])
  expect(code).toBe(0)
  expect(stdout).toMatch(/Delimiter +semicolon/)
  expect(stdout).toMatch(/Header +line 4/)
  expect(flat(stdout)).toContain('The first three rows as understood:')
  expect(stdout).toContain('Please make sure:')
  expect(parseLayout(JSON.parse(readFileSync(path('layout.json'), 'utf8')))).toMatchObject({ headerRow: 4, delimiter: ';' })
  const next =
    /melek (score .*)/.exec(stdout)?.[1]?.replace('scores.csv', path('s.csv')).replace('KEY.csv', path('key.csv')).split(' ') ??
    []
  writeFileSync(
    path('key.csv'),
    `item,key\n${[...'CADBBACDDB'].map((key, i) => `S${String(i + 1).padStart(2, '0')},${key}\n`).join('')}`,
  )
  expect((await runCommand(next)).code).toBe(0)
  expect(scoresIn(path('s.csv')).map(({ answered }) => answered)).toEqual(['10', '10', '10', '10', '10', '9', '10', '10'])
})

test('rows are shown without the ids of civil servants', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'NIP,A1,A2\n198503142010121001,1,0\n198503142010121002,0,0\n198503142010121003,1,1\n')
  const { stdout } = await runCommand(['inspect', path('r.csv'), '--out', path('l.json')])
  expect(stdout).toContain('(number)')
  expect(stdout).not.toContain('19850314')
})

test('rows of another length are counted and said, never left out of the count', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,A1,A2\np1,1,0\np2,0\np3,0,0,1\np4,1,1\n')
  const { stdout } = await runCommand(['inspect', path('r.csv'), '--out', path('l.json')])
  expect(stdout).toContain('4 rows')
  expect(flat(stdout)).toContain('2 of 4 rows have another number of cells than the header, the first on line 3')
  expect(stdout).not.toContain('Nothing is in doubt')
})

test('a stray letter among categories is named and does not make them raw options', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `person,A1,A2\n${[...'0110100110'].map((x, i) => `p${i},${x},${i === 4 ? 'B' : x}\n`).join('')}`)
  const { stdout } = await runCommand(['inspect', path('r.csv'), '--out', path('l.json')])
  expect(stdout).toMatch(/Cells +categories/)
  expect(stdout).not.toContain('raw options')
  expect(flat(stdout)).toContain('"B" among the categories is no answer')
})

test.each([
  ['in.parquet', 'PAR1....', 'is a Parquet file'],
  ['bank.json', '{"format":"melek-bank/1","id":"x","items":[]}', 'is a melek-bank/1 document'],
  ['plain.json', '{\n "a": 1\n}\n', 'is one JSON document'],
  ['list.json', '[{"a":1}]', 'is one JSON document'],
])('%s is refused by what it is', async (name, text, said) => {
  const path = temporaryFolder()
  writeFileSync(path(name), text)
  const { code, stderr } = await runCommand(['inspect', path(name)])
  expect(code).toBe(1)
  expect(flat(stderr)).toContain(said)
})

test('layout.json is written where nobody names a file, and never over another', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,A1,A2\np1,1,0\np2,0,0\n')
  const before = process.cwd()
  process.chdir(path('.'))
  try {
    expect((await runCommand(['inspect', 'r.csv'])).code).toBe(0)
    writeFileSync('layout.json', 'mine')
    expect((await runCommand(['inspect', 'r.csv'])).stdout).toContain('not written over')
    expect(readFileSync('layout.json', 'utf8')).toBe('mine')
  } finally {
    process.chdir(before)
  }
})

test('with --out - the layout has standard output to itself', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), gzipSync('person,A1,A2\np1,1,0\np2,0,0\n'))
  const { stdout, stderr } = await runCommand(['inspect', path('r.csv'), '--out', '-'])
  expect(parseLayout(JSON.parse(stdout)).items.map(({ column }) => column)).toEqual(['A1', 'A2'])
  expect(stderr).toContain('person')
  expect(stderr).toContain('--layout LAYOUT.json')
})

test('a table without items gives no layout and says so', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'nama,kota\nSri,Bandung\nAgus,Palu\n')
  const { code, stdout } = await runCommand(['inspect', path('r.csv'), '--out', path('l.json')])
  expect(code).toBe(2)
  expect(stdout).toContain('No layout was written')
  expect(existsSync(path('l.json'))).toBe(false)
})

test('NDJSON needs no layout, and an empty file is refused', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.ndjson'), '{"person":"p1","responses":{"A1":1}}\n')
  writeFileSync(path('empty.csv'), '')
  expect((await runCommand(['inspect', path('r.ndjson')])).stdout).toContain('NDJSON')
  expect((await runCommand(['inspect', path('empty.csv')])).code).toBe(2)
})

test('only the beginning of a long file is looked at, and that is said', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `person,A1,A2\n${Array.from({ length: 60_000 }, (_, p) => `p${p},${p % 2},1\n`).join('')}`)
  const { stdout } = await runCommand(['inspect', path('r.csv'), '--out', path('l.json')])
  expect(stdout).toContain('60,000 rows, judged by the first 399 whole ones')
  const piped = await runCommand(['inspect', '-', '--out', path('l.json')], { input: readFileSync(path('r.csv')) })
  expect(piped.stdout).toMatch(/judged by the first [\d,]+ rows/)
})

test('every doubt has Indonesian words, with the columns it concerns', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,A1,A2\np1,1,\np2,,0\np1,1,1\n')
  const { stdout } = await runCommand(['inspect', path('r.csv'), '--out', path('l.json'), '--lang', 'id'])
  expect(flat(stdout)).toContain('sebagian nomor orang berulang; baris pertama tiap orang yang dihitung [person]')
  expect(flat(stdout)).toContain(inspectWords.id.doubt('blanks-present', '', ''))
})
