import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalDensity, normalUpperTail } from '../../../src/math/normal.js'
import { panelGrid, panelWidthInSd } from '../../../src/population/quadrature/panel-grid.js'

const cutLists = fc
  .uniqueArray(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 6 })
  .map((cuts) => cuts.sort((one, other) => one - other))

test('the sum over the nodes above a cut is the normal tail to 1e-6, wherever the cut falls', () => {
  fc.assert(
    fc.property(
      cutLists,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.15, max: 1, noNaN: true }),
      (cuts, mean, sd) => {
        const grid = panelGrid({ low: mean - 8 * sd, high: mean + 8 * sd, cuts, widestAt: () => panelWidthInSd * sd })
        const density = grid.nodes.map((node) => normalDensity((node - mean) / sd) / sd)
        cuts.forEach((cut, k) => {
          let tail = 0
          for (let q = grid.firstAbove[k] as number; q < density.length; q++)
            tail += (density[q] as number) * (grid.nodeWeights[q] as number)
          expect(Math.abs(tail - normalUpperTail((cut - mean) / sd))).toBeLessThan(1e-6)
        })
      },
    ),
  )
})

test('nodes ascend, weights add up to the range, and a cut separates the nodes below it from those above', () => {
  fc.assert(
    fc.property(cutLists, fc.double({ min: 0.2, max: 3, noNaN: true }), (cuts, width) => {
      const grid = panelGrid({ low: -3, high: 3, cuts, widestAt: () => width })
      expect(grid.nodes).toEqual(Float64Array.from(grid.nodes).sort())
      expect(grid.nodeWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(6, 10)
      cuts.forEach((cut, k) => {
        const first = grid.firstAbove[k] as number
        if (first > 0) expect(grid.nodes[first - 1]).toBeLessThanOrEqual(cut)
        if (first < grid.nodes.length) expect(grid.nodes[first]).toBeGreaterThan(cut)
      })
    }),
  )
})

test('panels are narrow where they have to be and wide elsewhere', () => {
  const grid = panelGrid({ low: -4, high: 4, cuts: [0], widestAt: (theta) => (theta > 0 && theta < 1 ? 0.25 : 4) })
  const nodesIn = (low: number, high: number) => grid.nodes.filter((node) => node > low && node < high).length
  expect([nodesIn(-4, 0), nodesIn(0, 1) >= 16]).toEqual([4, true])
})
