import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBank } from '../../../src/bank/format-bank.js'
import type { BankItem } from '../../../src/bank/item-bank.js'
import { parseBank } from '../../../src/bank/parse-bank-schema.js'
import { itemCovariance, itemNumbers } from '../../../src/calibration/estimation/coordinates/item-numbers.js'
import { linkBank } from '../../../src/calibration/linking/link-bank.js'
import { linkScales, type ScaleLink } from '../../../src/calibration/linking/link-scales.js'
import { assertSameScale, type Standard } from '../../../src/literacy/standard.js'
import { categoryCurve, createCurvePoint } from '../../../src/models/category-curve.js'
import { probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { realisticItem, realisticTheta } from '../../arbitraries/items.js'
import { logisticItems, namedBank } from './anchor-banks.js'

const link = (slope: number, intercept: number): ScaleLink => ({
  kind: 'linked',
  method: 'stocking-lord',
  slope,
  intercept,
  anchors: [['i1', 'i1']],
  slopeFixed: false,
  errors: { kind: 'estimated', method: 'delta', slope: 0.02, intercept: 0.03, covariance: 0 },
})

const slopes = fc.double({ min: 0.5, max: 2, noNaN: true })
const intercepts = fc.double({ min: -2, max: 2, noNaN: true })
const constants = fc.constantFrom(1, 1.7)

test('a linked item answers at Aθ + B as the item did at θ, whatever its model and both scaling constants', () => {
  fc.assert(
    fc.property(
      realisticItem,
      realisticTheta,
      slopes,
      intercepts,
      constants,
      constants,
      (item, theta, slope, intercept, from, to) => {
        const bank = namedBank('a', [item], { scalingConstant: from })
        const base = namedBank('b', [item], { scalingConstant: to })
        const [moved] = linkBank(bank, base, link(slope, intercept), { version: '2' }).items
        const [before, after] = [
          probabilities(item, theta, from),
          probabilities(moved as BankItem, slope * theta + intercept, to),
        ]
        for (const [k, p] of before.entries()) expect(after[k]).toBeCloseTo(p, 11)
      },
    ),
  )
})

test('the document it becomes is a valid bank that reads back as it was', () => {
  fc.assert(
    fc.property(fc.array(realisticItem, { minLength: 1, maxLength: 5 }), slopes, intercepts, (items, slope, intercept) => {
      // Items of one rating scale share their steps, which arbitrary ones do not.
      const apart = items.map((item, i) =>
        item.model === 'rsm' ? { ...item, parameters: { ...item.parameters, ratingScale: `s${i}` } } : item,
      )
      const linked = linkBank(namedBank('a', apart), namedBank('b', apart), link(slope, intercept), { version: '2' })
      expect(parseBank(JSON.parse(formatBank(linked)))).toEqual(JSON.parse(formatBank(linked)))
    }),
    { numRuns: 50 },
  )
})

describe('the uncertainty of linked parameters', () => {
  const errorsOf = (item: ItemModel): BankItem['uncertainty'] => {
    const standardErrors: Record<string, number | number[]> = {}
    for (const [i, { parameter, place }] of itemNumbers(item).entries()) {
      if (place === undefined) standardErrors[parameter] = 0.05 + 0.01 * i
      else standardErrors[parameter] = [...((standardErrors[parameter] as number[] | undefined) ?? []), 0.05 + 0.01 * i]
    }
    return { kind: 'estimate', n: 300, standardErrors }
  }

  /** SD of P(k) at theta that the parameters' errors give, by difference quotients. */
  function probabilityErrors(item: BankItem, theta: number, scalingConstant: number): number[] {
    const numbers = itemNumbers(item).map(({ value }) => value)
    const covariance = itemCovariance(item)
    const curve = (values: readonly number[]) => {
      const parameters: Record<string, unknown> = {}
      for (const [i, { parameter, place }] of itemNumbers(item).entries()) {
        if (place === undefined) parameters[parameter] = values[i]
        else parameters[parameter] = [...((parameters[parameter] as number[] | undefined) ?? []), values[i]]
      }
      const shape = categoryCurve({ model: item.model, parameters } as unknown as ItemModel, scalingConstant)
      const point = createCurvePoint(shape.categories)
      shape.pointInto(point, theta)
      return [...point.probability]
    }
    const slopesOf = numbers.map((value, i) => {
      const [low, high] = [-1e-5, 1e-5].map((by) => curve(numbers.with(i, value + by))) as [number[], number[]]
      return high.map((p, k) => (p - (low[k] as number)) / 2e-5)
    })
    const size = numbers.length
    return (slopesOf[0] ?? []).map((_, k) => {
      let sum = 0
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) sum += (slopesOf[i]?.[k] ?? 0) * (covariance[i]?.[j] ?? 0) * (slopesOf[j]?.[k] ?? 0)
      return Math.sqrt(Math.max(0, sum))
    })
  }

  const tame: readonly ItemModel[] = [
    { model: '1pl', parameters: { difficulty: 0.3 } },
    { model: '2pl', parameters: { discrimination: 1.2, difficulty: -0.5 } },
    { model: '3pl', parameters: { discrimination: 1.2, difficulty: 0.5, lowerAsymptote: 0.2 } },
    { model: '4pl', parameters: { discrimination: 0.9, difficulty: 0, lowerAsymptote: 0.15, upperAsymptote: 0.9 } },
    { model: 'grm', parameters: { discrimination: 1.1, thresholds: [-1, 0, 1.5] } },
    { model: 'pcm', parameters: { steps: [0.4, -0.4, 1] } },
    { model: 'gpcm', parameters: { discrimination: 0.7, steps: [0.4, -0.4] } },
    { model: 'rsm', parameters: { difficulty: 0.2, steps: [-0.6, 0.6] } },
    { model: 'nrm', parameters: { slopes: [0.5, -1], intercepts: [0.2, 0.1] } },
  ]

  test.each(tame.map((item) => [item.model, item] as const))(
    'gives the response probabilities of a %s item the same errors as before',
    (_, item) => {
      const covariance = itemCovariance({ ...(namedBank('x', [item]).items[0] as BankItem), uncertainty: errorsOf(item) })
      const uncertainty = { ...(errorsOf(item) as { kind: 'estimate'; standardErrors: Record<string, number> }), covariance }
      const bank = namedBank('a', [item], { uncertainties: [uncertainty] })
      const [before] = bank.items as readonly [BankItem]
      const [after] = linkBank(bank, namedBank('b', [item], { scalingConstant: 1.7 }), link(1.3, -0.4), { version: '2' })
        .items as readonly [BankItem]
      for (const theta of [-1, 0.2, 1.4]) {
        const errors = probabilityErrors(before, theta, 1)
        const moved = probabilityErrors(after, 1.3 * theta - 0.4, 1.7)
        for (const [k, error] of errors.entries()) expect(moved[k]).toBeCloseTo(error, 8)
      }
    },
  )

  test('without a covariance the standard errors alone are carried over', () => {
    const items = logisticItems([[1.2, 0.5, 0.2]])
    const bank = namedBank('a', items, { uncertainties: [errorsOf(items[0] as ItemModel)] })
    const [item] = linkBank(bank, namedBank('b', items), link(2, 1), { version: '2' }).items
    expect(item?.uncertainty).toEqual({
      kind: 'estimate',
      n: 300,
      standardErrors: {
        discrimination: expect.closeTo(0.025, 12),
        difficulty: expect.closeTo(0.12, 12),
        lowerAsymptote: expect.closeTo(0.07, 12),
      },
    })
  })

  test('judgements move with their parameters', () => {
    const uncertainty = {
      kind: 'prior',
      discrimination: { lognormal: [0, 0.3] },
      difficulty: { normal: [0.5, 0.4] },
      lowerAsymptote: { logitNormal: [-1.4, 0.5] },
    } as const
    const items = logisticItems([[1, 0.5, 0.2]])
    const bank = namedBank('a', items, { uncertainties: [uncertainty], status: 'provisional' })
    const linked = linkBank(bank, namedBank('b', items), link(2, 1), { version: '2' })
    expect(linked.scale.status).toBe('provisional')
    expect(linked.items[0]?.uncertainty).toEqual({
      kind: 'prior',
      discrimination: { lognormal: [-Math.log(2), 0.3] },
      difficulty: { normal: [2, 0.8] },
      lowerAsymptote: { logitNormal: [-1.4, 0.5] },
    })
    const odd = namedBank('a', items, { uncertainties: [{ kind: 'prior', difficulty: { lognormal: [0, 1] } }] })
    expect(() => linkBank(odd, namedBank('b', items), link(2, 1), { version: '2' })).toThrow(
      expect.objectContaining({ code: 'link-prior' }),
    )
  })
})

