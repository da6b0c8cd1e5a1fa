import { addBiasAtNodes } from './root-block-bias.js'
import type { BlockPlan, Members } from './root-block-plan.js'
import { leastLead } from './root-proof.js'
import { entrySize, personFields, personSize } from './root-row-layout.js'

/** Proof nodes looked at for a person, how far the search moves where the equation does not fall, and how far at most elsewhere. */
const mostLooks = 10
const outOfFlat = 2
const farthest = 3

/**
 * Halley's step from a proof node near the root, and the proof that holds around that node: one line of memory of every row has both.
 * The first node is where S at the start node puts the root. Leaves `node`, `proven` and `position` in the plan.
 * @param selected whether the bias is that of the items answered
 */
export function approach(plan: BlockPlan, { members, constant }: Members, selected: boolean): void {
  const { active, node } = plan
  let count = members.length
  active.set(members)
  findStarts(plan, constant, count)
  for (let look = 0; look < mostLooks && count > 0; look++) {
    sumAtNodes(plan, count)
    if (selected) addBiasAtNodes(plan, count)
    count = judge(plan, constant, count)
  }
  for (let at = 0; at < count; at++) node[active[at] as number] = -1
}

// In all stages: typed arrays come out of the plan on entry, where every access would load them anew.

function findStarts(plan: BlockPlan, constant: Float64Array, count: number): void {
  const { active, node, startNodes, items } = plan
  const { low, perUnit } = plan.tables.start
  const { integers, doubles, entries, out, kernel, persons } = plan.memory
  for (let at = 0, to = entries >> 2; at < count; at++, to += entrySize) {
    const fields = (persons >> 2) + (active[at] as number) * personSize
    integers[to] = integers[fields] as number
    integers[to + 1] = integers[fields + 1] as number
    integers[to + 2] = 0
  }
  kernel.sum[2](count, entries, out)
  const last = startNodes.length - 1
  for (let at = 0, from = out >> 3; at < count; at++, from += 2) {
    const person = active[at] as number
    const missing = integers[(persons >> 2) + person * personSize + personFields.missing] as number
    const sum = (doubles[from] as number) + (constant[person] as number)
    const entry = ((sum * items) / (items - missing) - low) * perUnit
    node[person] = startNodes[entry > 0 ? (entry < last ? entry | 0 : last) : 0] as number
  }
}

function sumAtNodes(plan: BlockPlan, count: number): void {
  const { active, node } = plan
  const { integers, entries, out, kernel, coarseStart, coarseWidth, persons } = plan.memory
  const bytes = 8 * coarseWidth
  for (let at = 0, to = entries >> 2; at < count; at++, to += entrySize) {
    const person = active[at] as number
    const fields = (persons >> 2) + person * personSize
    integers[to] = integers[fields] as number
    integers[to + 1] = integers[fields + 1] as number
    integers[to + 2] = coarseStart + (node[person] as number) * bytes
  }
  kernel.sum[coarseWidth](count, entries, out)
}

/** Takes Halley's step where a proof holds, another node where none does. @returns how many persons are to be looked at again */
function judge(plan: BlockPlan, constant: Float64Array, count: number): number {
  const { active, node, proven, position, memory } = plan
  const { doubles, out, coarseWidth: width } = memory
  const { cells, cellsPerProof } = plan.tables.grid
  const last = cells / cellsPerProof
  const concave = width === 4
  let again = 0
  for (let at = 0, from = out >> 3; at < count; at++, from += width) {
    const person = active[at] as number
    const here = node[person] as number
    const further = constant[person] as number
    const slope = doubles[from + 1] as number
    if (!(slope < 0)) {
      // Likelihoods are convex only far from their maximum, where they are flat.
      const next = 2 * here < last ? here + outOfFlat : here - outOfFlat
      node[person] = next
      active[again++] = person
      continue
    }
    const newton = -((doubles[from] as number) + further) / slope
    const bend = (-newton * (doubles[from + 2] as number)) / slope
    const limited = bend > 0.5 ? 0.5 : bend < -0.5 ? -0.5 : bend
    const root = here * cellsPerProof + newton * (1 + limited * (1 + limited))
    position[person] = root
    const isProven =
      concave ||
      ((doubles[from + 3] as number) < 0 &&
        (doubles[from + 4] as number) + further > 0 &&
        (doubles[from + 5] as number) + further < 0 &&
        (doubles[from + 6] as number) < -leastLead &&
        (doubles[from + 7] as number) < -leastLead)
    proven[person] = isProven ? 1 : 0
    if (isProven) continue
    const nearest = root > 0 ? (root < cells ? Math.round(root / cellsPerProof) : last) : 0
    // Where the equation is nearly flat, a step overshoots.
    const near = nearest > here + farthest ? here + farthest : nearest < here - farthest ? here - farthest : nearest
    // There is no better node to prove it from.
    if (near === here) continue
    node[person] = near
    active[again++] = person
  }
  return again
}
