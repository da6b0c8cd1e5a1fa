import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { type Blueprint, blueprintViolations, ruleMembership } from './blueprint.js'
import { blueprintIssues } from './blueprint-feasibility.js'
import type { BlueprintMethod, BlueprintRequest } from './blueprint-method.js'
import type { Constraint } from './constraint.js'
import { balanceContent, withinBlueprint } from './content-balance.js'
import { oneOfEach } from './enemies.js'
import { notExcluded } from './status.js'

/**
 * Keeps counts and proportions of kinds, excluded items and groups of enemies, one item at a time (Kingsbury & Zara). Small enough for
 * every page; what else a blueprint may ask is kept by `testAssembly`.
 */
export const countBlueprints: BlueprintMethod = {
  issues: countIssues,
  keep({ bank, constraints }) {
    const { blueprint, method, balance = 'kingsbury-zara' } = constraints
    if (blueprint === null || method !== 'greedy' || balance !== 'kingsbury-zara') return undefined
    const { rules } = blueprint
    const membership = ruleMembership(rules, bank)
    return {
      constraints: [...greedyFilters(blueprint, bank), balanceContent(blueprint, bank)],
      violations: (given) => blueprintViolations(rules, membership, given),
    }
  },
}

/** What is wrong with the counts of a blueprint, attribute by attribute, and which of its parts greedy selection cannot keep. */
export function countIssues({ bank, constraints: { blueprint, method }, maximumLength }: BlueprintRequest): Issue[] {
  if (blueprint === null) return []
  return [
    ...(method === 'greedy' ? shadowParts(blueprint) : []).map((part) => ({
      code: 'blueprint-part',
      message: `"${part}" is kept by shadow tests only; set the method to "shadow" or remove it`,
      path: `blueprint.${part}`,
    })),
    ...blueprintIssues(blueprint, bank, maximumLength).map((issue) => ({ ...issue, path: `blueprint.${issue.path}` })),
  ]
}

/** What greedy selection never gives. */
export function greedyFilters(blueprint: Blueprint, bank: CompiledBank): Constraint[] {
  const { exclude = [], enemies = [] } = blueprint
  return [
    ...(exclude.length > 0 ? [notExcluded(exclude, bank)] : []),
    ...(enemies.length > 0 ? [oneOfEach(enemies, bank)] : []),
    withinBlueprint(blueprint, bank),
  ]
}

/** Parts of a blueprint that only whole tests can be planned by. */
function shadowParts({ sums, include, together, order, sets }: Blueprint): string[] {
  return Object.entries({ sums, include, together, order, sets }).flatMap(([name, part]) =>
    part === undefined || (Array.isArray(part) && part.length === 0) ? [] : [name],
  )
}
