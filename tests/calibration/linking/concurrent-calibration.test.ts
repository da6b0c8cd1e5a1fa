import { expect, test } from 'vitest'
import { calibrateConcurrently } from '../../../src/calibration/linking/concurrent-calibration.js'
import { isMelekError } from '../../../src/issues/melek-error.js'
import { type StudiedItem, simulatedDif } from '../dif/simulated-dif.js'

/** Persons of one group of a simulation, and some of its columns under their own names. */
function form(seed: string, mean: number, columns: readonly number[]) {
  const items = Array.from(
    { length: 14 },
    (_, i): StudiedItem => ({
      item: { model: '2pl', parameters: { discrimination: 0.9 + 0.1 * (i % 4), difficulty: -1.5 + 0.23 * i } },
    }),
  )
  const all = simulatedDif(items, { persons: 2400, seed, focalMean: mean })
  const rows = Array.from({ length: 1200 }, (_, p) => 2 * p + 1)
  return {
    name: seed,
    responses: {
      itemIds: columns.map((column) => `i${column + 1}`),
      persons: rows.length,
      responses: Uint8Array.from(rows.flatMap((row) => columns.map((column) => all.responses[row * 14 + column] as number))),
    },
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)

test('two forms with six common items come onto the scale of the first, the second group where it belongs', () => {
  const result = calibrateConcurrently([form('first', 0, range(0, 10)), form('second', 0.7, range(4, 14))], {
    standardErrors: 'none',
  })
  expect(result.converged).toBe(true)
  expect(result.items.map(({ item }) => item)).toEqual(range(0, 14).map((i) => `i${i + 1}`))
  expect(result.groups[0]).toMatchObject({ name: 'first', mean: 0, variance: 1 })
  expect(Math.abs((result.groups[1]?.mean ?? 0) - 0.7)).toBeLessThan(0.15)
  for (const [i, item] of result.items.entries()) {
    if (item.model !== '2pl') throw new Error('expected 2PL')
    expect(Math.abs(item.parameters.difficulty - (-1.5 + 0.23 * i)), item.item).toBeLessThan(0.3)
  }
})

test('forms without a common item, and forms of the same name, are refused with both problems', () => {
  try {
    calibrateConcurrently([form('same', 0, range(0, 5)), form('same', 0, range(5, 10))])
    expect.unreachable()
  } catch (error) {
    if (!isMelekError(error)) throw error
    expect(error.issues.map(({ code }) => code)).toEqual(['form-twice', 'anchors-none'])
  }
})
