import { describe, expect, test } from 'vitest'
import type { BankItem, ItemBank } from '../../../../src/bank/item-bank.js'
import { calibrate } from '../../../../src/calibration/estimation/calibrate.js'
import type { CalibrationResult } from '../../../../src/calibration/estimation/calibration-result.js'
import { itemCovariance, itemNumbers, withNumbers } from '../../../../src/calibration/estimation/coordinates/item-numbers.js'
import { createRandom } from '../../../../src/math/random-source.js'
import type { ItemModel } from '../../../../src/models/item-model.js'
import { itemIds, normalThetas, simulatedMatrix } from '../simulated-responses.js'

const held: readonly (ItemModel & Pick<BankItem, 'uncertainty'>)[] = [
  {
    model: '2pl',
    parameters: { discrimination: 1.2, difficulty: -0.4 },
    uncertainty: {
      kind: 'estimate',
      standardErrors: { discrimination: 0.1, difficulty: 0.09 },
      covariance: [
        [0.01, 0.002],
        [0.002, 0.0081],
      ],
    },
  },
  {
    model: '3pl',
    parameters: { discrimination: 1.4, difficulty: 0.3, lowerAsymptote: 0.2 },
    uncertainty: { kind: 'estimate', standardErrors: { discrimination: 0.2, difficulty: 0.15, lowerAsymptote: 0.04 } },
  },
  {
    model: 'rsm',
    parameters: { difficulty: 0.3, steps: [-0.7, 0.7], ratingScale: 'r' },
    uncertainty: { kind: 'estimate', standardErrors: { difficulty: 0.07, steps: [0.06, 0.06] } },
  },
  {
    model: 'rsm',
    parameters: { difficulty: -0.3, steps: [-0.7, 0.7], ratingScale: 'r' },
    uncertainty: { kind: 'estimate', standardErrors: { difficulty: 0.08, steps: [0.06, 0.06] } },
  },
]
const free: readonly ItemModel[] = [
  { model: '2pl', parameters: { discrimination: 0.9, difficulty: 0.5 } },
  { model: 'gpcm', parameters: { discrimination: 0.8, steps: [0.2, -0.3] } },
]
const ids = itemIds(held.length + free.length)
const random = createRandom('anchor-uncertainty')
const matrix = simulatedMatrix([...held, ...free], normalThetas(700, random), random)
const specifications = free.map(({ model }, i) => ({ item: ids[held.length + i] as string, model }))

