import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParameterValues } from '../../../../src/calibration/estimation/coordinates/item-parameters.js'
import { createRowExpectation } from '../../../../src/calibration/estimation/expectation/expect-by-rows.js'
import { expectReadably } from '../../../../src/calibration/estimation/expectation/expect-readably.js'
import type { ExpectedAnswers } from '../../../../src/calibration/estimation/expectation/expected-answers.js'
import { createRowPosteriors } from '../../../../src/calibration/estimation/expectation/row-posteriors.js'
import type { ItemSpecification } from '../../../../src/calibration/estimation/item-specification.js'
import { createRandom } from '../../../../src/math/random-source.js'
import type { ItemModel } from '../../../../src/models/item-model.js'
import { realisticItem } from '../../../arbitraries/items.js'
import { type FitSetting, fitSetting } from '../fit-setting.js'
import { normalThetas, simulatedMatrix } from '../simulated-responses.js'

const rule = { count: 21, low: -5, high: 5 }

function bothWays(
  { data, layout }: FitSetting,
  point: Float64Array,
): readonly [fast: ExpectedAnswers, readable: ExpectedAnswers] {
  const expectFast = createRowExpectation(createRowPosteriors(data, layout, rule.count), layout, rule)
  // A second pass must not see what the first one left behind.
  expectFast(layout.start)
  return [expectFast(point), expectReadably(data, layout, point, rule)]
}

function expectEqual([fast, readable]: readonly [ExpectedAnswers, ExpectedAnswers], total: number): void {
  expect(Math.abs(fast.logLikelihood - readable.logLikelihood)).toBeLessThan(1e-10 * (1 + Math.abs(readable.logLikelihood)))
  for (const name of ['theta', 'answers', 'persons'] as const)
    for (let at = 0; at < readable[name].length; at++)
      expect(Math.abs((fast[name][at] as number) - (readable[name][at] as number))).toBeLessThan(1e-10 * (1 + total))
}

/** Any mixture of models, persons, groups, weights and gaps. */
interface Chosen {
  readonly items: readonly ItemModel[]
  readonly persons: number
  readonly seed: string
  readonly missing: number
  readonly groups: boolean
  readonly weighted: boolean
}

const setting: fc.Arbitrary<Chosen> = fc.record({
  items: fc.array(realisticItem, { minLength: 1, maxLength: 14 }),
  persons: fc.integer({ min: 1, max: 60 }),
  seed: fc.string(),
  missing: fc.constantFrom(0, 0.1, 0.7),
  groups: fc.boolean(),
  weighted: fc.boolean(),
})

function settingOf({ items, persons, seed, missing, groups, weighted }: Chosen): FitSetting {
  const random = createRandom(seed)
  const matrix = simulatedMatrix(items, normalThetas(persons, random), random, () => random.uniform() >= missing)
  return fitSetting(matrix, {
    items: items.map((item, i) => specificationOf(item, `i${i + 1}`)),
    ...(groups ? { groups: Array.from({ length: persons }, (_, p) => (p % 3 === 0 ? 'b' : 'a')) } : {}),
    ...(weighted ? { weights: Array.from({ length: persons }, () => 0.2 + random.uniform()) } : {}),
  })
}

function specificationOf(item: ItemModel, id: string): ItemSpecification {
  const parameters = item.parameters as ParameterValues
  return { item: id, model: item.model, parameters, ...(item.model === 'rsm' ? { ratingScale: id } : {}) }
}

describe('the E-step by tables of combinations', () => {
  test('counts what its readable twin counts', () => {
    fc.assert(
      fc.property(setting, fc.double({ min: -0.02, max: 0.02, noNaN: true }), (chosen, shift) => {
        const made = settingOf(chosen)
        const point = made.layout.start.map((value, slot) => value + (slot % 4 === 0 ? shift : 0))
        expectEqual(bothWays(made, point), made.data.totalWeight)
      }),
      { numRuns: 150 },
    )
  })

  test('holds where nobody, one person or one item is there, and where whole rows are empty', () => {
    const item: ItemModel = { model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }
    const responses = (rows: readonly (readonly number[])[], items: number) => ({
      itemIds: Array.from({ length: items }, (_, i) => `i${i + 1}`),
      persons: rows.length,
      responses: Uint8Array.from(rows.flat()),
    })
    const items = (count: number) => ({ items: Array.from({ length: count }, (_, i) => specificationOf(item, `i${i + 1}`)) })
    for (const [rows, count] of [
      [[], 2],
      [[[1]], 1],
      [[[0], [1], [255]], 1],
      [
        [
          [255, 255],
          [1, 255],
          [0, 1],
        ],
        2,
      ],
    ] as const) {
      const made = fitSetting(responses(rows, count), items(count))
      expectEqual(bothWays(made, made.layout.start), rows.length)
    }
  })

  test('takes persons by logarithms where products would underflow', () => {
    // Steep items of equal difficulty, answered against one another: no node explains both halves.
    const items = Array.from({ length: 240 }, (_, i) =>
      specificationOf({ model: '2pl', parameters: { discrimination: 8, difficulty: i < 120 ? -1 : 1 } }, `i${i + 1}`),
    )
    const rows = Array.from({ length: 5 }, (_, p) => items.map((_, i) => (i < 120 ? ((i + p) % 17 === 0 ? 1 : 0) : 1)))
    const made = fitSetting(
      { itemIds: items.map(({ item }) => item), persons: 5, responses: Uint8Array.from(rows.flat()) },
      { items },
    )
    const [fast, readable] = bothWays(made, made.layout.start)
    expect(readable.logLikelihood / 5).toBeLessThan(-600)
    expectEqual([fast, readable], 5)
  })

  test('looks at the nodes that matter to a person, and seeks them anew where the posterior has moved away', () => {
    const random = createRandom('windows')
    const items = Array.from({ length: 60 }, (_, i): ItemModel => {
      return { model: '2pl', parameters: { discrimination: 1.5, difficulty: (i - 30) / 15 } }
    })
    const matrix = simulatedMatrix(items, normalThetas(80, random), random, () => true)
    const { data, layout } = fitSetting(matrix, { items: items.map((item, i) => specificationOf(item, `i${i + 1}`)) })
    const fine = { count: 61, low: -6, high: 6 }
    const room = createRowPosteriors(data, layout, fine.count)
    const expectFast = createRowExpectation(room, layout, fine)
    for (const shift of [0, 0.001, 2]) {
      const point = layout.start.map((value, slot) => value + (slot % 2 === 1 ? shift : 0))
      expectEqual([expectFast(point), expectReadably(data, layout, point, fine)], data.totalWeight)
      const seen = room.low.reduce((sum, low, p) => sum + (room.high[p] as number) - low, 0)
      expect(seen).toBeLessThan(0.6 * room.tables.stride * data.responses.persons)
    }
  })
})
