import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Issue } from '../../../issues/issue.js'
import { priorityIndex } from '../balancing/priority-index.js'
import { weightedPenalty } from '../balancing/weighted-penalty.js'
import type { Blueprint } from '../blueprint.js'
import { type BalanceMethod, type BlueprintMethod, type BlueprintRequest, shadowBudget } from '../blueprint-method.js'
import type { Constraint, ConstraintMoment } from '../constraint.js'
import { balanceContent, withinBlueprint } from '../content-balance.js'
import { countIssues, greedyFilters } from '../count-blueprints.js'
import { branchAndBound } from '../program/branch-and-bound.js'
import type { Assembler } from '../program/whole-program.js'
import { bankEnemyRequirements, blueprintRequirements } from '../requirements/blueprint-requirements.js'
import { partIssues } from '../requirements/part-issues.js'
import type { Requirement } from '../requirements/requirement.js'
import { conflictIssues } from './conflict-issues.js'
import { shadowTest } from './shadow-test.js'

/** Keeps whole blueprints by any method, shadow tests included, by a solver of one's own. */
export function assemblyBy(assembler: Assembler): BlueprintMethod {
  return {
    issues: (request) => assemblyIssues(request, assembler),
    keep(request) {
      const { bank, constraints } = request
      const blueprint = constraints.blueprint ?? emptyBlueprint
      const requirements = blueprintRequirements(blueprint, bank)
      return {
        constraints:
          constraints.method === 'shadow' ? shadowConstraints(request, requirements, assembler) : greedyConstraints(request),
        violations: (given) => requirements.flatMap((requirement) => requirement.violations(given)),
      }
    },
  }
}

/**
 * Keeps whole blueprints by any method, shadow tests included, by melek's own solver. Part of `everyRule`, which
 * `createEngine` takes unasked and `createPlacementTest` as `rules`: tests without it need not load it.
 */
export const testAssembly: BlueprintMethod = assemblyBy(branchAndBound)

const emptyBlueprint: Blueprint = { format: 'melek-blueprint/1', rules: [] }

function shadowConstraints(request: BlueprintRequest, requirements: readonly Requirement[], assembler: Assembler): Constraint[] {
  const { bank, constraints, maximumLength, variableLength } = request
  const blueprint = constraints.blueprint ?? emptyBlueprint
  const balance = balanceContent(blueprint, bank)
  const shadow = shadowTest({
    bank,
    blueprint,
    requirements: [...requirements, ...(constraints.enemies ? bankEnemyRequirements(bank) : [])],
    assembler,
    budget: constraints.budget ?? shadowBudget,
    fallback: greedyFallback(blueprint, bank),
    maximumLength,
  })
  // A test that may end early is to be near its blueprint at any time.
  return variableLength ? [shadow, balance] : [shadow]
}

/** Kinds in their bounds and in balance, as far as that goes item by item. */
function greedyFallback(blueprint: Blueprint, bank: CompiledBank) {
  const filters = [withinBlueprint(blueprint, bank), balanceContent(blueprint, bank)]
  return (candidates: readonly number[], moment: ConstraintMoment) =>
    filters.reduce((left, filter) => {
      const narrowed = filter.narrow(left, moment).candidates
      return narrowed.length > 0 ? narrowed : left
    }, candidates)
}

function greedyConstraints({ bank, constraints: { blueprint, balance = 'kingsbury-zara' } }: BlueprintRequest): Constraint[] {
  if (blueprint === null) return []
  return [...greedyFilters(blueprint, bank), balancing[balance](blueprint, bank)]
}

const balancing: Readonly<Record<BalanceMethod, (blueprint: Blueprint, bank: CompiledBank) => Constraint>> = {
  'kingsbury-zara': balanceContent,
  'maximum-priority-index': priorityIndex,
  'weighted-penalty': weightedPenalty,
}

function assemblyIssues(request: BlueprintRequest, assembler: Assembler): Issue[] {
  const { bank, constraints, maximumLength } = request
  const { method, balance, enemies } = constraints
  const blueprint = constraints.blueprint ?? emptyBlueprint
  const issues = [
    ...(method === 'shadow' && balance !== undefined
      ? [{ code: 'blueprint-part', message: 'shadow tests need no balance; remove it', path: 'balance' }]
      : []),
    ...countIssues(request),
    ...partIssues(blueprint, bank).map((issue) => ({ ...issue, path: `blueprint.${issue.path}` })),
  ]
  if (issues.length > 0 || (method === 'greedy' && constraints.blueprint === null)) return issues
  const requirements = [...blueprintRequirements(blueprint, bank), ...(enemies ? bankEnemyRequirements(bank) : [])]
  return conflictIssues({ bank, length: maximumLength, requirements, assembler })
}
