import type { RootReader } from './reader.js'
import type { RowList } from './rows.js'
import type { RootTables } from './tables.js'

/** Newton steps across cells. */
const mostSteps = 12
/** Nodes that a search moves by where the function does not fall. */
const outOfFlat = 8
/** Nodes between those where it looks all along. */
const widely = 10

/** The cell where a root is, left in `ends` of the reader; −1 where none is found. */
export interface RootSearch {
  /** From the start that the tables give. */
  findCell(): number
  /** By looking at nodes all along, for persons whose start leads nowhere. */
  onlyFall(): number
  /** The cell where the equation falls through zero between two nodes. */
  cellWithin(from: number, to: number): number
}

export function rootSearch(tables: RootTables, list: RowList, items: number, reader: RootReader): RootSearch {
  const { grid, table, rowSize, start } = tables
  const { spacing, cells } = grid
  const { rows } = list
  const { ends, readNode, readCell } = reader

  /** Nodes from an end to where Halley's step puts the root; NaN where the function does not fall. */
  function step(at: 0 | 3): number {
    const slope = ends[at + 1] as number
    if (!(slope < 0)) return Number.NaN
    const newton = -(ends[at] as number) / slope
    const bend = (-newton * (ends[at + 2] as number)) / (2 * slope)
    const limited = bend > 0.5 ? 0.5 : bend < -0.5 ? -0.5 : bend
    // 1/(1 − bend) to second order.
    return (newton * (1 + limited * (1 + limited))) / spacing
  }

  function startNode(): number {
    let sum = list.constant
    let sum2 = 0
    const even = list.count & -2
    for (let r = 0; r < even; r += 2) {
      sum += table[(rows[r] as number) * rowSize] as number
      sum2 += table[(rows[r + 1] as number) * rowSize] as number
    }
    if (even < list.count) sum += table[(rows[even] as number) * rowSize] as number
    sum += sum2
    const entry = ((sum * items) / (items - list.missingCount) - start.low) * start.perUnit
    const entries = start.nodes.length - 1
    return start.nodes[entry > 0 ? Math.min(entries, entry | 0) : 0] as number
  }

  function findCell(): number {
    let position = startNode()
    readNode(position)
    for (let steps = 0; !((ends[1] as number) < 0) && steps < mostSteps; steps++) {
      // Likelihoods are convex only far from their maximum, where they are flat.
      position = Math.max(0, Math.min(cells, position + (2 * position < cells ? outOfFlat : -outOfFlat)))
      readNode(position)
    }
    position += step(0)
    for (let steps = 0; steps < mostSteps; steps++) {
      if (!(Math.abs(position) < Number.POSITIVE_INFINITY)) return -1
      const cell = Math.max(0, Math.min(cells - 1, Math.floor(position)))
      readCell(cell)
      const left = ends[0] as number
      const right = ends[3] as number
      if (left >= 0 && right <= 0) return cell
      if (left < 0 ? cell === 0 : cell === cells - 1) return -1
      position = left < 0 ? Math.min(cell - 0.5, cell + step(0)) : Math.max(cell + 1.5, cell + 1 + step(3))
    }
    return -1
  }

  /** The cell of the only fall among wide steps, −1 unless there is just one. */
  function onlyFall(): number {
    let found = -1
    let before = Number.NaN
    for (let node = 0; node <= cells; node += widely) {
      readNode(node)
      const value = ends[0] as number
      if (before > 0 && value <= 0) {
        if (found !== -1) return -1
        found = node
      }
      before = value
    }
    return found === -1 ? -1 : cellWithin(found - widely, found)
  }

  function cellWithin(from: number, to: number): number {
    let [left, right] = [from, to]
    while (right - left > 1) {
      const middle = (left + right) >> 1
      readNode(middle)
      if ((ends[0] as number) > 0) left = middle
      else right = middle
    }
    readCell(left)
    return (ends[0] as number) >= 0 && (ends[3] as number) <= 0 ? left : -1
  }

  return { findCell, onlyFall, cellWithin }
}
