import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { estimateLatentRegression } from '../../calibration/estimation/latent-regression.js'
import type { PanelGrid } from '../quadrature/panel-grid.js'
import { type TailSums, tailSums } from '../shares/tail-sums.js'
import { independentColumns } from './covariates.js'

/** A latent distribution that depends on covariates: normal around a fitted mean of each person's own. */
export interface CellRegression {
  /** A row a member, the intercept's 1 first. */
  readonly rows: readonly (readonly number[])[]
  readonly coefficients: readonly number[]
  readonly residualSd: number
  /** Of the coefficients and ln residual SD, row-major. */
  readonly covariance: Float64Array
  /** Share of the latent variance that the covariates explain, 0…1. */
  readonly explained: number
}

/** Persons for every coefficient: fewer do not tell them. */
const personsEach = 10

/** The regression of a cell's members on their covariates; undefined where these, or the answers, do not tell one. */
export function cellRegression(
  table: LikelihoodTable,
  covariates: readonly (readonly number[])[],
  { weights, sdRange }: { readonly weights: ArrayLike<number> | undefined; readonly sdRange: readonly [number, number] },
): CellRegression | undefined {
  const kept = independentColumns(covariates)
  if (kept.length === 0 || table.persons < personsEach * (1 + kept.length)) return undefined
  const own = covariates.map((row) => kept.map((column) => row[column] as number))
  const found = estimateLatentRegression(table, own, { weights, sdRange, tolerance: 1e-7 })
  if (found.kind !== 'estimated' || !found.converged) return undefined
  const { coefficients, covariance, residualSd, explained } = found
  const rows = own.map((row) => [1, ...row])
  // Maximum likelihood loses from the variance what went into the coefficients.
  const lost = rows.reduce((sum, row) => sum + quadratic(row, covariance), 0) / rows.length
  return {
    ...{ rows, coefficients, explained },
    residualSd: Math.sqrt(residualSd ** 2 + lost),
    covariance: Float64Array.from(covariance.flat()),
  }
}

/** The same covariates under other likelihoods of the same persons; the regression itself where these tell none. */
export function refittedRegression(
  regression: CellRegression,
  table: LikelihoodTable,
  { weights, sdRange }: { readonly weights: ArrayLike<number> | undefined; readonly sdRange: readonly [number, number] },
): CellRegression {
  const covariates = regression.rows.map((row) => row.slice(1))
  return cellRegression(table, covariates, { weights, sdRange }) ?? regression
}

function quadratic(row: readonly number[], matrix: readonly (readonly number[])[]): number {
  return row.reduce((sum, one, a) => sum + row.reduce((own, other, b) => own + one * other * (matrix[a]?.[b] as number), 0), 0)
}

/** Mean and SD of the latent distribution of all members together. */
export function regressionMoments(
  { rows, coefficients, residualSd }: CellRegression,
  weights: ArrayLike<number> | undefined,
): { mean: number; sd: number } {
  let [total, first, second] = [0, 0, 0]
  for (const [p, row] of rows.entries()) {
    const weight = weights === undefined ? 1 : (weights[p] as number)
    const fitted = fittedMean(row, coefficients)
    total += weight
    first += weight * fitted
    second += weight * fitted * fitted
  }
  const mean = first / total
  return { mean, sd: Math.sqrt(residualSd ** 2 + Math.max(0, second / total - mean * mean)) }
}

function fittedMean(row: readonly number[], coefficients: readonly number[]): number {
  return row.reduce((sum, value, a) => sum + value * (coefficients[a] as number), 0)
}

/** Sums over the members, each under the own distribution; persons with the same covariates are summed together. */
export function regressionSums(
  table: LikelihoodTable,
  { rows, coefficients, residualSd }: CellRegression,
  setting: { readonly grid: PanelGrid; readonly bandCuts: readonly number[]; readonly weights?: ArrayLike<number> | undefined },
): TailSums {
  const patterns = new Map<string, number[]>()
  for (const [p, row] of rows.entries()) {
    const key = row.join(' ')
    const alike = patterns.get(key)
    if (alike === undefined) patterns.set(key, [p])
    else alike.push(p)
  }
  const cuts = setting.grid.cuts.length
  const gradient = Array.from({ length: coefficients.length + 1 }, () => new Float64Array(cuts))
  let whole: TailSums | undefined
  for (const persons of patterns.values()) {
    const row = rows[persons[0] as number] as readonly number[]
    const weights = setting.weights === undefined ? undefined : persons.map((p) => setting.weights?.[p] as number)
    const sums = tailSums(rowsOf(table, persons), { ...setting, weights, mean: fittedMean(row, coefficients), sd: residualSd })
    for (const [a, column] of gradient.entries()) {
      const slopes = a < row.length ? sums.meanGradient : sums.logSdGradient
      const factor = row[a] ?? 1
      for (let cut = 0; cut < cuts; cut++) column[cut] = (column[cut] as number) + factor * (slopes[cut] as number)
    }
    whole = whole === undefined ? sums : together(whole, sums)
  }
  return { ...(whole as TailSums), shapeGradient: gradient }
}

function rowsOf(table: LikelihoodTable, persons: readonly number[]): LikelihoodTable {
  const count = table.nodes.length
  const likelihood = new Float64Array(persons.length * count)
  for (const [to, p] of persons.entries()) likelihood.set(table.likelihood.subarray(p * count, (p + 1) * count), to * count)
  return {
    ...table,
    persons: persons.length,
    likelihood,
    logScale: Float64Array.from(persons, (p) => table.logScale[p] as number),
  }
}

function together(one: TailSums, other: TailSums): TailSums {
  const sum = (column: 'share' | 'spread' | 'meanGradient' | 'logSdGradient' | 'bandSpread' | 'countedEap' | 'countedMle') =>
    one[column].map((value, at) => value + (other[column][at] as number))
  return {
    ...{ persons: one.persons + other.persons, weight: one.weight + other.weight },
    ...{ share: sum('share'), spread: sum('spread'), bandSpread: sum('bandSpread') },
    ...{ meanGradient: sum('meanGradient'), logSdGradient: sum('logSdGradient') },
    ...{ countedEap: sum('countedEap'), countedMle: sum('countedMle') },
  }
}
