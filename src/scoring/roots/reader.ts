import type { RowList } from './rows.js'
import type { RootTables } from './tables.js'

/** What the equation of the person whose rows are in a list is at the nodes. */
export interface RootReader {
  /** S + B with two derivatives at one node, or at both ends of a cell. */
  readonly ends: Float64Array
  readNode(node: number): void
  readCell(cell: number): void
  /** Information of the items answered at one node or two, as the information table has it. */
  readonly sums: Float64Array
  readInformation(node: number, nodes: 1 | 2): void
}

export function rootReader(tables: RootTables, list: RowList, items: number): RootReader {
  const { table, rowSize, information, boundsRow } = tables
  const { values: informationValues, width, stride } = information
  const { rows, missing } = list
  const total = items * stride
  const biased = boundsRow !== -1
  const ends = new Float64Array(6)
  const sums = new Float64Array(2 * width)

  function readNode(node: number): void {
    const base = 1 + 3 * node
    let value = list.constant
    let slope = 0
    let curvature = 0
    // Two sums that do not wait for one another.
    let value2 = 0
    let slope2 = 0
    let curvature2 = 0
    const even = list.count & -2
    for (let r = 0; r < even; r += 2) {
      const at = (rows[r] as number) * rowSize + base
      const at2 = (rows[r + 1] as number) * rowSize + base
      value += table[at] as number
      slope += table[at + 1] as number
      curvature += table[at + 2] as number
      value2 += table[at2] as number
      slope2 += table[at2 + 1] as number
      curvature2 += table[at2 + 2] as number
    }
    if (even < list.count) {
      const at = (rows[even] as number) * rowSize + base
      value += table[at] as number
      slope += table[at + 1] as number
      curvature += table[at + 2] as number
    }
    ends[0] = value + value2
    ends[1] = slope + slope2
    ends[2] = curvature + curvature2
    if (biased && list.missingCount > 0) addBias(node, 1)
  }

  function readCell(cell: number): void {
    const base = 1 + 3 * cell
    let value = list.constant
    let slope = 0
    let curvature = 0
    let nextValue = value
    let nextSlope = 0
    let nextCurvature = 0
    const count = list.count
    for (let r = 0; r < count; r++) {
      const at = (rows[r] as number) * rowSize + base
      value += table[at] as number
      slope += table[at + 1] as number
      curvature += table[at + 2] as number
      nextValue += table[at + 3] as number
      nextSlope += table[at + 4] as number
      nextCurvature += table[at + 5] as number
    }
    ends[0] = value
    ends[1] = slope
    ends[2] = curvature
    ends[3] = nextValue
    ends[4] = nextSlope
    ends[5] = nextCurvature
    if (biased && list.missingCount > 0) addBias(cell, 2)
  }

  /** Sums the information of the items answered at one node or two. */
  function readInformation(node: number, nodes: 1 | 2): void {
    const { missingCount } = list
    const base = node * width
    const size = nodes * width
    if (2 * missingCount <= items) {
      for (let j = 0; j < size; j++) sums[j] = informationValues[total + base + j] as number
      for (let m = 0; m < missingCount; m++) {
        const at = (missing[m] as number) * stride + base
        for (let j = 0; j < size; j++) sums[j] = (sums[j] as number) - (informationValues[at + j] as number)
      }
      return
    }
    sums.fill(0)
    let next = 0
    for (let item = 0; item < items; item++) {
      if (next < missingCount && missing[next] === item) {
        next += 1
        continue
      }
      const at = item * stride + base
      for (let j = 0; j < size; j++) sums[j] = (sums[j] as number) + (informationValues[at + j] as number)
    }
  }

  /** Adds B = N/2I with two derivatives to one end or both. */
  function addBias(node: number, nodes: 1 | 2): void {
    readInformation(node, nodes)
    for (let end = 0; end < nodes; end++) {
      const at = end * width
      const twice = 2 * (sums[at] as number)
      const value = (sums[at + 3] as number) / twice
      const slope = ((sums[at + 4] as number) - 2 * value * (sums[at + 1] as number)) / twice
      const curvature =
        ((sums[at + 5] as number) - 4 * slope * (sums[at + 1] as number) - 2 * value * (sums[at + 2] as number)) / twice
      ends[3 * end] = (ends[3 * end] as number) + value
      ends[3 * end + 1] = (ends[3 * end + 1] as number) + slope
      ends[3 * end + 2] = (ends[3 * end + 2] as number) + curvature
    }
  }

  return { ends, readNode, readCell, sums, readInformation }
}
