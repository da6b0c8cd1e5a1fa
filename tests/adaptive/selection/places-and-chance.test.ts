import { describe, expect, test } from 'vitest'
import { closestDifficulty, closestPeak } from '../../../src/adaptive/selection/closest-location.js'
import { informationAtCut } from '../../../src/adaptive/selection/information-at-cut.js'
import { itemDiscrimination, itemLocation } from '../../../src/adaptive/selection/item-location.js'
import { proportional } from '../../../src/adaptive/selection/proportional.js'
import { randomOrder } from '../../../src/adaptive/selection/random-order.js'
import { discriminationStrata, stratifiedByDiscrimination } from '../../../src/adaptive/selection/stratified.js'
import { testProgress } from '../../../src/adaptive/selection/test-progress.js'
import { chiSquaredUpperTail } from '../../../src/math/chi-squared.js'
import { keyedUniform } from '../../../src/math/keyed-uniform.js'
import { information, probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { bankOf } from '../../arbitraries/banks.js'
import { selectionMoment, valuesOf } from './selection-moment.js'

const twoParameter = (discrimination: number, difficulty: number): ItemModel => ({
  model: '2pl',
  parameters: { discrimination, difficulty },
})

describe('the difficulty of an item of any model', () => {
  test.each<[string, ItemModel, number | undefined]>([
    [
      'a 4PL is b',
      { model: '4pl', parameters: { discrimination: 2, difficulty: 0.7, lowerAsymptote: 0.2, upperAsymptote: 0.9 } },
      0.7,
    ],
    ['a GRM is the mean of the thresholds', { model: 'grm', parameters: { discrimination: 1.4, thresholds: [-1, 0, 2.5] } }, 0.5],
    ['a PCM is the mean of the steps', { model: 'pcm', parameters: { steps: [1, -0.4] } }, 0.3],
    ['a GPCM is the mean of the steps', { model: 'gpcm', parameters: { discrimination: 0.6, steps: [1, -0.4, 0.6] } }, 0.4],
    ['an RSM is b', { model: 'rsm', parameters: { difficulty: -0.8, steps: [-0.5, 0.1, 0.4] } }, -0.8],
    ['an NRM without slopes is nowhere', { model: 'nrm', parameters: { slopes: [0, 0], intercepts: [1, 2] } }, undefined],
  ])('of %s', (_, item, location) => {
    if (location === undefined) expect(itemLocation(item, 1)).toBeUndefined()
    else expect(itemLocation(item, 1)).toBeCloseTo(location, 12)
  })

  test('of an NRM is where the categories of the extreme slopes are equally probable', () => {
    const item: ItemModel = { model: 'nrm', parameters: { slopes: [-0.8, 1.3, 0.4], intercepts: [0.2, -0.5, 0.9] } }
    const p = probabilities(item, itemLocation(item, 1) as number)
    expect(p[1]).toBeCloseTo(p[2] as number, 12)
  })

  test('does not change with the scaling constant, while the discrimination does', () => {
    const item: ItemModel = { model: 'gpcm', parameters: { discrimination: 0.6, steps: [1, -0.4, 0.6] } }
    expect(itemLocation(item, 1.7)).toBeCloseTo(0.4, 12)
    expect(itemDiscrimination(item, 1.7)).toBeCloseTo(1.02, 12)
  })
})

describe('edge case 20, items with a lower asymptote', () => {
  const guessed: ItemModel = { model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.5 } }

  test('the information peak of such an item lies above its difficulty, by 0.481 here', () => {
    const bank = bankOf([guessed])
    const at = (theta: number) => valuesOf(closestPeak(bank), bank, [0], selectionMoment(bank, { theta }))[0] as number
    expect(at(0.4812118250596034)).toBeCloseTo(0, 12)
    expect(at(-0.4812118250596034)).toBeCloseTo(-0.962423650119207, 12)
  })

  test('the closest peak is another item than the closest difficulty', () => {
    const bank = bankOf([guessed, { ...guessed, parameters: { ...guessed.parameters, difficulty: -0.48 } }])
    const moment = selectionMoment(bank, { theta: 0 })
    const [near, easy] = valuesOf(closestDifficulty(bank), bank, [0, 1], moment) as [number, number]
    const [nearPeak, easyPeak] = valuesOf(closestPeak(bank), bank, [0, 1], moment) as [number, number]
    expect(near).toBeGreaterThan(easy)
    expect(easyPeak).toBeGreaterThan(nearPeak)
  })

  test('an item that informs nowhere comes after all others', () => {
    const bank = bankOf([{ model: 'nrm', parameters: { slopes: [0], intercepts: [1] } }, twoParameter(1, 30)])
    for (const criterion of [closestPeak, closestDifficulty]) {
      const [flat, far] = valuesOf(criterion(bank), bank, [0, 1], selectionMoment(bank, { theta: -30 })) as [number, number]
      expect(flat).toBeLessThan(far)
    }
  })
})

