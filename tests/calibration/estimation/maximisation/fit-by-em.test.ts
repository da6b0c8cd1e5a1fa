import { describe, expect, test } from 'vitest'
import type { CalibrationOptions } from '../../../../src/calibration/estimation/calibration-options.js'
import { itemCoordinates, logPriorAt } from '../../../../src/calibration/estimation/coordinates/parameter-layout.js'
import { expectReadably } from '../../../../src/calibration/estimation/expectation/expect-readably.js'
import { fitByEm } from '../../../../src/calibration/estimation/maximisation/fit-by-em.js'
import { createMaximiser } from '../../../../src/calibration/estimation/maximisation/maximise.js'
import { createRandom } from '../../../../src/math/random-source.js'
import type { ItemModel } from '../../../../src/models/item-model.js'
import { differences, fitSetting, objectiveAt } from '../fit-setting.js'
import { itemIds, normalThetas, simulatedMatrix } from '../simulated-responses.js'

const rule = { count: 41, low: -6, high: 6 }

/** One item of every model, two of those that share something. */
const items: readonly ItemModel[] = [
  { model: '2pl', parameters: { discrimination: 1.3, difficulty: -0.5 } },
  { model: '3pl', parameters: { discrimination: 1.6, difficulty: 0.4, lowerAsymptote: 0.2 } },
  { model: '4pl', parameters: { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.15, upperAsymptote: 0.93 } },
  { model: 'grm', parameters: { discrimination: 1.2, thresholds: [-1, 0.2, 1.1] } },
  { model: 'gpcm', parameters: { discrimination: 0.9, steps: [0.3, -0.4] } },
  { model: 'nrm', parameters: { slopes: [0.6, 1.4], intercepts: [0.4, -0.3] } },
  { model: 'rsm', parameters: { difficulty: 0.2, steps: [-0.6, 0.6] } },
  { model: 'rsm', parameters: { difficulty: -0.4, steps: [-0.6, 0.6] } },
  { model: '1pl', parameters: { difficulty: 0.7 } },
]

const random = createRandom('fit-by-em')
const matrix = simulatedMatrix(items, normalThetas(600, random), random, () => random.uniform() < 0.85)

const options: CalibrationOptions = {
  items: items.map((item, i) => ({ item: itemIds(items.length)[i] as string, model: item.model })),
  groups: Array.from({ length: 600 }, (_, p) => (p < 350 ? 'first' : 'second')),
  weights: Array.from({ length: 600 }, (_, p) => (p % 3 === 0 ? 1.5 : 0.75)),
}

describe('the M-step over a mixture of all models, groups and weights', () => {
  const setting = fitSetting(matrix, options)
  const { layout, data } = setting
  const point = layout.start.map((value, s) => value + 0.1 * Math.sin(s))
  const expected = expectReadably(data, layout, point, rule)
  const { point: next, gradient } = createMaximiser(layout)(point, expected)

  test('gives the gradient of the marginal objective at its start', () => {
    const quotients = differences((at) => objectiveAt(setting, at, rule), point, 1e-5)
    for (const [s, quotient] of quotients.entries()) expect(Math.abs((gradient[s] as number) - quotient)).toBeLessThan(2e-5)
  })

  test('raises the marginal objective', () => {
    expect(objectiveAt(setting, next, rule)).toBeGreaterThan(objectiveAt(setting, point, rule) + 1)
  })

  test('leaves a hundredth of the gradient of the expected complete data behind at most', () => {
    const { gradient: left } = createMaximiser(layout)(next, expected)
    const largest = (of: Float64Array) =>
      Math.max(...layout.blocks.flatMap(({ slots }) => slots.map((s) => Math.abs(of[s] as number))))
    expect(largest(left)).toBeLessThan(0.01 * largest(gradient))
  })
})

test('EM ends above its start, where the gradient of the marginal objective is 0', () => {
  const setting = fitSetting(matrix, options)
  const { layout, data } = setting
  const fit = fitByEm(
    { layout, expect: (point) => expectReadably(data, layout, point, rule), totalWeight: data.totalWeight },
    { maximumIterations: 500, gradientTolerance: 1e-8 },
  )
  expect(fit.converged).toBe(true)
  const start = objectiveAt(setting, layout.start, rule)
  expect(fit.logLikelihood + fit.logPrior).toBeGreaterThan(start)
  const quotients = differences((at) => objectiveAt(setting, at, rule), fit.point, 1e-4)
  for (const quotient of quotients) expect(Math.abs(quotient) / data.totalWeight).toBeLessThan(1e-6)
})

test('log-likelihood and log prior are those of the parameters they stand beside', () => {
  const { layout, data } = fitSetting(matrix, options)
  const expectAt = (point: Float64Array) => expectReadably(data, layout, point, rule)
  const fit = fitByEm(
    { layout, expect: expectAt, totalWeight: data.totalWeight },
    { maximumIterations: 500, gradientTolerance: 1e-5 },
  )
  expect(fit.converged).toBe(true)
  expect(fit.logPrior).toBe(logPriorAt(layout, fit.point))
  expect(Math.abs(fit.logLikelihood - expectAt(fit.point).logLikelihood)).toBeLessThan(1e-5)
})

test('without priors the log-likelihood never falls from one iteration to the next', () => {
  const { layout, data } = fitSetting(matrix, { ...options, priors: 'none' })
  const trace: number[] = []
  fitByEm(
    { layout, expect: (point) => expectReadably(data, layout, point, rule), totalWeight: data.totalWeight },
    { maximumIterations: 60, gradientTolerance: 1e-8, onProgress: ({ logLikelihood }) => trace.push(logLikelihood) },
  )
  expect(trace.length).toBeGreaterThan(10)
  for (const [step, value] of trace.entries())
    if (step > 0) expect(value).toBeGreaterThanOrEqual((trace[step - 1] as number) - 1e-8)
})

test('numbers that are held stay where they are, shared ones are the same in all items that share them', () => {
  const held = fitSetting(matrix, {
    ...options,
    items: items.map((item, i) => {
      const id = itemIds(items.length)[i] as string
      if (id === 'i1') return { item: id, model: '2pl', parameters: { difficulty: -0.25 }, held: ['difficulty'] }
      if (id === 'i2') return { item: id, model: '3pl', equal: { discrimination: 'steep' } }
      if (id === 'i4') return { item: id, model: 'grm', equal: { discrimination: 'steep' } }
      return { item: id, model: item.model }
    }),
  })
  const { layout, data } = held
  const fit = fitByEm(
    { layout, expect: (point) => expectReadably(data, layout, point, rule), totalWeight: data.totalWeight },
    { maximumIterations: 500, gradientTolerance: 1e-7 },
  )
  const at = (i: number) => itemCoordinates(layout.items[i] as (typeof layout.items)[number], fit.point)
  expect(at(0)[1]).toBe(-0.25)
  expect(at(1)[0]).toBe(at(3)[0])
  expect([at(6)[1], at(6)[2]]).toEqual([at(7)[1], at(7)[2]])
  expect(layout.blocks.map(({ items: members }) => [...members].sort((a, b) => a - b))).toContainEqual([1, 3])
})
