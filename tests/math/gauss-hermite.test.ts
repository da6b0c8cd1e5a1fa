import { expect, test } from 'vitest'
import { gaussHermite } from '../../src/math/gauss-hermite.js'

/** Source: Abramowitz & Stegun (1964), table 25.10, n = 5, rescaled to the standard normal; tolerance: their digits. */
test('five nodes are those of the tables', () => {
  const { nodes, weights } = gaussHermite(5)
  const root = Math.sqrt(10)
  for (const [i, node] of [-Math.sqrt(5 + root), -Math.sqrt(5 - root), 0, Math.sqrt(5 - root), Math.sqrt(5 + root)].entries())
    expect(nodes[i]).toBeCloseTo(node, 13)
  for (const [i, weight] of [(7 - 2 * root) / 60, (7 + 2 * root) / 60, 8 / 15].entries())
    expect(weights[i]).toBeCloseTo(weight, 13)
})

test.each([1, 2, 3, 10, 30, 61])('%d nodes give the moments of the standard normal up to degree 2n − 1', (count) => {
  const { nodes, weights } = gaussHermite(count)
  let even = 1
  for (let degree = 0; degree <= Math.min(2 * count - 1, 24); degree++) {
    if (degree >= 2 && degree % 2 === 0) even *= degree - 1
    const size = nodes.reduce((sum, x, i) => sum + (weights[i] as number) * Math.abs(x) ** degree, 0)
    const moment = nodes.reduce((sum, x, i) => sum + (weights[i] as number) * x ** degree, 0)
    expect(Math.abs(moment - (degree % 2 === 0 ? even : 0))).toBeLessThanOrEqual(1e-12 * size)
  }
})

test('nodes ascend and are symmetric to the last bit, up to the largest rule', () => {
  const { nodes, weights } = gaussHermite(200)
  for (let i = 1; i < 200; i++) expect(nodes[i]).toBeGreaterThan(nodes[i - 1] as number)
  for (let i = 0; i < 200; i++) expect(nodes[i]).toBe(-(nodes[199 - i] as number))
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 13)
})

test.each([0, 201, 2.5, NaN])('%d nodes are refused', (count) => {
  expect(() => gaussHermite(count)).toThrow(RangeError)
})
