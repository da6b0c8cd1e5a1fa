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

/** Share of the highest node below which a node is left out. */
const negligible = 1e-15

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
    for (const person of room.data.groups[group] ?? []) {
      const likelihood = rowPosterior(room, person)
      if (likelihood === 0) farPosterior(room, person)
      const factor = likelihood === 0 ? 1 : 1 / likelihood
      let highest = 0
      for (let q = 0; q < theta.length; q++) {
        posterior[q] = (posterior[q] as number) * factor
        if ((posterior[q] as number) > highest) highest = posterior[q] as number
      }
      let from = 0
      let to = theta.length
      while ((posterior[from] as number) < negligible * highest) from++
      while ((posterior[to - 1] as number) < negligible * highest) to--
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
 * Writes the expected complete-data score of a person, which is the score of its marginal likelihood.
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233, eq. 3.1
 */
export function personScoreInto(score: PersonScore, place: Int32Array, room: RowPosteriors, one: PersonPosterior): void {
  const { responses } = room.data
  const { person, posterior, from, to, scores } = one
  score.count = 0
  const add = (slot: number, value: number) => {
    const known = place[slot] as number
    // `place` remembers where a slot stands only if that entry says the same.
    if (known < score.count && score.slots[known] === slot) {
      score.values[known] = (score.values[known] as number) + value
      return
    }
    place[slot] = score.count
    score.slots[score.count] = slot
    score.values[score.count++] = value
  }
  for (let at = responses.start[person] as number; at < (responses.start[person + 1] as number); at++) {
    const item = responses.item[at] as number
    const slots = scores.slots[item] as Int32Array
    const row = (scores.itemStart[item] as number) + (responses.response[at] as number) * slots.length * scores.nodes
    for (let c = 0; c < slots.length; c++)
      add(slots[c] as number, expectation(posterior, scores.values, row + c * scores.nodes, from, to))
  }
  for (let c = 0; c < scores.latentSlots.length; c++)
    add(scores.latentSlots[c] as number, expectation(posterior, scores.latentValues, c * scores.nodes, from, to))
}

function expectation(posterior: Float64Array, values: Float64Array, row: number, from: number, to: number): number {
  let sum = 0
  for (let q = from; q < to; q++) sum += (posterior[q] as number) * (values[row + q] as number)
  return sum
}
