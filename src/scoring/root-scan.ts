import type { CompiledBank } from '../bank/compile-bank.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { bendInside } from './root-bias.js'
import type { RootKernel } from './root-kernel.js'
import { leastLead } from './root-proof.js'
import type { RowList, RowTerm } from './root-rows.js'
import {
  above,
  below,
  bend,
  cellSize,
  closeRecord,
  fillTails,
  flat,
  height,
  nowhere,
  type ScanPlan,
  scanRecord,
  slopeAbove,
  type TailPoints,
  tailLength,
  tailParts,
  tailPoints,
  width,
} from './root-scan-records.js'
import type { RootTables } from './root-tables.js'

/** What a scan found of the objective of a person. */
export type ScanFinding =
  /** One maximum, the global one, between two nodes of the tables. */
  | { readonly kind: 'maximum'; readonly from: number; readonly to: number }
  | { readonly kind: 'unbounded'; readonly direction: 'below' | 'above' }
  /** More than one maximum, or too close to tell. */
  | { readonly kind: 'doubtful' }

const doubtful: ScanFinding = { kind: 'doubtful' }

/**
 * Looks at the objective cell by cell, for persons whose maximum is not proven by a few bounds: outwards from a root that
 * is known, until nothing beyond can be higher, or everywhere. Where curves have become flat there is no maximum to speak of.
 */
