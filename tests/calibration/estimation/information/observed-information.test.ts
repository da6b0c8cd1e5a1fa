import { expect, test } from 'vitest'
import type { CalibrationOptions } from '../../../../src/calibration/estimation/calibration-options.js'
import { logPriorAt } from '../../../../src/calibration/estimation/coordinates/parameter-layout.js'
import { expectReadably } from '../../../../src/calibration/estimation/expectation/expect-readably.js'
import { createRowPosteriors } from '../../../../src/calibration/estimation/expectation/row-posteriors.js'
import { observedInformation } from '../../../../src/calibration/estimation/information/observed-information.js'
import { scoreProducts } from '../../../../src/calibration/estimation/information/score-products.js'
import { createMaximiser } from '../../../../src/calibration/estimation/maximisation/maximise.js'
import { createRandom } from '../../../../src/math/random-source.js'
import type { ItemModel } from '../../../../src/models/item-model.js'
import { type FitSetting, fitSetting } from '../fit-setting.js'
import { itemIds, normalThetas, simulatedMatrix } from '../simulated-responses.js'

const rule = { count: 61, low: -7, high: 7 }

const items: readonly ItemModel[] = [
  { model: '2pl', parameters: { discrimination: 1.3, difficulty: -0.5 } },
  { model: '2pl', parameters: { discrimination: 0.9, difficulty: 0.5 } },
  { model: '3pl', parameters: { discrimination: 1.6, difficulty: 0.4, lowerAsymptote: 0.2 } },
  { model: '4pl', parameters: { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.15, upperAsymptote: 0.93 } },
  { model: 'grm', parameters: { discrimination: 1.2, thresholds: [-1, 0.2, 1.1] } },
  { model: 'gpcm', parameters: { discrimination: 0.9, steps: [0.3, -0.4] } },
  { model: 'nrm', parameters: { slopes: [0.6, 1.4], intercepts: [0.4, -0.3] } },
  { model: 'rsm', parameters: { difficulty: 0.2, steps: [-0.6, 0.6] } },
  { model: 'rsm', parameters: { difficulty: -0.4, steps: [-0.6, 0.6] } },
]
const ids = itemIds(items.length)
const persons = 300
const random = createRandom('observed-information')
const matrix = simulatedMatrix(items, normalThetas(persons, random), random, () => random.uniform() < 0.8)

const cases: readonly (readonly [string, CalibrationOptions])[] = [
  ['a mixture of models with gaps', { items: items.map((item, i) => ({ item: ids[i] as string, model: item.model })) }],
  [
    'two groups, weights, priors, a shared slope and a held location',
    {
      items: items.map((item, i) => {
        const id = ids[i] as string
        if (i === 0)
          return {
            item: id,
            model: '2pl',
            parameters: { difficulty: -0.4 },
            held: ['difficulty'],
            equal: { discrimination: 'a' },
          }
        if (i === 1)
          return { item: id, model: '2pl', equal: { discrimination: 'a' }, priors: { difficulty: { normal: [0, 1.5] } } }
        if (i === 2)
          return {
            item: id,
            model: '3pl',
            priors: { discrimination: { lognormal: [0, 0.5] }, lowerAsymptote: { beta: [5, 17] } },
          }
        return { item: id, model: item.model }
      }),
      groups: Array.from({ length: persons }, (_, p) => (p % 2 === 0 ? 'a' : 'b')),
      weights: Array.from({ length: persons }, (_, p) => 0.5 + (p % 5) / 4),
    },
  ],
]

