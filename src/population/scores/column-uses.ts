import type { ScorePlan } from './score-plan.js'
import { slotOfColumns } from './score-rows.js'

export const unusedColumn = -1
export const personUse = -2
export const statusUse = -3
/** Text columns count down from here. */
export const firstText = -4

/** For each column of a table what is done with its cells: a figure goes to the slot of its number. */
export function columnUses(plan: ScorePlan): Int16Array {
  const uses = slotOfColumns(plan)
  if (plan.status >= 0) uses[plan.status] = statusUse
  if (plan.person >= 0) uses[plan.person] = personUse
  for (const [t, column] of plan.texts.entries()) uses[column] = firstText - t
  return uses
}

/** Whether a status in UTF-8 is `unbounded_below` or `unbounded_above`, the only ones that begin so. */
export function isUnbounded(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 15 && bytes[start] === 117
}
