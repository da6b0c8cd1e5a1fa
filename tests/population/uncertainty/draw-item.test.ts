import { describe, expect, test } from 'vitest'
import type { BankItem, ParameterUncertainty } from '../../../src/bank/item-bank.js'
import { parameterIssues } from '../../../src/models/parameter-issues.js'
import { drawItem } from '../../../src/population/uncertainty/draw-item.js'
import { createRandom, meanOf } from '../simulated-persons.js'

const attributes = { id: 'x', status: 'operational', content: {}, enemies: [] } as const
const item = (model: object, uncertainty?: ParameterUncertainty) =>
  ({ ...attributes, ...model, ...(uncertainty === undefined ? {} : { uncertainty }) }) as unknown as BankItem
const drawsOf = (one: BankItem, count = 4000) => {
  const random = createRandom('item draws')
  return Array.from({ length: count }, () => drawItem(one, random).parameters as unknown as Record<string, number>)
}
const spread = (values: readonly number[]) => {
  const { mean } = meanOf(values)
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)).mean)
}

const threeParameter = {
  model: '3pl',
  parameters: { discrimination: 1, difficulty: -0.8, lowerAsymptote: 0.2 },
}
const judged: ParameterUncertainty = {
  kind: 'prior',
  discrimination: { lognormal: [0, 0.3] },
  difficulty: { normal: [-0.8, 0.6] },
  lowerAsymptote: { logitNormal: [-1.4, 0.5] },
}

describe('draws from judged distributions', () => {
  test('have mean and SD of ln a, b and logit c within four Monte-Carlo errors', () => {
    const draws = drawsOf(item(threeParameter, judged))
    const columns = [
      [draws.map((draw) => Math.log(draw.discrimination as number)), 0, 0.3],
      [draws.map((draw) => draw.difficulty as number), -0.8, 0.6],
      [draws.map(({ lowerAsymptote: c }) => Math.log((c as number) / (1 - (c as number)))), -1.4, 0.5],
    ] as const
    for (const [values, mean, sd] of columns) {
      expect(Math.abs(meanOf(values).mean - mean)).toBeLessThan((4 * sd) / Math.sqrt(4000))
      expect(Math.abs(spread(values) / sd - 1)).toBeLessThan(4 / Math.sqrt(8000))
    }
  })

  test('move thresholds and steps as a whole', () => {
    for (const [model, list] of [
      ['grm', 'thresholds'],
      ['gpcm', 'steps'],
    ] as const) {
      const one = item(
        { model, parameters: { discrimination: 1, [list]: [-0.5, 0.7, 0.9] } },
        { kind: 'prior', difficulty: { normal: [0.2, 0.6] } },
      )
      const lists = drawsOf(one, 500).map((draw) => draw[list] as unknown as number[])
      for (const [first, second, third] of lists as [number, number, number][]) {
        expect([second - first, third - first]).toEqual([expect.closeTo(1.2, 12), expect.closeTo(1.4, 12)])
      }
      expect(spread(lists.map(([first]) => first as number))).toBeCloseTo(0.6, 1)
    }
  })

  test('make every category of a nominal item harder together: as if theta were lower', () => {
    const parameters = { slopes: [0.5, 1.5], intercepts: [0.2, -0.4] }
    const nominal = item({ model: 'nrm', parameters }, { kind: 'prior', difficulty: { normal: [0, 0.5] } })
    const drawn = drawItem(nominal, createRandom('nominal')).parameters as { readonly intercepts: readonly number[] }
    const [first, second] = drawn.intercepts as [number, number]
    expect((0.2 - first) / 0.5).toBeCloseTo((-0.4 - second) / 1.5, 12)
  })

  test('keep to valid items: c below d, a above 0', () => {
    const wild: ParameterUncertainty = {
      kind: 'prior',
      discrimination: { normal: [0.5, 0.6] },
      lowerAsymptote: { logitNormal: [1, 2] },
    }
    const fourParameter = {
      model: '4pl',
      parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.2, upperAsymptote: 0.8 },
    }
    for (const parameters of drawsOf(item(fourParameter, wild), 500)) {
      expect(parameterIssues({ model: '4pl', parameters } as never)).toEqual([])
    }
  })

  test('are refused by the name of the item when none can be valid', () => {
    const impossible: ParameterUncertainty = { kind: 'prior', discrimination: { normal: [-5, 0.1] } }
    expect(() => drawItem(item(threeParameter, impossible), createRandom('x'))).toThrow(/item "x"/)
  })
})

describe('draws around estimates', () => {
  const twoParameter = { model: '2pl', parameters: { discrimination: 1.2, difficulty: 0.5 } }

  test('spread by their standard errors; a parameter without one stays', () => {
    const draws = drawsOf(item(twoParameter, { kind: 'estimate', standardErrors: { difficulty: 0.2 } }))
    expect(new Set(draws.map((draw) => draw.discrimination))).toEqual(new Set([1.2]))
    expect(spread(draws.map((draw) => draw.difficulty as number)) / 0.2).toBeCloseTo(1, 1)
  })

  test('follow the covariance where there is one: correlation 0.6 within four Monte-Carlo errors', () => {
    const covariance = [
      [0.01, 0.012],
      [0.012, 0.04],
    ]
    const draws = drawsOf(item(twoParameter, { kind: 'estimate', standardErrors: {}, covariance }))
    const products = draws.map(
      (draw) => (((draw.discrimination as number) - 1.2) / 0.1) * (((draw.difficulty as number) - 0.5) / 0.2),
    )
    expect(Math.abs(meanOf(products).mean - 0.6)).toBeLessThan(4 * meanOf(products).error)
  })

  test('leave a parameter that was held fixed where it is, though the covariance has a row for it', () => {
    const covariance = [
      [0.01, 0.002, 0],
      [0.002, 0.04, 0],
      [0, 0, 0],
    ]
    const draws = drawsOf(item(threeParameter, { kind: 'estimate', standardErrors: {}, covariance }), 50)
    expect(new Set(draws.map((draw) => draw.lowerAsymptote))).toEqual(new Set([0.2]))
    expect(new Set(draws.map((draw) => draw.difficulty)).size).toBe(50)
  })

  test('refuse a covariance that is none', () => {
    const covariance = [
      [0.01, 0.05],
      [0.05, 0.01],
    ]
    const broken = item(twoParameter, { kind: 'estimate', standardErrors: {}, covariance })
    expect(() => drawItem(broken, createRandom('x'))).toThrow(/covariance of item "x"/)
  })

  test('keep the steps of a rating scale centred', () => {
    const one = item(
      { model: 'rsm', parameters: { difficulty: 0, steps: [-1, 0, 1], ratingScale: 'r' } },
      { kind: 'estimate', standardErrors: { difficulty: 0.1, steps: [0.2, 0.2, 0.2] } },
    )
    for (const draw of drawsOf(one, 50)) {
      expect((draw.steps as unknown as number[]).reduce((sum, step) => sum + step, 0)).toBeCloseTo(0, 12)
    }
  })
})

test('an item without uncertainty is taken as it is', () => {
  const known = item(threeParameter)
  expect(drawItem(known, createRandom('x'))).toBe(known)
})
