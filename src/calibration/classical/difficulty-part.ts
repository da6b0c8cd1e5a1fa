import { dotProduct } from '../../math/dot-product.js'
import { symmetricEigenvalues } from '../../math/symmetric-eigenvalues.js'

/** What of the correlations beyond the first dimension goes with the difficulty of the items. */
export interface DifficultyPart {
  /** Share, up to 1, of what the second eigenvalue has above the mean of all after the first that lies in this direction. */
  readonly share: number
  /** Largest eigenvalue of what neither the first dimension nor this direction has. */
  readonly beside: number
}

/** Loadings are known to this; the first eigenvalue stands out, so that few steps suffice. */
const closeEnough = 1e-10
const mostSteps = 500

/** Length of the direction, over that before the first dimension was taken out, below which all items are equally difficult. */
const noDirection = 1e-6

/**
 * Guessing, and curves of another shape than the one that polychoric correlations suppose, make the correlations of easy and hard
 * items differ from what one dimension gives; the loadings of the dimension that stands for it rise or fall with the difficulty.
 * @param matrix correlations, row-major
 * @param eigenvalues of the matrix, descending
 * @param easiness of the items, as a normal deviate of the share of points reached
 * @source Carroll (1945), Psychometrika 10, 1–19; McDonald & Ahlawat (1974), Br. J. Math. Stat. Psychol. 27, 82–99 (factors of difficulty)
 */
export function difficultyPart(
  matrix: Float64Array,
  eigenvalues: ArrayLike<number>,
  easiness: ArrayLike<number>,
): DifficultyPart {
  const items = eigenvalues.length
  const [first, second] = [eigenvalues[0] as number, eigenvalues[1] as number]
  const loadings = firstEigenvector(matrix, items)
  const raw = loadings.map((loading, i) => loading * (easiness[i] as number))
  const direction = without(raw, loadings)
  const length = Math.sqrt(dotProduct(direction, direction))
  if (!(length > noDirection * Math.sqrt(dotProduct(raw, raw)))) return { share: 0, beside: second }
  const unit = direction.map((value) => value / length)
  const rest = (items - first) / (items - 1)
  const share = (dotProduct(unit, times(matrix, unit)) - rest) / (second - rest)
  const [beside = 0] = symmetricEigenvalues(deflated(deflated(matrix, loadings), unit), items)
  return { share, beside }
}

/** By repeated multiplication, of length 1. */
function firstEigenvector(matrix: Float64Array, items: number): Float64Array {
  let vector = new Float64Array(items).fill(1 / Math.sqrt(items))
  for (let step = 0; step < mostSteps; step++) {
    const product = times(matrix, vector)
    const length = Math.sqrt(dotProduct(product, product))
    const next = product.map((value) => value / length)
    const change = next.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (vector[i] as number))), 0)
    vector = next
    if (change < closeEnough) break
  }
  return vector
}

/** (I − uu′) R (I − uu′). */
function deflated(matrix: Float64Array, unit: Float64Array): Float64Array {
  const product = times(matrix, unit)
  const along = dotProduct(unit, product)
  const items = unit.length
  return matrix.map((value, at) => {
    const [i, j] = [Math.floor(at / items), at % items]
    return value - unit[i]! * product[j]! - product[i]! * unit[j]! + along * unit[i]! * unit[j]!
  })
}

function without(vector: Float64Array, unit: Float64Array): Float64Array {
  const along = dotProduct(vector, unit)
  return vector.map((value, i) => value - along * (unit[i] as number))
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const items = vector.length
  return vector.map((_, i) => dotProduct(matrix.subarray(i * items, (i + 1) * items), vector))
}
