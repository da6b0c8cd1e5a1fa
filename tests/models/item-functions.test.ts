import { expect, test } from 'vitest'
import { categoryCurve, createCurvePoint } from '../../src/models/category-curve.js'
import {
  expectedScore,
  information,
  observedInformation,
  probabilities,
  probabilityDerivatives,
} from '../../src/models/item-functions.js'
import type { ItemModel } from '../../src/models/item-model.js'

const item: ItemModel = { model: '3pl', parameters: { discrimination: 1.2, difficulty: 0.5, lowerAsymptote: 0.2 } }

test('at its difficulty a 3PL item is solved with probability (1 + c)/2', () => {
  expect(probabilities(item, 0.5)[1]).toBeCloseTo(0.6, 15)
})

test('the slope of a 3PL item at its difficulty is a(1 − c)/4', () => {
  expect(probabilityDerivatives(item, 0.5).first[1]).toBeCloseTo((1.2 * 0.8) / 4, 15)
})

test('observed information of a right answer to a 3PL item is negative below its difficulty', () => {
  expect(observedInformation(item, -1, 1)).toBeLessThan(0)
  expect(observedInformation(item, -1, 0)).toBeGreaterThan(0)
})

test('observed information averages to information', () => {
  const [wrong, right] = probabilities(item, 0.3) as [number, number]
  const average = wrong * observedInformation(item, 0.3, 0) + right * observedInformation(item, 0.3, 1)
  expect(information(item, 0.3)).toBeCloseTo(average, 14)
})

test('the expected score of a symmetric PCM item at its centre is the middle category', () => {
  expect(expectedScore({ model: 'pcm', parameters: { steps: [-1, 0, 1, 2] } }, 0.5)).toBeCloseTo(2, 14)
})

test.each([2, -1, 0.5, Number.NaN])('%d is no response to a dichotomous item', (response) => {
  expect(() => observedInformation(item, 0, response)).toThrow(expect.objectContaining({ code: 'response-invalid' }))
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('theta %d is refused', (theta) => {
  expect(() => probabilities(item, theta)).toThrow(expect.objectContaining({ code: 'theta-invalid' }))
})

test('a curve leaves the room beyond its categories alone', () => {
  const point = createCurvePoint(4)
  for (const values of Object.values(point)) values.fill(7)
  for (const model of [item, { model: 'grm', parameters: { discrimination: 1, thresholds: [0] } }] satisfies ItemModel[]) {
    categoryCurve(model).pointInto(point, 0)
    for (const values of Object.values(point)) expect(Array.from(values.subarray(2))).toEqual([7, 7])
  }
  categoryCurve({ model: 'pcm', parameters: { steps: [0] } }).pointInto(point, 0)
  for (const values of Object.values(point)) expect(Array.from(values.subarray(2))).toEqual([7, 7])
})
