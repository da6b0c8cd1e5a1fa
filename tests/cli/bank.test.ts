import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blueprintSchema } from '../../src/adaptive/constraints/blueprint-schema.js'
import { parseDesign } from '../../src/adaptive/session/design-schema.js'
import { formatBank } from '../../src/bank/format-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { parseContent, parseKeys } from '../../src/bank/parse-content-schema.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import { nineModelBank, nineModelTable } from '../bulk/nine-models.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const bundled = new URL('../../item-banks/asn-digital-literacy', import.meta.url).pathname
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const documentIn = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

test('check is content with a good bank and says what limits its results', async () => {
  const { code, stdout } = await runCommand(['bank', 'check', bundled])
  expect(code).toBe(0)
  expect(flat(stdout)).toMatch(/Bank "asn-digital-literacy" is good: \d+ items/)
  expect(flat(stdout)).toContain('provisional')
  expect(flat(stdout)).toContain('public')
})

test('check of a folder names problems of the keys and of the texts in every language', async () => {
  const path = temporaryFolder()
  expect((await runCommand(['bank', 'new', path('kota')])).code).toBe(0)
  const change = (name: string, edit: (document: { items: Record<string, unknown>[] }) => void) => {
    const document = documentIn(path(`kota/${name}`)) as { items: Record<string, unknown>[] }
    edit(document)
    writeFileSync(path(`kota/${name}`), JSON.stringify(document))
  }
  expect(flat((await runCommand(['bank', 'check', path('kota')])).stdout)).toContain('Its texts (en, id) and keys go with it.')
  change('content.en.json', ({ items }) => void items.pop())
  change(
    'keys.json',
    ({ items }) => void Object.assign(items[0] ?? {}, { scoring: { kind: 'choice', correct: 'no-such-option' } }),
  )
  const { code, stdout } = await runCommand(['bank', 'check', path('kota')])
  expect(code).toBe(2)
  expect(flat(stdout)).toContain('has 2 problem(s)')
  expect(stdout).toContain('content.en')
  expect(flat(stdout)).toMatch(/keys\.json, item ".*no-such-option/)
})

test('check names every problem of a bank document by item, with exit code 2', async () => {
  const path = temporaryFolder()
  const [first, , third, , grm] = nineModelBank.items
  const items = [
    { ...first, enemies: ['nowhere'] },
    { ...nineModelBank.items[1], parameters: { discrimination: 0, difficulty: Number.NaN } },
    { ...third, parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 1 } },
    { ...grm, parameters: { discrimination: 1, thresholds: [0.5, -0.5, 1] } },
    first,
  ]
  const text = JSON.stringify({ ...nineModelBank, items }, (_, value) => (Number.isNaN(value) ? '#NaN' : value)).replace(
    '"#NaN"',
    'NaN',
  )
  writeFileSync(path('bank.json'), text)
  const { code, stdout } = await runCommand(['bank', 'check', path('bank.json')])
  expect(code).toBe(2)
  for (const words of [
    '"nowhere" is not in the bank',
    'item "I02": discrimination must be greater than 0',
    'difficulty must be a finite number, got NaN',
    'item "I03": lowerAsymptote',
    'item "I05": thresholds must increase',
    'id "I01" was used before',
  ])
    expect(flat(stdout)).toContain(words)
})

test.each([
  ['an unknown model', { ...nineModelBank, items: [{ ...nineModelBank.items[0], model: '5pl' }] }, 'unknown model "5pl"'],
  ['no items', { ...nineModelBank, items: [] }, 'at least one item'],
])('check refuses a bank with %s', async (_, document, words) => {
  const path = temporaryFolder()
  writeFileSync(path('bank.json'), JSON.stringify(document))
  const { code, stdout } = await runCommand(['bank', 'check', path('bank.json')])
  expect(code).toBe(2)
  expect(flat(stdout)).toContain(words)
})

test('check names the problems of an item table by line and column', async () => {
  const path = temporaryFolder()
  writeFileSync(path('items.csv'), 'item,model,a,b,c\nA,2pl,x,0,\nB,3pl,1,0,\nC,2pl,1,0,0.2\n')
  const { code, stdout } = await runCommand(['bank', 'check', path('items.csv')])
  expect(code).toBe(2)
  for (const words of ['line 2, column "a", item "A"', 'line 3, column "c", item "B"', 'line 4, column "c", item "C"'])
    expect(flat(stdout)).toContain(words)
})

test('describe shows coverage by pillar and level, and where the bank measures', async () => {
  const { code, stdout } = await runCommand(['bank', 'describe', bundled])
  expect(code).toBe(0)
  expect(stdout).toMatch(/Pillar .*L 1 .*Total/)
  expect(stdout).toMatch(/ 0\.0 .*█/)
  expect(flat(stdout)).toContain('Weakest between −2 and 2')
  expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([])
})

