import type { CompiledBank } from '../bank/compile-bank.js'
import { checkScoringOptions } from './check-scoring-options.js'
import { posterior } from './posterior.js'
import { compilePosteriors, type PosteriorColumns } from './posterior-columns.js'
import type { PosteriorCurve } from './posterior-curve.js'
import type { ScoringOptions } from './scoring-options.js'

/**
 * The posterior of one person's proficiency, for probabilities of levels and cuts.
 * @param responses category per item in bank order, 255 or −1 = not administered; none answered gives back the prior
 * @param options prior, nodes and parameterUncertainty count
 * @throws MelekError `responses-invalid` where a response is no category of its item, `options-invalid` with every option that is
 *   unknown or out of range
 */
export function checkedPosterior(bank: CompiledBank, responses: ArrayLike<number>, options: ScoringOptions = {}): PosteriorCurve {
  checkScoringOptions(options)
  return posterior(bank, responses, options)
}

/**
 * Posteriors from tables of ln P and its derivatives, made once: the same between nodes to 1e-7.
 * @param options prior, nodes and parameterUncertainty count
 * @throws MelekError `options-invalid` with every option that is unknown or out of range; its methods `responses-invalid` where a
 *   response is no category of its item
 */
export function compileCheckedPosteriors(bank: CompiledBank, options: ScoringOptions = {}): PosteriorColumns {
  checkScoringOptions(options)
  return compilePosteriors(bank, options)
}
