import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrappedLines } from '../../src/reports/axis-name.js'
import { shortenedId } from '../../src/reports/shortened-id.js'

const words = fc.array(fc.stringMatching(/^\S{1,20}$/), { minLength: 1, maxLength: 30 })

test('lines hold the words in order, and no line is longer than allowed unless it is a single word', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 60 }), (given, most) => {
      const lines = wrappedLines(given.join(' '), most)
      expect(lines.join(' ')).toBe(given.join(' '))
      for (const line of lines) expect(line.length <= most || !line.includes(' ')).toBe(true)
    }),
  )
})

test('a long id keeps its beginning and its end, a short one everything', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\S{1,40}$/), fc.integer({ min: 3, max: 20 }), (id, most) => {
      const shown = shortenedId(id, most)
      if (id.length <= most) expect(shown).toBe(id)
      else {
        expect(shown).toHaveLength(most)
        const [first = '', last = ''] = [shown.slice(0, Math.floor((most - 1) / 2)), shown.slice(-Math.ceil((most - 1) / 2))]
        expect([id.startsWith(first), id.endsWith(last)]).toEqual([true, true])
      }
    }),
  )
})

test('ids that differ at their ends stay different', () => {
  expect(['kuis-penilaian-01', 'kuis-penilaian-02'].map((id) => shortenedId(id, 12))).toEqual(['kuis-…ian-01', 'kuis-…ian-02'])
})
