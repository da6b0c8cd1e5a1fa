// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { createCurvePoint } from '../models/category-curve.js'
import type { EapKernel } from './eap-kernel.js'
import { leastSdInSpacings } from './refined-grid.js'
import type { ScoreColumns } from './score-columns.js'
import type { ScoringGrid } from './scoring-grid.js'
import { type SufficientStatistic, sufficientStatistic } from './sufficient-statistic.js'

/** Cells of the table: as many as the error asks for, up to a megabyte of nodes. */
const cells = { fewest: 1024, most: 32768 }
/** Error of mean and relative error of variance accepted in the middle of a cell, and cells that are tried. */
const accepted = { error: 2e-13, tried: 256 }
/** Values of the statistic at which posteriors are looked at before a table is made. */
const probes = 9

/** Persons whose statistics are computed at a time. */
const together = 64
/** Numbers of a cell: coefficients of the cubics of mean and variance in the part of the cell. */
const perCell = 8

/**
 * EAP and posterior SD of complete rows from one table over the sufficient statistic s: dE/ds is the variance and dVar/ds
 * the third cumulant, so the slopes of its cubics are exact. Equal to {@link estimateEap} to 1e-12 on the same nodes.
 * It scores nobody where no table of decent size is exact enough or most posteriors are too narrow for the nodes.
 * @param logWeights ln of prior density times node weight
 * @returns undefined where the bank is no exponential family
 */
export function sufficientEap(bank: CompiledBank, grid: ScoringGrid, logWeights: Float64Array): EapKernel | undefined {
  const statistic = sufficientStatistic(bank)
  if (statistic === undefined) return undefined
  const items = bank.items.length
  const leastVariance = (leastSdInSpacings * grid.spacing) ** 2
  const sums = new Float64Array(together)
  let table: EapTable | 'declined' | undefined
  return (out, responses, from, to, hard) => {
    for (let block = from; block < to; block += together) {
      if (table === 'declined') return block
      const end = Math.min(to, block + together)
      const found = statistic.sumsInto(sums, responses, block, end)
      if (found > 0) {
        table ??= eapTable(bank, statistic, grid, logWeights) ?? 'declined'
        if (table === 'declined') return block
        readTable(table, sums, found, { out, first: block, leastVariance, hard })
        out.answered.fill(items, block, block + found)
      }
      if (found < end - block) return block + found
    }
    return to
  }
}

interface Readers {
  readonly out: ScoreColumns
  /** Person of the first sum. */
  readonly first: number
  readonly leastVariance: number
  readonly hard: Parameters<EapKernel>[4]
}

function readTable(table: EapTable, sums: Float64Array, count: number, { out, first, leastVariance, hard }: Readers): void {
  const { cells: coefficients, low, perUnit, last } = table
  const { theta, standardError } = out
  for (let i = 0; i < count; i++) {
    const place = ((sums[i] as number) - low) * perUnit
    const cell = Math.min(last, place | 0)
    const t = place - cell
    const at = perCell * cell
    const mean =
      (coefficients[at] as number) +
      t * ((coefficients[at + 1] as number) + t * ((coefficients[at + 2] as number) + t * (coefficients[at + 3] as number)))
    const variance =
      (coefficients[at + 4] as number) +
      t * ((coefficients[at + 5] as number) + t * ((coefficients[at + 6] as number) + t * (coefficients[at + 7] as number)))
    if (variance >= leastVariance) {
      theta[first + i] = mean
      standardError[first + i] = Math.sqrt(variance)
    } else hard(first + i, { mean, standardDeviation: Math.sqrt(Math.max(0, variance)) })
  }
}

interface EapTable {
  /** Coefficients of t⁰ … t³ of the mean and of the variance, t = 0 … 1 in each cell. */
  readonly cells: Float64Array
  readonly low: number
  /** Cells in a unit of the statistic. */
  readonly perUnit: number
  /** Index of the last cell. */
  readonly last: number
}

/** Mean, variance and third cumulant in logits, its square and its cube. */
type Cumulants = readonly [mean: number, variance: number, third: number]