test.each([
  [-2, -1],
  [-0.26, -1],
  [-0.25, -1],
  [-0.24, 0.5],
  [3, 0.5],
])('at theta %s items are valued by their information at cut %s', (theta, cut) => {
  const item = twoParameter(1.3, 0.2)
  const bank = bankOf([item])
  const [value] = valuesOf(informationAtCut(bank, [-1, 0.5]), bank, [0], selectionMoment(bank, { theta }))
  expect(value).toBeCloseTo(information(item, cut), 12)
})

describe('the progress of a test', () => {
  test('is 0 at its first item and 1 at its last, whatever the acceleration', () => {
    for (const acceleration of [0, 0.5, 1, 3]) {
      expect(testProgress(0, 30, acceleration)).toBe(0)
      expect(testProgress(29, 30, acceleration)).toBe(1)
    }
  })

  test('is slower the higher the acceleration', () => {
    const half = [0, 0.5, 1, 3].map((acceleration) => testProgress(15, 30, acceleration))
    expect(half).toEqual(half.toSorted((one, other) => other - one))
    expect(testProgress(15, 31, 1)).toBeCloseTo(120 / 465, 14)
  })

  test('of a test of one item is complete', () => {
    expect(testProgress(0, 1, 1)).toBe(1)
  })
})

/** Probability of counts as far from their expectation as these, or farther. */
function fitOf(counts: readonly number[], expected: readonly number[]): number {
  const statistic = counts.reduce((sum, count, i) => sum + (count - (expected[i] as number)) ** 2 / (expected[i] as number), 0)
  return chiSquaredUpperTail(statistic, counts.length - 1)
}

const rounds = 6000

function firstPlaces(values: (draw: (purpose: string) => number) => readonly number[]): number[] {
  const counts: number[] = []
  for (let round = 0; round < rounds; round++) {
    const drawn = values((purpose) => keyedUniform('rounds', round, purpose))
    const best = drawn.indexOf(Math.max(...drawn))
    counts[best] = (counts[best] ?? 0) + 1
  }
  return counts
}

describe('chance', () => {
  const items = [
    twoParameter(0.6, 0),
    twoParameter(1, 0.4),
    twoParameter(1.4, -0.3),
    twoParameter(1.8, 0.9),
    twoParameter(0.9, 1.5),
  ]
  const bank = bankOf(items)
  const all = items.map((_, index) => index)
  const answers = new Map<number, number>()

  test('gives items in proportion to a power of their information (6,000 draws, chi-squared at .001)', () => {
    const criterion = proportional(bank, 1)
    const given = [5, 6, 7, 8]
    const weights = items.map((item) => information(item, 0.2) ** (12 * testProgress(4, 12, 1)))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const counts = firstPlaces((draw) =>
      valuesOf(criterion, bank, all, { ...selectionMoment(bank, { answers, theta: 0.2, length: 12, draw }), given }),
    )
    expect(
      fitOf(
        counts,
        weights.map((weight) => (rounds * weight) / total),
      ),
    ).toBeGreaterThan(0.001)
  })

  test('and after the best is refused, the others in proportion to theirs', () => {
    const criterion = proportional(bank, 1)
    const weights = items.slice(1).map((item) => information(item, 0.2) ** (12 * testProgress(4, 12, 1)))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const counts = firstPlaces((draw) => {
      const moment = { ...selectionMoment(bank, { answers, theta: 0.2, length: 12, draw }), given: [5, 6, 7, 8] }
      return valuesOf(criterion, bank, all, moment).slice(1)
    })
    expect(
      fitOf(
        counts,
        weights.map((weight) => (rounds * weight) / total),
      ),
    ).toBeGreaterThan(0.001)
  })

  test('alone gives every item equally often (6,000 draws, chi-squared at .001)', () => {
    const counts = firstPlaces((draw) => valuesOf(randomOrder(bank), bank, all, selectionMoment(bank, { draw })))
    expect(
      fitOf(
        counts,
        items.map(() => rounds / items.length),
      ),
    ).toBeGreaterThan(0.001)
  })
})