describe('scale and provenance', () => {
  const items = logisticItems([
    [1, -1],
    [1, 0],
    [1.4, 1],
  ])
  const population = { name: 'pilot', n: 400, mean: 0, sd: 1 }
  const own = namedBank('a', items)
  const bank = { ...own, scale: { ...own.scale, population } }
  const base = namedBank('b', items)
  const standard = { id: 's', scaleId: 'b/1' } as Standard

  test('the standard of the base is refused before the link and holds after it', () => {
    expect(() => assertSameScale(standard, bank.scale)).toThrow(expect.objectContaining({ code: 'scale-mismatch' }))
    const linked = linkBank(bank, base, link(1.2, 0.3), { version: '2' })
    expect(assertSameScale(standard, linked.scale)).toEqual({ kind: 'named', scaleId: 'b/1' })
  })

  test('under a scale id of its own the linked bank refuses the standard until someone has moved it', () => {
    const linked = linkBank(bank, base, link(1.2, 0.3), { version: '2', scaleId: 'b/2' })
    expect(() => assertSameScale(standard, linked.scale)).toThrow(expect.objectContaining({ code: 'scale-mismatch' }))
  })

  test('provenance says from where, onto what, how, by which items, and where the own population stands', () => {
    const found = linkScales(bank, base, { method: 'haebara', standardErrors: 'none' }) as ScaleLink
    expect(linkBank(bank, base, { ...found, slope: 2, intercept: 1 }, { version: '2' }).provenance).toEqual({
      link: {
        from: { bank: 'a', version: '1', scaleId: 'a/1', fingerprint: expect.stringMatching(/^sha256:/) },
        to: { bank: 'b', version: '1', scaleId: 'b/1', fingerprint: expect.stringMatching(/^sha256:/) },
        method: 'haebara',
        slope: 2,
        intercept: 1,
        errors: { kind: 'none', reason: 'not-asked' },
        weighting: 'N(0, 1) on 61 nodes from -6 to 6',
        direction: 'base',
        anchors: ['i1', 'i2', 'i3'],
        population: { name: 'pilot', n: 400, mean: 1, sd: 2 },
      },
    })
  })

  test('a version that the bank has already is refused, unless it becomes another bank', () => {
    expect(() => linkBank(bank, base, link(1, 0), { version: '1' })).toThrow(expect.objectContaining({ code: 'link-version' }))
    expect(linkBank(bank, base, link(1, 0), { version: '1', id: 'a-linked' })).toMatchObject({ id: 'a-linked', version: '1' })
  })
})
