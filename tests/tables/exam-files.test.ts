import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Layout } from '../../src/tables/layout.js'
import type { AnswerCategory } from '../../src/tables/read-responses.js'
import { optionsFor, readAll } from './reading.js'

const folder = new URL('../fixtures/exam-files/', import.meta.url)
const bytesOfFile = (name: string): Uint8Array => readFileSync(new URL(name, folder))
const expected: Readonly<Record<string, unknown[]>> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))
const layoutOf = (file: string): Layout =>
  JSON.parse(readFileSync(new URL(`${file.replace(/\.\w+$/, '')}.layout.json`, folder), 'utf8'))

const items = Array.from({ length: 10 }, (_, i) => ({ id: `S${String(i + 1).padStart(2, '0')}`, categories: 2 }))

/** Raw answers by the keys of a layout, as the owner of the keys would judge them. */
function byLayout(layout: Layout): AnswerCategory | undefined {
  const declared = new Map(layout.items.map(({ item, key, map }) => [item, { key, map }]))
  if (layout.keysByForm === undefined && layout.items.every(({ key, map }) => key === undefined && map === undefined))
    return undefined
  return (item, text, form) => {
    const { key, map } = declared.get(item)!
    const category = map?.[text]
    if (category !== undefined) return { kind: 'category', category }
    const right = form === undefined ? key : layout.keysByForm?.[form]?.[item]
    if (right === undefined) return { kind: 'invalid', reason: 'no key' }
    return /^[A-D]$/i.test(text)
      ? { kind: 'category', category: Number(text.toUpperCase() === right) }
      : { kind: 'invalid', reason: 'no option' }
  }
}

const read = (file: string, step?: number) => {
  const layout = layoutOf(file)
  return readAll(bytesOfFile(file), optionsFor(items, { layout, answerCategory: byLayout(layout) }), step)
}

test.each(Object.keys(expected))('%s is read as its passport says, whole and in pieces of 7 bytes', (file) => {
  expect(read(file).rows).toEqual(expected[file])
  expect(read(file, 7).rows).toEqual(expected[file])
})

test('files without flaws give no rejects', () => {
  for (const file of ['kantor-spreadsheet.csv', 'utf16-tab.txt', 'google-forms.csv']) expect(read(file).rejects).toEqual([])
})

test('the second attempt in the Moodle file is refused with its physical line', () => {
  expect(read('moodle-responses.csv').rejects).toEqual([
    {
      code: 'person-duplicate',
      line: 8,
      person: 'asep.hidayat@contoh.example',
      reason: 'the person occurs a second time; the first row counts',
    },
  ])
})

test('a package without keys is refused, not scored as wrong', () => {
  const [reject, ...others] = read('paket-a-b.csv').rejects
  expect(others).toEqual([])
  expect(reject).toMatchObject({ code: 'cell-invalid', line: 8, person: 'UJI0007', item: 'S01' })
})

test('columns that the layout does not name are listed, not refused', () => {
  expect(read('kantor-spreadsheet.csv').header).toMatchObject({
    idColumn: 'NIP',
    ignoredColumns: ['No', 'Nama', 'Nilai'],
    keptColumns: ['unit'],
  })
})
