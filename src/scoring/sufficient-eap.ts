// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import type { PersonGrid } from './covering-density.js'
import type { Prior } from './prior.js'
import { listAll, type PersonList, type ResponseBlock } from './products/node-products.js'
import { together } from './products/product-kernel.js'
import type { ScoreColumns } from './score-columns.js'
import { type Cumulants, posteriorCumulants } from './sufficient-cumulants.js'
import { type SufficientReader, simdSufficient } from './sufficient-simd.js'
import { type SufficientStatistic, sufficientStatistic } from './sufficient-statistic.js'

/** Cells of the table: as many as the error asks for, up to a megabyte of nodes. */
const cells = { fewest: 1024, most: 32768 }
/**
 * Error of mean and relative error of variance accepted in the middle of a cell: where the nodes of the rule resolve the posterior,
 * and where finer ones do; and cells that are tried.
 */
const accepted = { error: 2e-13, narrow: 1e-10, tried: 256 }

/** Numbers of a cell: coefficients of the cubics of mean and variance in the part of the cell. */
const perCell = 8

/**
 * EAP and posterior SD of complete rows from one table over the sufficient statistic s: dE/ds is the variance and dVar/ds
 * the third cumulant, so the slopes of its cubics are exact. Equal to {@link estimateEap} to 1e-12 on the same nodes, and to 1e-9
 * where it refines them.
 * @returns a function that writes theta, standardError and answered of whom it can and lists all others of the block: everybody where no
 *   table of decent size is exact enough; undefined where the bank is no exponential family
 */
export function sufficientEap(
  bank: CompiledBank,
  prior: Prior,
  grid: PersonGrid,
): ((out: ScoreColumns, block: ResponseBlock, others: PersonList) => void) | undefined {
  const statistic = sufficientStatistic(bank)
  if (statistic === undefined) return undefined
  let reader: TableReader | 'declined' | undefined
  return (out, block, others) => {
    // A table takes some milliseconds: it waits for somebody whom it serves.
    if (reader === undefined && someoneIsComplete(statistic, block))
      reader = tableReader(bank, statistic, eapTable(statistic, posteriorCumulants(bank, prior, grid))) ?? 'declined'
    if (typeof reader === 'function') reader(out, block, others)
    else listAll(others, block.to - block.from)
  }
}

function someoneIsComplete(statistic: SufficientStatistic, { responses, from, to }: ResponseBlock): boolean {
  const sumOf = statistic.of(responses)
  for (let person = from; person < to; person++) if (!Number.isNaN(sumOf(person))) return true
  return false
}

/** Writes figures of complete persons and lists the others; what it writes for these is without meaning. */
type TableReader = (out: ScoreColumns, block: ResponseBlock, others: PersonList) => void

function tableReader(bank: CompiledBank, statistic: SufficientStatistic, table: EapTable | undefined): TableReader | undefined {
  if (table === undefined) return undefined
  const items = bank.items.length
  const { ofEight } = statistic
  const simd = ofEight && simdSufficient({ items, slopes: ofEight, ...table })
  const read = simd === undefined ? readInTurn(statistic, table) : readTogether(simd)
  return (out, block, others) => {
    read(out, block, others)
    out.answered.fill(items, block.from, block.to)
  }
}

function readTogether(simd: SufficientReader): TableReader {
  return ({ theta, standardError }, { responses, from, to }, others) => {
    others.count = simd.score(responses, from, to)
    for (let i = 0; i < others.count; i++) others.positions[i] = simd.others[i] as number
    theta.set(simd.theta.subarray(0, to - from), from)
    standardError.set(simd.standardError.subarray(0, to - from), from)
  }
}

function readInTurn(statistic: SufficientStatistic, table: EapTable): TableReader {
  const sums = new Float64Array(together)
  return (out, { responses, from, to }, others) => {
    others.count = 0
    for (let person = from; person < to; person++) {
      const known = statistic.sumsInto(sums, responses, person, to)
      readTable(table, sums, known, { out, first: person, others, from })
      person += known
      if (person < to) others.positions[others.count++] = person - from
    }
  }
}

