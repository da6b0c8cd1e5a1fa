import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion, SelectionMoment } from '../../../src/adaptive/selection/criterion.js'
import { informationBound } from '../../../src/adaptive/selection/listed/information-bound.js'
import { informationLists } from '../../../src/adaptive/selection/listed/information-lists.js'
import { listedInformation, mostInformative } from '../../../src/adaptive/selection/listed/listed-information.js'
import { bestOfTops, listedTops } from '../../../src/adaptive/selection/listed/listed-tops.js'
import { maximumInformation } from '../../../src/adaptive/selection/maximum-information.js'
import { codeUnitRank, type Ranking, rankCandidates } from '../../../src/adaptive/selection/ranking.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { information } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { bankOf } from '../../arbitraries/banks.js'
import { arbitraryItem, realisticItem } from '../../arbitraries/items.js'
import { selectionMoment } from './selection-moment.js'

const theta = fc.oneof(
  fc.double({ min: -6.5, max: 6.5, noNaN: true }),
  fc.integer({ min: -120, max: 120 }).map((n) => n * 0.05),
)

/** Banks with repeated items, so that ties occur, and any subset of them as candidates. */
const situation = fc
  .array(fc.oneof({ weight: 4, arbitrary: realisticItem }, arbitraryItem), { minLength: 1, maxLength: 20 })
  .chain((items) =>
    fc.record({
      items: fc.shuffledSubarray([...items, ...items.slice(0, 4), ...items.slice(0, 2)], { minLength: 1 }),
      barred: fc.array(fc.boolean(), { minLength: 26, maxLength: 26 }),
      thetas: fc.array(theta, { minLength: 1, maxLength: 3 }),
    }),
  )

function candidatesOf(bank: CompiledBank, barred: readonly boolean[]): number[] {
  return bank.items.flatMap((_, index) => (barred[index] ? [] : [index]))
}

function order(ranking: Ranking): (number | undefined)[] {
  return Array.from({ length: ranking.size + 1 }, (_, place) => ranking.at(place))
}

function listedRanking(
  criterion: Criterion,
  values: Float64Array,
  candidates: readonly number[],
  at: SelectionMoment,
  rank: Int32Array,
) {
  return criterion.rankInto?.(values, candidates, at, rank)
}

describe('maximum information by lists', () => {
  test('ranks every candidate as the full scan does, ties included, on the edges of cells as well', () => {
    fc.assert(
      fc.property(situation, ({ items, barred, thetas }) => {
        const bank = bankOf(items)
        const candidates = candidatesOf(bank, barred)
        const rank = codeUnitRank(bank.itemIds)
        const listed = listedInformation(bank, { patience: 0 })
        for (const at of thetas) {
          const moment = selectionMoment(bank, { theta: at })
          const scanned = new Float64Array(bank.items.length)
          maximumInformation(bank).valuesInto(scanned, candidates, moment)
          const full = rankCandidates(scanned, candidates, rank)
          const values = new Float64Array(bank.items.length)
          const quick = listedRanking(listed, values, candidates, moment, rank)
          if (Math.abs(at) < 6) expect(quick).toBeDefined()
          if (quick === undefined) continue
          expect(order(quick)).toEqual(order(full))
          for (const index of candidates) expect(values[index]).toBe(scanned[index])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('gives the best item of the full scan without a ranking, inside the cells and beyond them', () => {
    fc.assert(
      fc.property(situation, ({ items, barred, thetas }) => {
        const bank = bankOf(items)
        const candidates = candidatesOf(bank, barred)
        const rank = codeUnitRank(bank.itemIds)
        const lists = informationLists(bank, { patience: 0 })
        const flags = Uint8Array.from(bank.items, (_, index) => (barred[index] ? 1 : 0))
        for (const at of thetas) {
          const values = new Float64Array(bank.items.length)
          maximumInformation(bank).valuesInto(values, candidates, selectionMoment(bank, { theta: at }))
          expect(mostInformative(lists, at, flags, rank)).toBe(rankCandidates(values, candidates, rank).at(0) ?? -1)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('looks at a twentieth of a bank of 1,000 to find the best item', () => {
    const items = Array.from({ length: 1000 }, (_, k): ItemModel => {
      const parameters = { discrimination: 0.5 + ((k * 7) % 101) / 60, difficulty: -3 + (6 * ((k * 37) % 1000)) / 999 }
      return k % 2 === 0 ? { model: '2pl', parameters } : { model: '3pl', parameters: { ...parameters, lowerAsymptote: 0.2 } }
    })
    const bank = bankOf(items)
    const values = new Float64Array(1000)
    const all = items.map((_, index) => index)
    const ranking = listedRanking(
      listedInformation(bank, { patience: 0 }),
      values,
      all,
      selectionMoment(bank, { theta: 0.31 }),
      codeUnitRank(bank.itemIds),
    )
    expect(ranking?.at(0)).toBeDefined()
    expect(values.filter((value) => value > 0).length).toBeLessThan(50)
  })

  test('waits with a list until its cell has been asked for often enough', () => {
    const lists = informationLists(bankOf([{ model: '1pl', parameters: { difficulty: 0 } }]), { patience: 2 })
    const made = [0.01, 0.02, 0.03, 0.3].map((at) => lists.listAt(at) !== undefined)
    expect(made).toEqual([false, false, true, false])
  })

  test('has no list beyond its range, nor for a theta that is no number', () => {
    const lists = informationLists(bankOf([{ model: '1pl', parameters: { difficulty: 0 } }]), { patience: 0 })
    expect([-6.001, 6, 1e9, Number.NaN].map((at) => lists.listAt(at))).toEqual(Array(4).fill(undefined))
  })
})

test('no item informs more inside an interval than its bound over the interval', () => {
  fc.assert(
    fc.property(
      arbitraryItem,
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
      (item, low, width, parts) => {
        const bound = informationBound(bankOf([item]), 0)(low, low + width)
        for (const part of parts) expect(information(item, low + part * width)).toBeLessThanOrEqual(bound)
      },
    ),
    { numRuns: 400 },
  )
})

test('nor where it informs so little that the product of two such figures is no longer a full number', () => {
  const item: ItemModel = { model: 'gpcm', parameters: { discrimination: 9.702110349642247, steps: [-29.842176549369427] } }
  const theta = 7.999965600669373
  expect(information(item, theta)).toBeLessThan(1e-157)
  expect(information(item, theta)).toBeLessThanOrEqual(informationBound(bankOf([item]), 0)(theta, theta))
})

describe('the tops of the lists', () => {
  test('give the item that the full scan puts first, however few of them are listed', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 26 }), ({ items, barred, thetas }, listed) => {
        const bank = bankOf(items)
        const rank = codeUnitRank(bank.itemIds)
        const tops = listedTops(bank, rank, listed)
        const candidates = candidatesOf(bank, barred)
        const flags = Uint8Array.from([...bank.items.map((_, index) => (barred[index] ? 1 : 0)), 0])
        for (const at of thetas) {
          const scanned = new Float64Array(bank.items.length)
          maximumInformation(bank).valuesInto(scanned, candidates, selectionMoment(bank, { theta: at }))
          expect(bestOfTops(tops, at, flags)).toBe(rankCandidates(scanned, candidates, rank).at(0) ?? -1)
        }
      }),
    )
  })
})
