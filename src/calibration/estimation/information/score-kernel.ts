/** Persons whose scores are held before their products are added up. */
export const together = 64

/**
 * Means of rows of a table under one distribution at a time. The arrays are written by the caller but for `means`, which the next call
 * writes anew; there is room for as many rows as were asked for.
 */
export interface RowMeans {
  readonly table: Float64Array
  /** The distribution, by place in a row. */
  readonly mass: Float64Array
  /** Where in the table each row begins. */
  readonly starts: Int32Array
  readonly means: Float64Array
  /** Writes Σ mass·row, over the places from…to, of the first `count` rows. */
  run(count: number, from: number, to: number): void
}

/** The size of {@link RowMeans}: numbers in the table, places in a row, and rows at a time. */
export interface RowMeansSize {
  readonly values: number
  readonly nodes: number
  readonly rows: number
}

/** Σ of products of scores with themselves. */
export interface SquareSum {
  /** Numbers from one row to the next: the size, filled up. What is beyond the size must be 0. */
  readonly stride: number
  /** Scores, {@link together} rows, written by the caller. */
  readonly scores: Float64Array
  /** Σ so far, stride × stride: on and below the diagonal; what stands above it means nothing. */
  readonly sum: Float64Array
  /** Adds the products of the first `count` scores. */
  add(count: number): void
}

/** Sums of distributions over pairs of cells, each cell an answer to an item. All arrays but `values` are written by the caller. */
export interface PairSums {
  /** Sums by place: those of a pair begin at (row + cell) · nodes. */
  readonly values: Float64Array
  /** The distribution to add, weighted. */
  readonly mass: Float64Array
  /** Cell of each answer of a person. */
  readonly cells: Int32Array
  /** Row of each answer that comes later in a pair. */
  readonly rows: Int32Array
  /** Adds the mass, over the places from…to, to the pairs of the answers first…end with all before them. */
  add(first: number, end: number, from: number, to: number): void
}

/** The size of {@link PairSums}: numbers in `values`, places of a distribution, and answers of a person at most. */
export interface PairSumsSize {
  readonly values: number
  readonly nodes: number
  readonly answers: number
}
