import type { CompiledBank } from '../bank/compile-bank.js'
import { checkScoringOptions } from './check-scoring-options.js'
import { compileScorer } from './compile-scorer.js'
import type { ColumnScorer } from './score-columns.js'
import type { ScoringOptions } from './scoring-options.js'

/**
 * A scorer for many persons by any method: what can be tabulated is tabulated once. The same figures as `estimateProficiency` to 1e-9; mle,
 * map, wle and jeffreys to 2e-10 logits and standard errors to 1e-8, or 1e-11 where `polish` asks for it.
 * @param options as for one person
 * @throws MelekError `options-invalid` with every option that is unknown or out of range
 * @see scoringDefaults
 */
export function compileCheckedScorer(bank: CompiledBank, options: ScoringOptions = {}): ColumnScorer {
  checkScoringOptions(options)
  return compileScorer(bank, options)
}
