import { describe, expect, test } from 'vitest'
import { createGrid, equallySpaced } from '../../src/math/grid.js'

describe('equally spaced nodes', () => {
  test('the default grid is the doubles nearest to tenths, not sums of a step', () => {
    const nodes = equallySpaced(61, -6, 6)
    expect(Array.from(nodes)).toEqual(Array.from({ length: 61 }, (_, i) => (i - 30) / 5))
  })

  test('two nodes are the two ends', () => {
    expect(Array.from(equallySpaced(2, -0.1, 0.7))).toEqual([-0.1, 0.7])
  })

  test('a grid carries its spacing', () => {
    expect(createGrid(61, -6, 6).spacing).toBe(0.2)
  })

  test.each([1, 0, 2.5, Number.NaN])('%s nodes are refused', (count) => {
    expect(() => equallySpaced(count, -1, 1)).toThrow(`a grid needs an integer of at least 2 nodes, got ${count}`)
  })

  test.each([
    [1, 1],
    [2, -2],
    [-Infinity, 0],
    [Number.NaN, 1],
  ])('ends %s and %s are refused', (low, high) => {
    expect(() => equallySpaced(5, low, high)).toThrow('must be finite and ascending')
  })
})