/** Information found and the difference quotients of the marginal gradient, at a point that is no maximum. */
function bothWays(setting: FitSetting): readonly [Float64Array, Float64Array] {
  const { data, layout } = setting
  const point = layout.start.map((value, s) => value + 0.05 * Math.cos(s))
  const room = createRowPosteriors(data, layout, rule.count)
  const place = { layout, point, rule }
  const { weighted } = scoreProducts(room, place, undefined)
  const found = observedInformation(room, place, { expected: expectReadably(data, layout, point, rule), products: weighted })
  const maximise = createMaximiser(layout)
  const gradientAt = (at: Float64Array) => maximise(at, expectReadably(data, layout, at, rule)).gradient
  const rows = [...point.keys()].map((s) => {
    const [up, down] = [1e-4, -1e-4].map((shift) => gradientAt(point.with(s, (point[s] as number) + shift)))
    return (up as Float64Array).map((value, t) => ((down as Float64Array)[t] as number) - value).map((fall) => fall / 2e-4)
  })
  return [found, Float64Array.from(rows.flatMap((row) => [...row]))]
}

test.each(cases)('the observed information is minus the slope of the marginal gradient: %s', (_, options) => {
  const [found, quotients] = bothWays(fitSetting(matrix, options))
  const largest = Math.max(...quotients.map(Math.abs))
  for (const [at, quotient] of quotients.entries())
    expect(Math.abs((found[at] as number) - quotient)).toBeLessThan(2e-6 * largest)
})

test('the cross-products are those of the gradients of single persons, weighted once and, for the sandwich, squared', () => {
  const few = { itemIds: matrix.itemIds, persons: 12, responses: matrix.responses.subarray(0, 12 * items.length) }
  const weights = Array.from({ length: 12 }, (_, p) => 0.5 + (p % 5) / 4)
  const setting = fitSetting(few, { ...cases[0]?.[1], weights })
  const { data, layout } = setting
  const point = layout.start
  const found = scoreProducts(createRowPosteriors(data, layout, rule.count), { layout, point, rule }, undefined)
  const weighted = new Float64Array(layout.size ** 2)
  const robust = new Float64Array(layout.size ** 2)
  const maximise = createMaximiser({ ...layout, priors: layout.priors.map(() => undefined) })
  for (const person of data.groups[0] ?? []) {
    const alone = { ...data, groups: [Int32Array.of(person)], weights: data.weights.map(() => 1) }
    const { gradient } = maximise(point, expectReadably(alone, layout, point, rule))
    for (let a = 0; a < layout.size; a++)
      for (let b = 0; b < layout.size; b++) {
        const product = (gradient[a] as number) * (gradient[b] as number)
        const weight = weights[person] as number
        weighted[a * layout.size + b] = (weighted[a * layout.size + b] as number) + weight * product
        robust[a * layout.size + b] = (robust[a * layout.size + b] as number) + weight * weight * product
      }
  }
  for (const [at, value] of weighted.entries()) expect(Math.abs((found.weighted[at] as number) - value)).toBeLessThan(1e-9)
  for (const [at, value] of robust.entries()) expect(Math.abs((found.robust[at] as number) - value)).toBeLessThan(1e-9)
  expect(Number.isFinite(logPriorAt(layout, point))).toBe(true)
})

test('persons of one cluster count as one', () => {
  const few = { itemIds: matrix.itemIds, persons: 12, responses: matrix.responses.subarray(0, 12 * items.length) }
  const { data, layout } = fitSetting(few, cases[0]?.[1] ?? {})
  const room = createRowPosteriors(data, layout, rule.count)
  const place = { layout, point: layout.start, rule }
  const own = scoreProducts(
    room,
    place,
    Array.from({ length: 12 }, (_, p) => `p${p}`),
  ).robust
  const none = scoreProducts(room, place, undefined).robust
  for (const [at, value] of none.entries()) expect(Math.abs((own[at] as number) - value)).toBeLessThan(1e-9)
  // All in one cluster: the product of the sum of all scores with itself, so that no determinant of two rows is left.
  const one = scoreProducts(
    room,
    place,
    Array.from({ length: 12 }, () => 'all'),
  ).robust
  const at = (row: number, column: number) => one[row * layout.size + column] as number
  expect(Math.abs(at(0, 0) * at(3, 3) - at(0, 3) ** 2)).toBeLessThan(1e-9 * at(0, 0) * at(3, 3))
})
