import { normalCdf, normalDensity } from '../../math/normal.js'
import type { TailSums } from '../shares/tail-sums.js'
import type { WeightedEstimates } from './latent-normal-of-estimates.js'

export interface EstimateTailSetting {
  /** Of the persons' own distribution. */
  readonly mean: number
  readonly sd: number
  /** Ascending. */
  readonly cuts: readonly number[]
  /** Places of the standard's cuts. */
  readonly bandCuts: readonly number[]
}

/**
 * Sums over persons of their posterior probabilities above each cut, the posteriors being normal: with reliability
 * ρ = λσ²/(1 + λσ²) the posterior has mean μ + ρ(x − μ) and variance (1 − ρ)σ².
 * Slopes of p = Φ(z): in μ φ(z)(1 − ρ)/s; in ln σ φ(z)(2ρ(1 − ρ)(x − μ)/s − z(1 − ρ)).
 */
export function estimateTails(sets: readonly WeightedEstimates[], setting: EstimateTailSetting): TailSums {
  const { mean, sd, cuts, bandCuts } = setting
  const column = () => new Float64Array(cuts.length)
  const sums = { share: column(), spread: column(), meanGradient: column(), logSdGradient: column() }
  const bandSpread = new Float64Array(bandCuts.length + 1)
  const count = column()
  const above = column()
  const variance = sd * sd
  let persons = 0
  let weight = 0
  for (const { columns, factor } of sets) {
    for (let p = 0; p < columns.size; p++) {
      const w = factor * (columns.weight[p] as number)
      const own = columns.precision[p] as number
      const shrink = 1 / (1 + own * variance)
      const posteriorSd = sd * Math.sqrt(shrink)
      const moved = ((columns.shift[p] as number) - own * mean) * shrink * variance
      persons += 1
      weight += w
      for (let c = 0; c < cuts.length; c++) {
        const z = (mean + moved - (cuts[c] as number)) / posteriorSd
        const probability = normalCdf(z)
        const density = w * normalDensity(z)
        above[c] = probability
        addAt(sums.share, c, w * probability)
        addAt(sums.spread, c, w * w * probability * (1 - probability))
        addAt(sums.meanGradient, c, (density * shrink) / posteriorSd)
        addAt(sums.logSdGradient, c, density * ((2 * shrink * moved) / posteriorSd - z * shrink))
        if ((columns.theta[p] as number) >= (cuts[c] as number)) addAt(count, c, w)
      }
      addBandsInto(bandSpread, above, bandCuts, w)
    }
  }
  return { persons, weight, ...sums, bandSpread, countedEap: count, countedMle: count }
}

function addBandsInto(bandSpread: Float64Array, above: Float64Array, bandCuts: readonly number[], weight: number): void {
  let upper = 1
  for (let band = 0; band <= bandCuts.length; band++) {
    const lower = band === bandCuts.length ? 0 : (above[bandCuts[band] as number] as number)
    const p = upper - lower
    addAt(bandSpread, band, weight * weight * p * (1 - p))
    upper = lower
  }
}

function addAt(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] as number) + value
}

/** Sums of several sets of persons of one distribution. */
export function addTails(parts: readonly TailSums[]): TailSums {
  const [first, ...others] = parts as readonly [TailSums, ...TailSums[]]
  const added = (pick: (sums: TailSums) => Float64Array) =>
    Float64Array.from(pick(first), (value, c) => others.reduce((sum, other) => sum + (pick(other)[c] as number), value))
  return {
    persons: parts.reduce((sum, { persons }) => sum + persons, 0),
    weight: parts.reduce((sum, { weight }) => sum + weight, 0),
    share: added(({ share }) => share),
    spread: added(({ spread }) => spread),
    meanGradient: added(({ meanGradient }) => meanGradient),
    logSdGradient: added(({ logSdGradient }) => logSdGradient),
    bandSpread: added(({ bandSpread }) => bandSpread),
    countedEap: added(({ countedEap }) => countedEap),
    countedMle: added(({ countedMle }) => countedMle),
  }
}
