import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simpson } from '../../src/math/integrate.js'
import { normalDensity } from '../../src/math/normal.js'

const coefficient = fc.double({ min: -5, max: 5, noNaN: true })

describe('simpson', () => {
  test('is exact for cubics, with any number of panels', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, coefficient, fc.integer({ min: 1, max: 50 }), (a, b, c, d, panels) => {
        const cubic = (x: number) => a + x * (b + x * (c + x * d))
        const primitive = (x: number) => x * (a + x * (b / 2 + x * (c / 3 + (x * d) / 4)))
        expect(Math.abs(simpson(cubic, -2, 3, panels) - (primitive(3) - primitive(-2)))).toBeLessThan(1e-12)
      }),
    )
  })

  test('twice the panels make a sixteenth of the error', () => {
    const error = (panels: number) => simpson(Math.exp, 0, 1, panels) - (Math.E - 1)
    expect(error(8) / error(16)).toBeCloseTo(16, 1)
  })

  test('the normal density integrates to one', () => {
    expect(simpson(normalDensity, -12, 12, 100)).toBeCloseTo(1, 14)
  })

  test('never looks outside the ends, whatever their binary digits', () => {
    const ends = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(
        ends,
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (low, width, panels) => {
          const high = low + width
          expect(simpson((x) => (x < low || x > high ? Number.NaN : 1), low, high, panels) / (high - low)).toBeCloseTo(1, 12)
        },
      ),
    )
  })

  test('exchanged ends change the sign', () => {
    expect(simpson(Math.cos, 1, 0, 10)).toBe(-simpson(Math.cos, 0, 1, 10))
  })

  test.each([0, 1.5, -2])('%s panels are refused', (panels) => {
    expect(() => simpson(Math.exp, 0, 1, panels)).toThrow('panels must be an integer of at least 1')
  })
})
