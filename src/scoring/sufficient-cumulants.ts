import type { CompiledBank } from '../bank/compile-bank.js'
import { createCurvePoint } from '../models/category-curve.js'
import { noticeable, type PersonGrid } from './covering-density.js'
import { resolvesItems } from './narrow-posterior.js'
import { type Prior, priorPoint } from './prior.js'
import { leastSdInSpacings, negligible } from './refined-grid.js'
import { type ScoringGrid, subdivided } from './scoring-grid.js'
import { wideGrid } from './wide-posterior.js'

/** Mean, variance and third cumulant of a posterior in logits, its square and its cube; NaN where no nodes serve. */
export interface Cumulants {
  readonly mean: number
  readonly variance: number
  readonly third: number
  /** Whether they are sums over the nodes of the rule, not over finer ones. */
  readonly onGrid: boolean
  /** Whether they are sums over nodes that go on beyond the grid. */
  readonly wide: boolean
}

/** Finer nodes in one cell of the grid, coarsest first, for posteriors that are narrow for it. */
const subdivisions = [2, 4, 8] as const
/** Least posterior SD in finer spacings: well above that of a normal posterior, since posteriors are skewed. */
const comfortableSd = 2
/** ln density relative to its peak that adds nothing to a double. */
const vanishing = -40

/**
 * The cumulants of the posterior of complete answers to an exponential family as a function of their sufficient statistic, by sums over
 * the nodes of the grid, or of finer ones where a posterior is too narrow for it, or of more where these would cut it off and may go on.
 */
export function posteriorCumulants(bank: CompiledBank, prior: Prior, grid: PersonGrid): (sum: number) => Cumulants {
  const onGrid = cumulantsOver(bank, prior, grid)
  const usable = subdivisions.filter((subdivision) => resolvesItems(bank, grid.spacing / subdivision))
  const levels = usable.map((subdivision) => ({
    subdivision,
    over: lazily(() => cumulantsOver(bank, prior, subdivided(grid, subdivision))),
  }))
  const wide = lazily(() => {
    const fine = wideGrid(bank, grid)
    return fine && cumulantsOver(bank, prior, fine)
  })
  return (sum) => {
    const coarse = onGrid(sum)
    if (Math.sqrt(coarse.variance) >= leastSdInSpacings * grid.spacing) {
      if (!grid.continued || coarse.ends <= noticeable) return { ...coarse, onGrid: true, wide: false }
      const found = wide()?.(sum)
      const covers = found !== undefined && found.ends < Math.exp(negligible) && found.variance >= coarse.variance
      return covers ? { ...found, onGrid: false, wide: true } : nothing
    }
    for (const { subdivision, over } of levels) {
      const found = over()(sum)
      // A posterior that is up at an end of the grid goes on beyond it.
      if (!(found.ends < Math.exp(negligible))) return nothing
      if (Math.sqrt(found.variance) >= (comfortableSd * grid.spacing) / subdivision)
        return { ...found, onGrid: false, wide: false }
    }
    return nothing
  }
}

const nothing: Cumulants = { mean: Number.NaN, variance: Number.NaN, third: Number.NaN, onGrid: false, wide: false }

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** With the larger density at an end, relative to the peak. */
type Sums = Omit<Cumulants, 'onGrid' | 'wide'> & { readonly ends: number }

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
    const ends = Math.max(weight[0] as number, weight[last] as number)
    return { mean, variance: second / mass, third: third / mass, ends }
  }
}
