import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addChartCurvatureInto,
  chartSlopesInto,
  coefficientsInto,
  type ItemChart,
} from '../../../../src/calibration/estimation/coordinates/item-chart.js'
import {
  coordinatesInto,
  type ParameterValues,
  parameterSlopes,
  parametersAt,
  parameterValue,
} from '../../../../src/calibration/estimation/coordinates/item-parameters.js'
import { modelChart } from '../../../../src/calibration/estimation/coordinates/model-charts.js'
import { categoryCurve } from '../../../../src/models/category-curve.js'
import type { ItemModel } from '../../../../src/models/item-model.js'
import { modelFamily } from '../../../../src/models/model-family.js'
import { realisticItem } from '../../../arbitraries/items.js'

const D = 1.7
const places = fc.constantFrom('intercepts' as const, 'locations' as const)

function chartOf(item: ItemModel, form: 'intercepts' | 'locations'): { readonly chart: ItemChart; readonly x: Float64Array } {
  const chart = modelChart({ model: item.model, categories: categoryCurve(item).categories, scalingConstant: D, places: form })
  const x = new Float64Array(chart.coordinates.length).fill(1)
  coordinatesInto(x, chart, item.parameters as ParameterValues)
  return { chart, x }
}

/** Slopes and intercepts as the models room lays them out. */
function expectedCoefficients(item: ItemModel): number[] {
  const shape = modelFamily(item, D)
  switch (shape.family) {
    case 'logistic':
      return [shape.slope, -shape.slope * shape.location]
    case 'graded':
      return [shape.slope, ...shape.thresholds.map((b) => -shape.slope * b)]
    case 'divide-by-total':
      return [...shape.slopes.slice(1), ...shape.intercepts.slice(1)]
  }
}

describe('a chart', () => {
  test('leads from the parameters of a model to the coefficients of its curve, D included', () => {
    fc.assert(
      fc.property(realisticItem, places, (item, form) => {
        const { chart, x } = chartOf(item, form)
        const coefficients = new Float64Array(chart.curve.size)
        coefficientsInto(coefficients, chart, x)
        for (const [j, expected] of expectedCoefficients(item).entries())
          expect(Math.abs((coefficients[j] as number) - expected)).toBeLessThan(1e-10 * (1 + Math.abs(expected)))
      }),
    )
  })

  test('leads back from coordinates to the parameters', () => {
    fc.assert(
      fc.property(realisticItem, places, (item, form) => {
        const { chart, x } = chartOf(item, form)
        for (const [name, value] of Object.entries(parametersAt(chart, x))) {
          const expected = [(item.parameters as unknown as Record<string, number | readonly number[]>)[name]].flat() as number[]
          for (const [k, one] of [value as number | number[]].flat().entries())
            expect(Math.abs(one - (expected[k] as number))).toBeLessThan(1e-9)
        }
      }),
    )
  })

  test('has slopes that are difference quotients of its coefficients, and curvatures that are those of its slopes', () => {
    fc.assert(
      fc.property(realisticItem, places, (item, form) => {
        const { chart, x } = chartOf(item, form)
        const finite = x.map((value) => Math.max(-5, Math.min(5, value)))
        const [size, count] = [chart.curve.size, x.length]
        const slopesAt = (at: Float64Array) => {
          const slopes = new Float64Array(size * count)
          chartSlopesInto(slopes, chart, at)
          return slopes
        }
        const gradient = Float64Array.from({ length: size }, (_, j) => 1 + j)
        const curvature = new Float64Array(count * count)
        addChartCurvatureInto(curvature, chart, gradient)
        for (let c = 0; c < count; c++) {
          const at = (shift: number) => finite.with(c, (finite[c] as number) + shift)
          const values = (shift: number) => {
            const coefficients = new Float64Array(size)
            coefficientsInto(coefficients, chart, at(shift))
            return coefficients
          }
          for (let j = 0; j < size; j++) {
            const quotient = ((values(0.5)[j] as number) - (values(-0.5)[j] as number)) / 1
            expect(Math.abs((slopesAt(finite)[j * count + c] as number) - quotient)).toBeLessThan(1e-9)
          }
          for (let b = 0; b < count; b++) {
            const change = gradient.reduce(
              (sum, weight, j) =>
                sum + weight * ((slopesAt(at(0.5))[j * count + b] as number) - (slopesAt(at(-0.5))[j * count + b] as number)),
              0,
            )
            expect(Math.abs((curvature[b * count + c] as number) - change)).toBeLessThan(1e-8)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  test('has parameters whose slopes are their difference quotients', () => {
    fc.assert(
      fc.property(realisticItem, places, (item, form) => {
        const { chart, x } = chartOf(item, form)
        const finite = x.map((value) => Math.max(-5, Math.min(5, value)))
        for (const parameter of chart.parameters) {
          const slopes = parameterSlopes(parameter, finite)
          for (let c = 0; c < x.length; c++) {
            const at = (shift: number) => parameterValue(parameter, finite.with(c, (finite[c] as number) + shift))
            const quotient = (at(1e-5) - at(-1e-5)) / 2e-5
            expect(Math.abs((slopes[c] as number) - quotient)).toBeLessThan(1e-5 * (1 + Math.abs(quotient)))
          }
        }
      }),
    )
  })
})
