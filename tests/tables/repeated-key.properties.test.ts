import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatedKey } from '../../src/tables/repeated-key.js'
import type { ResponseReaderOptions } from '../../src/tables/responses.js'
import { bytesOf, optionsFor, readAll } from './reading.js'

const found = (text: string) => repeatedKey(text, JSON.parse(text))

/** The same object with its last name once more behind it. */
function withRepeated(text: string, key: string): string {
  return `${text.slice(0, -1)},${JSON.stringify(key)}:0}`
}

test('no object that was written by JSON.stringify has a name twice', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => found(JSON.stringify(value)) === undefined))
})

test('a name that is written once more is found, also among colons, quotation marks and backslashes', () => {
  const keys = fc.oneof(fc.string(), fc.constantFrom('a:b', '":', '\\', '{', ']', '__proto__', '\u0000'))
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(keys, fc.jsonValue()), { minLength: 1, selector: ([key]) => key }),
      fc.nat(),
      (entries, n) => {
        const [key] = entries[n % entries.length] as [string, unknown]
        const text = `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
        expect(found(withRepeated(text, key))).toEqual({ key, within: undefined })
        expect(found(`{"in":[1,{"x":${withRepeated(text, key)}}]}`)).toEqual({ key, within: 'x' })
      },
    ),
  )
})

test('names are compared as they are read, not as they are spelt', () => {
  expect(found('{"responses": {"A1": 1, "\\u0041\\u0031": 0}}')).toEqual({ key: 'A1', within: 'responses' })
})

test('a line of a megabyte is gone through', () => {
  expect(found(`{"a":"${'x:'.repeat(1 << 19)}","a":1}`)).toEqual({ key: 'a', within: undefined })
})

const read = (lines: readonly string[], more: Partial<ResponseReaderOptions> = {}) =>
  readAll(bytesOf(lines.join('\n')), optionsFor(3, { shape: 'ndjson', ...more }))

test.each([[{}], [{ everyLine: true }]])(
  'a line that says two things of an item is refused, the next one goes on (%j)',
  (more) => {
    const lines = [
      '{"person":"P1","responses":{"X1":1,"X2":1,"X1":0}}',
      '{"person":"P2","person":"P3","responses":{"X1":1}}',
      '{"person":"P:4","responses":{"X1":1}}',
    ]
    expect(read(lines, more)).toMatchObject({
      rejects: [
        { code: 'item-duplicate', line: 1, person: 'P1', item: 'X1' },
        { code: 'json-invalid', line: 2, person: '' },
      ],
      rows: [{ line: 3, person: 'P:4' }],
    })
  },
)
