import { addBiasAtCells } from './root-block-bias.js'
import type { BlockPlan, Members } from './root-block-plan.js'
import { entrySize, personFields, personSize } from './root-row-layout.js'

/** Cells tried for a root. */
const mostCells = 4
const bytesOfNode = 24

/**
 * The cells at whose ends the equation has different signs, and what it is there, for persons with a node.
 * @param selected whether the bias is that of the items answered
 */
export function findCells(plan: BlockPlan, { members, constant }: Members, selected: boolean): void {
  const { active, node, cell, position } = plan
  const last = plan.tables.grid.cells - 1
  let count = 0
  for (let at = 0; at < members.length; at++) {
    const person = members[at] as number
    cell[person] = -1
    if ((node[person] as number) >= 0) active[count++] = person
  }
  for (let tried = 0; tried < mostCells && count > 0; tried++) {
    for (let at = 0; at < count; at++) {
      const near = position[active[at] as number] as number
      cell[active[at] as number] = near > 0 ? (near < last ? near | 0 : last) : 0
    }
    sumAtCells(plan, count, selected)
    count = takeEnds(plan, constant, count)
  }
  for (let at = 0; at < count; at++) cell[active[at] as number] = -1
}

function sumAtCells(plan: BlockPlan, count: number, selected: boolean): void {
  const { active, cell } = plan
  const { integers, entries, out, informationOut, kernel, fineStart, information, persons } = plan.memory
  for (let at = 0, to = entries >> 2; at < count; at++, to += entrySize) {
    const person = active[at] as number
    const fields = (persons >> 2) + person * personSize
    integers[to] = integers[fields] as number
    integers[to + 1] = integers[fields + 1] as number
    integers[to + 2] = fineStart + (cell[person] as number) * bytesOfNode
  }
  kernel.sum[6](count, entries, out)
  if (!selected) return
  const bytes = 8 * information.width
  for (let at = 0, to = entries >> 2; at < count; at++, to += entrySize) {
    const person = active[at] as number
    const fields = (persons >> 2) + person * personSize
    integers[to] = integers[fields + personFields.informationFrom] as number
    integers[to + 1] = integers[fields + personFields.informationTo] as number
    integers[to + 2] = (cell[person] as number) * bytes
  }
  kernel.sum[12](count, entries, informationOut)
  addBiasAtCells(plan, count)
}

/** @returns how many persons have their root in another cell */
function takeEnds(plan: BlockPlan, constant: Float64Array, count: number): number {
  const { active, cell, ends, position } = plan
  const { doubles, out } = plan.memory
  let again = 0
  for (let at = 0, from = out >> 3; at < count; at++, from += 6) {
    const person = active[at] as number
    const here = cell[person] as number
    const left = (doubles[from] as number) + (constant[person] as number)
    const right = (doubles[from + 3] as number) + (constant[person] as number)
    if (left >= 0 && right <= 0) {
      const to = 6 * person
      ends[to] = left
      ends[to + 1] = doubles[from + 1] as number
      ends[to + 2] = doubles[from + 2] as number
      ends[to + 3] = right
      ends[to + 4] = doubles[from + 4] as number
      ends[to + 5] = doubles[from + 5] as number
      continue
    }
    position[person] =
      left < 0
        ? Math.min(here - 0.5, here - left / (doubles[from + 1] as number))
        : Math.max(here + 1.5, here + 1 - right / (doubles[from + 4] as number))
    active[again++] = person
  }
  return again
}

/** Leaves the information of incomplete persons at the ends of their cells in the plan. */
export function findInformation(plan: BlockPlan, { members }: Members): void {
  const { active, cell, information: found } = plan
  const { integers, doubles, entries, informationOut, kernel, information, persons } = plan.memory
  const bytes = 8 * information.width
  let count = 0
  for (let at = 0; at < members.length; at++) {
    const person = members[at] as number
    if ((cell[person] as number) < 0) continue
    const fields = (persons >> 2) + person * personSize
    const to = (entries >> 2) + entrySize * count
    integers[to] = integers[fields + personFields.informationFrom] as number
    integers[to + 1] = integers[fields + personFields.informationTo] as number
    integers[to + 2] = (cell[person] as number) * bytes
    active[count++] = person
  }
  kernel.sum[6](count, entries, informationOut)
  for (let at = 0, from = informationOut >> 3; at < count; at++, from += 6) {
    const to = 6 * (active[at] as number)
    for (let j = 0; j < 6; j++) found[to + j] = doubles[from + j] as number
  }
}
