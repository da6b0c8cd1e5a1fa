import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import { farPosterior, openGroup, type RowPosteriors, rowPosterior } from '../expectation/row-posteriors.js'
import type { LatentRule } from '../latent-nodes.js'
import { type ScoreTables, scoreTables } from './score-tables.js'

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

/** Rows of score tables that are taken at once. */
const together = 4

export function createPersonScore({ items }: ParameterLayout): PersonScore {
  const most = items.reduce((sum, { slots }) => sum + slots.length, 2) + together
  return { slots: new Int32Array(most), values: new Float64Array(most), count: 0 }
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
  const starts = new Int32Array(createPersonScore(layout).slots.length)
  return (score, one) => {
    const { itemStart, nodes, slots: slotsOf, latentSlots } = one.scores
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
    // What is left of a four is filled up with a row that is there.
    for (let c = count; c % together !== 0; c++) starts[c] = starts[0] as number
    for (let c = 0; c < count; c += together) expectFour(score.values, c, one, starts)
    score.count = count
    addSharedInto?.(score)
  }
}

/** Writes Σ posterior · row for four rows: a node of the posterior is read once for all, and no addition waits for another. */
function expectFour(means: Float64Array, c: number, { posterior, from, to, scores }: PersonPosterior, starts: Int32Array): void {
  const { values } = scores
  const first = starts[c] as number
  const second = starts[c + 1] as number
  const third = starts[c + 2] as number
  const fourth = starts[c + 3] as number
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let sum4 = 0
  for (let q = from; q < to; q++) {
    const mass = posterior[q] as number
    sum1 += mass * (values[first + q] as number)
    sum2 += mass * (values[second + q] as number)
    sum3 += mass * (values[third + q] as number)
    sum4 += mass * (values[fourth + q] as number)
  }
  means[c] = sum1
  means[c + 1] = sum2
  means[c + 2] = sum3
  means[c + 3] = sum4
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
