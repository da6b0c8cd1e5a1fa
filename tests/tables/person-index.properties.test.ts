import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPersonIndex } from '../../src/tables/person-index.js'

const ids = fc.oneof(
  fc.stringMatching(/^\d{1,20}$/),
  fc.stringMatching(/^0{0,3}\d{0,2}$/).filter((id) => id !== ''),
  fc.stringMatching(/^[A-Za-z0-9-]{1,10}$/),
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
)

test('the index knows exactly the ids that were entered', () => {
  fc.assert(
    fc.property(fc.array(ids, { maxLength: 200 }), (entered) => {
      const index = createPersonIndex()
      const truth = new Set<string>()
      for (const id of entered) {
        const known = index.enter(id)
        expect(known !== 'new').toBe(truth.has(id))
        truth.add(id)
      }
      expect(index.size).toBe(truth.size)
    }),
    { numRuns: 300 },
  )
})

test('ids that came in order are all known once the order ends, however far apart they are', () => {
  const digits = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.bigInt({ min: 0n, max: 2000n }))
  fc.assert(
    fc.property(fc.array(digits, { minLength: 1, maxLength: 400 }), fc.nat(), (numbers, again) => {
      const sorted = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1)).map((number) => String(number).padStart(18, '0'))
      const index = createPersonIndex()
      for (const id of sorted) expect(index.enter(id)).toBe('new')
      expect(index.enter(sorted[again % sorted.length]!)).toBe('seen')
      for (const id of sorted) expect(index.enter(id)).toBe('seen')
      expect(index.size).toBe(sorted.length)
    }),
    { numRuns: 150 },
  )
})

const isShortAscii = (text: string, most: number) =>
  text.length <= most && [...text].every((character) => character > '\0' && character < '\x80')

test('ids of at most 18 digits or 8 ASCII characters, and numbers behind at most 7, are known for certain, others suspected', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const index = createPersonIndex()
      index.enter(id)
      const withoutNumber = id.replace(/\d{1,9}$/, '')
      const certain = /^\d{1,18}$/.test(id) || isShortAscii(id, 8) || (withoutNumber !== id && isShortAscii(withoutNumber, 7))
      expect(index.enter(id)).toBe(certain ? 'seen' : 'suspected')
    }),
  )
})

test('200,000 running numbers and as many with a long prefix are all told apart', () => {
  const index = createPersonIndex()
  let unknown = 0
  for (let i = 0; i < 200_000; i++) {
    if (index.enter(String(198501012010011000n + BigInt(i))) === 'new') unknown++
    if (index.enter(`peserta-ujian-${i}`) === 'new') unknown++
  }
  expect({ unknown, size: index.size }).toEqual({ unknown: 400_000, size: 400_000 })
})
