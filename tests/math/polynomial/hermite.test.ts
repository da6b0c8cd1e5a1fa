import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type HermiteTable,
  hermiteSlope,
  hermiteSlopeInCell,
  hermiteValue,
  hermiteValueInCell,
} from '../../../src/math/polynomial/hermite.js'

function tabulate(
  f: (x: number) => number,
  slope: (x: number) => number,
  nodes: number,
  low: number,
  high: number,
): HermiteTable {
  const spacing = (high - low) / (nodes - 1)
  const places = Array.from({ length: nodes }, (_, i) => low + spacing * i)
  return { low, spacing, values: Float64Array.from(places, f), slopes: Float64Array.from(places, slope) }
}

const sine = (nodes: number) => tabulate(Math.sin, Math.cos, nodes, -3, 3)
const coefficient = fc.double({ min: -3, max: 3, noNaN: true })
const inside = fc.double({ min: -3, max: 3, noNaN: true })

describe('cubic Hermite interpolation', () => {
  test('reproduces every cubic and its slope', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, coefficient, inside, (a, b, c, d, x) => {
        const cubic = (y: number) => a + y * (b + y * (c + y * d))
        const slope = (y: number) => b + y * (2 * c + y * 3 * d)
        const table = tabulate(cubic, slope, 4, -3, 3)
        expect(Math.abs(hermiteValue(table, x) - cubic(x))).toBeLessThan(1e-12)
        expect(Math.abs(hermiteSlope(table, x) - slope(x))).toBeLessThan(1e-12)
      }),
    )
  })

  test('its error on a smooth curve stays below h⁴/384 of the fourth derivative', () => {
    const table = sine(61)
    fc.assert(fc.property(inside, (x) => Math.abs(hermiteValue(table, x) - Math.sin(x)) <= 0.1 ** 4 / 384 + 1e-15))
  })

  test('the slope is the derivative of the value', () => {
    const table = sine(13)
    fc.assert(
      fc.property(inside, (x) => {
        const h = 1e-5
        const difference = (hermiteValue(table, x + h) - hermiteValue(table, x - h)) / (2 * h)
        // The second derivative jumps at the nodes.
        expect(Math.abs(difference - hermiteSlope(table, x))).toBeLessThan(1e-6)
      }),
    )
  })

  test('at the nodes it is the table', () => {
    const table = sine(5)
    for (let i = 0; i < 5; i++) {
      expect(hermiteValue(table, -3 + 1.5 * i)).toBe(table.values[i])
      expect(hermiteSlope(table, -3 + 1.5 * i)).toBe(table.slopes[i])
    }
  })

  test('both ends of a cell meet its neighbours', () => {
    const table = sine(5)
    expect(hermiteValueInCell(table, 1, 1)).toBe(hermiteValueInCell(table, 2, 0))
    expect(hermiteSlopeInCell(table, 1, 1)).toBe(hermiteSlopeInCell(table, 2, 0))
  })

  test('beyond the nodes it goes on straight', () => {
    const table = sine(5)
    expect(hermiteValue(table, 5)).toBeCloseTo(Math.sin(3) + 2 * Math.cos(3), 14)
    expect(hermiteValue(table, -7)).toBeCloseTo(Math.sin(-3) - 4 * Math.cos(-3), 14)
    expect([hermiteSlope(table, 5), hermiteSlope(table, -7)]).toEqual([Math.cos(3), Math.cos(-3)])
  })
})
