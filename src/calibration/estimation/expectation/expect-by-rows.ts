import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { LatentRule } from '../latent-nodes.js'
import { createExpectedAnswers, type ExpectedAnswers } from './expected-answers.js'
import { addToRowsInto } from './row-kernels.js'
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
      foldRowsInto(expected.answers, sums.tables, { ...place, offset })
      expected.persons.set(personsOf(sums, room).subarray(0, nodes), offset)
      sums.tables.rows.fill(0)
    }
    return expected
  }
}

/** Sums of posteriors over persons: by row and altogether. */
interface RowSums {
  readonly tables: RowTables
  readonly persons: Float64Array
}

/** The sum over persons: by itself, or as what is left of a group that everybody answered. */
function personsOf({ tables, persons }: RowSums, { plan }: RowPosteriors): Float64Array {
  if (plan.wholeGroup < 0) return persons
  return tables.rows.subarray((plan.firstRow[plan.wholeGroup] as number) * tables.stride)
}

/** Weighted number of answers of some persons by item and category, in the order of the log tables. */
function answerCounts({ data, logTables: { itemStart, nodes } }: RowPosteriors, persons: Int32Array): Float64Array {
  const { start, item, response } = data.responses
  const cellStart = itemStart.map((first) => first / nodes)
  const counts = new Float64Array(cellStart[cellStart.length - 1] as number)
  for (const person of persons) {
    const weight = data.weights[person] as number
    for (let at = start[person] as number; at < (start[person + 1] as number); at++) {
      const cell = (cellStart[item[at] as number] as number) + (response[at] as number)
      counts[cell] = (counts[cell] as number) + weight
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
    addToRowsInto(sums.tables.rows, posterior, factor, plan.rows, plan.start[person] as number, plan.start[person + 1] as number)
    if (plan.wholeGroup < 0) addScaledInto(sums.persons, posterior, factor)
  }
  return logLikelihood
}

function addScaledInto(target: Float64Array, values: Float64Array, factor: number): void {
  for (let q = 0; q < values.length; q++) target[q] = (target[q] as number) + factor * (values[q] as number)
}
