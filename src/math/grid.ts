/** Equally spaced quadrature nodes, ascending. */
export interface Grid {
  readonly nodes: Float64Array
  /** distance between neighbouring nodes, > 0 */
  readonly spacing: number
}

/**
 * Equally spaced nodes from low to high, both ends included.
 * Node i is the weighted mean of the ends by integer index, (low·(n − 1 − i) + high·i) / (n − 1): nothing accumulates,
 * and a grid with low = −high is symmetric to the last bit (node i = −node n − 1 − i, the middle one 0).
 * @param count number of nodes, an integer ≥ 2
 * @throws RangeError for fewer than two nodes or ends that are not finite and ascending
 */
export function equallySpaced(count: number, low: number, high: number): Float64Array {
  if (!Number.isInteger(count) || count < 2) throw new RangeError(`a grid needs an integer of at least 2 nodes, got ${count}`)
  if (!(low < high && Number.isFinite(high - low))) {
    throw new RangeError(`the ends of a grid must be finite and ascending, got ${low} and ${high}`)
  }
  const cells = count - 1
  const nodes = new Float64Array(count)
  for (let i = 1; i < cells; i++) nodes[i] = (low * (cells - i) + high * i) / cells
  // low·n/n need not round back to low.
  nodes[0] = low
  nodes[cells] = high
  return nodes
}

/** {@link equallySpaced} with the spacing beside the nodes. */
export function createGrid(count: number, low: number, high: number): Grid {
  return { nodes: equallySpaced(count, low, high), spacing: (high - low) / (count - 1) }
}
