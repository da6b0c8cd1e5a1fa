import type { CompiledBank } from '../../../bank/compile-bank.js'
import { createDraft } from '../program/program-draft.js'
import { type Assembler, withoutTies } from '../program/whole-program.js'
import type { Requirement } from '../requirements/requirement.js'
import { addForm } from './form-columns.js'

/** Whether a test can meet some requirements. */
export type Feasibility =
  | { readonly kind: 'feasible' }
  | {
      readonly kind: 'infeasible'
      /** Groups of requirements that no test meets together. Without any one of a group the others of it can be met. */
      readonly conflicts: readonly (readonly Requirement[])[]
    }
  /** The nodes allowed were used up. */
  | { readonly kind: 'undecided'; readonly nodes: number }

export interface FeasibilityRequest {
  readonly bank: CompiledBank
  readonly length: number
  /** Tests taken together, and in how many of them an item may be; default 1. */
  readonly forms?: number | undefined
  readonly uses?: ((item: number) => number) | undefined
  readonly requirements: readonly Requirement[]
  readonly assembler: Assembler
  readonly nodes: number
}

/** More conflicts than these are found after the first are mended. */
const mostConflicts = 5

/**
 * Whether there is a test that meets all requirements, and if not, which of them clash: smallest groups, found one after another with
 * what clashes in those before set aside.
 * @source Chinneck & Dravnieks (1991), ORSA J. Computing 3, 157–168 (deletion filter); Huitzing, Veldkamp & Verschoor (2005), J. Educ.
 *   Meas. 42, 223–243 for test assembly
 */
export function feasibility(request: FeasibilityRequest): Feasibility {
  const conflicts: Requirement[][] = []
  let left = [...request.requirements]
  while (conflicts.length < mostConflicts) {
    const found = meet(request, left)
    if (found.kind === 'met') break
    if (found.kind === 'undecided') {
      if (conflicts.length === 0) return { kind: 'undecided', nodes: request.nodes }
      break
    }
    const conflict = smallestConflict(request, found.blamed)
    conflicts.push(conflict)
    left = left.filter((requirement) => !conflict.includes(requirement) || requirement.path === '')
    // Without a rule of the document in it a conflict would be found over and over.
    if (conflict.every((requirement) => requirement.path === '')) break
  }
  return conflicts.length === 0 ? { kind: 'feasible' } : { kind: 'infeasible', conflicts }
}

/** Drops one requirement after another that the rest clash without; what stays is needed for the clash. */
function smallestConflict(request: FeasibilityRequest, blamed: readonly Requirement[]): Requirement[] {
  let conflict = [...blamed]
  for (const requirement of blamed) {
    if (!conflict.includes(requirement)) continue
    const found = meet(
      request,
      conflict.filter((other) => other !== requirement),
    )
    if (found.kind === 'clash') conflict = [...found.blamed]
  }
  return conflict
}

type Meeting =
  | { readonly kind: 'met' }
  | { readonly kind: 'undecided' }
  | { readonly kind: 'clash'; readonly blamed: readonly Requirement[] }

function meet(request: FeasibilityRequest, requirements: readonly Requirement[]): Meeting {
  const draft = createDraft()
  const owners: (Requirement | undefined)[] = []
  addForm(draft, owners, { ...request, requirements })
  const outcome = request.assembler.assemble(withoutTies(draft.program(), 1), { nodes: request.nodes, gap: 1 })
  if (outcome.kind === 'found') return { kind: 'met' }
  if (outcome.kind === 'undecided') return outcome
  const blamed = new Set(outcome.rows.map((row) => owners[row]))
  return { kind: 'clash', blamed: requirements.filter((requirement) => blamed.has(requirement)) }
}
