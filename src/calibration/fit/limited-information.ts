import type { CompiledBank } from '../../bank/compile-bank.js'
import { chiSquaredUpperTail } from '../../math/chi-squared.js'
import { choleskyFactor, choleskySolve } from '../../math/cholesky.js'
import { dotProduct } from '../../math/dot-product.js'
import { type CategoryCurve, categoryCurve } from '../../models/category-curve.js'
import { latentQuadrature } from '../estimation/latent-quadrature.js'
import type { FitData, LatentPopulation, Refused } from './fit-data.js'
import { integral, jointAtNodes, type Moment, type MomentTables, momentAtNodes, momentsOf, momentTables } from './moments.js'
import { errorInterval, rootMeanSquareError } from './noncentrality.js'
import { hasFreeVariance, type ParameterMove, parameterMoves, sharedMoves } from './parameter-moves.js'

/** Fit of the whole test to the shares and pairs of responses. */
export interface LimitedInformationFit {
  readonly kind: 'tested'
  /** M2 where all items have two categories, else C2. */
  readonly statistic: 'M2' | 'C2'
  readonly chiSquared: number
  readonly degreesOfFreedom: number
  readonly p: number
  readonly rmsea: number
  /** 90 %. */
  readonly rmseaInterval: readonly [low: number, high: number]
  /** Root mean square difference between observed and expected correlations of item scores. */
  readonly residualCorrelation: number
  readonly persons: number
}

/** Items up to which the covariance of the moments, of size items²/2 squared, is worked out. */
const mostItems = 60

/** Steps of central differences, in logits: truncation and rounding are both near 1e-10. */
const step = 1e-5

/**
 * M2 of Maydeu-Olivares & Joe from shares and pairs, C2 of Cai & Monroe with the products of scores where items have more categories.
 * @param complete persons with an answer to every item
 * @param fitted whether the item parameters (and, where slopes of 1 set the unit, the latent SD) were fitted to these responses
 * @source Maydeu-Olivares & Joe (2006), Psychometrika 71, 713–732; Cai & Monroe (2014), CRESST Report 839
 */
export function limitedInformationFit(
  data: FitData,
  complete: readonly number[],
  population: LatentPopulation,
  fitted: boolean,
): LimitedInformationFit | Refused {
  const { bank } = data
  if (bank.items.length > mostItems) return { kind: 'refused', reason: 'too-many-items' }
  if (bank.items.some(({ model }) => model === 'nrm')) return { kind: 'refused', reason: 'nominal-items' }
  const moments = momentsOf(bank.curves)
  const tables = momentTables(bank.curves, latentQuadrature(population))
  const expected = Float64Array.from(moments, (moment) => integral(momentAtNodes(tables, moment), tables.rule))
  const columns = fitted ? jacobian(bank, moments, tables, population) : []
  const degreesOfFreedom = moments.length - columns.length
  if (degreesOfFreedom < 1) return { kind: 'refused', reason: 'no-degrees-of-freedom' }
  const observed = observedMoments(data, complete, moments)
  const quadratic = projectedForm(
    covariance(moments, tables, expected),
    columns,
    observed.map((value, m) => value - (expected[m] as number)),
  )
  if (quadratic === undefined) return { kind: 'refused', reason: 'singular' }
  const residualCorrelation = residualCorrelationOf(bank.curves, moments, observed, expected)
  if (residualCorrelation === undefined) return { kind: 'refused', reason: 'no-variation' }
  const persons = complete.length
  const chiSquared = persons * quadratic
  return {
    kind: 'tested',
    statistic: bank.curves.every(({ categories }) => categories === 2) ? 'M2' : 'C2',
    chiSquared,
    degreesOfFreedom,
    p: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
    rmsea: rootMeanSquareError(chiSquared, degreesOfFreedom, persons),
    rmseaInterval: errorInterval(chiSquared, degreesOfFreedom, persons),
    residualCorrelation,
    persons,
  }
}

function observedMoments({ bank, responses }: FitData, complete: readonly number[], moments: readonly Moment[]): Float64Array {
  const items = bank.items.length
  return Float64Array.from(moments, (moment) => {
    let sum = 0
    for (const p of complete) {
      const own = responses[p * items + moment.item] as number
      if (moment.kind === 'share') sum += own === moment.category ? 1 : 0
      else sum += own * (responses[p * items + moment.other] as number)
    }
    return sum / complete.length
  })
}

/** Covariance of the statistics of one person under the model, row-major. */
function covariance(moments: readonly Moment[], tables: MomentTables, expected: Float64Array): Float64Array {
  const size = moments.length
  const matrix = new Float64Array(size * size)
  for (const [i, one] of moments.entries())
    for (let j = 0; j <= i; j++) {
      const joint = integral(jointAtNodes(tables, one, moments[j] as Moment), tables.rule)
      matrix[i * size + j] = matrix[j * size + i] = joint - (expected[i] as number) * (expected[j] as number)
    }
  return matrix
}

