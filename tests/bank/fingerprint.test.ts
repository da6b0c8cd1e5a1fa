import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, fingerprint } from '../../src/bank/fingerprint.js'

test('field order and undefined fields do not change the canonical form', () => {
  expect(canonicalJson({ b: [1, { d: 'é', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"é"}]}')
})

test('the canonical form is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the fingerprint is the SHA-256 of the canonical form in UTF-8', () => {
  const document = { name: 'melek', letters: 'θ–é', list: [1.5, -0.25] }
  expect(fingerprint(document)).toBe(`sha256:${createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex')}`)
})

test('a number that JSON cannot hold has no fingerprint', () => {
  expect(() => fingerprint({ a: Number.NaN })).toThrow(RangeError)
})