interface Readers {
  readonly out: ScoreColumns
  /** Person of the first sum, and of the block. */
  readonly first: number
  readonly from: number
  readonly others: PersonList
}

function readTable(table: EapTable, sums: Float64Array, count: number, { out, first, from, others }: Readers): void {
  const { cells: coefficients, low, perUnit } = table
  const { theta, standardError } = out
  const last = coefficients.length / perCell - 1
  for (let i = 0; i < count; i++) {
    const place = ((sums[i] as number) - low) * perUnit
    const cell = Math.min(last, place | 0)
    const t = place - cell
    const at = perCell * cell
    const mean =
      (coefficients[at] as number) +
      t * ((coefficients[at + 2] as number) + t * ((coefficients[at + 4] as number) + t * (coefficients[at + 6] as number)))
    const variance =
      (coefficients[at + 1] as number) +
      t * ((coefficients[at + 3] as number) + t * ((coefficients[at + 5] as number) + t * (coefficients[at + 7] as number)))
    theta[first + i] = mean
    standardError[first + i] = Math.sqrt(variance)
    if (!(variance > 0)) others.positions[others.count++] = first + i - from
  }
}

interface EapTable {
  /** Coefficients of t⁰ … t³, of mean and variance in turn, t = 0 … 1 in each cell; NaN where nodes on the grid do not serve. */
  readonly cells: Float64Array
  readonly low: number
  /** Cells in a unit of the statistic. */
  readonly perUnit: number
}

/** A table that is exact enough, undefined where that would take more than the most cells. */
function eapTable({ low, high }: SufficientStatistic, cumulantsAt: (sum: number) => Cumulants): EapTable | undefined {
  for (let count = cells.fewest; count <= cells.most; count *= 2) {
    const spacing = (high - low) / count
    const step = count / accepted.tried
    const exact = (node: number) => cumulantsAt(low + spacing * node)
    const serves = Array.from({ length: accepted.tried }, (_, i) => i * step).every((cell) =>
      cellServes([exact(cell), exact(cell + 0.5), exact(cell + 1)], spacing),
    )
    if (serves) return { cells: cubics(exact, count, spacing), low, perUnit: 1 / spacing }
  }
  return undefined
}

/** Cubics through mean and variance at the ends of every cell, with their exact slopes; none where the nodes begin to go on between them. */
function cubics(exact: (node: number) => Cumulants, count: number, spacing: number): Float64Array {
  const coefficients = new Float64Array(perCell * count)
  let left = exact(0)
  for (let cell = 0; cell < count; cell++) {
    const right = exact(cell + 1)
    const serves = left.wide === right.wide
    const at = perCell * cell
    const mean = cubic([left.mean, right.mean], [left.variance * spacing, right.variance * spacing])
    const variance = cubic([left.variance, right.variance], [left.third * spacing, right.third * spacing])
    for (let power = 0; power < 4; power++) {
      coefficients[at + 2 * power] = serves ? (mean[power] as number) : Number.NaN
      coefficients[at + 2 * power + 1] = serves ? (variance[power] as number) : Number.NaN
    }
    left = right
  }
  return coefficients
}

type Ends = readonly [left: number, right: number]

/** Coefficients of the cubic through the values and slopes at 0 and 1. */
function cubic([left, right]: Ends, [from, to]: Ends): readonly number[] {
  const rise = right - left
  return [left, from, 3 * rise - 2 * from - to, from + to - 2 * rise]
}

/** Whether the cubics of a cell hit the exact figures in its middle, or nobody is scored by them. */
function cellServes([left, middle, right]: readonly Cumulants[], spacing: number): boolean {
  if (left === undefined || middle === undefined || right === undefined) return false
  if (Number.isNaN(left.mean + middle.mean + right.mean) || left.wide !== right.wide) return true
  const mean = (left.mean + right.mean) / 2 + (spacing * (left.variance - right.variance)) / 8
  const variance = (left.variance + right.variance) / 2 + (spacing * (left.third - right.third)) / 8
  const error = left.onGrid && middle.onGrid && right.onGrid ? accepted.error : accepted.narrow
  return Math.abs(mean - middle.mean) <= error && Math.abs(variance / middle.variance - 1) <= error
}
