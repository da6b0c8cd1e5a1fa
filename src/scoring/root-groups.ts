import type { CompiledBank } from '../bank/compile-bank.js'
import { refused } from './group-tables.js'
import { missing } from './proficiency-estimate.js'
import { type AnswerTable, nodeSize, type RootTables, rootCells } from './root-tables.js'

const coarseNodes = rootCells.fine / rootCells.perCoarse + 1
/** Where parts of a coarse row begin: S at coarse nodes, ln P at coarse nodes, then the suprema below and above. */
export const coarsePlan = { logProbability: 32, suprema: 64, size: 66, nodes: coarseNodes } as const
export const fineSize = (rootCells.fine + 1) * nodeSize

/** Answers to small groups of items: sums of their tables, one row for every combination. */
export interface RootGroups {
  /** {@link fineSize} numbers a row. */
  readonly fine: Float64Array
  /** As in {@link coarsePlan}. */
  readonly coarse: Float64Array
  /** First item of each group, and the number of items at the end. */
  readonly firstItem: Int32Array
  /** Index of the first row of each group. */
  readonly groupStart: Int32Array
  /** What a response adds to the row of its group, index = item × 256 + response; {@link refused} where it is none. */
  readonly step: Int32Array
}

/** Rows of one group at most: four items answered right or wrong, two that may be missing. */
const mostRows = 16
/** Numbers that all rows together may take. */
const mostNumbers = 2 ** 20

/** Groups as large as these limits allow; single items where even those are many. */
export function rootGroups(bank: CompiledBank, tables: RootTables, withMissing: boolean): RootGroups {
  const states = Array.from(bank.categories, (categories) => categories + (withMissing ? 1 : 0))
  let groups = grouping(states, mostRows)
  if (rowsOf(groups, states).reduce((sum, rows) => sum + rows, 0) * fineSize > mostNumbers) groups = grouping(states, 1)
  const rows = rowsOf(groups, states)
  const groupStart = Int32Array.from(rows, (_, g) => rows.slice(0, g).reduce((sum, count) => sum + count, 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  const fine = new Float64Array(total * fineSize)
  const coarse = new Float64Array(total * coarsePlan.size)
  const step = new Int32Array(states.length * 256).fill(refused)
  for (const [g, members] of groups.entries()) {
    let built = 1
    for (const item of members) {
      const answers = tables.answers[item] as readonly AnswerTable[]
      for (let row = 0; row < (rows[g] as number); row++) {
        const answer = answers[Math.floor(row / built) % (states[item] as number)]
        if (answer !== undefined) addRow(fine, coarse, (groupStart[g] as number) + row, answer)
      }
      for (let k = 0; k < answers.length; k++) step[item * 256 + k] = k * built
      if (withMissing) step[item * 256 + missing] = answers.length * built
      built *= states[item] as number
    }
  }
  return { fine, coarse, firstItem: Int32Array.from([...groups.map(([first]) => first ?? 0), states.length]), groupStart, step }
}

/** Neighbouring items together as long as their combinations stay within the limit. */
function grouping(states: readonly number[], most: number): number[][] {
  const groups: number[][] = []
  let rows = Number.POSITIVE_INFINITY
  for (const [item, count] of states.entries()) {
    if (rows * count > most) {
      groups.push([])
      rows = 1
    }
    groups.at(-1)?.push(item)
    rows *= count
  }
  return groups
}

function rowsOf(groups: readonly (readonly number[])[], states: readonly number[]): number[] {
  return groups.map((members) => members.reduce((rows, item) => rows * (states[item] as number), 1))
}

function addRow(fine: Float64Array, coarse: Float64Array, row: number, answer: AnswerTable): void {
  const { nodes, logProbability, suprema } = answer
  const from = row * fineSize
  for (let at = 0; at < fineSize; at++) fine[from + at] = (fine[from + at] as number) + (nodes[at] as number)
  const start = row * coarsePlan.size
  const add = (place: number, value: number) => {
    coarse[start + place] = (coarse[start + place] as number) + value
  }
  for (let q = 0; q < coarsePlan.nodes; q++) {
    add(q, nodes[q * rootCells.perCoarse * nodeSize] as number)
    add(coarsePlan.logProbability + q, logProbability[q] as number)
  }
  add(coarsePlan.suprema, suprema[0])
  add(coarsePlan.suprema + 1, suprema[1])
}
