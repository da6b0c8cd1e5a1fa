import { missingResponse } from '../../estimation/response-matrix.js'
import type { ComparedPersons } from '../compared-persons.js'
import type { DifData } from '../dif-data.js'

/** Why an item cannot have parameters of its own in each group. */
export type Inseparable = 'one-group' | 'no-variation' | 'category-missing'

/** Which items can be calibrated, and which of them in each group apart. */
export interface Separability {
  /** Items that vary at all, ascending. */
  readonly usable: readonly number[]
  readonly inseparable: ReadonlyMap<number, Inseparable>
}

/** Fewest answers in each group from which an item gets parameters of its own. */
const fewestAnswers = 10

/** Counts the answers of each group to every item. */
export function separability(data: DifData, { rows, focal }: ComparedPersons): Separability {
  const items = data.itemIds.length
  const usable: number[] = []
  const inseparable = new Map<number, Inseparable>()
  for (let i = 0; i < items; i++) {
    const seen = [new Map<number, number>(), new Map<number, number>()] as const
    for (const [p, row] of rows.entries()) {
      const response = data.responses[row * items + i] as number
      if (response === missingResponse) continue
      const counts = seen[focal[p] as 0 | 1]
      counts.set(response, (counts.get(response) ?? 0) + 1)
    }
    const chosen = new Set([...seen[0].keys(), ...seen[1].keys()])
    if (chosen.size > 1) usable.push(i)
    const reason = reasonOf(seen, chosen)
    if (reason !== undefined) inseparable.set(i, reason)
  }
  return { usable, inseparable }
}

function reasonOf(seen: readonly ReadonlyMap<number, number>[], chosen: ReadonlySet<number>): Inseparable | undefined {
  const answers = seen.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  if (answers.some((count) => count < fewestAnswers)) return 'one-group'
  if (chosen.size < 2 || seen.some((counts) => counts.size < 2)) return 'no-variation'
  return seen.some((counts) => counts.size < chosen.size) ? 'category-missing' : undefined
}
