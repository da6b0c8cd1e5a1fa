import { describe, expect, test } from 'vitest'
import type { ParameterUncertainty } from '../../src/bank/item-bank.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../../src/models/category-curve.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { itemDistribution } from '../../src/scoring/item-distribution.js'
import { marginalCurve, withMarginalCurves } from '../../src/scoring/marginal-curves.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bankOf, type UncertainItem } from '../arbitraries/banks.js'
import { expectWithin, finite } from './expect-estimate.js'

const judged: ParameterUncertainty = {
  kind: 'prior',
  discrimination: { lognormal: [0.1, 0.3] },
  difficulty: { normal: [0.3, 0.7] },
  lowerAsymptote: { logitNormal: [-1.4, 0.5] },
}
const threeParameter: ItemModel = { model: '3pl', parameters: { discrimination: 1.1, difficulty: 0.3, lowerAsymptote: 0.2 } }
const graded: ItemModel = { model: 'grm', parameters: { discrimination: 1.4, thresholds: [-1, 0.2, 1.3] } }
const partial: ItemModel = { model: 'gpcm', parameters: { discrimination: 0.9, steps: [-0.8, 0.4] } }

const uncertain: readonly [string, UncertainItem, number][] = [
  ['a judged 3PL', { ...threeParameter, uncertainty: judged }, 2e-6],
  ['a judged GRM, shifted as a whole', { ...graded, uncertainty: judged }, 2e-6],
  ['a judged GPCM', { ...partial, uncertainty: judged }, 2e-6],
  [
    'an estimated 2PL with covariance',
    {
      model: '2pl',
      parameters: { discrimination: 1.3, difficulty: -0.4 },
      uncertainty: {
        kind: 'estimate',
        standardErrors: { discrimination: 0.2, difficulty: 0.15 },
        covariance: [
          [0.04, 0.012],
          [0.012, 0.0225],
        ],
      },
    },
    1e-6,
  ],
  [
    'an estimated 3PL',
    {
      ...threeParameter,
      uncertainty: { kind: 'estimate', standardErrors: { discrimination: 0.2, difficulty: 0.2, lowerAsymptote: 0.05 } },
    },
    1e-5,
  ],
  [
    'an estimated GRM',
    { ...graded, uncertainty: { kind: 'estimate', standardErrors: { discrimination: 0.15, thresholds: [0.1, 0.1, 0.15] } } },
    1e-5,
  ],
]

/** ∫ P(x|θ, ξ)π(ξ) dξ by equally spaced deviates, 33 an axis for up to three axes and 13 for four. */
function integralOf(item: UncertainItem, theta: number): number[] {
  const distribution = itemDistribution({ id: 'i', status: 'operational', content: {}, enemies: [], ...item })
  if (distribution === undefined) throw new Error('the item is certain')
  const { axes, itemAt } = distribution
  const perAxis = axes > 3 ? 13 : 33
  const deviates = Array.from({ length: perAxis }, (_, i) => -5 + (10 * i) / (perAxis - 1))
  const sums: number[] = []
  let total = 0
  for (let cell = 0; cell < perAxis ** axes; cell++) {
    const point = Array.from({ length: axes }, (_, axis) => deviates[Math.floor(cell / perAxis ** axis) % perAxis] as number)
    const weight = Math.exp(-point.reduce((sum, z) => sum + z * z, 0) / 2)
    const drawn = itemAt(point)
    if (drawn === undefined || weight < 1e-8) continue
    total += weight
    for (const [k, p] of probabilitiesOf(categoryCurve(drawn), theta).entries()) sums[k] = (sums[k] ?? 0) + weight * p
  }
  return sums.map((sum) => sum / total)
}

function probabilitiesOf(curve: CategoryCurve, theta: number): number[] {
  const point = createCurvePoint(curve.categories)
  curve.pointInto(point, theta)
  return [...point.probability]
}

