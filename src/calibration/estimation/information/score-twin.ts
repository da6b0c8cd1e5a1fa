import { type PairSums, type PairSumsSize, type RowMeans, type RowMeansSize, type SquareSum, together } from './score-kernel.js'

/** Means of rows in plain numbers: what {@link simdRowMeans} is held to, and what serves where that cannot run. */
export function plainRowMeans({ values, nodes, rows }: RowMeansSize): RowMeans {
  const table = new Float64Array(values)
  const mass = new Float64Array(nodes)
  const starts = new Int32Array(rows)
  const means = new Float64Array(rows)
  return {
    table,
    mass,
    starts,
    means,
    run(count, from, to) {
      for (let row = 0; row < count; row++) {
        const start = starts[row] as number
        let sum = 0
        for (let q = from; q < to; q++) sum += (mass[q] as number) * (table[start + q] as number)
        means[row] = sum
      }
    },
  }
}

/** Sums of products in plain numbers: what {@link simdSquareSum} is held to, and what serves where that cannot run. */
export function plainSquareSum(size: number): SquareSum {
  const scores = new Float64Array(together * size)
  const sum = new Float64Array(size * size)
  return {
    stride: size,
    scores,
    sum,
    add(count) {
      for (let person = 0; person < count; person++) {
        const start = person * size
        for (let row = 0; row < size; row++) {
          const value = scores[start + row] as number
          const at = row * size
          for (let column = 0; column <= row; column++)
            sum[at + column] = (sum[at + column] as number) + value * (scores[start + column] as number)
        }
      }
    },
  }
}

/** Sums over pairs in plain numbers: what {@link simdPairSums} is held to, and what serves where that cannot run. */
export function plainPairSums(size: PairSumsSize): PairSums {
  const values = new Float64Array(size.values)
  const mass = new Float64Array(size.nodes)
  const cells = new Int32Array(size.answers)
  const rows = new Int32Array(size.answers)
  return {
    values,
    mass,
    cells,
    rows,
    add(first, end, from, to) {
      for (let later = first; later < end; later++) {
        for (let earlier = 0; earlier < later; earlier++) {
          const at = ((rows[later] as number) + (cells[earlier] as number)) * size.nodes
          for (let q = from; q < to; q++) values[at + q] = (values[at + q] as number) + (mass[q] as number)
        }
      }
    },
  }
}
