/** Lower triangle L of A = L·Lᵀ, row-major, size × size, zeros above the diagonal. */
export interface CholeskyFactor {
  readonly size: number
  readonly lower: Float64Array
}

export type CholeskyResult =
  | { readonly kind: 'factored'; readonly factor: CholeskyFactor }
  /** `pivot`: first row whose variance given the rows before it is not above rounding error */
  | { readonly kind: 'not-positive-definite'; readonly pivot: number }

/**
 * Cholesky factor of a symmetric matrix; only its lower triangle is read.
 * @param matrix row-major, size × size
 * @source Golub & Van Loan (2013), Matrix Computations, 4th ed., §4.2
 */
export function choleskyFactor(matrix: ArrayLike<number>, size: number): CholeskyResult {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    const rowStart = row * size
    for (let column = 0; column <= row; column++) {
      const columnStart = column * size
      let rest = matrix[rowStart + column] as number
      for (let k = 0; k < column; k++) rest -= (lower[rowStart + k] as number) * (lower[columnStart + k] as number)
      if (column < row) {
        lower[rowStart + column] = rest / (lower[columnStart + column] as number)
      } else {
        // Rounding alone leaves this much of a pivot that is zero (Higham 2002, thm 10.7).
        const noise = (row + 1) * Number.EPSILON * (matrix[rowStart + row] as number)
        if (!(rest > noise && rest < Infinity)) return { kind: 'not-positive-definite', pivot: row }
        lower[rowStart + row] = Math.sqrt(rest)
      }
    }
  }
  return { kind: 'factored', factor: { size, lower } }
}

/** Solves A·x = b into `target`, which may be `rightSide` itself. */
export function choleskySolveInto(target: Float64Array, factor: CholeskyFactor, rightSide: ArrayLike<number>): void {
  const { size, lower } = factor
  for (let row = 0; row < size; row++) {
    let rest = rightSide[row] as number
    for (let k = 0; k < row; k++) rest -= (lower[row * size + k] as number) * (target[k] as number)
    target[row] = rest / (lower[row * size + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = target[row] as number
    for (let k = row + 1; k < size; k++) rest -= (lower[k * size + row] as number) * (target[k] as number)
    target[row] = rest / (lower[row * size + row] as number)
  }
}

/** Solution x of A·x = b. */
export function choleskySolve(factor: CholeskyFactor, rightSide: ArrayLike<number>): Float64Array {
  const solution = new Float64Array(factor.size)
  choleskySolveInto(solution, factor, rightSide)
  return solution
}

/** A⁻¹, row-major, exactly symmetric. */
export function choleskyInverse(factor: CholeskyFactor): Float64Array {
  const { size } = factor
  const inverse = new Float64Array(size * size)
  const column = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    column.fill(0)
    column[j] = 1
    choleskySolveInto(column, factor, column)
    for (let i = j; i < size; i++) {
      inverse[i * size + j] = column[i] as number
      inverse[j * size + i] = column[i] as number
    }
  }
  return inverse
}

/** ln det A; 0 for an empty matrix. */
export function choleskyLogDeterminant(factor: CholeskyFactor): number {
  const { size, lower } = factor
  let half = 0
  for (let i = 0; i < size; i++) half += Math.log(lower[i * size + i] as number)
  return 2 * half
}
