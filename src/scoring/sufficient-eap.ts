// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { createCurvePoint } from '../models/category-curve.js'
import { leastSdInSpacings } from './refined-grid.js'
import { type ScoreColumns, scoreStatus } from './score-columns.js'
import type { ScoringGrid } from './scoring-grid.js'
import { type SufficientStatistic, sufficientStatistic } from './sufficient-statistic.js'

/** Scores the complete rows of exponential-family banks, and hands every other person to `others`. */
export type SufficientEap = (out: ScoreColumns, responses: Uint8Array, persons: number, others: (person: number) => void) => void

/** Cells of the table: as many as the error asks for, up to a megabyte of nodes. */
const cells = { fewest: 1024, most: 32768 }
/** Error of mean and relative error of variance accepted in the middle of a cell, and cells that are tried. */
const accepted = { error: 2e-13, tried: 256 }
/** Values of the statistic at which posteriors are looked at before a table is made. */
const probes = 9

/**
 * EAP and posterior SD of complete rows from one table over the sufficient statistic s: dE/ds is the variance and dVar/ds
 * the third cumulant, so the slopes of its cubics are exact. Equal to {@link estimateEap} to 1e-12 on the same nodes;
 * a posterior that the nodes do not resolve is left to others.
 * @param logWeights ln of prior density times node weight
 * @returns undefined where the bank is no exponential family
 */
export function sufficientEap(bank: CompiledBank, grid: ScoringGrid, logWeights: Float64Array): SufficientEap | undefined {
  const statistic = sufficientStatistic(bank)
  if (statistic === undefined) return undefined
  const items = bank.items.length
  const leastSd = leastSdInSpacings * grid.spacing
  let table: EapTable | 'declined' | undefined
  return (out, responses, persons, others) => {
    const sumOf = statistic.of(responses)
    for (let person = 0; person < persons; person++) {
      const sum = sumOf(person)
      if (!Number.isNaN(sum)) table ??= eapTable(bank, statistic, grid, logWeights) ?? 'declined'
      if (table === undefined || table === 'declined' || Number.isNaN(sum)) {
        others(person)
        continue
      }
      const { nodes, spacing, low, last } = table
      const place = Math.max(0, (sum - low) / spacing)
      const cell = Math.min(last, Math.floor(place))
      const t = place - cell
      const s = 1 - t
      const at = 3 * cell
      const left = s * s * (1 + 2 * t)
      const right = t * t * (1 + 2 * s)
      const leftSlope = spacing * t * s * s
      const rightSlope = -spacing * t * t * s
      const leftVariance = nodes[at + 1] as number
      const rightVariance = nodes[at + 4] as number
      const variance =
        left * leftVariance +
        right * rightVariance +
        leftSlope * (nodes[at + 2] as number) +
        rightSlope * (nodes[at + 5] as number)
      const standardDeviation = Math.sqrt(variance)
      if (!(standardDeviation >= leastSd)) {
        others(person)
        continue
      }
      out.theta[person] =
        left * (nodes[at] as number) + right * (nodes[at + 3] as number) + leftSlope * leftVariance + rightSlope * rightVariance
      out.standardError[person] = standardDeviation
      out.answered[person] = items
      if (out.status !== undefined) out.status[person] = scoreStatus.finite
    }
  }
}

interface EapTable {
  /** Mean, variance and third cumulant of the posterior at low, low + spacing, … */
  readonly nodes: Float64Array
  readonly low: number
  readonly spacing: number
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
    const nodes = new Float64Array(3 * (count + 1))
    const step = count / accepted.tried
    const exact = (node: number) => cumulantsAt(low + spacing * node)
    const serves = Array.from({ length: accepted.tried }, (_, i) => i * step).every((cell) =>
      cellServes([exact(cell), exact(cell + 0.5), exact(cell + 1)], spacing, leastVariance),
    )
    if (!serves) continue
    for (let node = 0; node <= count; node++) nodes.set(exact(node), 3 * node)
    return { nodes, low, spacing, last: count - 1 }
  }
  return undefined
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