describe('strata', () => {
  const items = Array.from({ length: 12 }, (_, k) => twoParameter(0.5 + ((k * 5) % 12) / 10, -2 + ((k * 7) % 12) / 3))
  const bank = bankOf(items)
  const discrimination = (index: number) => 0.5 + ((index * 5) % 12) / 10

  test('hold equally many items, the less discriminating in the lower', () => {
    const strata = discriminationStrata(bank, { strata: 3, blocks: false })
    const members = [0, 1, 2].map((stratum) => items.flatMap((_, i) => (strata[i] === stratum ? [discrimination(i)] : [])))
    expect(members.map((stratum) => stratum.length)).toEqual([4, 4, 4])
    expect(Math.max(...(members[0] as number[]))).toBeLessThan(Math.min(...(members[1] as number[])))
    expect(Math.max(...(members[1] as number[]))).toBeLessThan(Math.min(...(members[2] as number[])))
  })

  test('with blocks each hold one item of every block of similar difficulty', () => {
    const strata = discriminationStrata(bank, { strata: 3, blocks: true })
    const byDifficulty = items.map((_, i) => i).sort((one, other) => ((one * 7) % 12) - ((other * 7) % 12))
    for (let from = 0; from < 12; from += 3) {
      const block = byDifficulty.slice(from, from + 3)
      expect(block.map((i) => strata[i] as number).sort()).toEqual([0, 1, 2])
      const rising = block.toSorted((one, other) => (strata[one] as number) - (strata[other] as number)).map(discrimination)
      expect(rising).toEqual(rising.toSorted((one, other) => one - other))
    }
  })

  test('leave out what is not operational', () => {
    const some = bankOf(items.map((item, k) => ({ ...item, status: k < 3 ? 'pretest' : 'operational' })))
    expect([...discriminationStrata(some, { strata: 3, blocks: false })].map((stratum) => stratum === -1)).toEqual(
      items.map((_, k) => k < 3),
    )
  })

  test.each([
    [0, 0],
    [3, 0],
    [4, 1],
    [11, 2],
  ])('after %i of 12 items the best candidate is of stratum %i and closest in difficulty', (given, stratum) => {
    const strata = discriminationStrata(bank, { strata: 3, blocks: false })
    const all = items.map((_, index) => index)
    const moment = { ...selectionMoment(bank, { theta: 0.1, length: 12 }), given: Array(given).fill(0) as number[] }
    const values = valuesOf(stratifiedByDiscrimination(bank, { strata: 3, blocks: false }), bank, all, moment)
    const best = values.indexOf(Math.max(...values))
    const distance = (index: number) => Math.abs(-2 + ((index * 7) % 12) / 3 - 0.1)
    const own = all.filter((index) => strata[index] === stratum)
    expect(best).toBe(own.toSorted((one, other) => distance(one) - distance(other))[0])
  })

  test('that are used up are stood in for by the nearest', () => {
    const strata = discriminationStrata(bank, { strata: 3, blocks: false })
    const left = items.flatMap((_, index) => (strata[index] === 0 ? [] : [index]))
    const values = valuesOf(
      stratifiedByDiscrimination(bank, { strata: 3, blocks: false }),
      bank,
      left,
      selectionMoment(bank, { theta: 0.1, length: 12 }),
    )
    expect(strata[left[values.indexOf(Math.max(...values))] as number]).toBe(1)
  })
})
