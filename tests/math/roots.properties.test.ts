import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maximise } from '../../src/math/maximise.js'
import { newtonWithin } from '../../src/math/polish.js'
import { findRoot } from '../../src/math/roots.js'

const place = fc.double({ min: -50, max: 50, noNaN: true })
const steepness = fc.double({ min: 0.01, max: 20, noNaN: true })

/** Rising through zero at `root`, with both a steep and a flat part. */
const bent = (x: number, root: number, k: number) => Math.tanh(k * (x - root)) + 0.001 * (x - root)
const bentSlope = (x: number, root: number, k: number) => k / Math.cosh(k * (x - root)) ** 2 + 0.001

describe('roots of a rising function', () => {
  test('findRoot finds any root in the bracket to its tolerance', () => {
    fc.assert(
      fc.property(place, steepness, (root, k) => {
        const result = findRoot((x) => bent(x, root, k), -60, 70)
        expect(result.kind === 'root' && Math.abs(result.x - root) < 1e-12).toBe(true)
      }),
    )
  })

  test('newtonWithin finds the root that findRoot finds', () => {
    fc.assert(
      fc.property(place, steepness, (root, k) => {
        const f = (x: number) => ({ value: bent(x, root, k), slope: bentSlope(x, root, k) })
        const result = newtonWithin(f, -60, 70)
        expect(result.kind === 'root' && Math.abs(result.x - root) < 1e-12).toBe(true)
      }),
    )
  })
})

test('maximise finds any single peak, however lopsided, to its tolerance', () => {
  fc.assert(
    fc.property(place, steepness, (peak, k) => {
      const hill = (x: number) => -Math.log(Math.exp(-k * (x - peak)) + Math.exp((x - peak) / 3))
      const exact = peak + (Math.log(k) + Math.log(3)) / (k + 1 / 3)
      const result = maximise(hill, -250, 250, 1e-6)
      expect(result.kind).toBe('maximum')
      // Rounding of f hides differences of x below √ε·|f / f″|^½.
      expect(Math.abs(result.x - exact)).toBeLessThan(1e-5)
    }),
  )
})
