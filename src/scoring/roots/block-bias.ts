import type { BlockPlan } from './block-plan.js'
import { zoneSize } from './block-zones.js'
import { entrySize, personFields, personSize } from './row-layout.js'

/** Adds the bias of the items answered to the sums at proof nodes, and what those that are missing may change to the bounds of the proof. */
export function addBiasAtNodes(plan: BlockPlan, count: number): void {
  const { memory, active } = plan
  const { integers, doubles, entries, out, informationOut, zonesOut, kernel, persons, information, stages } = memory
  kernel.stages.aim(count, stages.settings, stages.aims.nodeInformation)
  kernel.sum[6](count, entries, informationOut)
  for (let at = 0, to = entries >> 2; at < count; at++, to += entrySize) {
    const person = active[at] as number
    const missing = integers[(persons >> 2) + person * personSize + personFields.missing] as number
    // The first row is that of all items; where more are missing than not, there is none, and no zones.
    if (2 * missing <= plan.items) integers[to] = (integers[to] as number) + 4
    else integers[to + 1] = integers[to] as number
    integers[to + 2] = information.zonesStart + 8 * zoneSize * (doubles[stages.nodes / 8 + person] as number)
  }
  kernel.sum[zoneSize](count, entries, zonesOut)
  for (let at = 0, to = out >> 3, from = informationOut >> 3; at < count; at++, to += 8, from += 6) {
    addJet(doubles, to, from)
  }
  for (let at = 0, to = out >> 3, zone = zonesOut >> 3; at < count; at++, to += 8, zone += zoneSize) {
    const near = 1 - (doubles[zone + 3] as number)
    const left = 1 - (doubles[zone + 5] as number)
    const right = 1 - (doubles[zone + 7] as number)
    const below = 1 - (doubles[zone + 9] as number)
    const above = 1 - (doubles[zone + 11] as number)
    const turn = ((doubles[zone + 1] as number) * (doubles[zone + 2] as number)) / near
    const possible = near > 0 && left > 0 && right > 0 && below > 0 && above > 0
    doubles[to + 3] = possible ? (doubles[to + 3] as number) + ((doubles[zone] as number) + turn) / near : Number.NaN
    doubles[to + 4] = (doubles[to + 4] as number) - (doubles[zone + 4] as number) / left
    doubles[to + 5] = (doubles[to + 5] as number) + (doubles[zone + 6] as number) / right
    doubles[to + 6] = (doubles[to + 6] as number) + (doubles[zone + 8] as number) / below
    doubles[to + 7] = (doubles[to + 7] as number) + (doubles[zone + 10] as number) / above
  }
}

/** Adds it to what the equation is at both ends of the cells of the persons active, and leaves their information there. */
export function addBiasAtCells({ memory, active }: BlockPlan, count: number): void {
  const { doubles, entries, out, informationOut, kernel, stages } = memory
  kernel.stages.aim(count, stages.settings, stages.aims.cellInformation)
  kernel.sum[12](count, entries, informationOut)
  for (let at = 0, to = out >> 3, from = informationOut >> 3; at < count; at++, to += 6, from += 12) {
    addJet(doubles, to, from)
    addJet(doubles, to + 3, from + 6)
    const ends = stages.information / 8 + 6 * (active[at] as number)
    for (let j = 0; j < 3; j++) {
      doubles[ends + j] = doubles[from + j] as number
      doubles[ends + 3 + j] = doubles[from + 6 + j] as number
    }
  }
}

/** Adds B = N/2I with two derivatives, in units of cells, from I, I′, I″/2, N, N′, N″/2. */
export function addJet(doubles: Float64Array, to: number, from: number): void {
  const twice = 2 * (doubles[from] as number)
  const informationSlope = doubles[from + 1] as number
  const value = (doubles[from + 3] as number) / twice
  const slope = ((doubles[from + 4] as number) - 2 * value * informationSlope) / twice
  const bend = ((doubles[from + 5] as number) - 2 * slope * informationSlope - 2 * value * (doubles[from + 2] as number)) / twice
  doubles[to] = (doubles[to] as number) + value
  doubles[to + 1] = (doubles[to + 1] as number) + slope
  doubles[to + 2] = (doubles[to + 2] as number) + bend
}
