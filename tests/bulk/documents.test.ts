import { mkdirSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatBank } from '../../src/bank/format-bank.js'
import { allDocuments } from '../../src/bulk/all-documents.js'
import { jsonFault } from '../../src/bulk/json-fault.js'
import { readKeyTable } from '../../src/bulk/key-table.js'
import { parseLayout } from '../../src/bulk/layout-schema.js'
import { checkBankFile, readBank } from '../../src/bulk/read-bank.js'
import { parseJson } from '../../src/bulk/read-document.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { MelekError } from '../../src/issues/melek-error.js'
import { temporaryFolder } from '../cli/folder.js'
import { nineModelBank, nineModelTable } from './nine-models.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const caught = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

test('a bank is known by its content, not by its name', async () => {
  const path = temporaryFolder()
  writeFileSync(path('bank.csv'), formatBank(nineModelBank))
  writeFileSync(path('items.json'), nineModelTable)
  expect(await readBank(path('bank.csv'))).toEqual(nineModelBank)
  expect((await checkBankFile(path('items.json'))).source).toBe('item-table')
})

test('an item table and the bank it came from hold the same items', async () => {
  const path = temporaryFolder()
  writeFileSync(path('nine.csv'), nineModelTable)
  const bank = await readBank(path('nine.csv'))
  expect(bank.id).toBe('nine')
  const plain = (items: typeof bank.items) =>
    items.map(({ id, model, parameters }) => ({
      id,
      model,
      parameters: { ...parameters, ...(model === '1pl' ? { discrimination: 1 } : {}) },
    }))
  expect(plain(bank.items)).toEqual(plain(nineModelBank.items))
})

test('a folder stands for the bank.json in it', async () => {
  const path = temporaryFolder()
  mkdirSync(path('bank'))
  writeFileSync(path('bank/bank.json'), formatBank(nineModelBank))
  expect((await readBank(path('bank'))).id).toBe('nine')
})

test('the scaling constant belongs to item tables; a document states its own', async () => {
  const path = temporaryFolder()
  writeFileSync(path('t.csv'), nineModelTable)
  writeFileSync(path('b.json'), formatBank(nineModelBank))
  expect((await readBank(path('t.csv'), { scalingConstant: 1.7 })).scale.scalingConstant).toBe(1.7)
  await expect(readBank(path('b.json'), { scalingConstant: 1.7 })).rejects.toMatchObject({ code: 'scaling-constant-conflict' })
})

test('NaN in a bank, as Python writes it, is a problem of its item and not of the file', async () => {
  const path = temporaryFolder()
  const text = formatBank(nineModelBank)
    .replace('"difficulty": -1.5', '"difficulty": NaN')
    .replace('"difficulty": -1.13', '"difficulty": NaN')
  writeFileSync(path('b.json'), text)
  const check = await checkBankFile(path('b.json'))
  expect(check).toMatchObject({
    kind: 'invalid',
    issues: [
      { item: 'I01', code: 'parameter-invalid' },
      { item: 'I02', code: 'parameter-invalid' },
    ],
  })
})

test('text that says NaN is left alone', () => {
  expect(parseJson(bytes('{"a": "NaN, \\"NaN\\"", "b": [NaN]}'), 'f')).toEqual({ a: 'NaN, "NaN"', b: [Number.NaN] })
})

test('JSON in UTF-16 or with a byte-order mark is read', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":1}', 'utf16le')])
  expect(parseJson(utf16, 'f')).toEqual({ a: 1 })
  expect(parseJson(bytes('\uFEFF{"a":1}'), 'f')).toEqual({ a: 1 })
})

test.each([
  ['{"a": 1,\n "b": }', 2, '}'],
  ['{"a": 1\n "b": 2}', 2, '"'],
  ['[1, 2', 1, ''],
  ['{"a": 01}', 1, '1'],
  ["{'a': 1}", 1, "'"],
  ['[1, 2,]', 1, ']'],
  ['{"a": 1} x', 1, 'x'],
  ['', 1, ''],
])('broken JSON %j is placed on line %i at "%s"', (text, line, found) => {
  expect(jsonFault(text)).toMatchObject({ line, found })
})

