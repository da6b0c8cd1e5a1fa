import { create, eigsDependencies, type FactoryFunctionMap, lupDependencies, lusolveDependencies } from 'mathjs'

// mathjs declares its factories as an index signature, hence possibly undefined.
const factories = { eigsDependencies, lupDependencies, lusolveDependencies } as FactoryFunctionMap
/** The comparisons inside take 1e-12 for equal unless told otherwise, and leave that much of an eigenvector unrotated. */
const { eigs, lup, lusolve } = create(factories, { relTol: 1e-15, absTol: 1e-300 })

/** Eigenvalues in descending order; vector i, of unit length, is row i of `vectors` (row-major, size × size). */
export interface SymmetricEigen {
  readonly values: Float64Array
  readonly vectors: Float64Array
}

export type LinearSolution =
  | { readonly kind: 'solved'; readonly solution: Float64Array }
  /** the rows are dependent up to rounding error */
  | { readonly kind: 'singular' }

/**
 * Eigenvalues and orthonormal eigenvectors of a real symmetric matrix, by Jacobi rotations; meant for sizes up to some
 * hundred. The sign of a vector is not determined: its largest entry is made positive.
 * @param matrix row-major, size × size; only its lower triangle is used
 * @throws RangeError for entries that are not finite
 * @source Golub & Van Loan (2013), Matrix Computations, 4th ed., §8.5
 */
export function symmetricEigen(matrix: ArrayLike<number>, size: number): SymmetricEigen {
  requireFinite(matrix)
  const values = new Float64Array(size)
  const vectors = new Float64Array(size * size)
  if (size === 0) return { values, vectors }
  // The solver's tolerance is absolute: entries far from 1 would end it early or never.
  const unit = largest(size * size, (i) => matrix[i] as number) || 1
  const rows = rowsOf(size, (i, j) => (matrix[Math.max(i, j) * size + Math.min(i, j)] as number) / unit)
  const pairs = eigs(rows, { precision: 1e-15 }).eigenvectors as { value: number; vector: number[] }[]
  pairs.sort((one, other) => other.value - one.value)
  pairs.forEach(({ value, vector }, row) => {
    values[row] = value * unit
    const top = vector.reduce((held, entry) => (Math.abs(entry) > Math.abs(held) ? entry : held))
    const sign = top < 0 ? -1 : 1
    for (let j = 0; j < size; j++) vectors[row * size + j] = sign * (vector[j] as number)
  })
  return { values, vectors }
}

/**
 * Solution of A·x = b for any square A, by elimination with row exchanges. Symmetric positive definite systems belong
 * to cholesky.ts, which is much faster.
 * @param matrix row-major, b.length × b.length
 * @throws RangeError for entries that are not finite
 * @source Golub & Van Loan (2013), §3.4
 */
export function solveLinear(matrix: ArrayLike<number>, rightSide: ArrayLike<number>): LinearSolution {
  const size = rightSide.length
  if (size === 0) return { kind: 'solved', solution: new Float64Array(0) }
  requireFinite(rightSide)
  requireFinite(matrix)
  // With rows scaled to a largest entry of 1, a pivot that is rounding noise is known by its size.
  const scales = Array.from({ length: size }, (_, i) => largest(size, (j) => matrix[i * size + j] as number))
  if (scales.includes(0)) return { kind: 'singular' }
  const factors = lup(rowsOf(size, (i, j) => (matrix[i * size + j] as number) / (scales[i] as number)))
  const pivots = (factors.U as unknown as number[][]).map((row, i) => Math.abs(row[i] as number))
  if (Math.min(...pivots) <= Math.max(size, 8) * Number.EPSILON) return { kind: 'singular' }
  const scaled = scales.map((scale, i) => (rightSide[i] as number) / scale)
  const column = lusolve(factors, scaled).valueOf() as number[][]
  return { kind: 'solved', solution: Float64Array.from(column, (entry) => entry[0] as number) }
}

function rowsOf(size: number, entry: (i: number, j: number) => number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => entry(i, j)))
}

function largest(size: number, entry: (i: number) => number): number {
  let top = 0
  for (let i = 0; i < size; i++) top = Math.max(top, Math.abs(entry(i)))
  return top
}

function requireFinite(entries: ArrayLike<number>): void {
  for (let i = 0; i < entries.length; i++) {
    if (!Number.isFinite(entries[i])) throw new RangeError(`entries must be finite, got ${entries[i]} at index ${i}`)
  }
}
