import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import type { BlueprintMethod } from '../constraints/blueprint-method.js'
import { blueprintRequest, type CompleteDesign } from './design.js'
import { exposureIssues } from './exposure-issues.js'
import { stopIssues } from './stop-issues.js'

/**
 * Everything that is wrong with a design whose fields are in range: contradictions in itself, and what the bank cannot give.
 * @param blueprints the way of keeping blueprints
 */
export function designIssues(design: CompleteDesign, bank: CompiledBank, blueprints: BlueprintMethod): Issue[] {
  const request = blueprintRequest(design, bank)
  const [, low, high] = design.estimator.nodes
  const nodes = `nodes must run from a low to a high end, got ${low} to ${high}`
  return [
    ...(low < high ? [] : [{ code: 'design-value', message: nodes, path: 'estimator.nodes' }]),
    ...stopIssues(design.stop),
    ...exposureIssues(design, bank),
    ...blueprints.issues(request).map((issue) => ({ ...issue, path: `constraints.${issue.path}` })),
  ]
}
