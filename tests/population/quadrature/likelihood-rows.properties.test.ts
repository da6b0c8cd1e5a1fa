import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryCurve } from '../../../src/models/category-curve.js'
import { curveInformation } from '../../../src/models/information.js'
import { probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { itemTables } from '../../../src/population/quadrature/item-tables.js'
import { largestInformation } from '../../../src/population/quadrature/largest-information.js'
import { likelihoodRows } from '../../../src/population/quadrature/likelihood-rows.js'
import { panelGrid } from '../../../src/population/quadrature/panel-grid.js'

const slope = fc.double({ min: 0.3, max: 2.5, noNaN: true })
const place = fc.double({ min: -3, max: 3, noNaN: true })
const models: fc.Arbitrary<ItemModel> = fc.oneof(
  fc.record({ model: fc.constant('2pl' as const), parameters: fc.record({ discrimination: slope, difficulty: place }) }),
  fc.record({
    model: fc.constant('gpcm' as const),
    parameters: fc.record({ discrimination: slope, steps: fc.array(place, { minLength: 1, maxLength: 70 }) }),
  }),
)
const answers = fc.array(
  fc.record({ item: models, picks: fc.array(fc.integer({ min: -1, max: 999 }), { minLength: 3, maxLength: 3 }) }),
  { minLength: 1, maxLength: 9 },
)
const grid = panelGrid({ low: -6, high: 6, cuts: [0], widestAt: () => 1 })

test('a row is the product of the probabilities of a person’s answers, divided by its largest value', () => {
  fc.assert(
    fc.property(answers, (columns) => {
      const items = columns.map(({ item }) => item)
      const curves = items.map((item) => categoryCurve(item))
      const persons = [0, 1, 2].map((p) =>
        columns.map(({ picks }, i) => ((picks[p] as number) < 0 ? 255 : (picks[p] as number) % (curves[i]?.categories ?? 2))),
      )
      const used = Uint8Array.from(curves, (_, i) => (persons.some((row) => row[i] !== 255) ? 1 : 0))
      const tables = itemTables(curves, used, grid.nodes)
      const rows = { responses: Uint8Array.from(persons.flat()), items: items.length }
      const { likelihood, logScale } = likelihoodRows(tables, grid, rows, Int32Array.of(2, 0))
      for (const [m, person] of [2, 0].entries()) {
        grid.nodes.forEach((theta, q) => {
          const product = (persons[person] as number[]).reduce(
            (sum, answer, i) =>
              answer === 255 ? sum : sum + Math.log(probabilities(items[i] as ItemModel, theta)[answer] as number),
            0,
          )
          const found = Math.log(likelihood[m * grid.nodes.length + q] as number) + (logScale[m] as number)
          // Below 1e-300 a probability has lost its digits.
          if (product > -600) expect(found).toBeCloseTo(product, 7)
        })
        expect(Math.max(...likelihood.subarray(m * grid.nodes.length, (m + 1) * grid.nodes.length))).toBe(1)
      }
    }),
    { numRuns: 60 },
  )
})

test('no test of so many items carries more information than the bound', () => {
  fc.assert(
    fc.property(fc.array(models, { minLength: 2, maxLength: 8 }), fc.integer({ min: 0, max: 60 }), (items, step) => {
      const curves = items.map((item) => categoryCurve(item))
      const longest = Math.ceil(curves.length / 2)
      const theta = -6 + 0.2 * step
      const bound = largestInformation(curves, longest, -6, 6)(theta)
      for (let from = 0; from + longest <= curves.length; from++) {
        const own = curves.slice(from, from + longest).reduce((sum, curve) => sum + curveInformation(curve, theta), 0)
        expect(bound).toBeGreaterThanOrEqual(own * (1 - 1e-9))
      }
    }),
  )
})