export function rootScan(
  bank: CompiledBank,
  tables: RootTables,
  rows: readonly (readonly RowTerm[])[],
  list: RowList,
  kernel: Pick<RootKernel, 'readNode' | 'ends'>,
): (root: number | undefined) => ScanFinding {
  const { grid } = tables
  const { cellsPerProof } = grid
  const core = Math.floor(grid.cells / cellsPerProof)
  const open = tables.priorRow === -1 && tables.biasRow === -1
  const tails = open && bendInside(bank, grid) ? tailLength(bank, tables) : 0
  const last = core + 2 * tails
  const plan: ScanPlan = { grid, core, tails, concave: tables.concave }
  const cellWidth = (cell: number) => cellSize(cell, plan)
  const records: (Float64Array | undefined)[] = []
  const sums = new Float64Array(4)
  const part = new Float64Array(4)
  const insides: Float64Array[] = []

  /** Leaves S at the ends of a cell, and the least and most of S′ inside, in `sums`. */
  function readCell(cell: number): void {
    const at = cell * width
    let [left, low, high, right] = [list.constant, 0, 0, list.constant]
    for (let r = 0; r < list.count; r++) {
      const row = list.rows[r] as number
      const record = records[row] ?? makeRecord(row)
      left += record[at] as number
      low += record[at + 1] as number
      high += record[at + 2] as number
      right += record[at + width] as number
    }
    const selected = tables.boundsRow !== -1 && list.missingCount > 0
    sums[0] = selected ? slopeAt((cell - tails) * cellsPerProof) : left
    sums[1] = low
    sums[2] = high
    sums[3] = selected ? slopeAt((cell + 1 - tails) * cellsPerProof) : right
  }

  /** The equation itself, where its bias is not a row. */
  function slopeAt(node: number): number {
    kernel.readNode(node)
    return kernel.ends[0] as number
  }

  function sumAt(node: number, place: number): number {
    let sum = place === slopeAbove ? list.constant : 0
    for (let r = 0; r < list.count; r++) {
      const row = list.rows[r] as number
      sum += (records[row] ?? makeRecord(row))[node * width + place] as number
    }
    return sum
  }

  const tailsOfItems: (TailPoints | undefined)[] = []
  function itemTails(item: number): TailPoints {
    const found = tailsOfItems[item] ?? tailPoints(bank.curves[item] as CategoryCurve, plan)
    tailsOfItems[item] = found
    return found
  }

  function makeRecord(row: number): Float64Array {
    const nodes = tables.rowNodes(row)
    const record = scanRecord(nodes, plan)
    if (tails > 0) insides[row] = fillTails(record, rows[row] ?? [], plan, itemTails)
    closeRecord(record, nodes, plan)
    records[row] = record
    return record
  }

  /** As {@link rootsBetween} for a cell, looked at more closely where that is needed; what it read is in `sums`. */
  function fallsIn(cell: number): Falls {
    readCell(cell)
    const falls = rootsBetween(sums, cellWidth(cell))
    return falls === -1 ? closer(cell) : falls
  }

  function closer(cell: number): Falls {
    const inCore = cell >= tails && cell < tails + core
    const parts = inCore ? cellsPerProof : tailParts
    const size = cellWidth(cell) / parts
    const spread = (sumAt(cell, bend) * size) / 2
    let count: Falls = 0
    let [beforeValue, beforeSlope] = [0, 0]
    for (let place = 0; place <= parts; place++) {
      if (inCore) kernel.readNode((cell - tails) * cellsPerProof + place)
      else readBeyond(cell, place)
      const [value, slope] = [kernel.ends[0] as number, kernel.ends[1] as number]
      if (place > 0) {
        part[0] = beforeValue
        part[1] = Math.min(beforeSlope, slope) - spread
        part[2] = Math.max(beforeSlope, slope) + spread
        part[3] = value
        const falls = rootsBetween(part, size)
        if (falls === -1 || (falls === 1 && count === 1)) return -1
        if (falls === 1) count = 1
      }
      beforeValue = value
      beforeSlope = slope
    }
    return count
  }

  /** The equation and its slope inside a cell of a tail; there is none with a prior or a bias. */
  function readBeyond(cell: number, place: number): void {
    const at = 2 * ((cell < tails ? cell : cell - core) * (tailParts + 1) + place)
    let [value, slope] = [list.constant, 0]
    for (let r = 0; r < list.count; r++) {
      const inside = insides[list.rows[r] as number] as Float64Array
      value += inside[at] as number
      slope += inside[at + 1] as number
    }
    kernel.ends[0] = value
    kernel.ends[1] = slope
  }

  function whole(): ScanFinding {
    if (!open || tails === 0) return doubtful
    let found = -1
    // No maximum but that in the cell found is higher than this.
    let others = nowhere
    for (let cell = 0; cell < last; cell++) {
      const falls = fallsIn(cell)
      if (falls !== 0) {
        if (tables.concave && (falls === -1 || found !== -1)) return doubtful
        const higher = falls === 1 && (found === -1 || endsOf(cell) > endsOf(found))
        if (!higher) others = Math.max(others, highestIn(cell))
        else if (found !== -1) others = Math.max(others, highestIn(found))
        if (higher) found = cell
        readCell(cell)
      }
      if (cell % 4 === 0 && (sums[3] as number) < 0 && sumAt(cell + 1, slopeAbove) < 0) break
    }
    if (tables.concave) return found === -1 ? doubtful : maximumAt(found)
    const [atLow, atHigh] = limits()
    const most = Math.max(atLow, atHigh)
    const unbounded = { kind: 'unbounded', direction: atLow >= atHigh ? 'below' : 'above' } as const
    if (found === -1 && others === nowhere) return most === nowhere ? doubtful : unbounded
    if (found !== -1 && endsOf(found) > Math.max(most, others) + leastLead) return maximumAt(found)
    const highest = found === -1 ? others : Math.max(others, highestIn(found))
    return highest < most - leastLead ? unbounded : doubtful
  }

  /** The objective at the higher end of a cell, where no bias is part of it. */
  function endsOf(cell: number): number {
    return Math.max(sumAt(cell, height), sumAt(cell + 1, height))
  }

  /** What it does not exceed inside: it leaves its chord by no more than its curvature allows. */
  function highestIn(cell: number): number {
    readCell(cell)
    const size = cellWidth(cell)
    return endsOf(cell) + (Math.max(0, -(sums[1] as number)) * size * size) / 8
  }

  function maximumAt(cell: number): ScanFinding {
    const from = (cell - tails) * cellsPerProof
    return from >= 0 && from < grid.cells ? { kind: 'maximum', from, to: from + cellsPerProof } : doubtful
  }

  /** ln likelihood at ±∞. */
  function limits(): readonly [number, number] {
    const absent = new Set(list.missing.subarray(0, list.missingCount))
    let [below, above] = [0, 0]
    for (let r = 0; r < list.count; r++) {
      for (const { item, category } of rows[list.rows[r] as number] ?? []) {
        if (absent.has(item)) continue
        const curve = bank.curves[item] as CategoryCurve
        below += curve.logProbabilityLimit(category, 'below')
        above += curve.logProbabilityLimit(category, 'above')
      }
    }
    return [below, above]
  }

  function around(root: number): ScanFinding {
    const home = tails + Math.min(core - 1, Math.floor(root / cellsPerProof))
    if (fallsIn(home) !== 1) return doubtful
    const lowest = Math.max(sumAt(home, height), sumAt(home + 1, height)) - leastLead
    for (let cell = home; !(tables.concave ? sumAt(cell, below) < list.constant : sumAt(cell, below) < lowest); ) {
      if (--cell < 0) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    for (let cell = home; !(sumAt(cell + 1, slopeAbove) < 0 || (!tables.concave && sumAt(cell + 1, above) < lowest)); ) {
      if (++cell >= last) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    return maximumAt(home)
  }

  return (root) => {
    if (root === undefined) return whole()
    const near = around(root)
    return near.kind === 'doubtful' ? whole() : near
  }
}

/** 1 for one fall through zero, 0 for no root or one where the function rises, −1 where that is not sure. */
type Falls = -1 | 0 | 1

/** What a function does between two places, by its values there and the least and most of its slope: left, least, most, right. */
function rootsBetween(known: Float64Array, size: number): Falls {
  const [left, low, high, right] = known as unknown as readonly [number, number, number, number]
  if (Math.abs(left) < flat && Math.abs(right) < flat && Math.max(-low, high) * size < flat) return 0
  if (high < 0) return left > 0 && right <= 0 ? 1 : 0
  if (low > 0) return 0
  if (left > 0 !== right > 0) return -1
  // The function cannot leave its values at the ends by more than its slopes allow.
  const [down, up] = left > 0 ? [low, high] : [high, low]
  const turn = (up * left - down * right + low * high * size) / (up - down)
  return (left > 0 ? turn > 0 : turn < 0) ? 0 : -1
}
