// Readable twin: posteriorMoments of posteriorAtNodes where the latter refines its grid, in posterior-curve.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import type { BankItem } from '../bank/item-bank.js'
import { itemLandmarks } from './item-landmarks.js'
import { type LikelihoodTables, likelihoodTables } from './likelihood-tables.js'
import { type Prior, priorPoint } from './prior.js'
import { isAnswered } from './proficiency-estimate.js'
import { halfWidth, leastSdInSpacings, negligible } from './refined-grid.js'
import type { ScoringGrid } from './scoring-grid.js'

/** Fine nodes in one cell of the grid, coarsest first. */
const subdivisions = [2, 4, 8] as const
/** Least posterior SD in fine spacings: well above that of a normal posterior, since posteriors are skewed. */
const comfortableSd = 2
/** Widest fine spacing, in widths of the steepest bend of an item, at which sums of equal weights are good to 1e-9. */
const steepestBend = 0.5

/** Moments of one person's posterior, in logits. */
export interface NarrowMoments {
  readonly mean: number
  readonly standardDeviation: number
}

/**
 * A function for the moments of a posterior that is narrow for its grid, from sums of tabulated ln P over a window of finer
 * nodes. It is told the moments over the grid itself where these are known, and gives undefined where the finest nodes do
 * not serve either, or where the posterior does not fade out inside the grid.
 */
export function narrowPosterior(
  bank: CompiledBank,
  prior: Prior,
  grid: ScoringGrid,
): (responses: Uint8Array, start: number, coarse: NarrowMoments | undefined) => NarrowMoments | undefined {
  const usable = subdivisions.filter((subdivision) => (steepestSlope(bank) * grid.spacing) / subdivision <= steepestBend)
  const levels = new Map<number, Level>()
  const levelOf = (subdivision: number): Level => {
    const level = levels.get(subdivision) ?? createLevel(bank, prior, grid, subdivision)
    levels.set(subdivision, level)
    return level
  }
  return (responses, start, coarse) => {
    for (const subdivision of usable) {
      const least = (comfortableSd * grid.spacing) / subdivision
      if (coarse !== undefined && coarse.standardDeviation < least && subdivision !== usable.at(-1)) continue
      const level = levelOf(subdivision)
      const about = coarse ?? momentsOverGrid(level, responses, start)
      // A posterior that the grid resolves is scored on the grid.
      if (about.standardDeviation >= leastSdInSpacings * grid.spacing) return undefined
      const found = momentsInWindow(level, responses, start, about, grid.spacing)
      if (found === undefined || found.standardDeviation >= least) return found
    }
    return undefined
  }
}

/** Tables over fine nodes, with room for one density. */
interface Level {
  readonly tables: LikelihoodTables
  readonly logPrior: Float64Array
  readonly spacing: number
  readonly density: Float64Array
}

function createLevel(bank: CompiledBank, prior: Prior, grid: ScoringGrid, subdivision: number): Level {
  const count = (grid.nodes.length - 1) * subdivision + 1
  const spacing = grid.spacing / subdivision
  const low = grid.nodes[0] as number
  const nodes = Float64Array.from({ length: count }, (_, i) => low + i * spacing)
  const logPrior = nodes.map((node) => priorPoint(prior, node).logDensity)
  return { tables: likelihoodTables(bank, nodes), logPrior, spacing, density: new Float64Array(count) }
}

/** Moments over all fine nodes, whether or not the posterior fades out inside the grid. */
function momentsOverGrid(level: Level, responses: Uint8Array, start: number): NarrowMoments {
  const { nodes } = level.tables
  sumInto(level, responses, start, 0, nodes.length)
  const { mean, standardDeviation } = momentsOf(level.density, nodes.length)
  return { mean: (nodes[0] as number) + mean * level.spacing, standardDeviation: standardDeviation * level.spacing }
}

/** Moments over a window that is widened until nothing is left at its ends; undefined where the ends of the grid stop that. */
function momentsInWindow(
  level: Level,
  responses: Uint8Array,
  start: number,
  { mean, standardDeviation }: NarrowMoments,
  coarseSpacing: number,
): NarrowMoments | undefined {
  const { tables, spacing } = level
  const low = tables.nodes[0] as number
  const last = tables.nodes.length - 1
  let half = Math.max(halfWidth.standardDeviations * standardDeviation, halfWidth.spacings * coarseSpacing)
  for (;;) {
    const from = Math.max(0, Math.floor((mean - half - low) / spacing))
    const to = Math.min(last, Math.ceil((mean + half - low) / spacing))
    const length = to - from + 1
    sumInto(level, responses, start, from, length)
    const found = momentsOf(level.density, length)
    if (found.endsFade) {
      return { mean: low + (from + found.mean) * spacing, standardDeviation: found.standardDeviation * spacing }
    }
    if (from === 0 && to === last) return undefined
    half *= 2
  }
}

/** ln density of one person at `length` fine nodes. */
function sumInto({ tables, logPrior, density }: Level, responses: Uint8Array, start: number, from: number, length: number): void {
  const { logProbability, itemStart, nodes } = tables
  for (let j = 0; j < length; j++) density[j] = logPrior[from + j] as number
  for (let item = 0; item < itemStart.length; item++) {
    const response = responses[start + item] as number
    if (!isAnswered(response)) continue
    const row = (itemStart[item] as number) + response * nodes.length + from
    for (let j = 0; j < length; j++) density[j] = (density[j] as number) + (logProbability[row + j] as number)
  }
}

function momentsOf(density: Float64Array, length: number): NarrowMoments & { readonly endsFade: boolean } {
  let peak = Number.NEGATIVE_INFINITY
  for (let j = 0; j < length; j++) peak = Math.max(peak, density[j] as number)
  const middle = (length - 1) / 2
  let mass = 0
  let first = 0
  let second = 0
  for (let j = 0; j < length; j++) {
    const weight = Math.exp((density[j] as number) - peak)
    mass += weight
    first += weight * (j - middle)
    second += weight * (j - middle) * (j - middle)
  }
  const mean = first / mass
  return {
    mean: middle + mean,
    standardDeviation: Math.sqrt(Math.max(0, second / mass - mean * mean)),
    endsFade: Math.max(density[0] as number, density[length - 1] as number) < peak + negligible,
  }
}

function steepestSlope({ items, scale }: CompiledBank): number {
  const slopes = items.flatMap((item: BankItem) => itemLandmarks(item, scale.scalingConstant).map(({ slope }) => slope))
  return slopes.reduce((most, slope) => Math.max(most, slope), 0)
}
