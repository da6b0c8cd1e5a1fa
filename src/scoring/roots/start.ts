import type { ItemNodes, RootGrid } from './nodes.js'

/** Nodes to begin at, by what the equation is at the middle node: entry (value − low) · perUnit. */
export interface StartNodes {
  readonly low: number
  readonly perUnit: number
  readonly nodes: Float64Array
}

export const startEntries = 1024

/**
 * The slope of the likelihood at the middle node tells where its root is about: at theta it is expected to be
 * ΣΣ P(theta) S(middle).
 * @param further minus what the equation has beside S, at a node
 */
export function startNodes(items: readonly ItemNodes[], grid: RootGrid, further: (node: number) => number): StartNodes {
  const middle = grid.cells >> 1
  const expected = Float64Array.from({ length: grid.cells + 1 }, (_, q) => {
    let sum = further(q)
    for (const { answers } of items) {
      for (const { logProbability, slope } of answers) sum += Math.exp(logProbability[q] as number) * (slope[middle] as number)
    }
    return sum
  })
  for (let q = 1; q <= grid.cells; q++) expected[q] = Math.max(expected[q] as number, expected[q - 1] as number)
  const low = expected[0] as number
  const range = (expected[grid.cells] as number) - low
  const perUnit = range > 0 ? (startEntries - 1) / range : 0
  const nodes = new Float64Array(startEntries)
  let q = 0
  for (let entry = 0; entry < startEntries; entry++) {
    while (q < grid.cells && (expected[q] as number) < low + (range * entry) / (startEntries - 1)) q += 1
    nodes[entry] = q
  }
  return { low, perUnit, nodes }
}
