import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { LatentRule } from '../latent-nodes.js'
import { createExpectedAnswers, type ExpectedAnswers } from './expected-answers.js'
import { addToRowsInto } from './row-kernels.js'
import { farPosterior, narrowWindow, openGroup, type RowPosteriors, rowPosterior } from './row-posteriors.js'
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
  const place = { itemStart: expected.itemStart, spread: expected.theta.length }
  return (point) => {
    expected.answers.fill(0)
    expected.logLikelihood = 0
    for (let group = 0; group < layout.groups.length; group++) {
      const offset = group * nodes
      const { theta } = openGroup(room, { layout, group, point, rule })
      expected.theta.set(theta, offset)
      expected.logLikelihood += addPersons(sums, room, room.data.groups[group] as Int32Array)
      foldRowsInto(expected.answers, sums.tables, { ...place, offset })
      expected.logLikelihood += scaleOfAnswers(expected, room.logScale, offset)
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

/** Σ over the answers of a group of ln of what their curves were divided by. Over the nodes a cell sums to its weighted answers. */
function scaleOfAnswers({ answers, theta, nodes }: ExpectedAnswers, logScale: Float64Array, offset: number): number {
  let sum = 0
  for (let cell = 0; cell < logScale.length; cell++) {
    const start = cell * theta.length + offset
    let answered = 0
    for (let q = start; q < start + nodes; q++) answered += answers[q] as number
    sum += answered * (logScale[cell] as number)
  }
  return sum
}

/** Adds all persons of a group to the sums; returns their log-likelihood without the scales of their answers. */
function addPersons(sums: RowSums, room: RowPosteriors, persons: Int32Array): number {
  const { plan, data, posterior, low, high } = room
  const { stride } = sums.tables
  sums.persons.fill(0)
  let logLikelihood = 0
  for (let i = 0; i < persons.length; i++) {
    const person = persons[i] as number
    const weight = data.weights[person] as number
    const likelihood = rowPosterior(room, person)
    logLikelihood += weight * (likelihood > 0 ? Math.log(likelihood) : farPosterior(room, person))
    const factor = likelihood > 0 ? weight / likelihood : weight
    const from = plan.start[person] as number
    const first = low[person] as number
    const end = high[person] as number
    addToRowsInto(sums.tables.rows, posterior, factor, plan.rows, from, plan.start[person + 1] as number, first, end)
    if (plan.wholeGroup < 0) addScaledInto(sums.persons, posterior, factor, { first, end })
    if (end - first === stride && likelihood > 0) narrowWindow(room, person, likelihood)
  }
  return logLikelihood
}

function addScaledInto(
  target: Float64Array,
  values: Float64Array,
  factor: number,
  { first, end }: { readonly first: number; readonly end: number },
): void {
  for (let q = first; q < end; q++) target[q] = (target[q] as number) + factor * (values[q] as number)
}
