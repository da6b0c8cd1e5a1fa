import { describe, expect, test } from 'vitest'
import type { BankItem, ItemBank } from '../../../src/bank/item-bank.js'
import { itemNumbers, withNumbers } from '../../../src/calibration/estimation/coordinates/item-numbers.js'
import { linkedTheta } from '../../../src/calibration/linking/link-errors.js'
import { type LinkOptions, linkMethods, linkScales, type ScaleLink } from '../../../src/calibration/linking/link-scales.js'
import { changeScale } from '../../../src/models/conversions/scale-change.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { logisticItems, namedBank } from './anchor-banks.js'

const mixed: readonly ItemModel[] = [
  { model: '3pl', parameters: { discrimination: 1.1, difficulty: -0.4, lowerAsymptote: 0.18 } },
  { model: '2pl', parameters: { discrimination: 0.9, difficulty: 0.8 } },
  { model: '4pl', parameters: { discrimination: 1.6, difficulty: 0.2, lowerAsymptote: 0.1, upperAsymptote: 0.95 } },
  { model: 'grm', parameters: { discrimination: 1.3, thresholds: [-1.1, 0.1, 1.2] } },
  { model: 'gpcm', parameters: { discrimination: 0.8, steps: [-0.6, 0.9] } },
  { model: 'nrm', parameters: { slopes: [0.8, 1.9], intercepts: [0.4, -0.3] } },
]

/** Errors that differ from number to number, with some covariance between neighbours. */
function uncertaintyOf(item: ItemModel, size: number): BankItem['uncertainty'] {
  const numbers = itemNumbers(item)
  const errors = numbers.map((_, i) => size * (1 + 0.3 * i))
  const covariance = errors.map((row, i) =>
    errors.map((column, j) => (i === j ? row * column : Math.abs(i - j) === 1 ? 0.3 * row * column : 0)),
  )
  const standardErrors: Record<string, number | number[]> = {}
  for (const [i, { parameter, place }] of numbers.entries()) {
    if (place === undefined) standardErrors[parameter] = errors[i] as number
    else standardErrors[parameter] = [...((standardErrors[parameter] as number[] | undefined) ?? []), errors[i] as number]
  }
  return { kind: 'estimate', n: 500, standardErrors, covariance }
}

function uncertainBank(id: string, items: readonly ItemModel[], size: number): ItemBank {
  return namedBank(id, items, { uncertainties: items.map((item) => uncertaintyOf(item, size)) })
}

const bank = uncertainBank('a', mixed, 0.05)
const base = uncertainBank(
  'b',
  mixed.map((item, i) => changeScale(item, { slope: 1.2 + 0.04 * (i % 3), intercept: 0.3 - 0.05 * (i % 2) })),
  0.03,
)

function linked(from: ItemBank, to: ItemBank, options: LinkOptions): ScaleLink {
  const link = linkScales(from, to, options)
  if (link.kind !== 'linked') throw new Error(`expected a link, got ${link.kind}`)
  return link
}

/** The link as one number of one item is a little higher. */
function linkedWith(side: 'own' | 'base', index: number, order: number, by: number, options: LinkOptions): ScaleLink {
  const moved = (each: ItemBank): ItemBank => ({
    ...each,
    items: each.items.map((item, i) => {
      if (i !== index) return item
      const values = itemNumbers(item).map(({ value }) => value)
      return withNumbers(item, values.with(order, (values[order] as number) + by))
    }),
  })
  return linked(side === 'own' ? moved(bank) : bank, side === 'base' ? moved(base) : base, { ...options, standardErrors: 'none' })
}

/** J Σ Jᵀ with every derivative taken by linking again. */
function bruteForce(options: LinkOptions): readonly [number, number, number] {
  const sums = [0, 0, 0] as [number, number, number]
  const step = 1e-4
  for (const side of ['own', 'base'] as const) {
    for (const [index, item] of (side === 'own' ? bank : base).items.entries()) {
      const derivatives = itemNumbers(item).map((_, order) => {
        const [low, high] = [-step, step].map((by) => linkedWith(side, index, order, by, options)) as [ScaleLink, ScaleLink]
        return [(high.slope - low.slope) / (2 * step), (high.intercept - low.intercept) / (2 * step)] as const
      })
      const covariance = item.uncertainty?.kind === 'estimate' ? item.uncertainty.covariance : undefined
      for (const [i, [slope, intercept]] of derivatives.entries()) {
        for (const [j, [otherSlope, otherIntercept]] of derivatives.entries()) {
          const entry = covariance?.[i]?.[j] ?? 0
          sums[0] += slope * otherSlope * entry
          sums[1] += slope * otherIntercept * entry
          sums[2] += intercept * otherIntercept * entry
        }
      }
    }
  }
  return sums
}

