import type { Issue } from '../../issues/issue.js'
import { type Blueprint, blueprintViolations, ruleMembership, ruleName } from './blueprint.js'
import { blueprintIssues } from './blueprint-feasibility.js'
import type { BlueprintMethod, BlueprintRequest } from './blueprint-method.js'
import type { Constraint } from './constraint.js'
import { balanceContent, withinBlueprint } from './content-balance.js'
import { oneOfEach } from './enemies.js'
import { notExcluded } from './status.js'

/**
 * Keeps counts and proportions of kinds, excluded items and groups of enemies, one item at a time (Kingsbury & Zara). Small enough for
 * every test; what else a blueprint may ask is kept by `testAssembly`.
 */
export const countBlueprints: BlueprintMethod = {
  issues({ bank, constraints, maximumLength }) {
    const { blueprint, method, balance = 'kingsbury-zara' } = constraints
    const missing = (path: string, what: string): Issue => ({
      code: 'assembly-missing',
      message: `${what} is kept by testAssembly of melek/adaptive only; hand it over as "assembly"`,
      path,
    })
    return [
      ...(method === 'shadow' ? [missing('method', 'the method "shadow"')] : []),
      ...(balance === 'kingsbury-zara' ? [] : [missing('balance', `the balance "${balance}"`)]),
      ...(blueprint === null
        ? []
        : [
            ...blueprintIssues(blueprint, bank, maximumLength).map((issue) => ({ ...issue, path: `blueprint.${issue.path}` })),
            ...shadowParts(blueprint).map((part) => missing(`blueprint.${part}`, `"${part}"`)),
          ]),
    ]
  },
  keep({ bank, constraints }) {
    const { blueprint } = constraints
    if (blueprint === null) return { constraints: [], violations: () => [] }
    const { rules } = blueprint
    const membership = ruleMembership(rules, bank)
    return {
      constraints: [...greedyFilters(blueprint, bank), balanceContent(blueprint, bank)],
      violations: (given) =>
        blueprintViolations(rules, membership, given).map(({ rule, ...figures }) => ({ rule: ruleName(rule), ...figures })),
    }
  },
}

/** What greedy selection never gives. */
export function greedyFilters(blueprint: Blueprint, bank: BlueprintRequest['bank']): Constraint[] {
  const { exclude = [], enemies = [] } = blueprint
  return [
    ...(exclude.length > 0 ? [notExcluded(exclude, bank)] : []),
    ...(enemies.length > 0 ? [oneOfEach(enemies, bank)] : []),
    withinBlueprint(blueprint, bank),
  ]
}

/** Parts of a blueprint that only whole tests can be planned by. */
export function shadowParts({ sums, include, together, order, sets }: Blueprint): string[] {
  const parts = { sums, include, together, order, sets }
  return Object.entries(parts).flatMap(([name, part]) =>
    part === undefined || (Array.isArray(part) && part.length === 0) ? [] : [name],
  )
}
