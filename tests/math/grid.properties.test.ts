import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGrid, equallySpaced } from '../../src/math/grid.js'

const count = fc.integer({ min: 2, max: 2000 })
const end = fc.double({ min: 1e-3, max: 1e6, noNaN: true })

describe('equally spaced nodes', () => {
  test('a grid from −h to h is symmetric to the last bit, with 0 in the middle of an odd one', () => {
    fc.assert(
      fc.property(count, end, (n, h) => {
        const nodes = equallySpaced(n, -h, h)
        expect(nodes.every((node, i) => node + (nodes[n - 1 - i] as number) === 0)).toBe(true)
        if (n % 2 === 1) expect(nodes[(n - 1) / 2]).toBe(0)
      }),
    )
  })

  test('both ends are nodes, exactly', () => {
    fc.assert(
      fc.property(count, end, end, (n, low, width) => {
        const nodes = equallySpaced(n, low, low + width)
        expect([nodes[0], nodes[n - 1]]).toEqual([low, low + width])
      }),
    )
  })

  test('neighbours lie one spacing apart up to rounding', () => {
    fc.assert(
      fc.property(count, end, (n, h) => {
        const { nodes, spacing } = createGrid(n, -h, h)
        const gaps = Array.from(nodes.subarray(1), (node, i) => node - (nodes[i] as number))
        expect(Math.max(...gaps.map((gap) => Math.abs(gap - spacing)))).toBeLessThanOrEqual(4e-16 * 2 * h)
      }),
    )
  })
})
