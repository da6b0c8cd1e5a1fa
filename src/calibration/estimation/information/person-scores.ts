import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import { farPosterior, openGroup, type RowPosteriors, rowPosterior } from '../expectation/row-posteriors.js'
import type { LatentRule } from '../latent-nodes.js'
import type { RowMeans } from './score-kernel.js'
import { simdRowMeans } from './score-simd.js'
import { type ScoreTables, scoreTables } from './score-tables.js'
import { plainRowMeans } from './score-twin.js'

/** A person's posterior with the nodes that matter, and the score tables of its group. */
export interface PersonPosterior {
  readonly person: number
  /** Sums to 1 between `from` and `to`. */
  readonly posterior: Float64Array
  readonly from: number
  /** First node beyond. */
  readonly to: number
  readonly scores: ScoreTables
}

/** Probability below which the nodes at both ends are left out. */
const negligible = 1e-11

/** Shows the posterior of every person, group by group; it stands in the same room each time. */
export function forEachPosterior(
  room: RowPosteriors,
  place: { readonly layout: ParameterLayout; readonly point: Float64Array; readonly rule: LatentRule },
  visit: (person: PersonPosterior) => void,
): void {
  const { posterior } = room
  for (let group = 0; group < place.layout.groups.length; group++) {
    const { theta } = openGroup(room, { ...place, group })
    const scores = scoreTables(place.layout, place.point, { group, theta })
    const persons = room.data.groups[group] as Int32Array
    for (let i = 0; i < persons.length; i++) {
      const person = persons[i] as number
      const known = rowPosterior(room, person)
      if (known === 0) farPosterior(room, person)
      const total = known === 0 ? 1 : known
      let from = room.low[person] as number
      let to = Math.min(theta.length, room.high[person] as number)
      while ((posterior[from] as number) < negligible * total) from++
      while ((posterior[to - 1] as number) < negligible * total) to--
      for (let q = from; q < to; q++) posterior[q] = (posterior[q] as number) / total
      visit({ person, posterior, from, to, scores })
    }
  }
}

/** The score of one person's marginal likelihood, by slot. */
export interface PersonScore {
  /** Slots that the person's answers touch, the first `count` entries. */
  readonly slots: Int32Array
  readonly values: Float64Array
  count: number
}

export function createPersonScore(layout: ParameterLayout): PersonScore {
  const most = mostRows(layout)
  return { slots: new Int32Array(most), values: new Float64Array(most), count: 0 }
}

/** Rows of score tables of a person who answered everything. */
function mostRows({ items }: ParameterLayout): number {
  return items.reduce((sum, { slots }) => sum + slots.length, 2)
}

/**
 * What writes the expected complete-data score of a person, which is the score of its marginal likelihood. Numbers that
 * several items share are added up.
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233, eq. 3.1
 */
export function createScorer(
  { data: { responses } }: RowPosteriors,
  layout: ParameterLayout,
): (score: PersonScore, one: PersonPosterior) => void {
  const addSharedInto = sharedAdder(layout)
  const meansOf = createTableMeans(mostRows(layout))
  return (score, one) => {
    const { itemStart, nodes, slots: slotsOf, latentSlots } = one.scores
    const { mass, starts, means, run } = meansOf(one.scores)
    const into = score.slots
    let count = 0
    const end = responses.start[one.person + 1] as number
    for (let at = responses.start[one.person] as number; at < end; at++) {
      const item = responses.item[at] as number
      const slots = slotsOf[item] as Int32Array
      let row = (itemStart[item] as number) + (responses.response[at] as number) * slots.length * nodes
      for (let c = 0; c < slots.length; c++, row += nodes) {
        into[count] = slots[c] as number
        starts[count++] = row
      }
    }
    for (let c = 0, row = itemStart[itemStart.length - 1] as number; c < latentSlots.length; c++, row += nodes) {
      into[count] = latentSlots[c] as number
      starts[count++] = row
    }
    for (let q = one.from; q < one.to; q++) mass[q] = one.posterior[q] as number
    run(count, one.from, one.to)
    for (let c = 0; c < count; c++) score.values[c] = means[c] as number
    score.count = count
    addSharedInto?.(score)
  }
}

/** The kernel that holds the tables of a group, made anew when the group changes. */
function createTableMeans(rows: number): (scores: ScoreTables) => RowMeans {
  let held: ScoreTables | undefined
  let kernel: RowMeans | undefined
  return (scores) => {
    if (kernel === undefined || held !== scores) {
      const size = { values: scores.values.length, nodes: scores.nodes, rows }
      kernel = simdRowMeans(size) ?? plainRowMeans(size)
      kernel.table.set(scores.values)
      held = scores
    }
    return kernel
  }
}

/** What brings the entries of slots that several items have together; undefined where no slot has more than one. */
function sharedAdder({ items, size }: ParameterLayout): ((score: PersonScore) => void) | undefined {
  const users = new Uint32Array(size)
  for (const { slots } of items) for (const slot of slots) if (slot >= 0) users[slot] = (users[slot] as number) + 1
  if (users.every((count) => count <= 1)) return undefined
  const placeOf = new Int32Array(size)
  return (score) => {
    const { slots, values } = score
    let count = 0
    for (let at = 0; at < score.count; at++) {
      const slot = slots[at] as number
      const known = placeOf[slot] as number
      // A place is remembered from person to person and counts only where it says the same of this one.
      if ((users[slot] as number) > 1 && known < count && slots[known] === slot) {
        values[known] = (values[known] as number) + (values[at] as number)
        continue
      }
      placeOf[slot] = count
      slots[count] = slot
      values[count++] = values[at] as number
    }
    score.count = count
  }
}
