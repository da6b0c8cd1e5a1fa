import type { CompiledBank } from '../bank/compile-bank.js'
import { createCurvePoint } from '../models/category-curve.js'
import { resolvesItems } from './narrow-posterior.js'
import { type Prior, priorPoint } from './prior.js'
import { leastSdInSpacings, negligible } from './refined-grid.js'
import type { ScoringGrid } from './scoring-grid.js'

/** Mean, variance and third cumulant of a posterior in logits, its square and its cube; NaN where no nodes serve. */
export interface Cumulants {
  readonly mean: number
  readonly variance: number
  readonly third: number
  /** Whether they are sums over the nodes of the rule, not over finer ones. */
  readonly onGrid: boolean
}

/** Finer nodes in one cell of the grid, coarsest first, for posteriors that are narrow for it. */
const subdivisions = [2, 4, 8] as const
/** Least posterior SD in finer spacings: well above that of a normal posterior, since posteriors are skewed. */
const comfortableSd = 2
/** ln density relative to its peak that adds nothing to a double. */
const vanishing = -40

/**
 * The cumulants of the posterior of complete answers to an exponential family as a function of their sufficient statistic, by sums over
 * the nodes of the grid, or of finer ones where a posterior is too narrow for it.
 */
export function posteriorCumulants(bank: CompiledBank, prior: Prior, grid: ScoringGrid): (sum: number) => Cumulants {
  const onGrid = cumulantsOver(bank, prior, grid)
  const usable = subdivisions.filter((subdivision) => resolvesItems(bank, grid.spacing / subdivision))
  const levels = usable.map((subdivision) => ({
    subdivision,
    over: lazily(() => cumulantsOver(bank, prior, finer(grid, subdivision))),
  }))
  return (sum) => {
    const coarse = onGrid(sum)
    if (Math.sqrt(coarse.variance) >= leastSdInSpacings * grid.spacing) return { ...coarse, onGrid: true }
    for (const { subdivision, over } of levels) {
      const found = over()(sum)
      // A posterior that is up at an end of the grid goes on beyond it.
      if (!found.endsFade) return nothing
      if (Math.sqrt(found.variance) >= (comfortableSd * grid.spacing) / subdivision) return { ...found, onGrid: false }
    }
    return nothing
  }
}

const nothing: Cumulants = { mean: Number.NaN, variance: Number.NaN, third: Number.NaN, onGrid: false }

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function finer({ nodes, spacing, trapezoid }: ScoringGrid, subdivision: number): ScoringGrid {
  const low = nodes[0] as number
  const step = spacing / subdivision
  const count = (nodes.length - 1) * subdivision + 1
  return { nodes: Float64Array.from({ length: count }, (_, i) => low + i * step), spacing: step, trapezoid }
}

type Sums = Omit<Cumulants, 'onGrid'> & { readonly endsFade: boolean }

function cumulantsOver(bank: CompiledBank, prior: Prior, { nodes, trapezoid }: ScoringGrid): (sum: number) => Sums {
  const last = nodes.length - 1
  const point = createCurvePoint(bank.maximumCategories)
  // Category 0 of every model here has slope 0: what is left of ln P is the same for all answers.
  const base = nodes.map((node, q) =>
    bank.curves.reduce(
      (sum, curve) => {
        curve.pointInto(point, node)
        return sum + (point.logProbability[0] as number)
      },
      priorPoint(prior, node).logDensity - (trapezoid && (q === 0 || q === last) ? Math.LN2 : 0),
    ),
  )
  const weight = new Float64Array(nodes.length)
  return (sum) => {
    let peak = Number.NEGATIVE_INFINITY
    for (let q = 0; q <= last; q++) peak = Math.max(peak, (base[q] as number) + sum * (nodes[q] as number))
    let mass = 0
    let first = 0
    for (let q = 0; q <= last; q++) {
      const level = (base[q] as number) + sum * (nodes[q] as number) - peak
      const value = level > vanishing ? Math.exp(level) : 0
      weight[q] = value
      mass += value
      first += value * (nodes[q] as number)
    }
    const mean = first / mass
    let second = 0
    let third = 0
    for (let q = 0; q <= last; q++) {
      const deviation = (nodes[q] as number) - mean
      const square = (weight[q] as number) * deviation * deviation
      second += square
      third += square * deviation
    }
    const endsFade = Math.max(weight[0] as number, weight[last] as number) < Math.exp(negligible)
    return { mean, variance: second / mass, third: third / mass, endsFade }
  }
}
