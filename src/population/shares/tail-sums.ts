import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { latentDensity } from '../conditioning/latent-density.js'
import type { LatentShape } from '../conditioning/shape-basis.js'
import type { PanelGrid } from '../quadrature/panel-grid.js'

/** Sums over persons of their posterior probabilities above each cut, under one prior. */
export interface TailSums {
  readonly persons: number
  /** Σ weight */
  readonly weight: number
  /** Per cut: Σ weight·p with p = P(θ ≥ cut). */
  readonly share: Float64Array
  /** Per cut: Σ weight²·p(1 − p). */
  readonly spread: Float64Array
  /** Per cut: ∂ Σ weight·p / ∂ mean of a normal prior, and ∂ ln sd. */
  readonly meanGradient: Float64Array
  readonly logSdGradient: Float64Array
  /** Under a shape or a regression instead of these two: ∂ Σ weight·p / ∂ coefficient, a column of cuts for each coefficient. */
  readonly shapeGradient?: readonly Float64Array[] | undefined
  /** Per band between neighbouring band cuts, the outer two open: Σ weight²·p(1 − p). */
  readonly bandSpread: Float64Array
  /** Per cut: Σ weight over persons whose posterior mean, or likelihood maximum, lies at or above it. */
  readonly countedEap: Float64Array
  readonly countedMle: Float64Array
}

/** Where persons are summed: a prior, the grid with its cuts, and which of the cuts separate bands. */
export interface TailSetting {
  readonly grid: PanelGrid
  readonly mean: number
  readonly sd: number
  /** Absent: normal. */
  readonly shape?: LatentShape | undefined
  /** Places among the cuts, ascending. */
  readonly bandCuts: readonly number[]
  /** One per person; absent = all 1. */
  readonly weights?: ArrayLike<number> | undefined
}

/**
 * One pass over persons, from the highest node down: partial sums at the cuts are the tails.
 * With z = (θ − mean)/sd the slope of p in the mean of a normal prior is Cov(1[θ ≥ cut], z)/sd, in ln sd
 * Cov(1[θ ≥ cut], z²); the slopes under a shape are a pass of their own.
 * Readable twin: `probabilityAbove` of scoring/ on each person's posterior curve.
 */
export function tailSums(table: LikelihoodTable, setting: TailSetting): TailSums {
  const { grid, weights } = setting
  const sums = emptySums(grid.firstAbove.length, setting.bandCuts.length)
  const z = grid.nodes.map((node) => (node - setting.mean) / setting.sd)
  const columns: Columns = { grid, z, density: latentDensity(grid.nodes, grid.nodeWeights, setting) }
  const count = grid.nodes.length
  const tails = createTails(grid.firstAbove.length)
  let weight = 0
  for (let p = 0; p < table.persons; p++) {
    const own = weights === undefined ? 1 : (weights[p] as number)
    weight += own
    personTailsInto(tails, table.likelihood.subarray(p * count, (p + 1) * count), columns)
    addPersonInto(sums, tails, own, setting)
  }
  return { persons: table.persons, weight, ...sums }
}

interface Tails {
  /** Per cut: ∫ over theta above it of the posterior density, of z and z² times it; normalised. */
  readonly p: Float64Array
  readonly z: Float64Array
  readonly zz: Float64Array
  /** Of all theta. */
  readonly whole: { z: number; zz: number; peak: number }
}

function createTails(cuts: number): Tails {
  const column = () => new Float64Array(cuts)
  return { p: column(), z: column(), zz: column(), whole: { z: 0, zz: 0, peak: 0 } }
}

function emptySums(cuts: number, bandCuts: number): Omit<TailSums, 'persons' | 'weight'> {
  const column = () => new Float64Array(cuts)
  return {
    share: column(),
    spread: column(),
    meanGradient: column(),
    logSdGradient: column(),
    bandSpread: new Float64Array(bandCuts + 1),
    countedEap: column(),
    countedMle: column(),
  }
}

interface Columns {
  readonly grid: PanelGrid
  readonly z: Float64Array
  readonly density: Float64Array
}

function personTailsInto(tails: Tails, likelihood: Float64Array, columns: Columns): void {
  const { density, z } = columns
  const { firstAbove } = columns.grid
  let mass = 0
  let first = 0
  let second = 0
  let peak = 0
  let q = z.length - 1
  for (let cut = firstAbove.length - 1; cut >= -1; cut--) {
    const end = cut < 0 ? 0 : (firstAbove[cut] as number)
    for (; q >= end; q--) {
      const value = likelihood[q] as number
      const term = value * (density[q] as number)
      const moment = term * (z[q] as number)
      mass += term
      first += moment
      second += moment * (z[q] as number)
      if (value === 1) peak = q
    }
    if (cut < 0) break
    tails.p[cut] = mass
    tails.z[cut] = first
    tails.zz[cut] = second
  }
  for (let cut = 0; cut < firstAbove.length; cut++) {
    tails.p[cut] = (tails.p[cut] as number) / mass
    tails.z[cut] = (tails.z[cut] as number) / mass
    tails.zz[cut] = (tails.zz[cut] as number) / mass
  }
  tails.whole.z = first / mass
  tails.whole.zz = second / mass
  tails.whole.peak = peak
}

function addPersonInto(sums: Omit<TailSums, 'persons' | 'weight'>, tails: Tails, weight: number, setting: TailSetting): void {
  const { grid, mean, sd, bandCuts } = setting
  const { whole } = tails
  const square = weight * weight
  for (let cut = 0; cut < tails.p.length; cut++) {
    const p = tails.p[cut] as number
    const above = grid.firstAbove[cut] as number
    addAt(sums.share, cut, weight * p)
    addAt(sums.spread, cut, square * p * (1 - p))
    addAt(sums.meanGradient, cut, (weight * ((tails.z[cut] as number) - p * whole.z)) / sd)
    addAt(sums.logSdGradient, cut, weight * ((tails.zz[cut] as number) - p * whole.zz))
    if (whole.peak >= above) addAt(sums.countedMle, cut, weight)
    if (mean + sd * whole.z >= (setting.grid.cuts[cut] as number)) addAt(sums.countedEap, cut, weight)
  }
  let upper = 1
  for (let band = 0; band <= bandCuts.length; band++) {
    const lower = band === bandCuts.length ? 0 : (tails.p[bandCuts[band] as number] as number)
    const p = upper - lower
    addAt(sums.bandSpread, band, square * p * (1 - p))
    upper = lower
  }
}

function addAt(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] as number) + value
}