describe('delta errors', () => {
  test.each([
    ...linkMethods.map((method) => ({ method })),
    { method: 'haebara', direction: 'both' },
    { method: 'stocking-lord', direction: 'own' },
    { method: 'haebara', fixedSlope: 1.2 },
    { method: 'mean-mean', fixedSlope: 1.2 },
  ] as LinkOptions[])('%o: those of linking again with every parameter moved', (options) => {
    const { errors } = linked(bank, base, options)
    if (errors.kind !== 'estimated') throw new Error('expected errors')
    expect(errors.method).toBe('delta')
    const [slopeVariance, covariance, interceptVariance] = bruteForce(options)
    expect(errors.slope).toBeCloseTo(Math.sqrt(slopeVariance), 6)
    expect(errors.covariance).toBeCloseTo(covariance, 6)
    expect(errors.intercept).toBeCloseTo(Math.sqrt(interceptVariance), 6)
  })

  test('with A fixed, mean difficulties have the variance of a difference of means', () => {
    const rows = [
      [1, -1],
      [1, 0],
      [1, 1.5],
    ]
    const se = (difficulty: number) => ({ kind: 'estimate', standardErrors: { difficulty } }) as const
    const from = namedBank('a', logisticItems(rows, '2PL'), { uncertainties: [se(0.1), se(0.2), se(0.3)] })
    const to = namedBank('b', logisticItems(rows, '2PL'), { uncertainties: [se(0.05), se(0.05), se(0.1)] })
    const { errors } = linked(from, to, { method: 'mean-mean', fixedSlope: 1 })
    expect(errors).toMatchObject({ slope: 0, covariance: 0 })
    expect((errors as { intercept: number }).intercept).toBeCloseTo(Math.sqrt(0.14 + 0.015) / 3, 9)
  })

  test('a joint covariance of the whole calibration takes the place of those within items', () => {
    const parameters = bank.items.flatMap((item) =>
      itemNumbers(item).map(({ parameter, place }) => ({ item: item.id, parameter, ...(place === undefined ? {} : { place }) })),
    )
    const rows = parameters.map(() => parameters.map(() => 0))
    let start = 0
    for (const item of bank.items) {
      const covariance = item.uncertainty?.kind === 'estimate' ? (item.uncertainty.covariance ?? []) : []
      for (const [i, row] of covariance.entries())
        for (const [j, entry] of row.entries()) (rows[start + i] as number[])[start + j] = entry
      start += covariance.length
    }
    const alone = linked(bank, base, {}).errors
    expect(linked(bank, base, { jointCovariances: { own: { parameters, rows } } }).errors).toEqual({
      ...alone,
      slope: expect.closeTo((alone as { slope: number }).slope, 12),
      intercept: expect.closeTo((alone as { intercept: number }).intercept, 12),
      covariance: expect.closeTo((alone as { covariance: number }).covariance, 12),
    })
    // An error that all difficulties share moves B as a whole and nothing else.
    const shared = {
      parameters: [0, 1, 2].map((i) => ({ item: `i${i + 1}`, parameter: 'difficulty' })),
      rows: [0, 1, 2].map(() => [0.04, 0.04, 0.04]),
    }
    const certain = ['a', 'b'].map((id) =>
      namedBank(
        id,
        logisticItems(
          [
            [1, -1],
            [1, 0],
            [1, 1],
          ],
          '2PL',
        ),
      ),
    ) as [ItemBank, ItemBank]
    const { errors } = linked(...certain, { method: 'mean-sigma', jointCovariances: { own: shared } })
    expect(errors).toMatchObject({ kind: 'estimated', slope: expect.closeTo(0, 9), intercept: expect.closeTo(0.2, 9) })
  })
})

describe('jackknife errors', () => {
  test('of a mean of differences are those of the mean', () => {
    const shifts = [0.1, 0.3, -0.2, 0.4, 0.05]
    const rows = [-1, -0.5, 0, 0.5, 1]
    const from = namedBank(
      'a',
      logisticItems(
        rows.map((b) => [1, b]),
        '2PL',
      ),
    )
    const to = namedBank(
      'b',
      logisticItems(
        rows.map((b, i) => [1, b + (shifts[i] as number)]),
        '2PL',
      ),
    )
    const { errors } = linked(from, to, { method: 'mean-mean', fixedSlope: 1, standardErrors: 'jackknife' })
    const mean = shifts.reduce((sum, shift) => sum + shift, 0) / 5
    const sd = Math.sqrt(shifts.reduce((sum, shift) => sum + (shift - mean) ** 2, 0) / 4)
    expect(errors).toMatchObject({ kind: 'estimated', method: 'jackknife', slope: 0 })
    expect((errors as { intercept: number }).intercept).toBeCloseTo(sd / Math.sqrt(5), 12)
  })

  test('are taken where the bank carries no errors of its parameters', () => {
    const certain = namedBank('a', mixed)
    expect(linked(certain, base, {}).errors).toMatchObject({ kind: 'estimated', method: 'jackknife' })
  })
})

test.each([
  ['two anchors leave nothing to leave out', { standardErrors: 'jackknife', anchors: ['i1', 'i2'] }, 'too-few-anchors'],
  ['nobody asked', { standardErrors: 'none' }, 'not-asked'],
  ['parameters taken as known have no errors to carry', { standardErrors: 'delta' }, 'no-parameter-errors'],
] as const)('no errors: %s', (_, options, reason) => {
  const [from, to] = [namedBank('a', mixed), namedBank('b', mixed)]
  expect(linked(from, to, options).errors).toEqual({ kind: 'none', reason })
})

test('mean/sigma links that hang on one anchor have no jackknife', () => {
  const rows = [
    [1, 0],
    [1, 0],
    [1, 1],
  ]
  const items = logisticItems(rows, '2PL')
  const { errors } = linked(namedBank('a', items), namedBank('b', items), { method: 'mean-sigma', standardErrors: 'jackknife' })
  expect(errors).toEqual({ kind: 'none', reason: 'not-reproducible' })
})

test('the error that a link gives a proficiency is that of A at θ, of B, and of both together', () => {
  const errors = { slope: 0.03, intercept: 0.02, covariance: 0.0002 }
  expect(linkedTheta(2, { slope: 1.1, intercept: 0.4 }, errors)).toEqual({
    theta: 2.6,
    standardError: expect.closeTo(Math.sqrt(4 * 0.0009 + 4 * 0.0002 + 0.0004), 12),
  })
  expect(linkedTheta(0, { slope: 1.1, intercept: 0.4 }, errors).standardError).toBeCloseTo(0.02, 12)
})
