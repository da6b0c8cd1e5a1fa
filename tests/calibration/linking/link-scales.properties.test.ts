import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemBank } from '../../../src/bank/item-bank.js'
import { resolveAnchors } from '../../../src/calibration/linking/anchors.js'
import { curveLink } from '../../../src/calibration/linking/curve-link.js'
import {
  type LinkMethod,
  type LinkOptions,
  linkMethods,
  linkScales,
  type ScaleLink,
} from '../../../src/calibration/linking/link-scales.js'
import { pairOf } from '../../../src/calibration/linking/link-sensitivity.js'
import { normalWeighting } from '../../../src/calibration/linking/link-weighting.js'
import {
  changeScale,
  composedScaleChange,
  inverseScaleChange,
  type ScaleChange,
} from '../../../src/models/conversions/scale-change.js'
import { changeScalingConstant } from '../../../src/models/conversions/scaling-constant.js'
import { type ItemModel, modelNames } from '../../../src/models/item-model.js'
import { realisticItem, realisticItemOf } from '../../arbitraries/items.js'
import { namedBank } from './anchor-banks.js'

const change: fc.Arbitrary<ScaleChange> = fc.record({
  slope: fc.double({ min: 0.6, max: 1.7, noNaN: true }),
  intercept: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
})

/** Two items of different difficulty: with them every method has a spread of locations to work with. */
const spread: readonly ItemModel[] = [-1, 1].map((difficulty) => ({
  model: '2pl',
  parameters: { discrimination: 1, difficulty },
}))
const withSpread = <Item extends ItemModel>(item: fc.Arbitrary<Item>) =>
  fc.array(item, { minLength: 3, maxLength: 6 }).map((items): ItemModel[] => [...spread, ...items])

const noises = fc.array(fc.double({ min: -0.15, max: 0.15, noNaN: true }), { minLength: 16, maxLength: 16 })

/** The items as another sample of persons would have calibrated them. */
function disturbed(items: readonly ItemModel[], by: readonly number[]): ItemModel[] {
  return items.map((item, i) => changeScale(item, { slope: Math.exp(by[2 * i] ?? 0), intercept: by[2 * i + 1] ?? 0 }))
}

function linked(bank: ItemBank, base: ItemBank, options: LinkOptions): ScaleLink {
  const link = linkScales(bank, base, { standardErrors: 'none', ...options })
  if (link.kind !== 'linked') throw new Error(`expected a link, got ${JSON.stringify(link)}`)
  return link
}

function expectChange(found: ScaleChange, expected: ScaleChange, digits = 8): void {
  expect(found.slope).toBeCloseTo(expected.slope, digits)
  expect(found.intercept).toBeCloseTo(expected.intercept, digits)
}

describe.each(linkMethods)('%s', (method) => {
  test.each(modelNames)('recovers the change of scale of a bank of %s items', (model) => {
    fc.assert(
      fc.property(fc.array<ItemModel>(realisticItemOf[model], { minLength: 4, maxLength: 8 }), change, (items, there) => {
        const moved = items.map((item) => changeScale(item, there))
        const link = linkScales(namedBank('a', items), namedBank('b', moved), { method, standardErrors: 'none' })
        // Nominal items may have slopes of 0, and items of one location have no spread: then the link says so.
        fc.pre(link.kind === 'linked')
        expectChange(link as ScaleLink, there, 6)
      }),
      { numRuns: 25 },
    )
  })

  test('recovers it for banks of mixed models and different scaling constants', () => {
    fc.assert(
      fc.property(withSpread(realisticItem), change, fc.constantFrom(1, 1.7), (items, there, scalingConstant) => {
        const base = items.map((item) => changeScale(changeScalingConstant(item, { from: 1, to: scalingConstant }), there))
        const found = linked(namedBank('a', items), namedBank('b', base, { scalingConstant }), { method })
        expectChange(found, there, 6)
      }),
      { numRuns: 25 },
    )
  })
})

const twoPl = withSpread(realisticItemOf['2pl'])

test.each(['mean-mean', 'mean-sigma', 'geometric-mean'] as const)(
  '%s is transitive and reversible, also with noise',
  (method) => {
    fc.assert(
      fc.property(twoPl, noises, noises, (items, one, two) => {
        const [a, b, c] = [items, disturbed(items, one), disturbed(items, two)].map((each, i) => namedBank(`b${i}`, each))
        const [ab, bc, ac, ba] = [
          [a, b],
          [b, c],
          [a, c],
          [b, a],
        ].map(([from, to]) => linked(from as ItemBank, to as ItemBank, { method })) as [
          ScaleLink,
          ScaleLink,
          ScaleLink,
          ScaleLink,
        ]
        expectChange(composedScaleChange(ab, bc), ac)
        expectChange(inverseScaleChange(ab), ba)
      }),
      { numRuns: 30 },
    )
  },
)

test.each([
  ['haebara', 'both', 'both'],
  ['stocking-lord', 'both', 'both'],
  ['haebara', 'base', 'own'],
  ['stocking-lord', 'base', 'own'],
] as const)('%s by the %s direction one way is the inverse of the %s direction the other way', (method, there, back) => {
  fc.assert(
    fc.property(twoPl, noises, change, (items, by, true_) => {
      const a = namedBank('a', items)
      const b = namedBank(
        'b',
        disturbed(items, by).map((item) => changeScale(item, true_)),
      )
      const forth = linked(a, b, { method, direction: there })
      const home = linked(b, a, { method, direction: back })
      expectChange(inverseScaleChange(home), forth, 7)
    }),
    { numRuns: 15 },
  )
})

test.each(['haebara', 'stocking-lord'] as const)('the search for %s constants ends in the same place from afar', (method) => {
  fc.assert(
    fc.property(twoPl, noises, change, change, fc.constantFrom('base', 'own', 'both'), (items, by, there, start, direction) => {
      const base = namedBank(
        'b',
        disturbed(items, by).map((item) => changeScale(item, there)),
      )
      const bank = namedBank('a', items)
      const pairs = resolveAnchors(bank, base).map(pairOf)
      const found = curveLink(pairs, { method, direction, weighting: normalWeighting() }, [start])
      expect(found.kind).toBe('determined')
      expectChange(found as ScaleChange & typeof found, linked(bank, base, { method, direction }))
    }),
    { numRuns: 30 },
  )
})

test('the constants are where the criterion is least', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<LinkMethod>('haebara', 'stocking-lord'),
      twoPl,
      noises,
      fc.constantFrom<LinkOptions['direction']>('base', 'own', 'both'),
      (method, items, by, direction) => {
        const [a, b] = [namedBank('a', items), namedBank('b', disturbed(items, by))]
        const least = linked(a, b, { method, direction })
        for (const factor of [0.98, 1.02]) {
          const near = linked(a, b, { method, direction, fixedSlope: factor * least.slope })
          expect(near.curves?.criterion).toBeGreaterThan(least.curves?.criterion ?? Infinity)
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('a fixed slope of 1 leaves Rasch banks what they are and finds their shift', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...linkMethods),
      fc.array(realisticItemOf.pcm, { minLength: 2, maxLength: 6 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (method, items, intercept) => {
        const base = items.map((item) => changeScale(item, { slope: 1, intercept }))
        expectChange(linked(namedBank('a', items), namedBank('b', base), { method, fixedSlope: 1 }), { slope: 1, intercept }, 6)
      },
    ),
    { numRuns: 30 },
  )
})
