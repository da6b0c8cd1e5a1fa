import { describe, expect, test } from 'vitest'
import { kindPriorities, priorityIndex } from '../../../src/adaptive/constraints/balancing/priority-index.js'
import { contentPenalty, weightedPenalty } from '../../../src/adaptive/constraints/balancing/weighted-penalty.js'
import type { Blueprint } from '../../../src/adaptive/constraints/blueprint.js'
import type { Constraint } from '../../../src/adaptive/constraints/constraint.js'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { bankOf } from '../banks.js'

/** Six items of two pillars and two levels: a1 a1 a2 b1 b2 b2. */
const bank = compileBank(
  bankOf(
    ['a1', 'a1', 'a2', 'b1', 'b2', 'b2'].map((kind) => ({
      model: '1pl',
      parameters: { difficulty: 0 },
      content: { pillar: kind[0] as string, level: Number(kind[1]) },
    })),
  ),
)
const blueprint: Blueprint = {
  format: 'melek-blueprint/1',
  rules: [
    { attribute: 'pillar', value: 'a', min: 2, max: 3 },
    { attribute: 'pillar', value: 'b', min: 1, max: 2 },
    { attribute: 'level', value: 1, max: 2 },
  ],
}
const weighed = (constraint: Constraint, values: readonly number[], given: readonly number[]) => {
  const changed = Float64Array.from(values)
  const candidates = [0, 1, 2, 3, 4, 5].filter((index) => !given.includes(index))
  constraint.weighInto?.(changed, candidates, { given, maximumLength: 4, values: () => changed })
  return candidates.map((index) => changed[index] as number)
}

describe('the priority index', () => {
  test('is what is left of the minima as long as one is owed, then of the maxima', () => {
    expect(kindPriorities(blueprint.rules, [0, 0, 0], 4)).toEqual([1, 1, 1])
    expect(kindPriorities(blueprint.rules, [1, 0, 0], 4)).toEqual([0.5, 1, 1])
    expect(kindPriorities(blueprint.rules, [1, 1, 2], 4)).toEqual([0.5, 0, 0])
    expect(kindPriorities(blueprint.rules, [2, 1, 1], 4)).toEqual([expect.closeTo(1 / 3, 12), 0.5, 0.5])
  })

  test('multiplies the value of an item by that of each of its kinds', () => {
    // One a1 given: pillar a has 1/2 left, b all, level 1 waits for no minimum.
    expect(weighed(priorityIndex(blueprint, bank), [9, 8, 6, 4, 3, 2], [0])).toEqual([4, 3, 4, 3, 2])
  })

  test('lets a rule of double weight count twice', () => {
    const heavy = { ...blueprint, rules: blueprint.rules.map((rule) => ({ ...rule, weight: 2 })) }
    expect(weighed(priorityIndex(heavy, bank), [9, 8, 6, 4, 3, 2], [0])).toEqual([2, 1.5, 4, 3, 2])
  })

  test('counts from the lowest value where the criterion is negative', () => {
    expect(weighed(priorityIndex(blueprint, bank), [-9, -1, -2, -4, -5, -3], [0])).toEqual([2, 1.5, 1, 0, 2])
  })

  test('leaves the values alone where every candidate would come to nothing', () => {
    const full = {
      ...blueprint,
      rules: [
        { attribute: 'level', value: 2, max: 0 },
        { attribute: 'level', value: 1, max: 0 },
      ],
    }
    expect(weighed(priorityIndex(full, bank), [6, 5, 4, 3, 2, 1], [])).toEqual([6, 5, 4, 3, 2, 1])
  })
})

describe('the weighted penalty', () => {
  test('is the distance from the middle of the bounds within them, and meets them with the same slope from outside', () => {
    expect(contentPenalty(0.45, 0.4, 0.6)).toBeCloseTo(-0.05, 12)
    const slope = (at: number) => (contentPenalty(at + 1e-6, 0.4, 0.6) - contentPenalty(at - 1e-6, 0.4, 0.6)) / 2e-6
    expect(slope(0.6 - 1e-5)).toBeCloseTo(1, 6)
    expect(slope(0.6 + 1e-5)).toBeCloseTo(1, 3)
    // At twice the half width: 0.2²/(2·0.1) + 0.1/2.
    expect(contentPenalty(0.7, 0.4, 0.6)).toBeCloseTo(0.25, 12)
    expect(contentPenalty(0.3, 0.4, 0.6)).toBeCloseTo(-0.25, 12)
    expect(contentPenalty(0.7, 0.5, 0.5)).toBeCloseTo(0.2, 12)
  })

  test('of hand-worked candidates', () => {
    // One a1 given of 4; the bank has 1/2 of each kind, so a is heading for (1 + 3/2)/4 = .625 of bounds .5 … .75: penalty 0;
    // b for .375 of .25 … .5: 0; level 1 for .625 of 0 … .5: .375²/(2·.25) + .25/2 = .40625.
    // Content penalties a1 .40625, a2 0, b1 .40625, b2 0, stretched to 1, 0, 1, 0. Values 5 … 1 stretched: 1, .75, .5, .25, 0.
    // Minima of a and b are owed, no maximum is reached: all are in the first group, + 2.
    const values = weighed(weightedPenalty(blueprint, bank), [9, 5, 4, 3, 2, 1], [0])
    expect(values).toEqual([2 - 1 + 1, 2 + 0.5625, 2 - 1 + 0.25, 2 + 0.0625, 2])
  })

  test('puts kinds whose minimum is owed before all others', () => {
    const values = weighed(weightedPenalty(blueprint, bank), [1, 1, 1, 1, 9, 9], [3])
    // b has its minimum: both items of a but with level 1 below its maximum of 2 come first.
    expect(values.slice(0, 3).every((value) => value > Math.max(...values.slice(3)))).toBe(true)
  })
})
