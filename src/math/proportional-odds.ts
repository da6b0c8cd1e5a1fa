import { choleskyFactor, choleskyInverse } from './cholesky.js'
import { dampedNewton, type LocalQuadratic } from './damped-newton.js'
import { logistic } from './logistic.js'

/** Observations that share predictors and category. */
export interface ObservedCell {
  readonly predictors: readonly number[]
  /** 0-based, below the number of categories. */
  readonly category: number
  readonly count: number
}

export type ProportionalOddsFit =
  | {
      readonly kind: 'fitted'
      readonly logLikelihood: number
      /** α_k of every category but the lowest: ln odds of it or a higher one where all predictors are 0. */
      readonly intercepts: Float64Array
      /** One a predictor: change of ln odds of a higher category. */
      readonly slopes: Float64Array
      /** Of intercepts and slopes, in this order; row-major. */
      readonly covariance: Float64Array
    }
  /** A predictor tells the categories apart without error, so that its slope has no finite estimate. */
  | { readonly kind: 'separated' }
  | { readonly kind: 'not-converged' }

export interface ProportionalOddsShape {
  /** Every one of which occurs. */
  readonly categories: number
  readonly predictors: number
  /** A slope beyond this counts as one on its way to infinity; default: none does. */
  readonly largestSlope?: number | undefined
}

/**
 * Maximum likelihood of P(Y ≥ k) = σ(α_k + xβ), α falling in k; logistic regression where there are two categories.
 * Predictors of about the size of 1 are found fastest.
 * @source McCullagh (1980), J. R. Stat. Soc. B 42, 109–142
 */
export function fitProportionalOdds(
  cells: readonly ObservedCell[],
  { categories, predictors, largestSlope = Infinity }: ProportionalOddsShape,
): ProportionalOddsFit {
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  const start = new Float64Array(categories - 1 + predictors)
  for (let k = 1; k < categories; k++) {
    const above = cells.reduce((sum, cell) => sum + (cell.category >= k ? cell.count : 0), 0)
    start[k - 1] = Math.log(above / (total - above))
  }
  const found = dampedNewton((x) => meanDeviance(cells, categories, x, total), start)
  const slopes = found.x.slice(categories - 1)
  if (slopes.some((slope) => Math.abs(slope) > largestSlope)) return { kind: 'separated' }
  const factored = choleskyFactor(found.hessian, found.x.length)
  if (found.kind !== 'minimum' || factored.kind !== 'factored') return { kind: 'not-converged' }
  // The search minimises the deviance of one observation.
  const covariance = choleskyInverse(factored.factor).map((entry) => entry / total)
  return { kind: 'fitted', logLikelihood: -total * found.value, intercepts: found.x.slice(0, categories - 1), slopes, covariance }
}

/** Minus the log-likelihood an observation, with its derivatives. */
function meanDeviance(cells: readonly ObservedCell[], categories: number, x: Float64Array, total: number): LocalQuadratic {
  const size = x.length
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  let value = 0
  for (const { predictors, category, count } of cells) {
    const point = cellPoint(categories, category, x, predictors)
    const weight = count / total
    value -= weight * point.logProbability
    addDerivatives(gradient, hessian, { categories, category, predictors, weight }, point)
  }
  return { value, gradient, hessian }
}

/** ln P of a category as a function of the linear predictors of its lower and upper edge. */
interface CellPoint {
  readonly logProbability: number
  /** first derivatives, then second and mixed ones; those of an edge that does not exist are 0 */
  readonly lower: number
  readonly upper: number
  readonly lowerLower: number
  readonly lowerUpper: number
  readonly upperUpper: number
}

function cellPoint(categories: number, category: number, x: Float64Array, predictors: readonly number[]): CellPoint {
  let linear = 0
  for (const [i, value] of predictors.entries()) linear += value * (x[categories - 1 + i] as number)
  const atLower = category === 0 ? Number.POSITIVE_INFINITY : (x[category - 1] as number) + linear
  const atUpper = category === categories - 1 ? Number.NEGATIVE_INFINITY : (x[category] as number) + linear
  const [f1, f0] = [logistic(atLower), logistic(atUpper)]
  const [g1, g0] = [f1 * logistic(-atLower), f0 * logistic(-atUpper)]
  // At the ends one minus the distribution is the smaller number: it keeps its digits.
  const probability = atLower > 0 && category < categories - 1 ? logistic(-atUpper) - logistic(-atLower) : f1 - f0
  const [r1, r0] = [g1 / probability, g0 / probability]
  return {
    logProbability: probability > 0 ? Math.log(probability) : Number.NEGATIVE_INFINITY,
    lower: r1,
    upper: -r0,
    lowerLower: r1 * (1 - 2 * f1) - r1 * r1,
    lowerUpper: r1 * r0,
    upperUpper: -r0 * (1 - 2 * f0) - r0 * r0,
  }
}

function addDerivatives(
  gradient: Float64Array,
  hessian: Float64Array,
  cell: {
    readonly categories: number
    readonly category: number
    readonly predictors: readonly number[]
    readonly weight: number
  },
  point: CellPoint,
): void {
  const { categories, category, predictors, weight } = cell
  const size = gradient.length
  const lower = category - 1
  const upper = category < categories - 1 ? category : -1
  // Derivatives by parameter: the edges' thresholds, then the slopes, which move both edges alike.
  const terms: (readonly [place: number, byLower: number, byUpper: number])[] = predictors.map(
    (value, i) => [categories - 1 + i, value, value] as const,
  )
  if (lower >= 0) terms.push([lower, 1, 0])
  if (upper >= 0) terms.push([upper, 0, 1])
  for (const [i, li, ui] of terms) {
    gradient[i] = (gradient[i] as number) - weight * (point.lower * li + point.upper * ui)
    for (const [j, lj, uj] of terms) {
      const second = point.lowerLower * li * lj + point.lowerUpper * (li * uj + ui * lj) + point.upperUpper * ui * uj
      hessian[i * size + j] = (hessian[i * size + j] as number) - weight * second
    }
  }
}
