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
const negligible = 1e-12

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
  return { slots: new Int32Array(layout.size), values: new Float64Array(layout.size), count: 0 }
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
  const shared = sharedSlots(layout)
  const placeOf = new Int32Array(layout.size)
  const means = new Float64Array(Math.max(1, ...layout.items.map(({ slots }) => slots.length)) + 2)
  return (score, { person, posterior, from, to, scores }) => {
    const { slots: into, values: sums } = score
    const { values, itemStart, nodes } = scores
    const rows: ScoreRows = { posterior, from, to, values, first: 0, nodes }
    let count = 0
    const end = responses.start[person + 1] as number
    for (let at = responses.start[person] as number; at < end; at++) {
      const item = responses.item[at] as number
      const slots = scores.slots[item] as Int32Array
      rows.first = (itemStart[item] as number) + (responses.response[at] as number) * slots.length * nodes
      expectedInto(means, slots.length, rows)
      for (let c = 0; c < slots.length; c++) {
        const slot = slots[c] as number
        const known = placeOf[slot] as number
        // A place is remembered from person to person and counts only where it says the same of this one.
        if (shared[slot] === 1 && known < count && into[known] === slot) {
          sums[known] = (sums[known] as number) + (means[c] as number)
          continue
        }
        placeOf[slot] = count
        into[count] = slot
        sums[count++] = means[c] as number
      }
    }
    for (let c = 0; c < scores.latentSlots.length; c++) {
      let sum = 0
      for (let q = from; q < to; q++) sum += (posterior[q] as number) * (scores.latentValues[c * scores.nodes + q] as number)
      into[count] = scores.latentSlots[c] as number
      sums[count++] = sum
    }
    score.count = count
  }
}

interface ScoreRows {
  readonly posterior: Float64Array
  readonly from: number
  readonly to: number
  readonly values: Float64Array
  /** Where the first row begins; the others follow it, `nodes` apart. */
  first: number
  readonly nodes: number
}

/**
 * Writes Σ posterior · row for some rows, three or two at a time and two nodes a turn: a node of the posterior is read once for
 * all of them, and no addition waits for the one before it.
 */
function expectedInto(means: Float64Array, count: number, rows: ScoreRows): void {
  let c = 0
  for (; count - c >= 3; c += 3) expectThree(means, c, rows)
  // A row by itself is paired with itself.
  for (; c < count; c += 2) expectTwo(means, c, rows, c + 1 < count ? rows.nodes : 0)
}

function expectThree(means: Float64Array, c: number, { posterior, from, to, values, first, nodes }: ScoreRows): void {
  let [even, odd, even2, odd2, even3, odd3] = [0, 0, 0, 0, 0, 0]
  const [one, two, three] = [first + c * nodes, first + (c + 1) * nodes, first + (c + 2) * nodes]
  let q = from
  for (; q + 1 < to; q += 2) {
    const mass = posterior[q] as number
    const next = posterior[q + 1] as number
    even += mass * (values[one + q] as number)
    odd += next * (values[one + q + 1] as number)
    even2 += mass * (values[two + q] as number)
    odd2 += next * (values[two + q + 1] as number)
    even3 += mass * (values[three + q] as number)
    odd3 += next * (values[three + q + 1] as number)
  }
  if (q < to) {
    const mass = posterior[q] as number
    even += mass * (values[one + q] as number)
    even2 += mass * (values[two + q] as number)
    even3 += mass * (values[three + q] as number)
  }
  means[c] = even + odd
  means[c + 1] = even2 + odd2
  means[c + 2] = even3 + odd3
}

function expectTwo(means: Float64Array, c: number, rows: ScoreRows, beside: number): void {
  const { posterior, from, to, values, first, nodes } = rows
  const [one, two] = [first + c * nodes, first + c * nodes + beside]
  let [even, odd, even2, odd2] = [0, 0, 0, 0]
  let q = from
  for (; q + 1 < to; q += 2) {
    const mass = posterior[q] as number
    const next = posterior[q + 1] as number
    even += mass * (values[one + q] as number)
    odd += next * (values[one + q + 1] as number)
    even2 += mass * (values[two + q] as number)
    odd2 += next * (values[two + q + 1] as number)
  }
  if (q < to) {
    even += (posterior[q] as number) * (values[one + q] as number)
    even2 += (posterior[q] as number) * (values[two + q] as number)
  }
  means[c] = even + odd
  means[c + 1] = even2 + odd2
}

/** 1 for slots that more than one item has. */
function sharedSlots({ items, size }: ParameterLayout): Uint8Array {
  const users = new Uint32Array(size)
  for (const { slots } of items) for (const slot of slots) if (slot >= 0) users[slot] = (users[slot] as number) + 1
  return Uint8Array.from(users, (count) => (count > 1 ? 1 : 0))
}
