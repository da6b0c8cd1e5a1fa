// Readable twins: posteriorCurve in posterior-curve.ts, probabilityAbove in tail-probability.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { MelekError } from '../issues/melek-error.js'
import { answeredItems } from './answered-items.js'
import { isCutOff, personGrid } from './covering-density.js'
import { requireIncreasing } from './level-probabilities.js'
import { type LikelihoodTables, likelihoodTables } from './likelihood-tables.js'
import { withMarginalCurves } from './marginal-curves.js'
import { coveringPosterior } from './posterior.js'
import { acceptedInterpolationError, type PosteriorCurve } from './posterior-curve.js'
import { interpolationError } from './posterior-density.js'
import { type PosteriorMass, posteriorMass } from './posterior-mass.js'
import { compilePosteriorWindows, type PosteriorWindows } from './posterior-windows.js'
import { type Prior, priorPoint } from './prior.js'
import { refinedGrid } from './refined-grid.js'
import { type ScoringGrid, subdivided } from './scoring-grid.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { float64, requireTypedRows } from './typed-rows.js'
import { windowMass } from './window-mass.js'

/** Posteriors of many persons. */
export interface PosteriorColumns {
  /**
   * The posterior of one person.
   * @param responses persons × items, row-major in bank order, 255 = not administered
   */
  posterior(responses: Uint8Array, person: number): PosteriorCurve
  /**
   * Writes P(θ ≥ cut) of every person to 1e-7; of a person without responses that of the prior.
   * @throws MelekError `cuts-invalid` for a cut that is no number, `columns-short`, `responses-invalid`
   */
  probabilityAboveInto(out: Float64Array, responses: Uint8Array, persons: number, cut: number): void
  /** {@link probabilityAboveInto} for several cuts, persons × cuts, row-major. */
  probabilitiesAboveInto(out: Float64Array, responses: Uint8Array, persons: number, cuts: readonly number[]): void
  /**
   * Writes the probability of every level between cuts, persons × (cuts + 1), row-major from the lowest level; each row sums to 1.
   * @param cuts strictly increasing thetas, each the lower bound of the level above it
   * @throws RangeError for cuts that do not increase
   */
  levelProbabilitiesInto(out: Float64Array, responses: Uint8Array, persons: number, cuts: readonly number[]): void
}

/** Fine nodes in one cell of the grid, for posteriors that are narrow or steep for it. */
const subdivision = 4

/**
 * Posteriors from tables of ln P and its derivatives, made once: the same as {@link posteriorCurve} between nodes to 1e-7.
 * @param options prior, nodes and parameterUncertainty count
 * @throws MelekError `responses-invalid` where a response is no category of its item
 */