test('the place of a fault exists exactly where JSON.parse refuses', () => {
  const mutated = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', '0', ' ', '\\', 'e'))
    .map(([json, at, insert]) => json.slice(0, at % (json.length + 1)) + insert + json.slice((at % (json.length + 1)) + 1))
  fc.assert(
    fc.property(mutated, (text) => {
      const refused = caught(() => JSON.parse(text)) instanceof SyntaxError
      expect(jsonFault(text) !== undefined).toBe(refused)
    }),
    { numRuns: 1000 },
  )
})

test('a layout is parsed with all its problems at once', () => {
  const layout = {
    format: 'melek-layout/1',
    person: 'NIP',
    items: [
      { column: 'Soal 1', item: 'S1' },
      { column: 'Soal 1', item: 'S1' },
    ],
    keysByForm: { A: { S9: 'B' } },
  }
  expect(caught(() => parseLayout(layout))).toMatchObject({
    code: 'layout-invalid',
    issues: [
      { code: 'layout-column-duplicate' },
      { code: 'layout-item-duplicate' },
      { code: 'layout-form-missing' },
      { code: 'layout-item-unknown', item: 'S9' },
    ],
  })
  expect(caught(() => parseLayout({ ...layout, encoding: 'latin' }))).toMatchObject({
    code: 'layout-invalid',
    issues: [{ path: 'encoding' }],
  })
})

test('a key table has keys for every form, or form by form', () => {
  const table = readKeyTable(bytes('item;key;form\r\nS1;A;\r\nS1;B;Q\r\n'))
  expect(table.anyForm.get('S1')).toBe('A')
  expect(table.byForm.get('Q')?.get('S1')).toBe('B')
})

test('a key table names every line that says nothing or says it twice', () => {
  expect(caught(() => readKeyTable(bytes('item,key\nS1,A\nS1,B\n,C\nS2,\n')))).toMatchObject({
    code: 'keys-invalid',
    issues: [{ line: 3, item: 'S1' }, { line: 4 }, { line: 5 }],
  })
  expect(caught(() => readKeyTable(bytes('nomor,kunci\n1,A\n')))).toMatchObject({ code: 'keys-invalid' })
})

test('all documents that cannot be used are told at once, each with what is wrong in it', async () => {
  const path = temporaryFolder()
  writeFileSync(path('keys.csv'), 'butir,kunci\nA,B\n')
  const options = { responses: path('r.csv'), bank: path('bank.json'), standard: path('standard.json'), out: path('s.csv') }
  const heads = (error: unknown) =>
    (error as MelekError).issues.filter(({ code }) => code === 'document-unusable').map(({ message }) => message)

  const unread = await scoreFile(options).catch((refused: unknown) => refused)
  expect(unread).toMatchObject({ code: 'read-failed' })
  expect(heads(unread)).toEqual([expect.stringContaining('bank.json'), expect.stringContaining('standard.json')])

  const layout = { format: 'melek-layout/1', person: 'a', items: [] }
  const mixed = await scoreFile({ ...options, keys: path('keys.csv'), layout }).catch((refused: unknown) => refused)
  expect(mixed).toMatchObject({ code: 'documents-unusable' })
  expect(heads(mixed)).toHaveLength(4)
  expect((mixed as MelekError).issues.some(({ path: place }) => place === 'items')).toBe(true)
})

test('of one document alone its own error is told, and an interruption is one', async () => {
  const failed = (error: unknown) => Promise.reject(error)
  const bad = new MelekError('keys-invalid', 'bad keys')
  await expect(allDocuments([Promise.resolve(1), failed(bad)])).rejects.toBe(bad)
  const interrupted = new MelekError('interrupted', 'stopped')
  await expect(allDocuments([failed(bad), failed(interrupted)])).rejects.toBe(interrupted)
  const defect = new TypeError('defect')
  await expect(allDocuments([failed(bad), failed(defect)])).rejects.toBe(defect)
  expect(await allDocuments([Promise.resolve(1), Promise.resolve('b')])).toEqual([1, 'b'])
})