test('describe of an item table needs no content', async () => {
  const path = temporaryFolder()
  writeFileSync(path('items.csv'), nineModelTable)
  const { code, stdout } = await runCommand(['bank', 'describe', path('items.csv'), '--scaling-constant', '1.7'])
  expect(code).toBe(0)
  expect(stdout).toContain('D = 1.7')
  expect(stdout).not.toContain('Pillar')
})

test('convert goes from item table to bank and back without losing a digit', async () => {
  const path = temporaryFolder()
  writeFileSync(path('nine.csv'), nineModelTable)
  const there = await runCommand([
    'bank',
    'convert',
    path('nine.csv'),
    '--scale-id',
    'kota/1',
    '--scaling-constant',
    '1.7',
    '--provisional',
    '--out',
    path('bank.json'),
  ])
  expect(there.code).toBe(0)
  expect(parseBank(documentIn(path('bank.json')))).toMatchObject({
    id: 'nine',
    scale: { id: 'kota/1', scalingConstant: 1.7, status: 'provisional' },
  })
  const back = await runCommand(['bank', 'convert', path('bank.json'), '--out', path('back.csv')])
  const again = await runCommand(['bank', 'convert', path('back.csv'), '--to', 'csv'])
  expect(readFileSync(path('back.csv'), 'utf8')).toBe(again.stdout)
  for (const words of ['--scaling-constant 1.7', '"kota/1"', 'provisional']) expect(flat(back.stdout)).toContain(words)
  expect(again.stderr).toBe('')
})

test('convert says what of the bundled bank an item table cannot hold', async () => {
  const { stdout, stderr } = await runCommand(['bank', 'convert', bundled])
  expect(stdout).toMatch(/^item,model,a,b/)
  for (const words of ['population', 'parameter distributions', 'provenance', 'languages']) expect(flat(stderr)).toContain(words)
})

test('convert refuses a bad bank, and to write over what it reads', async () => {
  const path = temporaryFolder()
  writeFileSync(path('bank.json'), formatBank(nineModelBank))
  writeFileSync(path('bad.csv'), 'item,model,a,b\nA,2pl,-1,0\n')
  expect((await runCommand(['bank', 'convert', path('bad.csv'), '--out', path('x.json')])).code).toBe(2)
  expect((await runCommand(['bank', 'convert', path('bank.json'), '--out', path('bank.json')])).code).toBe(1)
})

test.each(['id', 'en'])('new writes a folder whose every document is valid (%s)', async (language) => {
  const path = temporaryFolder()
  const { code, stdout } = await runCommand(['bank', 'new', path('kota'), '--lang', language])
  expect(code).toBe(0)
  expect(readdirSync(path('kota')).sort()).toEqual(
    [
      '.gitignore',
      'bank.json',
      'blueprint.json',
      'card.md',
      'content.en.json',
      'content.id.json',
      'design.json',
      'keys.json',
      'standard.json',
    ].sort(),
  )
  const bank = parseBank(documentIn(path('kota/bank.json')))
  expect(bank).toMatchObject({ id: 'kota', security: 'private', scale: { id: 'kota/provisional-1', status: 'provisional' } })
  const ids = bank.items.map(({ id }) => id)
  for (const name of ['content.id.json', 'content.en.json'])
    expect(parseContent(documentIn(path(`kota/${name}`))).items.map(({ id }) => id)).toEqual(ids)
  expect(parseKeys(documentIn(path('kota/keys.json'))).items.map(({ id }) => id)).toEqual(ids)
  expect(parseStandard(documentIn(path('kota/standard.json'))).scaleId).toBe(bank.scale.id)
  parseDesign(documentIn(path('kota/design.json')))
  expect(blueprintSchema.safeParse(documentIn(path('kota/blueprint.json'))).success).toBe(true)
  expect(readFileSync(path('kota/.gitignore'), 'utf8')).toContain('keys.json')
  expect((await runCommand(stdout.includes('melek bank check') ? ['bank', 'check', path('kota')] : [])).code).toBe(0)
})

test('new starts from an item table on request, and never in a folder that is taken', async () => {
  const path = temporaryFolder()
  writeFileSync(path('items.csv'), nineModelTable)
  expect((await runCommand(['bank', 'new', path('b'), '--from', path('items.csv'), '--id', 'nama'])).code).toBe(0)
  expect(parseBank(documentIn(path('b/bank.json')))).toMatchObject({ id: 'nama', items: { length: 18 } })
  mkdirSync(path('taken'))
  writeFileSync(path('taken/notes.txt'), '')
  const { code, stderr } = await runCommand(['bank', 'new', path('taken')])
  expect(code).toBe(1)
  expect(stderr).toContain('not empty')
})
