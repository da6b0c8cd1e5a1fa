import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coefficientsInto } from '../../../../src/calibration/estimation/coordinates/item-chart.js'
import { coordinatesInto, type ParameterValues } from '../../../../src/calibration/estimation/coordinates/item-parameters.js'
import { modelChart } from '../../../../src/calibration/estimation/coordinates/model-charts.js'
import { createLogCurvePoint, type LogCurve } from '../../../../src/calibration/estimation/curves/log-curve.js'
import { createNodeSum } from '../../../../src/calibration/estimation/curves/node-sum.js'
import { categoryCurve, createCurvePoint } from '../../../../src/models/category-curve.js'
import type { ItemModel } from '../../../../src/models/item-model.js'
import { realisticItem, realisticTheta } from '../../../arbitraries/items.js'

/** The curve of an item with the coefficients that its parameters give. */
function curveOf(item: ItemModel): { readonly curve: LogCurve; readonly coefficients: Float64Array } {
  const { categories } = categoryCurve(item)
  const chart = modelChart({ model: item.model, categories, scalingConstant: 1, places: 'intercepts' })
  const x = new Float64Array(chart.coordinates.length).fill(1)
  coordinatesInto(x, chart, item.parameters as ParameterValues)
  const coefficients = new Float64Array(chart.curve.size)
  coefficientsInto(coefficients, chart, x)
  return { curve: chart.curve, coefficients }
}

/** A curve whose numbers are neither at an end nor so close together that differences lose their digits. */
const smoothItem = realisticItem.filter((item) => {
  if (item.model === '3pl' || item.model === '4pl') {
    const { lowerAsymptote } = item.parameters
    const upper = item.model === '4pl' ? item.parameters.upperAsymptote : 0.9
    return lowerAsymptote > 0.001 && upper < 0.999
  }
  return item.model !== 'grm' || item.parameters.thresholds.every((b, k, all) => k === 0 || b - (all[k - 1] as number) > 0.2)
})

function logProbabilities({ curve }: { readonly curve: LogCurve }, coefficients: Float64Array, theta: number): Float64Array {
  const point = createLogCurvePoint(curve)
  curve.pointInto(point, coefficients, theta)
  return point.logProbability
}

describe('a curve in its coefficients', () => {
  test('has the probabilities that the model has', () => {
    fc.assert(
      fc.property(realisticItem, realisticTheta, (item, theta) => {
        const { curve, coefficients } = curveOf(item)
        const found = createLogCurvePoint(curve)
        const expected = createCurvePoint(curve.categories)
        curve.pointInto(found, coefficients, theta)
        categoryCurve(item).pointInto(expected, theta)
        for (let k = 0; k < curve.categories; k++) {
          expect(Math.abs((found.probability[k] as number) - (expected.probability[k] as number))).toBeLessThan(1e-12)
          const log = expected.logProbability[k] as number
          expect(Math.abs((found.logProbability[k] as number) - log)).toBeLessThan(1e-11 * (1 + Math.abs(log)))
        }
      }),
    )
  })

  test('has as score the difference quotient of ln P', () => {
    fc.assert(
      fc.property(smoothItem, realisticTheta, (item, theta) => {
        const { curve, coefficients } = curveOf(item)
        const point = createLogCurvePoint(curve)
        curve.pointInto(point, coefficients, theta)
        for (let j = 0; j < curve.size; j++) {
          const at = (shift: number) =>
            logProbabilities({ curve }, coefficients.with(j, (coefficients[j] as number) + shift), theta)
          const [up, down] = [at(1e-5), at(-1e-5)]
          for (let k = 0; k < curve.categories; k++) {
            const quotient = ((up[k] as number) - (down[k] as number)) / 2e-5
            expect(Math.abs((point.score[k * curve.size + j] as number) - quotient)).toBeLessThan(1e-6 * (1 + Math.abs(quotient)))
          }
        }
      }),
    )
  })

  test('has as curvature the difference quotient of the score, symmetric', () => {
    fc.assert(
      fc.property(
        smoothItem,
        realisticTheta,
        fc.infiniteStream(fc.double({ min: 0, max: 5, noNaN: true })),
        (item, theta, numbers) => {
          const { curve, coefficients } = curveOf(item)
          const weights = Float64Array.from([...numbers.take(curve.categories)])
          const curvature = new Float64Array(curve.size * curve.size)
          curve.addCurvatureInto(curvature, coefficients, theta, weights)
          const scoreAt = (changed: Float64Array) => {
            const point = createLogCurvePoint(curve)
            curve.pointInto(point, changed, theta)
            return Float64Array.from({ length: curve.size }, (_, j) =>
              weights.reduce((sum, weight, k) => sum + weight * (point.score[k * curve.size + j] as number), 0),
            )
          }
          for (let i = 0; i < curve.size; i++) {
            const at = (shift: number) => scoreAt(coefficients.with(i, (coefficients[i] as number) + shift))
            const [up, down] = [at(1e-5), at(-1e-5)]
            for (let j = 0; j < curve.size; j++) {
              const found = curvature[i * curve.size + j] as number
              const quotient = ((up[j] as number) - (down[j] as number)) / 2e-5
              expect(Math.abs(found - quotient)).toBeLessThan(1e-5 * (1 + Math.abs(quotient)))
              expect(curvature[j * curve.size + i]).toBe(found)
            }
          }
        },
      ),
    )
  })
})

