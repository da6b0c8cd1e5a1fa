import type { CompiledBank } from '../bank/compile-bank.js'
import { coveringDensity, personGrid } from './covering-density.js'
import { withMarginalCurves } from './marginal-curves.js'
import { type PosteriorCurve, posteriorCurve } from './posterior-curve.js'
import type { Prior } from './prior.js'
import type { ScoringGrid } from './scoring-grid.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'

/**
 * The posterior of one person's proficiency, for probabilities of levels and cuts.
 * @param responses category per item in bank order, 255 or −1 = not administered; none answered gives back the prior
 * @param options prior, nodes and parameterUncertainty count
 * @throws MelekError `responses-invalid` where a response is no category of its item
 */
export function posterior(bank: CompiledBank, responses: ArrayLike<number>, options: ScoringOptions = {}): PosteriorCurve {
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  return coveringPosterior(curves, responses, prior, personGrid(prior, nodes))
}

/** {@link posteriorCurve} over nodes that go on where they would cut the posterior off, if those of the grid may. */
export function coveringPosterior(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  prior: Prior,
  grid: ScoringGrid,
): PosteriorCurve {
  return coveringDensity((at) => posteriorCurve(bank, responses, prior, at), grid)
}