function anchorOf(items: readonly (ItemModel & Pick<BankItem, 'uncertainty'>)[]): ItemBank {
  return {
    format: 'melek-bank/1',
    id: 'old',
    version: '1',
    scale: { id: 'old/1', metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'private',
    items: items.map((item, i): BankItem => ({ ...item, id: ids[i] as string, status: 'operational', content: {}, enemies: [] })),
  }
}

const fitted = (anchor: ItemBank, standardErrors: 'observed' | 'cross-product' | 'sandwich' | 'none') =>
  calibrate(matrix, { items: specifications, anchor, standardErrors, gradientTolerance: 1e-12 })

/** Everything estimated, in the order of the joint covariance. */
function numbersOf({ items, groups }: CalibrationResult): number[] {
  return [
    ...items.filter((item) => !item.held).flatMap((item) => itemNumbers(item).map(({ value }) => value)),
    ...groups.flatMap(({ mean, variance }) => [mean, variance]),
  ]
}

const known = held.map(({ uncertainty: _, ...item }) => item)

/** Difference quotients of all that is estimated in numbers of the anchor that move together. */
function quotients(moves: readonly { readonly item: number; readonly order: number; readonly by: number }[]): number[] {
  const step = 1e-4
  const [up, down] = [step, -step].map((size) => {
    const moved = known.map((item, i) => {
      const values = itemNumbers(item).map(
        ({ value }, order) =>
          value + moves.filter((move) => move.item === i && move.order === order).reduce((sum, { by }) => sum + size * by, 0),
      )
      return withNumbers(item, values)
    })
    return numbersOf(fitted(anchorOf(moved), 'none'))
  }) as [number[], number[]]
  return up.map((value, k) => (value - (down[k] as number)) / (2 * step))
}

describe("the errors of an anchor's calibration", () => {
  const plain = fitted(anchorOf(known), 'observed')

  test('add to the covariance what refits at shifted anchors say: J Σ Jᵀ', () => {
    const found = fitted(anchorOf(held), 'observed')
    const alone = [0, 1].map((item) => ({
      columns: itemNumbers(known[item] as ItemModel).map((_, order) => quotients([{ item, order, by: 1 }])),
      covariance: itemCovariance(anchorOf(held).items[item] as BankItem),
    }))
    // Locations one by one; the steps of the scale are two items' and one number.
    const places = [2, 3].map((item) => ({ column: quotients([{ item, order: 0, by: 1 }]), error: item === 2 ? 0.07 : 0.08 }))
    const steps = quotients(
      [2, 3].flatMap((item) => [
        { item, order: 1, by: 1 },
        { item, order: 2, by: -1 },
      ]),
    )
    const more = plain.covariance?.rows.map((row, a) =>
      row.map((_, b) => {
        const pairs = alone.flatMap(({ columns, covariance }) =>
          covariance.flatMap((entries, k) => entries.map((entry, l) => (columns[k]?.[a] ?? 0) * entry * (columns[l]?.[b] ?? 0))),
        )
        const own = places.map(({ column, error }) => (column[a] ?? 0) * error ** 2 * (column[b] ?? 0))
        return [...pairs, ...own, (steps[a] ?? 0) * 0.06 ** 2 * (steps[b] ?? 0)].reduce((sum, value) => sum + value, 0)
      }),
    )
    expect(found.anchorUncertainty).toBe('propagated')
    // Quotients over 2e-4 of refits whose numbers are right to about 1e-10.
    const scale = Math.max(...(more?.flat().map(Math.abs) ?? []))
    expect(scale).toBeGreaterThan(0.003)
    for (const [a, row] of (found.covariance?.rows ?? []).entries())
      for (const [b, value] of row.entries()) {
        const added = value - (plain.covariance?.rows[a]?.[b] as number)
        expect(Math.abs(added - (more?.[a]?.[b] as number))).toBeLessThan(2e-5 * scale)
      }
  })

  test('change neither the estimates nor the distance to the maximum', () => {
    const found = fitted(anchorOf(held), 'observed')
    expect(numbersOf(found)).toEqual(numbersOf(plain))
    expect(found.distance).toBeCloseTo(plain.distance as number, 12)
    expect(found.freeParameters).toBe(plain.freeParameters)
  })

  test('are estimated from cross-products too, and stand beside the sandwich', () => {
    for (const method of ['cross-product', 'sandwich'] as const) {
      const [without, withThem] = [fitted(anchorOf(known), method), fitted(anchorOf(held), method)]
      const errorsOf = (result: CalibrationResult) => result.covariance?.rows.map((row, k) => row[k] as number) as number[]
      const observed = errorsOf(fitted(anchorOf(held), 'observed')).map((value, k) => value - (errorsOf(plain)[k] as number))
      const added = errorsOf(withThem).map((value, k) => value - (errorsOf(without)[k] as number))
      // The sandwich moves with the anchors as the maximum does. Cross-products of 700 persons know that move with an error of their own.
      const tolerance = method === 'sandwich' ? 1e-9 : 0.1
      for (const [k, value] of added.entries())
        expect(Math.abs(value - (observed[k] as number))).toBeLessThan(tolerance * (errorsOf(without)[k] as number))
    }
  })

  test('are named as missing where some held items carry none, or all, or nothing was computed', () => {
    const some = held.map((item, i) => (i === 0 ? (known[0] as ItemModel) : item))
    expect(fitted(anchorOf(some), 'cross-product').anchorUncertainty).toBe('propagated-in-part')
    expect(plain.anchorUncertainty).toBe('not-estimated')
    expect(fitted(anchorOf(held), 'none').anchorUncertainty).toBe('not-estimated')
  })

  test('a prior on a held item is a judgement and counts as no estimate', () => {
    const judged = known.map((item) => ({
      ...item,
      uncertainty: { kind: 'prior' as const, difficulty: { normal: [0, 1] as const } },
    }))
    expect(fitted(anchorOf(judged), 'cross-product').anchorUncertainty).toBe('not-estimated')
  })
})
