/**
 * Eigenvalues of a real symmetric matrix in descending order, without vectors: reduced to three diagonals by reflections, then found
 * one by one by bisection, each to the rounding of the largest. Some fifty times as fast as `symmetricEigen` of linear-algebra.ts,
 * its oracle, which gives the vectors too.
 * @param matrix row-major, size × size; only its lower triangle is used
 * @throws RangeError for entries that are not finite
 * @source Golub & Van Loan (2013), Matrix Computations, 4th ed., §8.3.1 (tridiagonalisation), §8.4.1 (Sturm sequences)
 */
export function symmetricEigenvalues(matrix: ArrayLike<number>, size: number): Float64Array {
  const work = lowerTriangle(matrix, size)
  // Squares of entries far from 1 would vanish or overflow.
  const unit = work.reduce((top, entry) => Math.max(top, Math.abs(entry)), 0) || 1
  const { diagonal, beside } = threeDiagonals(
    work.map((entry) => entry / unit),
    size,
  )
  const squares = beside.map((entry) => entry * entry)
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < size; i++) {
    // The union of these intervals holds every eigenvalue (Gershgorin).
    const reach = Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0)
    low = Math.min(low, (diagonal[i] as number) - reach)
    high = Math.max(high, (diagonal[i] as number) + reach)
  }
  const least = Number.EPSILON * Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE)
  const values = new Float64Array(size)
  for (let k = 0; k < size; k++)
    values[k] = eigenvalueOfRank(diagonal, squares, { rank: k, low, high: values[k - 1] ?? high, least })
  return values.map((value) => value * unit)
}

interface Search {
  /** Number of larger eigenvalues. */
  readonly rank: number
  readonly low: number
  readonly high: number
  /** Width at which the search ends. */
  readonly least: number
}

function eigenvalueOfRank(diagonal: Float64Array, squares: Float64Array, { rank, low, high, least }: Search): number {
  let [from, to] = [low, high]
  while (to - from > least) {
    const middle = from + (to - from) / 2
    if (middle <= from || middle >= to) break
    if (countAbove(diagonal, squares, middle, least) > rank) from = middle
    else to = middle
  }
  return from + (to - from) / 2
}

/** Number of eigenvalues above x: positive pivots of the matrix less x. */
function countAbove(diagonal: Float64Array, squares: Float64Array, x: number, least: number): number {
  let count = 0
  let pivot = 1
  for (let i = 0; i < diagonal.length; i++) {
    const before = i === 0 ? 0 : (squares[i - 1] as number) / pivot
    pivot = (diagonal[i] as number) - x - before
    // A pivot of 0 belongs to x itself; its sign is free, its size must not be 0.
    if (Math.abs(pivot) < least * least) pivot = -least
    if (pivot > 0) count++
  }
  return count
}

function lowerTriangle(matrix: ArrayLike<number>, size: number): Float64Array {
  const work = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const entry = matrix[i * size + j] as number
      if (!Number.isFinite(entry)) throw new RangeError(`entries must be finite, got ${entry} at row ${i}, column ${j}`)
      work[i * size + j] = entry
      work[j * size + i] = entry
    }
  return work
}

/** The diagonal, and the entries beside it, of a similar tridiagonal matrix. @param work is overwritten */
function threeDiagonals(work: Float64Array, size: number): { readonly diagonal: Float64Array; readonly beside: Float64Array } {
  const beside = new Float64Array(Math.max(0, size - 1))
  const room = { v: new Float64Array(size), w: new Float64Array(size) }
  for (let k = 0; k + 1 < size; k++) beside[k] = reflectColumn(work, size, k, room)
  return { diagonal: Float64Array.from({ length: size }, (_, i) => work[i * size + i] as number), beside }
}

/** The two vectors of A − v·wᵀ − w·vᵀ, in room that all columns share. */
interface Reflection {
  readonly v: Float64Array
  readonly w: Float64Array
}

/** Clears column k below its first entry beside the diagonal by A − v·wᵀ − w·vᵀ, and gives that entry. */
function reflectColumn(work: Float64Array, size: number, k: number, { v, w }: Reflection): number {
  let length = 0
  for (let i = k + 1; i < size; i++) length = Math.hypot(length, work[i * size + k] as number)
  const first = work[(k + 1) * size + k] as number
  const entry = first > 0 ? -length : length
  // Entries whose squares vanish beside the largest, 1, move no eigenvalue by more than themselves.
  if (length < 1e-100 || k + 2 === size) return first
  for (let i = k + 1; i < size; i++) v[i] = work[i * size + k] as number
  v[k + 1] = first - entry
  // Half the squared length of v.
  const half = length * length - first * entry
  let along = 0
  for (let i = k + 1; i < size; i++) {
    let sum = 0
    for (let j = k + 1; j < size; j++) sum += (work[i * size + j] as number) * (v[j] as number)
    w[i] = sum / half
    along += (sum / half) * (v[i] as number)
  }
  const share = along / (2 * half)
  for (let i = k + 1; i < size; i++) w[i] = (w[i] as number) - share * (v[i] as number)
  for (let i = k + 1; i < size; i++)
    for (let j = k + 1; j < size; j++)
      work[i * size + j] =
        (work[i * size + j] as number) - (v[i] as number) * (w[j] as number) - (w[i] as number) * (v[j] as number)
  return entry
}
