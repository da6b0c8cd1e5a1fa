import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../../src/math/random-source.js'
import type { GroupShare } from '../../src/population/population-result.js'
import { populationCsv } from '../../src/reports/population-csv.js'
import { origin, sharesOfText, standardAt } from './scores/score-tables.js'
import { normalThetas } from './simulated-persons.js'

const input = { standard: standardAt([0, 1]), origin: { ...origin, conditioning: ['agency'] }, group: 'agency' }

function resultOf(sizes: readonly number[], seed: number) {
  const random = createRandom(`attack ${seed}`)
  const lines = sizes.flatMap((size, g) => normalThetas(random, size, 0.2 * g, 1).map((theta) => `g${g},${theta},${theta}`))
  return sharesOfText(['agency,pv1,pv2', ...lines].join('\n'), input)
}

/** What somebody who knows all sizes can work out about the persons of the hidden groups above a cut: their sum. */
function attack({ total, groups }: ReturnType<typeof resultOf>) {
  if (total.share === null) return undefined
  const hidden = groups.filter((group) => group.share === null)
  const above = groups.reduce((sum, group) => sum - (group.share === null ? 0 : group.share * group.n), total.share * total.n)
  return { hidden, above, persons: hidden.reduce((sum, { n }) => sum + n, 0) }
}

test('whoever subtracts all that is shown from the total learns of two hidden groups and ten persons together, never of one', () => {
  const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 40 })), {
    minLength: 1,
    maxLength: 7,
  })
  fc.assert(
    fc.property(sizes, fc.integer(), (counts, seed) => {
      const found = attack(resultOf(counts, seed))
      if (found === undefined || found.hidden.length === 0) return
      // All hidden at once tells no more than the total does.
      if (found.hidden.length === counts.length) return
      expect(found.hidden.length).toBeGreaterThanOrEqual(2)
      expect(found.persons).toBeGreaterThanOrEqual(10)
    }),
    { numRuns: 60 },
  )
})

test('a single group under ten among large ones would be found, were no other withheld', () => {
  const result = resultOf([4, 30, 35, 50], 1)
  const found = attack(result)
  expect(found?.hidden.map(({ name }) => name)).toEqual(['g0', 'g1'])
})

/** A group as it would be without suppression has figures of its own; a hidden one has none, wherever it is written. */
test('a hidden group has no figure in JSON, CSV, funnel or borrowed share', () => {
  const result = resultOf([4, 30, 35, 50, 60], 2)
  const hidden = result.groups.filter((group) => group.share === null)
  expect(hidden.length).toBe(2)
  for (const group of hidden) {
    const figures = Object.entries(group as GroupShare).filter(([key, value]) => key !== 'n' && typeof value === 'number')
    expect(figures).toEqual([])
    expect(result.funnel?.groups.map(({ name }) => name)).not.toContain(group.name)
    const row = populationCsv(result)
      .split('\n')
      .find((line) => line.startsWith(`group,${group.name},`))
    expect(row?.split(',').filter((cell) => /^[-\d.]+$/.test(cell))).toEqual([String(group.n)])
  }
})
