// Readable twin: posteriorCurve in posterior-curve.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { equallySpaced } from '../math/grid.js'
import { createCurvePoint } from '../models/category-curve.js'
import { pointInformation } from '../models/information.js'
import { createWindow, type PosteriorWindow, windowMargin } from './posterior-window.js'
import { type Prior, priorLocation } from './prior.js'
import type { NodeRule } from './scoring-grid.js'
import { type NodeRange, type WindowLevel, windowLevel } from './window-level.js'

/** Posteriors of many persons, each under one of some priors, laid out one person at a time. */
export interface PosteriorWindows {
  /** The person that was laid out last. */
  readonly window: PosteriorWindow
  /** Theta of the first node of every level. */
  readonly low: number
  /** Distance of the nodes of each level, in logits. */
  readonly spacing: readonly number[]
  /**
   * @param prior index of the person's prior
   * @returns false where the nodes cannot be promised to be exact: the readable form then serves
   */
  layOut(responses: Uint8Array, start: number, prior: number): boolean
}

/** Nodes in one coarse cell, level by level. */
const subdivisions = [8, 16, 32, 64] as const
/**
 * Coarse spacing: in the SDs of posteriors where the test tells most, which is enough to find mass and SD of all others, but not more
 * than a part of the widest prior's SD nor less than another. Least posterior SD in coarse spacings for the first level, half of it for the
 * next; below a last one coarse nodes do not tell the SD well, and one level more is used.
 */
const coarse = { perSd: 1.4, widest: 0.4, narrowest: 0.02, leastSd: 0.7, vagueSd: 0.5 } as const
/** Places at which the information of the test is looked at. */
const informationPlaces = 25
/** Density relative to its peak that may be left out, and that an end of the grid may cut off. */
const negligible = { beyond: 1e-8, cutOff: 1e-6 } as const
/** A peak below this may have lost digits to underflow. */
const leastPeak = 1e-200
/** Sums over every other node agree with sums over all of them as soon as the nodes resolve a density. */
const acceptedAlias = 5e-8

/**
 * Densities of posteriors at close nodes around their mass, as products of tabulated likelihoods: no exponential a person.
 * Coarse nodes find the mass of a person, the level is chosen by its SD.
 * @param rule where priors end; how many nodes it has does not matter
 */
export function compilePosteriorWindows(bank: CompiledBank, priors: readonly Prior[], rule: NodeRule): PosteriorWindows {
  const places = priors.map(priorLocation)
  const low = Math.min(...places.map(({ mean, sd }) => mean + sd * rule.low))
  const high = Math.max(...places.map(({ mean, sd }) => mean + sd * rule.high))
  const widest = Math.max(...places.map(({ sd }) => sd))
  const cells = Math.ceil((high - low) / coarseSpacing(bank, { low, high, widest }) - 1e-9)
  const width = (high - low) / cells
  const ranges = places.map(
    ({ mean, sd }): NodeRange => ({
      from: Math.max(0, Math.ceil((mean + sd * rule.low - low) / width - 1e-9)),
      to: Math.min(cells, Math.floor((mean + sd * rule.high - low) / width + 1e-9)),
    }),
  )
  const window = createWindow()
  const levelOf = (subdivision: number): WindowLevel =>
    windowLevel(
      bank,
      { low, spacing: width / subdivision, count: cells * subdivision + 1 },
      priors,
      ranges.map(({ from, to }) => ({ from: from * subdivision, to: to * subdivision })),
      window,
    )
  const onCoarse = levelOf(1)
  const levels = subdivisions.map(levelOf)
  return {
    window,
    low,
    spacing: subdivisions.map((subdivision) => width / subdivision),
    layOut(responses, start, prior) {
      const range = ranges[prior] as NodeRange
      if (!onCoarse.fill(responses, start, prior, range)) return false
      const mass = massOf(window, range)
      if (mass === undefined) return false
      let level = 0
      while (level < levels.length && mass.sd < coarse.leastSd / 2 ** level) level += 1
      if (mass.sd < coarse.vagueSd) level += 1
      if (level >= levels.length) return false
      const subdivision = subdivisions[level] as number
      const from = Math.max(range.from, mass.first - 1) * subdivision
      const to = Math.min(range.to, mass.last + 1) * subdivision
      window.level = level
      ;(levels[level] as WindowLevel).fill(responses, start, prior, { from, to })
      return window.alias <= acceptedAlias * window.total
    },
  }
}

function coarseSpacing(bank: CompiledBank, { low, high, widest }: { low: number; high: number; widest: number }): number {
  const point = createCurvePoint(bank.maximumCategories)
  const most = equallySpaced(informationPlaces, low, high).reduce((largest, theta) => {
    const information = bank.curves.reduce((sum, curve) => {
      curve.pointInto(point, theta)
      return sum + pointInformation(point, curve.categories)
    }, 0)
    return Math.max(largest, information)
  }, 0)
  const narrowestSd = 1 / Math.sqrt(1 / (widest * widest) + most)
  return Math.min(coarse.widest * widest, Math.max(coarse.narrowest * widest, coarse.perSd * narrowestSd))
}

/** First and last node with mass and the SD in spacings; undefined where an end of the grid cuts the posterior off. */
function massOf(
  { density, blocks, from }: PosteriorWindow,
  range: NodeRange,
): { first: number; last: number; sd: number } | undefined {
  const end = windowMargin + 4 * blocks
  let peak = 0
  for (let at = windowMargin; at < end; at++) if ((density[at] as number) > peak) peak = density[at] as number
  if (!(peak > leastPeak)) return undefined
  const toNode = from - windowMargin
  const least = negligible.beyond * peak
  let first = windowMargin
  let last = end - 1
  while ((density[first] as number) < least) first += 1
  while ((density[last] as number) < least) last -= 1
  const cutOff = negligible.cutOff * peak
  if ((density[range.from - toNode] as number) > cutOff || (density[range.to - toNode] as number) > cutOff) return undefined
  const middle = (first + last) / 2
  let mass = 0
  let sum = 0
  let squares = 0
  for (let at = first; at <= last; at++) {
    const weight = density[at] as number
    const x = at - middle
    mass += weight
    sum += weight * x
    squares += weight * x * x
  }
  const mean = sum / mass
  return { first: first + toNode, last: last + toNode, sd: Math.sqrt(Math.max(0, squares / mass - mean * mean)) }
}
