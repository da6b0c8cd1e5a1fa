import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { withMarginalCurves } from '../../scoring/marginal-curves.js'
import { countBlueprints } from '../constraints/count-blueprints.js'
import { type CompleteDesign, completeDesign, type Design } from './design.js'
import { designIssues } from './design-issues.js'
import { assembleEngine, type Engine, type EngineParts } from './engine.js'

export type CheckedEngineOptions = Pick<EngineParts, 'fingerprint' | 'rules'>

/**
 * An engine of a design whose fields are in range, as those of a parsed document are; what they demand of each other and of the bank is
 * checked here.
 * @param options.rules those beyond the built-in ones that the design may name
 * @param options.issuesOf further problems of the design
 * @throws MelekError `design-invalid` with every problem, `rule-missing`
 */
export function checkedEngine(
  bank: CompiledBank,
  design: Design,
  { issuesOf = () => [], ...parts }: CheckedEngineOptions & { readonly issuesOf?: (design: CompleteDesign) => readonly Issue[] },
): Engine {
  const complete = completeDesign(design, bank.scale)
  const rules = { blueprints: countBlueprints, ...parts.rules }
  const issues = [
    ...issuesOf(complete),
    ...(rules.issuesOf?.(complete, bank) ?? []),
    ...designIssues(complete, bank, rules.blueprints),
  ]
  if (issues.length > 0) throw new MelekError('design-invalid', `the design has ${issues.length} problem(s)`, issues)
  return assembleEngine(bank, complete, { ...parts, rules, estimate: rules.estimate, scoringBank: withMarginalCurves(bank) })
}