test('a graded curve refuses thresholds out of order, a logistic one asymptotes that cross', () => {
  const graded = modelChart({ model: 'grm', categories: 3, scalingConstant: 1, places: 'intercepts' }).curve
  expect(graded.admits(Float64Array.of(1, 0.5, -0.5))).toBe(true)
  expect(graded.admits(Float64Array.of(1, -0.5, 0.5))).toBe(false)
  expect(graded.admits(Float64Array.of(1, 0.5, 0.5))).toBe(false)
  const logistic = modelChart({ model: '4pl', categories: 2, scalingConstant: 1, places: 'intercepts' }).curve
  expect(logistic.admits(Float64Array.of(1, 0, -1, 1))).toBe(true)
  expect(logistic.admits(Float64Array.of(1, 0, 1, -1))).toBe(false)
})

test('a fast sum over nodes is that of its readable twin', () => {
  fc.assert(
    fc.property(realisticItem, fc.infiniteStream(fc.double({ min: 0, max: 50, noNaN: true })), (item, numbers) => {
      const { curve, coefficients } = curveOf(item)
      const theta = Float64Array.from({ length: 13 }, (_, q) => q - 6)
      // Every fifth number is 0, and nobody is at the last node.
      const answers = Float64Array.from({ length: 13 * curve.categories }, (_, at) => {
        const [number = 0] = numbers.take(1)
        return at % 5 === 0 || at % 13 === 12 ? 0 : number
      })
      const sums = () => ({
        value: 0,
        gradient: new Float64Array(curve.size),
        information: new Float64Array(curve.size * curve.size),
      })
      const [fast, readable] = [sums(), sums()]
      if (curve.sumInto === undefined) return
      curve.sumInto(fast, coefficients, { theta, answers, start: 0 })
      createNodeSum(curve)(readable, coefficients, { theta, answers, start: 0 })
      const scale = 1 + Math.abs(readable.value)
      expect(Math.abs(fast.value - readable.value)).toBeLessThan(1e-11 * scale)
      for (const [j, value] of readable.gradient.entries())
        expect(Math.abs((fast.gradient[j] as number) - value)).toBeLessThan(1e-11 * scale)
      for (let row = 0; row < curve.size; row++)
        for (let column = 0; column <= row; column++) {
          const at = row * curve.size + column
          const value = readable.information[at] as number
          expect(Math.abs((fast.information[at] as number) - value)).toBeLessThan(1e-10 * (scale + Math.abs(value)))
        }
    }),
    { numRuns: 300 },
  )
})
