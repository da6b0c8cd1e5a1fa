import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feasibility } from '../../../src/adaptive/constraints/assembly/conflicting-requirements.js'
import { addForm } from '../../../src/adaptive/constraints/assembly/form-columns.js'
import { branchAndBound } from '../../../src/adaptive/constraints/program/branch-and-bound.js'
import { createDraft } from '../../../src/adaptive/constraints/program/program-draft.js'
import { meetsProgram } from '../../../src/adaptive/constraints/program/whole-program.js'
import {
  bankEnemyRequirements,
  blueprintRequirements,
} from '../../../src/adaptive/constraints/requirements/blueprint-requirements.js'
import { itemSets } from '../../../src/adaptive/constraints/requirements/item-sets.js'
import type { Requirement } from '../../../src/adaptive/constraints/requirements/requirement.js'
import { smallBank, smallBlueprint, subsets } from './small-blueprints.js'

const length = 4
const tests = subsets(length)
const requirementsOf = (blueprint: Parameters<typeof blueprintRequirements>[0]) => [
  ...blueprintRequirements(blueprint, smallBank),
  ...bankEnemyRequirements(smallBank),
]
const meetsAll = (requirements: readonly Requirement[], items: readonly number[]) =>
  requirements.every((requirement) => requirement.addRows === undefined || requirement.violations(items).length === 0)

describe('the requirements of a blueprint', () => {
  test('judge every test as the rows do that a solver is told', () => {
    fc.assert(
      fc.property(smallBlueprint, (blueprint) => {
        const requirements = requirementsOf(blueprint)
        const draft = createDraft()
        const sets = new Map<string, number>()
        const members = blueprint.sets === undefined ? new Map() : itemSets(blueprint.sets, smallBank).members
        const form = addForm(draft, [], { bank: smallBank, length, requirements })
        for (const [name, items] of members) sets.set(name, form.setColumn(name, items))
        const program = draft.program()
        for (const items of tests) {
          const x = new Float64Array(program.objective.length)
          for (const item of items) x[form.column(item)] = 1
          for (const [name, column] of sets) x[column] = items.some((item) => members.get(name).includes(item)) ? 1 : 0
          expect(meetsProgram(program, x)).toBe(meetsAll(requirements, items))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('are found to clash exactly where no test meets them, by groups that need each of their members', () => {
    fc.assert(
      fc.property(smallBlueprint, (blueprint) => {
        const requirements = requirementsOf(blueprint)
        const found = feasibility({ bank: smallBank, length, requirements, assembler: branchAndBound, nodes: 10_000 })
        expect(found.kind).toBe(tests.some((items) => meetsAll(requirements, items)) ? 'feasible' : 'infeasible')
        if (found.kind !== 'infeasible') return
        for (const conflict of found.conflicts) {
          expect(canMeet(conflict)).toBe(false)
          for (const requirement of conflict) expect(canMeet(conflict.filter((other) => other !== requirement))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Whether any set of items, of the length of a test only where that is required, meets requirements. */
function canMeet(requirements: readonly Requirement[]): boolean {
  const lengths = requirements.some(({ name }) => name === 'length') ? [length] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  return lengths.flatMap((items) => subsets(items)).some((items) => meetsAll(requirements, items))
}
