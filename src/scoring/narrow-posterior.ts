// Readable twin: posteriorMoments of posteriorAtNodes where the latter refines its grid, in posterior-curve.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import type { BankItem } from '../bank/item-bank.js'
import { itemLandmarks } from './item-landmarks.js'
import { createWindow, type PosteriorWindow, windowMargin } from './posterior-window.js'
import type { Prior } from './prior.js'
import { halfWidth, negligible } from './refined-grid.js'
import type { ScoringGrid } from './scoring-grid.js'
import { type WindowLevel, windowLevel } from './window-level.js'

/** Fine nodes in one cell of the grid, coarsest first. */
const subdivisions = [2, 4, 8] as const
/** Least posterior SD in fine spacings: well above that of a normal posterior, since posteriors are skewed. */
const comfortableSd = 2
/** Widest fine spacing, in widths of the steepest bend of an item, at which sums of equal weights are good to 1e-9. */
const steepestBend = 0.5

/** Masses below this may have lost nodes to underflow. */
const leastMass = 1e-200

/** Moments of one person's posterior, in logits. */
export interface NarrowMoments {
  readonly mean: number
  readonly standardDeviation: number
}

/**
 * A function for the moments of a posterior that is narrow for its grid, from products of tabulated likelihoods over a window
 * of finer nodes. It is told the moments over the grid itself where these are known, and gives undefined where the finest
 * nodes do not serve either, or where the posterior does not fade out inside the grid.
 */
export function narrowPosterior(
  bank: CompiledBank,
  prior: Prior,
  grid: ScoringGrid,
): (responses: Uint8Array, start: number, coarse: NarrowMoments | undefined) => NarrowMoments | undefined {
  const usable = subdivisions.filter((subdivision) => resolvesItems(bank, grid.spacing / subdivision))
  const window = createWindow((grid.nodes.length - 1) * (subdivisions.at(-1) as number) + 1)
  const levels = usable.map((subdivision) => createLevel(bank, prior, grid, { subdivision, window }))
  return (responses, start, coarse) => {
    if (coarse === undefined) return undefined
    for (const [index, level] of levels.entries()) {
      const least = comfortableSd * level.spacing
      if (coarse.standardDeviation < least && index < levels.length - 1) continue
      const found = momentsInWindow(level, window, { responses, start, about: coarse, coarseSpacing: grid.spacing })
      if (found === undefined || found.standardDeviation >= least) return found
    }
    return undefined
  }
}

interface Level {
  readonly tables: WindowLevel
  /** Theta of the first node. */
  readonly low: number
  readonly spacing: number
  readonly last: number
}

function createLevel(
  bank: CompiledBank,
  prior: Prior,
  grid: ScoringGrid,
  { subdivision, window }: { readonly subdivision: number; readonly window: PosteriorWindow },
): Level {
  const count = (grid.nodes.length - 1) * subdivision + 1
  const spacing = grid.spacing / subdivision
  const low = grid.nodes[0] as number
  const tables = windowLevel(bank, { low, spacing, count }, [prior], [{ from: 0, to: count - 1 }], window)
  return { tables, low, spacing, last: count - 1 }
}

interface NarrowPerson {
  readonly responses: Uint8Array
  readonly start: number
  readonly about: NarrowMoments
  readonly coarseSpacing: number
}

/** Moments over a window that is widened until nothing is left at its ends; undefined where the ends of the grid stop that. */
function momentsInWindow(level: Level, window: PosteriorWindow, person: NarrowPerson): NarrowMoments | undefined {
  const { tables, low, spacing, last } = level
  const { mean, standardDeviation } = person.about
  let half = Math.max(halfWidth.standardDeviations * standardDeviation, halfWidth.spacings * person.coarseSpacing)
  for (;;) {
    const from = Math.max(0, Math.floor((mean - half - low) / spacing))
    const to = Math.min(last, Math.ceil((mean + half - low) / spacing))
    if (!tables.fill(person.responses, person.start, 0, { from, to })) return undefined
    if (!(window.total > leastMass)) return undefined
    const found = windowMoments(window)
    if (found.endsFade) {
      return { mean: low + found.mean * spacing, standardDeviation: found.standardDeviation * spacing }
    }
    if (from === 0 && to === last) return undefined
    half *= 2
  }
}

/** Moments in spacings from the first node of the level. */
function windowMoments({ density, blocks, total, from }: PosteriorWindow): NarrowMoments & { readonly endsFade: boolean } {
  const end = windowMargin + 4 * blocks
  const middle = (windowMargin + end - 1) / 2
  let peak = 0
  let first = 0
  let second = 0
  for (let at = windowMargin, x = windowMargin - middle; at < end; at++, x++) {
    const weight = density[at] as number
    if (weight > peak) peak = weight
    first += weight * x
    second += weight * x * x
  }
  const mean = first / total
  return {
    mean: from - windowMargin + middle + mean,
    standardDeviation: Math.sqrt(Math.max(0, second / total - mean * mean)),
    endsFade: Math.max(density[windowMargin] as number, density[end - 1] as number) < peak * Math.exp(negligible),
  }
}

/** Whether nodes are close enough for the bends of the steepest item. */
export function resolvesItems(bank: CompiledBank, spacing: number): boolean {
  return steepestSlope(bank) * spacing <= steepestBend
}

function steepestSlope({ items, scale }: CompiledBank): number {
  const slopes = items.flatMap((item: BankItem) => itemLandmarks(item, scale.scalingConstant).map(({ slope }) => slope))
  return slopes.reduce((most, slope) => Math.max(most, slope), 0)
}
