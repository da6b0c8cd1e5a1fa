import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { ProgramDraft } from '../program/program-draft.js'
import type { FormColumns, Requirement } from '../requirements/requirement.js'

export interface FormRequest {
  readonly bank: CompiledBank
  /** Items of one test. */
  readonly length: number
  /** Tests taken together; default 1. */
  readonly forms?: number | undefined
  readonly requirements: readonly Requirement[]
  /** In how many of the tests an item may be at most; default 1. */
  readonly uses?: ((item: number) => number) | undefined
}

/**
 * Adds the columns of a test to a program, one an item in the order of the bank, and the rows of its requirements. Items that are not
 * operational stay at 0.
 * @param owners is told the requirement of each row, undefined for rows that only tie an item set to its items
 */
export function addForm(draft: ProgramDraft, owners: (Requirement | undefined)[], request: FormRequest): FormColumns {
  const { bank, length, forms = 1, requirements, uses = () => 1 } = request
  const columns = bank.items.map((item, index) =>
    draft.addColumn({ upper: item.status === 'operational' ? Math.min(forms, uses(index)) : 0 }),
  )
  const sets = new Map<string, number>()
  const column = (item: number) => columns[item] as number
  const form: FormColumns = {
    forms,
    length,
    column,
    setColumn(name, items) {
      const known = sets.get(name)
      if (known !== undefined) return known
      const used = draft.addColumn({ upper: forms, first: true })
      const all = [...items.map(column), used]
      const ones = items.map(() => 1)
      draft.addRow({ columns: all, coefficients: [...ones, -1], low: 0, high: Number.POSITIVE_INFINITY })
      // A row an item says more to a solver than one row for the set: a fraction of a set opens each item by that fraction only.
      for (const item of items)
        draft.addRow({ columns: [column(item), used], coefficients: [1, -1], low: Number.NEGATIVE_INFINITY, high: 0 })
      sets.set(name, used)
      return used
    },
    addRow: draft.addRow,
  }
  const ownUpTo = (owner: Requirement | undefined) => {
    while (owners.length < draft.rowCount) owners.push(owner)
  }
  for (const requirement of requirements) {
    requirement.addRows?.({
      ...form,
      setColumn(name, items) {
        ownUpTo(requirement)
        const used = form.setColumn(name, items)
        ownUpTo(undefined)
        return used
      },
    })
    ownUpTo(requirement)
  }
  return form
}
