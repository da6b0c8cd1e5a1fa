import type { CompiledBank } from '../../bank/compile-bank.js'
import { type CheckedEngineOptions, checkedEngine } from './checked-engine.js'
import type { Design } from './design.js'
import { designRangeIssues } from './design-ranges.js'
import type { Engine } from './engine.js'
import { everyRule } from './every-rule.js'

/**
 * Makes a bank and a design ready to give tests, by any estimator and rule, the doubt about item parameters included.
 * @param options.fingerprint fingerprint of the bank document; sessions are refused by engines of another one
 * @throws MelekError `design-invalid` with every problem
 */
export function createEngine(bank: CompiledBank, design: Design, options: CheckedEngineOptions): Engine {
  return checkedEngine(bank, design, { rules: everyRule, issuesOf: designRangeIssues, ...options })
}
