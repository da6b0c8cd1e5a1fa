import type { CompiledBank } from '../../bank/compile-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { withMarginalCurves } from '../../scoring/marginal-curves.js'
import { completeDesign, type Design } from './design.js'
import { designIssues } from './design-issues.js'
import { assembleEngine, type Engine } from './engine.js'
import { methodEstimate } from './method-estimate.js'

/**
 * Makes a bank and a design ready to give tests, by any estimator, the doubt about item parameters included.
 * @param options.fingerprint fingerprint of the bank document; sessions are refused by engines of another one
 * @throws MelekError `design-invalid` with every problem
 */
export function createEngine(bank: CompiledBank, design: Design, options: { readonly fingerprint: string }): Engine {
  const complete = completeDesign(design, bank.scale)
  const issues = designIssues(complete, bank)
  if (issues.length > 0) throw new MelekError('design-invalid', `the design has ${issues.length} problem(s)`, issues)
  return assembleEngine(bank, complete, {
    fingerprint: options.fingerprint,
    estimate: methodEstimate,
    scoringBank: withMarginalCurves(bank),
  })
}