/** Undefined where most posteriors are too narrow for the nodes, or no table of decent size is exact enough. */
function eapTable(
  bank: CompiledBank,
  { low, high }: SufficientStatistic,
  grid: ScoringGrid,
  logWeights: Float64Array,
): EapTable | undefined {
  const cumulantsAt = posteriorCumulants(bank, grid, logWeights)
  const leastVariance = (leastSdInSpacings * grid.spacing) ** 2
  const resolved = Array.from(
    { length: probes },
    (_, i) => cumulantsAt(low + ((high - low) * i) / (probes - 1))[1] >= leastVariance,
  )
  if (resolved.filter(Boolean).length < probes / 2) return undefined
  for (let count = cells.fewest; count <= cells.most; count *= 2) {
    const spacing = (high - low) / count
    const step = count / accepted.tried
    const exact = (node: number) => cumulantsAt(low + spacing * node)
    const serves = Array.from({ length: accepted.tried }, (_, i) => i * step).every((cell) =>
      cellServes([exact(cell), exact(cell + 0.5), exact(cell + 1)], spacing, leastVariance),
    )
    if (!serves) continue
    return { cells: cubics(exact, count, spacing), low, perUnit: 1 / spacing, last: count - 1 }
  }
  return undefined
}

/** Cubics through mean and variance at the ends of every cell, with their exact slopes. */
function cubics(exact: (node: number) => Cumulants, count: number, spacing: number): Float64Array {
  const coefficients = new Float64Array(perCell * count)
  let left = exact(0)
  for (let cell = 0; cell < count; cell++) {
    const right = exact(cell + 1)
    for (const [offset, moment] of [
      [0, 0],
      [4, 1],
    ] as const) {
      const rise = right[moment] - left[moment]
      const slopes = [left[moment + 1] as number, right[moment + 1] as number].map((slope) => slope * spacing)
      const [from, to] = slopes as [number, number]
      coefficients.set([left[moment], from, 3 * rise - 2 * from - to, from + to - 2 * rise], perCell * cell + offset)
    }
    left = right
  }
  return coefficients
}

/** Whether the cubics of a cell hit the exact figures in its middle, or nobody is scored by them. */
function cellServes([left, middle, right]: readonly Cumulants[], spacing: number, leastVariance: number): boolean {
  if (left === undefined || middle === undefined || right === undefined) return false
  if (middle[1] < leastVariance) return true
  const mean = (left[0] + right[0]) / 2 + (spacing * (left[1] - right[1])) / 8
  const variance = (left[1] + right[1]) / 2 + (spacing * (left[2] - right[2])) / 8
  return Math.abs(mean - middle[0]) <= accepted.error && Math.abs(variance / middle[1] - 1) <= accepted.error
}

/** The posterior over the nodes as a function of the sufficient statistic. */
function posteriorCumulants(bank: CompiledBank, grid: ScoringGrid, logWeights: Float64Array): (sum: number) => Cumulants {
  const { nodes } = grid
  const point = createCurvePoint(bank.maximumCategories)
  // Category 0 of every model here has slope 0: what is left of ln P is the same for all answers.
  const base = Float64Array.from(logWeights, (logWeight, q) =>
    bank.curves.reduce((sum, curve) => {
      curve.pointInto(point, nodes[q] as number)
      return sum + (point.logProbability[0] as number)
    }, logWeight),
  )
  const weight = new Float64Array(nodes.length)
  return (sum) => {
    let peak = Number.NEGATIVE_INFINITY
    for (let q = 0; q < nodes.length; q++) peak = Math.max(peak, (base[q] as number) + sum * (nodes[q] as number))
    let mass = 0
    let first = 0
    for (let q = 0; q < nodes.length; q++) {
      const value = Math.exp((base[q] as number) + sum * (nodes[q] as number) - peak)
      weight[q] = value
      mass += value
      first += value * (nodes[q] as number)
    }
    const mean = first / mass
    let second = 0
    let third = 0
    for (let q = 0; q < nodes.length; q++) {
      const deviation = (nodes[q] as number) - mean
      const square = (weight[q] as number) * deviation * deviation
      second += square
      third += square * deviation
    }
    return [mean, second / mass, third / mass]
  }
}
