import type { ExpectedAnswers } from '../expectation/expected-answers.js'
import { openGroup, type RowPosteriors } from '../expectation/row-posteriors.js'
import { completeInformation } from './complete-information.js'
import { addPairsInto, createPairRoom, type PairAnswers, pairAnswersIn, pairBlocks } from './pair-answers.js'
import { forEachPosterior } from './person-scores.js'
import type { InformationPlace } from './score-products.js'
import { type ScoreTables, scoreTables } from './score-tables.js'

/**
 * Exact observed information of the marginal log-likelihood plus log prior, by slot (size × size): what complete data would
 * tell, less what the posterior leaves open, Σ_p (E[s sᵀ] − E[s] E[s]ᵀ). The second moments of the scores come from expected
 * numbers of pairs of answers, so that their cost does not depend on the number of parameters an item has.
 * @param products Σ_p weight E[s] E[s]ᵀ
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233
 */
export function observedInformation(
  room: RowPosteriors,
  place: InformationPlace,
  { expected, products }: { readonly expected: ExpectedAnswers; readonly products: Float64Array },
): Float64Array {
  const { layout, point } = place
  const information = completeInformation(layout, point, expected)
  for (let at = 0; at < information.length; at++) information[at] = (information[at] as number) + (products[at] as number)
  for (let group = 0; group < layout.groups.length; group++) {
    const { theta } = openGroup(room, { ...place, group })
    const scores = scoreTables(layout, point, { group, theta })
    subtractWithinItems(information, layout.size, scores, { expected, group })
  }
  subtractPairs(information, room, place)
  return information
}

interface Moments {
  readonly expected: ExpectedAnswers
  readonly group: number
}

/** Second moments inside an item, between an item and the latent distribution, and inside the latter. */
function subtractWithinItems(information: Float64Array, size: number, scores: ScoreTables, { expected, group }: Moments): void {
  const { nodes, latentSlots, latentValues } = scores
  const all = expected.theta.length
  const offset = group * nodes
  const persons = expected.persons.subarray(offset, offset + nodes)
  const latent = [...latentSlots].map((slot, c) => ({ slot, values: latentValues.subarray(c * nodes, (c + 1) * nodes) }))
  for (const one of latent)
    for (const other of latent) add(information, size, one.slot, other.slot, -moment(persons, one.values, other.values))
  for (const [item, slots] of scores.slots.entries()) {
    const categories = ((expected.itemStart[item + 1] as number) - (expected.itemStart[item] as number)) / all
    for (let k = 0; k < categories; k++) {
      const start = (expected.itemStart[item] as number) + k * all + offset
      const answers = expected.answers.subarray(start, start + nodes)
      const rows = scoreRows(scores, item, k)
      for (const [a, row] of rows.entries()) {
        for (const [b, column] of rows.entries())
          add(information, size, slots[a] as number, slots[b] as number, -moment(answers, row, column))
        for (const { slot, values } of latent) {
          const value = -moment(answers, row, values)
          add(information, size, slots[a] as number, slot, value)
          add(information, size, slot, slots[a] as number, value)
        }
      }
    }
  }
}

/** Second moments between items. */
function subtractPairs(information: Float64Array, room: RowPosteriors, place: InformationPlace): void {
  const { layout, rule } = place
  const categories = layout.items.map(({ chart }) => chart.curve.categories)
  const blocks = pairBlocks(categories, rule.count)
  const scratch = createPairRoom(blocks, categories, rule.count)
  for (const block of blocks) {
    // Pairs of one group are folded before those of the next, whose nodes are elsewhere.
    let pairs = pairAnswersIn(scratch, block, categories, rule.count)
    let present: ScoreTables | undefined
    const fold = () => {
      if (present !== undefined) foldPairs(information, layout.size, pairs, present)
    }
    forEachPosterior(room, place, (one) => {
      if (present !== undefined && present !== one.scores) {
        fold()
        pairs = pairAnswersIn(scratch, block, categories, rule.count)
      }
      present = one.scores
      addPairsInto(pairs, room, one)
    })
    fold()
  }
}

function foldPairs(information: Float64Array, size: number, pairs: PairAnswers, scores: ScoreTables): void {
  const { cellStart, pairStart, values, nodes, firstItem, endItem } = pairs
  const firstCell = cellStart[firstItem] as number
  for (let later = firstItem; later < endItem; later++) {
    const laterSlots = scores.slots[later] as Int32Array
    if (laterSlots.length === 0) continue
    for (let cell = cellStart[later] as number; cell < (cellStart[later + 1] as number); cell++) {
      const laterRows = scoreRows(scores, later, cell - (cellStart[later] as number))
      for (let earlier = 0; earlier < later; earlier++) {
        const earlierSlots = scores.slots[earlier] as Int32Array
        if (earlierSlots.length === 0) continue
        for (let other = cellStart[earlier] as number; other < (cellStart[earlier + 1] as number); other++) {
          const start = ((pairStart[cell - firstCell] as number) + other) * nodes
          const persons = values.subarray(start, start + nodes)
          const earlierRows = scoreRows(scores, earlier, other - (cellStart[earlier] as number))
          for (const [a, row] of laterRows.entries()) {
            for (const [b, column] of earlierRows.entries()) {
              const value = -moment(persons, row, column)
              add(information, size, laterSlots[a] as number, earlierSlots[b] as number, value)
              add(information, size, earlierSlots[b] as number, laterSlots[a] as number, value)
            }
          }
        }
      }
    }
  }
}

/** The score rows of an answer, one a free number of the item. */
function scoreRows({ slots, itemStart, values, nodes }: ScoreTables, item: number, category: number): Float64Array[] {
  const count = slots[item]?.length ?? 0
  return Array.from({ length: count }, (_, c) => {
    const start = (itemStart[item] as number) + (category * count + c) * nodes
    return values.subarray(start, start + nodes)
  })
}

function moment(persons: Float64Array, one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let q = 0; q < persons.length; q++) sum += (persons[q] as number) * (one[q] as number) * (other[q] as number)
  return sum
}

function add(matrix: Float64Array, size: number, row: number, column: number, value: number): void {
  matrix[row * size + column] = (matrix[row * size + column] as number) + value
}