describe.each(uncertain)('%s', (_, item, tolerance) => {
  const named = { id: 'i', status: 'operational' as const, content: {}, enemies: [], ...item }
  const exact = marginalCurve(named, 1) as CategoryCurve
  const [tabulated] = withMarginalCurves(bankOf([item])).curves as [CategoryCurve]

  test('has the curve that dense quadrature over its parameters gives', () => {
    for (const theta of [-3, -0.7, 0.31, 2.2]) {
      const expected = integralOf(item, theta)
      for (const [k, p] of probabilitiesOf(exact, theta).entries()) expectWithin(p, expected[k], tolerance)
    }
  })

  test.each([
    ['exact', exact],
    ['tabulated', tabulated],
  ])('%s: probabilities sum to 1, slopes and curvatures are those of ln P', (_kind, curve) => {
    const [here, below, above] = [0, 1, 2].map(() => createCurvePoint(curve.categories)) as [
      ReturnType<typeof createCurvePoint>,
      ReturnType<typeof createCurvePoint>,
      ReturnType<typeof createCurvePoint>,
    ]
    const step = 1e-4
    for (const theta of [-9.3, -2.07, 0, 0.55, 3.1, 8.5]) {
      curve.pointInto(here, theta)
      curve.pointInto(below, theta - step)
      curve.pointInto(above, theta + step)
      expectWithin(
        here.probability.reduce((sum, p) => sum + p),
        1,
        1e-12,
      )
      for (let k = 0; k < curve.categories; k++) {
        expectWithin(here.logProbability[k], Math.log(here.probability[k] as number), 1e-12)
        expectWithin(
          here.slope[k],
          ((above.logProbability[k] as number) - (below.logProbability[k] as number)) / (2 * step),
          1e-7,
        )
        expectWithin(here.curvature[k], ((above.slope[k] as number) - (below.slope[k] as number)) / (2 * step), 1e-6)
      }
    }
  })

  test('tables change ln P by less than 1e-9', () => {
    const [one, other] = [createCurvePoint(exact.categories), createCurvePoint(exact.categories)] as const
    for (const theta of [-7.99, -2.07, 0, 0.55, 3.14, 7.95]) {
      exact.pointInto(one, theta)
      tabulated.pointInto(other, theta)
      for (let k = 0; k < exact.categories; k++) expectWithin(other.logProbability[k], one.logProbability[k], 1e-9)
    }
  })
})

const flat = { ...threeParameter, uncertainty: judged }

test('a bank whose parameters are known is given back as it is', () => {
  const bank = bankOf([threeParameter, graded])
  expect(withMarginalCurves(bank)).toBe(bank)
})

test('curves are made once a bank, and doubt is not counted twice', () => {
  const bank = bankOf([flat, graded])
  const marginal = withMarginalCurves(bank)
  expect(withMarginalCurves(bank)).toBe(marginal)
  expect(withMarginalCurves(marginal)).toBe(marginal)
  expect(marginal.curves[1]).toBe(bank.curves[1])
})

test('doubt widens the posterior, unless it is told to be ignored', () => {
  const bank = bankOf(Array.from({ length: 20 }, () => flat))
  const responses = Array.from({ length: 20 }, (_, i) => i % 2)
  const marginal = finite(estimateProficiency(bank, responses))
  const ignored = finite(estimateProficiency(bank, responses, { parameterUncertainty: 'ignore' }))
  const known = finite(estimateProficiency(bankOf(Array.from({ length: 20 }, () => threeParameter)), responses))
  expect(ignored).toEqual(known)
  expect(marginal.standardError).toBeGreaterThan(ignored.standardError as number)
})

test('an NRM item counts as known under a judgement', () => {
  const nominal: ItemModel = { model: 'nrm', parameters: { slopes: [1], intercepts: [0.2] } }
  const bank = bankOf([{ ...nominal, uncertainty: judged }])
  expect(withMarginalCurves(bank)).toBe(bank)
})

test('a judgement that leaves no allowed parameters is refused', () => {
  const bank = bankOf([{ ...threeParameter, uncertainty: { kind: 'prior', discrimination: { normal: [-5, 0.1] } } }])
  let thrown: unknown
  try {
    estimateProficiency(bank, [1])
  } catch (error) {
    thrown = error
  }
  expect(isMelekError(thrown) && [thrown.code, thrown.issues[0]?.item]).toEqual(['uncertainty-invalid', 'i0'])
})
