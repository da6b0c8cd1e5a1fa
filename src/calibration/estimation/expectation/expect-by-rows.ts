import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { LatentRule } from '../latent-nodes.js'
import { createExpectedAnswers, type ExpectedAnswers } from './expected-answers.js'
import { farPosterior, openGroup, type RowPosteriors, rowPosterior } from './row-posteriors.js'
import { createRowTables, foldRowsInto, type RowTables } from './row-tables.js'

/**
 * Columnar twin of `expectReadably`: the likelihood of a person is a product of rows of tables, and its posterior is added
 * to the same rows of a second table, which is folded into items at the end. No exponential and one logarithm a person.
 * The result stands in the same room at every call.
 */
export function createRowExpectation(
  room: RowPosteriors,
  layout: ParameterLayout,
  rule: LatentRule,
): (point: Float64Array) => ExpectedAnswers {
  const nodes = rule.count
  const expected = createExpectedAnswers(layout, nodes)
  const sums: RowSums = { tables: createRowTables(room.plan, nodes), persons: new Float64Array(room.tables.stride) }
  const answersOf = room.data.groups.map((persons) => answerCounts(room, persons))
  const place = { itemStart: expected.itemStart, spread: expected.theta.length }
  return (point) => {
    expected.answers.fill(0)
    expected.logLikelihood = 0
    for (let group = 0; group < layout.groups.length; group++) {
      const offset = group * nodes
      const { theta } = openGroup(room, { layout, group, point, rule })
      expected.theta.set(theta, offset)
      expected.logLikelihood += addPersons(sums, room, room.data.groups[group] as Int32Array)
      const counts = answersOf[group] as Float64Array
      for (let c = 0; c < counts.length; c++)
        if (counts[c] !== 0) expected.logLikelihood += (counts[c] as number) * (room.logScale[c] as number)
      expected.persons.set(sums.persons.subarray(0, nodes), offset)
      foldRowsInto(expected.answers, sums.tables, { ...place, offset })
    }
    return expected
  }
}

/** Sums of posteriors over persons: by row and altogether. */
interface RowSums {
  readonly tables: RowTables
  readonly persons: Float64Array
}

/** Weighted number of answers of some persons by item and category, in the order of the log tables. */
function answerCounts(
  { data: { responses, weights }, logTables: { itemStart, nodes } }: RowPosteriors,
  persons: Int32Array,
): Float64Array {
  const counts = new Float64Array((itemStart[itemStart.length - 1] as number) / nodes)
  for (const person of persons) {
    for (let at = responses.start[person] as number; at < (responses.start[person + 1] as number); at++) {
      const cell = (itemStart[responses.item[at] as number] as number) / nodes + (responses.response[at] as number)
      counts[cell] = (counts[cell] as number) + (weights[person] as number)
    }
  }
  return counts
}

/** Adds all persons of a group to the sums; returns their log-likelihood without the scales of their answers. */
function addPersons(sums: RowSums, room: RowPosteriors, persons: Int32Array): number {
  const { plan, data, posterior } = room
  sums.persons.fill(0)
  let logLikelihood = 0
  for (let i = 0; i < persons.length; i++) {
    const person = persons[i] as number
    const weight = data.weights[person] as number
    const likelihood = rowPosterior(room, person)
    logLikelihood += weight * (likelihood > 0 ? Math.log(likelihood) : farPosterior(room, person))
    const factor = likelihood > 0 ? weight / likelihood : weight
    addRowsInto(sums, posterior, factor, plan.rows, plan.start[person] as number, plan.start[person + 1] as number)
  }
  return logLikelihood
}

/** Adds factor × posterior to the rows of a person and to the sum of persons. */
function addRowsInto(
  { tables, persons }: RowSums,
  posterior: Float64Array,
  factor: number,
  rows: Int32Array,
  from: number,
  to: number,
): void {
  const { stride, rows: sums } = tables
  for (let q = 0; q < stride; q += 4) {
    const x0 = factor * (posterior[q] as number)
    const x1 = factor * (posterior[q + 1] as number)
    const x2 = factor * (posterior[q + 2] as number)
    const x3 = factor * (posterior[q + 3] as number)
    persons[q] = (persons[q] as number) + x0
    persons[q + 1] = (persons[q + 1] as number) + x1
    persons[q + 2] = (persons[q + 2] as number) + x2
    persons[q + 3] = (persons[q + 3] as number) + x3
    for (let j = from; j < to; j++) {
      const at = (rows[j] as number) * stride + q
      sums[at] = (sums[at] as number) + x0
      sums[at + 1] = (sums[at + 1] as number) + x1
      sums[at + 2] = (sums[at + 2] as number) + x2
      sums[at + 3] = (sums[at + 3] as number) + x3
    }
  }
}
