/** Nodes, ascending, and weights, summing to 1, of a rule for means under the standard normal. */
export interface NormalRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** Beyond this the weights of the outer nodes underflow. */
const MOST_NODES = 200

/**
 * Gauss–Hermite rule for the standard normal: Σ w_i f(x_i) is the mean of f(Z) exactly for polynomials up to degree
 * 2n − 1. Nodes are bisected between those of the rule with one node fewer, which they interlace.
 * @param count number of nodes, an integer from 1 to 200
 * @throws RangeError for any other count
 * @source Gil, Segura & Temme (2007), Numerical Methods for Special Functions, §5.3 (orthonormal recurrence)
 */
export function gaussHermite(count: number): NormalRule {
  if (!Number.isInteger(count) || count < 1 || count > MOST_NODES) {
    throw new RangeError(`a Gauss–Hermite rule needs an integer of 1 to ${MOST_NODES} nodes, got ${count}`)
  }
  let roots: Float64Array = new Float64Array(0)
  for (let degree = 1; degree <= count; degree++) roots = rootsBetween(roots, degree)
  const weights = roots.map((node) => 1 / christoffelSum(count, node))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { nodes: roots, weights: weights.map((weight) => weight / total) }
}

/** The roots of the polynomial of some degree, given those of one degree less. */
function rootsBetween(before: Float64Array, degree: number): Float64Array {
  // All roots lie within ±2√degree.
  const bounds = [-2 * Math.sqrt(degree), ...before, 2 * Math.sqrt(degree)]
  const roots = new Float64Array(degree)
  for (let i = 0; i < degree; i++) {
    const mirror = degree - 1 - i
    if (2 * i + 1 === degree) roots[i] = 0
    else roots[i] = i > mirror ? -(roots[mirror] as number) : bisected(degree, bounds[i] as number, bounds[i + 1] as number)
  }
  return roots
}

function bisected(degree: number, low: number, high: number): number {
  const below = Math.sign(hermite(degree, low))
  let [left, right] = [low, high]
  for (;;) {
    const middle = left + (right - left) / 2
    if (middle <= left || middle >= right) return middle
    if (Math.sign(hermite(degree, middle)) === below) left = middle
    else right = middle
  }
}

/** The orthonormal Hermite polynomial of the standard normal. */
function hermite(degree: number, x: number): number {
  let [last, value] = [0, 1]
  for (let k = 1; k <= degree; k++) [last, value] = [value, (x * value - Math.sqrt(k - 1) * last) / Math.sqrt(k)]
  return value
}

/** Σ of squares of the orthonormal polynomials below a degree: the reciprocal of a node's weight. */
function christoffelSum(degree: number, x: number): number {
  let [last, value, sum] = [0, 1, 1]
  for (let k = 1; k < degree; k++) {
    ;[last, value] = [value, (x * value - Math.sqrt(k - 1) * last) / Math.sqrt(k)]
    sum += value * value
  }
  return sum
}