/** Derivatives of the expected moments, one column a free parameter. */
function jacobian(
  bank: CompiledBank,
  moments: readonly Moment[],
  tables: MomentTables,
  population: LatentPopulation,
): Float64Array[] {
  const constant = bank.scale.scalingConstant
  const column = (i: number, moved: ParameterMove): Float64Array => {
    const at = (by: number) => momentTables([categoryCurve(moved(by), constant)], tables.rule)
    const [above, below] = [at(step), at(-step)]
    return Float64Array.from(moments, (moment) => {
      if (moment.item !== i && !(moment.kind === 'product' && moment.other === i)) return 0
      const slope = (side: MomentTables) => ownPart(side, moment)
      const change = slope(above).map((value, q) => (value - (slope(below)[q] as number)) / (2 * step))
      if (moment.kind === 'share') return integral(change, tables.rule)
      const partner = tables.mean[moment.item === i ? moment.other : moment.item] as Float64Array
      return integral(
        change.map((value, q) => value * (partner[q] as number)),
        tables.rule,
      )
    })
  }
  const columns = [
    ...bank.items.flatMap((item, i) => parameterMoves(item).map((moved) => column(i, moved))),
    // A shared parameter moves each moment by the sum of what it does through every item.
    ...sharedMoves(bank.items).map((shared) =>
      shared
        .map(({ item, move }) => column(item, move))
        .reduce((sum, each) => sum.map((value, m) => value + (each[m] as number))),
    ),
  ]
  if (!hasFreeVariance(bank.items)) return columns
  const expectedAt = (sd: number) => {
    const moved = momentTables(bank.curves, latentQuadrature({ mean: population.mean, sd }))
    return moments.map((moment) => integral(momentAtNodes(moved, moment), moved.rule))
  }
  const [above, below] = [expectedAt(population.sd + step), expectedAt(population.sd - step)]
  return [...columns, Float64Array.from(above, (value, m) => (value - (below[m] as number)) / (2 * step))]
}

/** What a single item's tables contribute to a moment that it takes part in. */
function ownPart({ probability, mean, rule }: MomentTables, moment: Moment): Float64Array {
  if (moment.kind === 'product') return mean[0] as Float64Array
  const count = rule.nodes.length
  return (probability[0] as Float64Array).subarray(moment.category * count, (moment.category + 1) * count)
}

/** e′(Ξ⁻¹ − Ξ⁻¹Δ(Δ′Ξ⁻¹Δ)⁻¹Δ′Ξ⁻¹)e; undefined where Ξ or Δ′Ξ⁻¹Δ has no inverse. */
function projectedForm(matrix: Float64Array, columns: readonly Float64Array[], residual: Float64Array): number | undefined {
  const outer = choleskyFactor(matrix, residual.length)
  if (outer.kind !== 'factored') return undefined
  const solved = columns.map((column) => choleskySolve(outer.factor, column))
  const whole = dotProduct(residual, choleskySolve(outer.factor, residual))
  if (columns.length === 0) return whole
  const inner = choleskyFactor(
    Float64Array.from(solved.flatMap((one) => columns.map((other) => dotProduct(one, other)))),
    columns.length,
  )
  if (inner.kind !== 'factored') return undefined
  const projection = solved.map((column) => dotProduct(column, residual))
  return whole - dotProduct(projection, choleskySolve(inner.factor, projection))
}

/** SRMSR over pairs of items; undefined where no two items vary among these persons. @source Maydeu-Olivares & Joe (2014), Multivar. Behav. Res. 49, 305–328 */
function residualCorrelationOf(
  curves: readonly CategoryCurve[],
  moments: readonly Moment[],
  observed: Float64Array,
  expected: Float64Array,
): number | undefined {
  const correlations = (values: Float64Array): number[] => {
    const mean = new Float64Array(curves.length)
    const square = new Float64Array(curves.length)
    for (const [m, moment] of moments.entries()) {
      if (moment.kind !== 'share') continue
      mean[moment.item] = (mean[moment.item] as number) + moment.category * (values[m] as number)
      square[moment.item] = (square[moment.item] as number) + moment.category ** 2 * (values[m] as number)
    }
    const sd = square.map((value, i) => Math.sqrt(value - (mean[i] as number) ** 2))
    return moments.flatMap((moment, m) => {
      if (moment.kind === 'share') return []
      const product = (mean[moment.item] as number) * (mean[moment.other] as number)
      return [((values[m] as number) - product) / ((sd[moment.item] as number) * (sd[moment.other] as number))]
    })
  }
  const [seen, implied] = [correlations(observed), correlations(expected)]
  // An item without variation among these persons has no observed correlation.
  const squares = seen.map((value, pair) => (value - (implied[pair] as number)) ** 2).filter(Number.isFinite)
  if (squares.length === 0) return undefined
  return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length)
}
