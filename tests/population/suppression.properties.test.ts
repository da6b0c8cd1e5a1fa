import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppressedGroups } from '../../src/population/suppression.js'

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 })
const named = (counts: readonly number[]) => counts.map((n, g) => ({ name: `g${g}`, n }))

test('no group under 10 is shown', () => {
  fc.assert(
    fc.property(sizes, (counts) => {
      const withheld = suppressedGroups(named(counts), 10)
      for (const { name, n } of named(counts)) if (n < 10) expect(withheld.get(name)).toBe('fewer-than-10')
    }),
  )
})

test('the total less the groups shown never leaves a single group or fewer than 10 persons, unless nothing is shown', () => {
  fc.assert(
    fc.property(sizes, (counts) => {
      const groups = named(counts)
      const withheld = suppressedGroups(groups, 10)
      const hidden = groups.filter(({ name }) => withheld.has(name))
      if (hidden.length === 0 || hidden.length === groups.length) return
      const persons = hidden.reduce((sum, { n }) => sum + n, 0)
      expect(hidden.length >= 2 && persons >= 10).toBe(true)
    }),
  )
})

test('groups of 10 and more are withheld only to protect others, and the smallest first', () => {
  fc.assert(
    fc.property(sizes, (counts) => {
      const groups = named(counts)
      const withheld = suppressedGroups(groups, 10)
      const protecting = groups.filter(({ name }) => withheld.get(name) === 'complementary').map(({ n }) => n)
      const shown = groups.filter(({ name }) => !withheld.has(name)).map(({ n }) => n)
      if (groups.every(({ n }) => n >= 10)) expect(withheld.size).toBe(0)
      expect(Math.max(0, ...protecting)).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...shown))
    }),
  )
})

test('ties are broken by name, not by the order of the groups', () => {
  const groups = [
    { name: 'b', n: 20 },
    { name: 'a', n: 20 },
    { name: 'tiny', n: 3 },
  ]
  expect([...suppressedGroups(groups, 10).keys()].sort()).toEqual(['a', 'tiny'])
  expect([...suppressedGroups(groups.toReversed(), 10).keys()].sort()).toEqual(['a', 'tiny'])
})
