import type { Issue } from '../../../issues/issue.js'
import type { Requirement } from '../requirements/requirement.js'
import { type FeasibilityRequest, feasibility } from './conflicting-requirements.js'

/** Nodes of one search for a test that meets a blueprint. */
const feasibilityNodes = 20_000

/** The groups of rules that no test can meet together, each as one problem that names them all. */
export function conflictIssues(request: Omit<FeasibilityRequest, 'nodes'>): Issue[] {
  const found = feasibility({ ...request, nodes: feasibilityNodes })
  if (found.kind === 'feasible') return []
  if (found.kind === 'undecided') {
    const message = `whether any test of ${request.length} items meets the blueprint could not be decided in ${found.nodes} steps; loosen its rules`
    return [{ code: 'blueprint-undecided', message, path: 'blueprint' }]
  }
  return found.conflicts.map((conflict) => ({
    code: 'blueprint-infeasible',
    message: conflictText(conflict, request.length),
    path: `blueprint.${conflict.find(({ path }) => path !== '')?.path ?? ''}`.replace(/\.$/, ''),
  }))
}

/** "no test of 30 items meets these together: pillar = skills (9 to 12), …; loosen one of them". */
function conflictText(conflict: readonly Requirement[], length: number): string {
  const rules = conflict.filter(({ name }) => name !== 'length')
  if (rules.length === 0)
    return `the bank has fewer than the ${length} operational items of a test; shorten the test or add items`
  const named = rules.map((rule) => `${rule.name} (${rule.demand(length)}${rule.path === '' ? '' : `, ${rule.path}`})`)
  return `no test of ${length} items meets ${rules.length === 1 ? 'this' : 'these together'}: ${named.join('; ')}; loosen one of them or change the length`
}
