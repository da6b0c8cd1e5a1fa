/** Rows of nodes in one array, each `stride` long, and what is done with many of them at once. All places are in doubles. */
export interface GroupRows {
  readonly rows: Float64Array
  /** A factor a node, written by the caller; 0 beyond the nodes. */
  readonly factors: Float64Array
  /** Writes rows from `from` up to `end` (exclusive), times the factors, to where `to` begins; the same place is allowed. */
  multiply(from: number, end: number, to: number): void
  /** Divides every row from `from` up to `end` (exclusive) by its largest number, if that is above 0. */
  scale(from: number, end: number): void
}

/** Readable twin of simdGroupRows. */
export function plainGroupRows(doubles: number, stride: number): GroupRows {
  const rows = new Float64Array(doubles)
  const factors = new Float64Array(stride)
  return {
    rows,
    factors,
    multiply(from, end, to) {
      for (let row = 0; row < end - from; row += stride)
        for (let q = 0; q < stride; q++) rows[to + row + q] = (rows[from + row + q] as number) * (factors[q] as number)
    },
    scale(from, end) {
      for (let row = from; row < end; row += stride) {
        let highest = 0
        for (let q = row; q < row + stride; q++) highest = Math.max(highest, rows[q] as number)
        if (highest > 0) for (let q = row; q < row + stride; q++) rows[q] = (rows[q] as number) / highest
      }
    },
  }
}