export function compilePosteriors(bank: CompiledBank, options: ScoringOptions = {}): PosteriorColumns {
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  const grid = personGrid(prior, nodes)
  const items = bank.items.length
  const onGrid = tabulatedPosterior(curves, prior, grid)
  let onFineGrid: ReturnType<typeof tabulatedPosterior> | undefined
  const posterior = (responses: Uint8Array, person: number): PosteriorCurve => {
    const row = responses.subarray(person * items, (person + 1) * items)
    const curve = onGrid(row)
    const narrow = refinedGrid(curve, prior, grid) !== undefined
    if (!narrow && isCutOff(curve)) return coveringPosterior(curves, row, prior, grid)
    if (!narrow && interpolationError(curve) <= acceptedInterpolationError) return curve
    onFineGrid ??= tabulatedPosterior(curves, prior, subdivided(grid, subdivision))
    const fine = onFineGrid(row)
    // Asked as if it were a refined grid, whose ends must not cut the posterior off.
    const serves = refinedGrid(fine, prior, grid) === undefined && interpolationError(fine) <= acceptedInterpolationError
    if (!serves) return coveringPosterior(curves, row, prior, grid)
    return narrow ? fine : { ...curve, closer: fine }
  }
  let windows: PosteriorWindows | undefined
  /** Calls `take` with every person's P(θ ≥ cut), cut after cut. */
  const eachProbability = (
    responses: Uint8Array,
    persons: number,
    cuts: readonly number[],
    take: (person: number, cut: number, probability: number) => void,
  ): void => {
    windows ??= compilePosteriorWindows(curves, [prior], nodes)
    const massOf = windowMass(windows.window, windows.low, windows.spacing, cuts)
    for (let person = 0; person < persons; person++) {
      const laidOut = windows.layOut(responses, person * items, 0)
      let readable: PosteriorMass | undefined
      for (let cut = 0; cut < cuts.length; cut++) {
        let probability = laidOut ? massOf(cut) : Number.NaN
        if (Number.isNaN(probability)) {
          readable ??= posteriorMass(posterior(responses, person))
          probability = readable.probabilityAbove(cuts[cut] as number)
        }
        take(person, cut, probability)
      }
    }
  }
  const probabilitiesAboveInto: PosteriorColumns['probabilitiesAboveInto'] = (out, responses, persons, cuts) => {
    requireCuts(cuts)
    requireTypedRows(responses, { persons, items }, [{ name: 'out', column: out, kinds: float64, length: persons * cuts.length }])
    eachProbability(responses, persons, cuts, (person, cut, probability) => {
      out[person * cuts.length + cut] = probability
    })
  }
  return {
    posterior(responses, person) {
      requireTypedRows(responses, { persons: person + 1, items }, [])
      return posterior(responses, person)
    },
    probabilitiesAboveInto,
    probabilityAboveInto: (out, responses, persons, cut) => probabilitiesAboveInto(out, responses, persons, [cut]),
    levelProbabilitiesInto(out, responses, persons, cuts) {
      requireCuts(cuts)
      requireIncreasing(cuts)
      const levels = cuts.length + 1
      requireTypedRows(responses, { persons, items }, [{ name: 'out', column: out, kinds: float64, length: persons * levels }])
      if (cuts.length === 0) out.fill(1, 0, persons)
      let left = 1
      eachProbability(responses, persons, cuts, (person, cut, probability) => {
        if (cut === 0) left = 1
        // Rounding must not make a level negative.
        const above = Math.min(left, probability)
        out[person * levels + cut] = left - above
        left = above
        if (cut === cuts.length - 1) out[person * levels + cut + 1] = above
      })
    },
  }
}

/** A function for the posterior of one person at fixed nodes, by sums of tabulated rows. */
function tabulatedPosterior(bank: CompiledBank, prior: Prior, grid: ScoringGrid): (responses: Uint8Array) => PosteriorCurve {
  const tables: LikelihoodTables = likelihoodTables(bank, grid.nodes)
  const points = Array.from(grid.nodes, (node) => priorPoint(prior, node))
  const start = {
    logDensity: Float64Array.from(points, ({ logDensity }) => logDensity),
    slope: Float64Array.from(points, ({ slope }) => slope),
    curvature: Float64Array.from(points, ({ curvature }) => curvature),
  }
  return (responses) => {
    const answered = answeredItems(bank, responses)
    const logDensity = start.logDensity.slice()
    const slope = start.slope.slice()
    const curvature = start.curvature.slice()
    const count = logDensity.length
    for (const { index, response } of answered) {
      const row = (tables.itemStart[index] as number) + response * count
      for (let q = 0; q < count; q++) {
        logDensity[q] = (logDensity[q] as number) + (tables.logProbability[row + q] as number)
        slope[q] = (slope[q] as number) + (tables.slope[row + q] as number)
        curvature[q] = (curvature[q] as number) + (tables.curvature[row + q] as number)
      }
    }
    return { grid, logDensity, slope, curvature, answered: answered.length }
  }
}

function requireCuts(cuts: readonly number[]): void {
  const place = cuts.findIndex((cut) => typeof cut !== 'number' || Number.isNaN(cut))
  if (place >= 0) throw new MelekError('cuts-invalid', `cut ${place + 1} must be a theta, got ${cuts[place]}`)
}
