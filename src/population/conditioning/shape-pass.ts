import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { dotProduct } from '../../math/dot-product.js'
import { shapeDensity } from './shape-basis.js'

export interface ShapeSetting {
  readonly table: LikelihoodTable
  /** Terms of the log density at the nodes. */
  readonly terms: readonly Float64Array[]
  /** One a person, mean 1. */
  readonly weights: Float64Array
}

/** All that one pass over the persons tells about the coefficients of a shape. */
export interface ShapePass {
  readonly coefficients: Float64Array
  /** Penalised log-likelihood up to a constant. */
  readonly value: number
  readonly score: Float64Array
  /** Observed information with the penalty's, row-major. */
  readonly information: Float64Array
  /** Σ weight²·score·scoreᵀ with the penalty's. */
  readonly crossProduct: Float64Array
}

/** Precision of coefficients from the third on, around 0: one unit is as far as a shape is wont to go. */
const penalty = 1

/**
 * With b the terms, the score is Σ E(b | x) − E(b) and the information Σ Var(b) − Var(b | x): sums over persons of E(b | x)
 * and its square, and over nodes of b·bᵀ times the posterior mass that persons have there together.
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233
 */
export function shapePass({ table, terms, weights }: ShapeSetting, coefficients: Float64Array): ShapePass {
  const size = terms.length
  const density = shapeDensity(terms, coefficients, table.nodeWeights)
  const expected = Float64Array.from(terms, (term) => dotProduct(density, term))
  const together = new Float64Array(density.length)
  const score = new Float64Array(size)
  const squares = new Float64Array(size * size)
  const crossProduct = new Float64Array(size * size)
  const own = new Float64Array(size)
  const posterior = new Float64Array(density.length)
  let [value, total] = [0, 0]
  for (let p = 0; p < table.persons; p++) {
    const weight = weights[p] as number
    const mass = posteriorInto(posterior, table, p, density)
    value += weight * (Math.log(mass) + (table.logScale[p] as number))
    total += weight
    for (let q = 0; q < posterior.length; q++) together[q] = (together[q] as number) + weight * (posterior[q] as number)
    for (let a = 0; a < size; a++) own[a] = dotProduct(posterior, terms[a] as Float64Array) - (expected[a] as number)
    for (let a = 0; a < size; a++) {
      score[a] = (score[a] as number) + weight * (own[a] as number)
      for (let b = 0; b <= a; b++) {
        const square = weight * (own[a] as number) * (own[b] as number)
        squares[a * size + b] = (squares[a * size + b] as number) + square
        crossProduct[a * size + b] = (crossProduct[a * size + b] as number) + weight * square
      }
    }
  }
  // Σ E(bbᵀ | x) − E(bbᵀ), both around E(b).
  const moved = together.map((mass, q) => mass - total * (density[q] as number))
  const information = squares.map((square, at) => {
    const [a, b] = [Math.floor(at / size), at % size]
    return b > a ? 0 : square - centredMoment(moved, [terms[a], terms[b]] as Pair, [expected[a], expected[b]] as [number, number])
  })
  for (let a = 2; a < size; a++) {
    const coefficient = coefficients[a] as number
    value -= (penalty / 2) * coefficient * coefficient
    score[a] = (score[a] as number) - penalty * coefficient
    for (const matrix of [information, crossProduct]) matrix[a * size + a] = (matrix[a * size + a] as number) + penalty
  }
  return { coefficients, value, score, information: mirrored(information, size), crossProduct: mirrored(crossProduct, size) }
}

/** Posterior mass of a person at the nodes; returns the marginal likelihood before it is divided out. */
export function posteriorInto(
  posterior: Float64Array,
  { likelihood }: LikelihoodTable,
  person: number,
  density: Float64Array,
): number {
  const row = person * density.length
  let mass = 0
  for (let q = 0; q < density.length; q++) {
    const term = (likelihood[row + q] as number) * (density[q] as number)
    posterior[q] = term
    mass += term
  }
  for (let q = 0; q < density.length; q++) posterior[q] = (posterior[q] as number) / mass
  return mass
}

type Pair = readonly [Float64Array, Float64Array]

function centredMoment(mass: Float64Array, [one, other]: Pair, [meanOne, meanOther]: readonly [number, number]): number {
  let sum = 0
  for (let q = 0; q < mass.length; q++)
    sum += (mass[q] as number) * ((one[q] as number) - meanOne) * ((other[q] as number) - meanOther)
  return sum
}

/** Copies the lower half of a square matrix above its diagonal. */
function mirrored(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((value, at) => {
    const [a, b] = [Math.floor(at / size), at % size]
    return b > a ? (matrix[b * size + a] as number) : value
  })
}
