import { addBiasAtCells, addBiasAtNodes } from './block-bias.js'
import type { BlockPlan } from './block-plan.js'
import { looks, mostCells, rootStates } from './stage-layout.js'

/**
 * Leaves roots in the plan: a start from S at one node; Halley's step from a proof node near the root and the proof that holds around that
 * node, for which one line of memory of every row has both; then the cell of the root.
 * @param complete whether all members answered every item; otherwise none did
 * @param selected whether the bias is that of the items answered
 */
export function findRoots(plan: BlockPlan, members: Int32Array, complete: boolean, selected: boolean): void {
  const { kernel, stages } = plan.memory
  plan.active.set(members)
  approach(plan, members.length, selected)
  findCells(plan, activate(plan, members), selected)
  const count = activate(plan, members)
  if (!complete && !selected) findInformation(plan, count)
  kernel.stages.solve[complete ? 'complete' : 'incomplete'](count, stages.settings)
}

/** @returns how many of the members go on */
function activate({ active, state }: BlockPlan, members: Int32Array): number {
  let count = 0
  for (let at = 0; at < members.length; at++) {
    const member = members[at] as number
    active[count] = member
    if (state[member] !== rootStates.none) count += 1
  }
  return count
}

function leave({ active, state }: BlockPlan, count: number): void {
  for (let at = 0; at < count; at++) state[active[at] as number] = rootStates.none
}

function approach(plan: BlockPlan, members: number, selected: boolean): void {
  const { kernel, stages, entries, out, coarseWidth } = plan.memory
  const { settings, aims } = stages
  kernel.stages.aim(members, settings, aims.start)
  kernel.sum[2](members, entries, out)
  kernel.stages.start(members, settings)
  let count = members
  for (let look = 0; look < looks.most && count > 0; look++) {
    kernel.stages.aim(count, settings, aims.node)
    kernel.sum[coarseWidth](count, entries, out)
    if (selected) addBiasAtNodes(plan, count)
    count = kernel.stages.judge[coarseWidth](count, settings)
  }
  leave(plan, count)
}

function findCells(plan: BlockPlan, members: number, selected: boolean): void {
  const { kernel, stages, entries, out } = plan.memory
  const { settings, aims } = stages
  let count = members
  for (let tried = 0; tried < mostCells && count > 0; tried++) {
    kernel.stages.aim(count, settings, aims.cell)
    kernel.sum[6](count, entries, out)
    if (selected) addBiasAtCells(plan, count)
    count = kernel.stages.takeEnds(count, settings)
  }
  leave(plan, count)
}

/** Leaves the information of incomplete persons at the ends of their cells. */
function findInformation({ memory, active }: BlockPlan, count: number): void {
  const { kernel, stages, doubles, entries, informationOut } = memory
  kernel.stages.aim(count, stages.settings, stages.aims.cellInformation)
  kernel.sum[6](count, entries, informationOut)
  for (let at = 0, from = informationOut >> 3; at < count; at++, from += 6) {
    const to = stages.information / 8 + 6 * (active[at] as number)
    for (let j = 0; j < 6; j++) doubles[to + j] = doubles[from + j] as number
  }
}
