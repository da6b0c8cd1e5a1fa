import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { rowsInto } from '../../src/scoring/answer-rows.js'
import { compileEapScorer } from '../../src/scoring/eap-columns.js'
import { groupTables } from '../../src/scoring/group-tables.js'
import { likelihoodTables } from '../../src/scoring/likelihood-tables.js'
import { createScoreColumns } from '../../src/scoring/score-columns.js'
import { bankOf } from '../arbitraries/banks.js'

/** Items of two or four categories, or of two to four in turn. */
function bankWith(items: number, categories: 2 | 4 | 'mixed'): CompiledBank {
  return bankOf(
    Array.from({ length: items }, (_, i): ItemModel => {
      const count = categories === 'mixed' ? 2 + (i % 3) : categories
      const steps = Array.from({ length: count - 1 }, (_, k) => k - 1 + i / 10)
      return count === 2
        ? { model: '3pl', parameters: { discrimination: 1, difficulty: i / 10, lowerAsymptote: 0.2 } }
        : { model: 'grm', parameters: { discrimination: 1, thresholds: steps } }
    }),
  )
}

/** Item counts on both sides of whole words and whole groups. */
const shapes = fc.record({
  items: fc.integer({ min: 1, max: 21 }),
  categories: fc.constantFrom<2 | 4 | 'mixed'>(2, 4, 'mixed'),
  withMissing: fc.boolean(),
  seed: fc.nat(),
})

/** A response that some items know, or none does. */
const anyResponse = (seed: number, at: number) =>
  [0, 1, 1, 0, 3, 2, 1, 0, 255, 1, 4, 17][(seed * 7919 + at * 104729) % 12] as number

describe('the rows of a person in the tables of groups', () => {
  test('hold the product of the person’s category probabilities up to a constant, and are refused for unknown responses', () => {
    fc.assert(
      fc.property(shapes, ({ items, categories, withMissing, seed }) => {
        const bank = bankWith(items, categories)
        const likelihoods = likelihoodTables(bank, Float64Array.of(-1, 0.5))
        const tables = groupTables(bank, likelihoods, { withMissing, mostRows: 256 })
        const calm = Uint8Array.from({ length: items }, (_, at) => anyResponse(seed, at) % (bank.categories[at] as number))
        const wild = calm.map((response, at) => ((seed + at) % 5 === 0 ? anyResponse(seed, at) : response))
        const known = (row: Uint8Array) =>
          row.every((response, at) => response < (bank.categories[at] as number) || (withMissing && response === 255))
        const places = new Int32Array(2 * tables.groupStart.length)
        const groups = tables.groupStart.length
        const both = Uint8Array.from([...calm, ...wild])
        expect(rowsInto(places, 0, tables, both, 0)).toBe(true)
        const found = rowsInto(places, groups, tables, both, items) ? 2 : 1
        expect(found).toBe(known(wild) ? 2 : 1)
        for (const [person, row] of [calm, wild].slice(0, found).entries()) {
          const own = places.subarray(person * tables.groupStart.length, (person + 1) * tables.groupStart.length)
          const logRatio = own.reduce(
            (sum, place) => sum + Math.log((tables.rows[place + 1] as number) / (tables.rows[place] as number)),
            0,
          )
          const expected = row.reduce((sum, response, at) => {
            if (response === 255) return sum
            const start = (likelihoods.itemStart[at] as number) + 2 * response
            return sum + (likelihoods.logProbability[start + 1] as number) - (likelihoods.logProbability[start] as number)
          }, 0)
          expect(logRatio).toBeCloseTo(expected, 10)
        }
      }),
    )
  })

  test('are the same wherever the responses lie in memory, so that scores are the same to the last bit', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 3 }), ({ items, categories, seed }, shift) => {
        const bank = bankWith(items, categories)
        const rows = Uint8Array.from({ length: 3 * items }, (_, at) => {
          return anyResponse(seed, at) % (bank.categories[at % items] as number)
        })
        const moved = new Uint8Array(rows.length + shift).subarray(shift)
        moved.set(rows)
        const [one, other] = [rows, moved].map((responses) => {
          const columns = createScoreColumns(3)
          compileEapScorer(bank).scoreInto(columns, responses, 3)
          return columns
        })
        expect(one).toEqual(other)
      }),
    )
  })
})
