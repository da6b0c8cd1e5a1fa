import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { blueprintIssues } from '../constraints/blueprint-feasibility.js'
import { type CompleteDesign, maximumLength, operationalItems } from './design.js'
import { exposureIssues } from './exposure-issues.js'
import { stopIssues } from './stop-issues.js'

/** Everything that is wrong with a design whose fields are in range: contradictions in itself, and what the bank cannot give. */
export function designIssues(design: CompleteDesign, bank: CompiledBank): Issue[] {
  const { blueprint } = design.constraints
  const [, low, high] = design.estimator.nodes
  const nodes = `nodes must run from a low to a high end, got ${low} to ${high}`
  return [
    ...(low < high ? [] : [{ code: 'design-value', message: nodes, path: 'estimator.nodes' }]),
    ...stopIssues(design.stop),
    ...exposureIssues(design, bank),
    ...(blueprint === null
      ? []
      : blueprintIssues(blueprint, bank, maximumLength(design, operationalItems(bank))).map((issue) => ({
          ...issue,
          path: `constraints.blueprint.${issue.path}`,
        }))),
  ]
}
