import type { CompiledBank } from '../bank/compile-bank.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { bendInside } from './root-bias.js'
import { addJet } from './root-block-bias.js'
import type { BlockTables } from './root-block-tables.js'
import { leastLead } from './root-proof.js'
import { entrySize, personFields, personSize } from './root-row-layout.js'
import type { RowTerm } from './root-rows.js'
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
import { scanValues } from './root-scan-values.js'
import type { RootTables } from './root-tables.js'

/** What a scan found of the objective of a person. */
export type ScanFinding =
  /** One maximum, the global one, between two nodes of the tables. */
  | { readonly kind: 'maximum'; readonly from: number; readonly to: number }
  | { readonly kind: 'unbounded'; readonly direction: 'below' | 'above' }
  /** More than one maximum, or too close to tell. */
  | { readonly kind: 'doubtful' }

const doubtful: ScanFinding = { kind: 'doubtful' }

/** What a scan looks at: the place of a person in the block, what is added to S at every theta, and the root in cells if it is known. */
export interface ScannedPerson {
  readonly place: number
  readonly constant: number
  readonly root: number | undefined
}

/**
 * Looks at the objective cell by cell, for persons whose maximum is not proven by a few bounds: outwards from a root that
 * is known, until nothing beyond can be higher, or everywhere. Where curves have become flat there is no maximum to speak of.
 */
export function rootScan(
  bank: CompiledBank,
  tables: RootTables,
  rows: readonly (readonly RowTerm[])[],
  memory: BlockTables,
): (person: ScannedPerson) => ScanFinding {
  const { grid } = tables
  const { cellsPerProof } = grid
  const core = Math.floor(grid.cells / cellsPerProof)
  const { open } = tables
  const tails = open && bendInside(bank, grid) ? tailLength(bank, tables) : 0
  const last = core + 2 * tails
  const plan: ScanPlan = { grid, core, tails, concave: tables.concave }
  const cellWidth = (cell: number) => cellSize(cell, plan)
  const sums = new Float64Array(4)
  const part = new Float64Array(4)
  const insides: Float64Array[] = []
  const values = scanValues(memory, plan, recordOf)
  const { numbers } = values
  const { integers, doubles, kernel, information } = memory
  let fields = 0
  let constant = 0
  /** Whether the bias is that of the items answered. */
  let selected = false
  let withTails = false
  const ownRows: number[] = []
  let rowsKnown = false

  const tailsOfItems: (TailPoints | undefined)[] = []
  function itemTails(item: number): TailPoints {
    const found = tailsOfItems[item] ?? tailPoints(bank.curves[item] as CategoryCurve, plan)
    tailsOfItems[item] = found
    return found
  }

  function recordOf(row: number): Float64Array {
    const sum = new Float64Array((last + 1) * width)
    for (const each of memory.parts[row] ?? []) {
      // Of the bias of a selection only its bounds hold everywhere.
      const ofTable = each === tables.totalRow ? tables.boundsRow : each
      const nodes = tables.rowNodes(ofTable)
      const record = scanRecord(nodes, plan)
      if (tails > 0) insides[row] = fillTails(record, rows[ofTable] ?? [], plan, itemTails)
      closeRecord(record, nodes, plan)
      for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (record[at] as number)
    }
    return sum
  }

  function load({ place, constant: added }: ScannedPerson): boolean {
    fields = (memory.persons >> 2) + place * personSize
    constant = added
    selected = tables.biasRow !== -1 && (integers[fields + personFields.missing] as number) > 0
    withTails = false
    rowsKnown = false
    if (!values.load(place)) return false
    if (!selected) return true
    sumInformation(0, core + 1, cellsPerProof)
    for (let node = 0, from = memory.informationOut >> 3; node <= core; node++, from += 6) {
      const B = (doubles[from + 3] as number) / (2 * (doubles[from] as number))
      numbers[node * width] = (numbers[node * width] as number) + B
    }
    return true
  }

  /** Sums of information at some nodes of the tables. */
  function sumInformation(first: number, count: number, step: number): void {
    for (let at = 0, to = memory.entries >> 2; at < count; at++, to += entrySize) {
      integers[to] = integers[fields + personFields.informationFrom] as number
      integers[to + 1] = integers[fields + personFields.informationTo] as number
      integers[to + 2] = (first + at * step) * 8 * information.width
    }
    kernel.sum[6](count, memory.entries, memory.informationOut)
  }

  /** Leaves S at the ends of a cell, and the least and most of S′ inside, in `sums`. */
  function readCell(cell: number): void {
    if ((cell < tails || cell >= tails + core) && !withTails) {
      values.loadTails()
      withTails = true
    }
    const at = cell * width
    sums[0] = (numbers[at] as number) + constant
    sums[1] = numbers[at + 1] as number
    sums[2] = numbers[at + 2] as number
    sums[3] = (numbers[at + width] as number) + constant
  }

  function sumAt(node: number, place: number): number {
    return (numbers[node * width + place] as number) + (place === slopeAbove ? constant : 0)
  }

  /** As {@link rootsBetween} for a cell, looked at more closely where that is needed; what it read is in `sums`. */
  function fallsIn(cell: number): Falls {
    readCell(cell)
    const falls = rootsBetween(sums, cellWidth(cell))
    return falls === -1 ? closer(cell) : falls
  }

  /** By how much the objective can rise above its left end inside the cell looked at closely last. */
  let risesInside = 0
  const inside = new Float64Array(2 * (Math.max(cellsPerProof, tailParts) + 1))

  function closer(cell: number): Falls {
    const inCore = cell >= tails && cell < tails + core
    const parts = inCore ? cellsPerProof : tailParts
    const size = cellWidth(cell) / parts
    if (inCore) readInside((cell - tails) * cellsPerProof)
    else readBeyond(cell)
    const spread = (sumAt(cell, bend) * size) / 2
    let count: Falls = 0
    risesInside = 0
    let risen = 0
    for (let place = 1; place <= parts; place++) {
      const before = inside[2 * place - 1] as number
      const slope = inside[2 * place + 1] as number
      // No bound is known of how a selection's bias bends: what it changes over the part, and half as much again.
      const further = selected ? spread + 1.5 * Math.abs(slope - before) : spread
      part[0] = inside[2 * place - 2] as number
      part[1] = Math.min(before, slope) - further
      part[2] = Math.max(before, slope) + further
      part[3] = inside[2 * place] as number
      const steepest = Math.max(Math.abs(part[1] as number), Math.abs(part[2] as number))
      const most = Math.max(part[0] as number, part[3] as number) + (steepest * size) / 2
      risesInside = Math.max(risesInside, risen + Math.max(0, most) * size)
      // The trapezoid, and what it is off at most where the slope is within bounds.
      risen += size * ((part[0] as number) + (part[3] as number)) * 0.5
      risen += (((part[2] as number) - (part[1] as number)) * size * size) / 8
      const falls = rootsBetween(part, size)
      if (falls === -1 || (falls === 1 && count === 1)) count = -1
      else if (falls === 1 && count === 0) count = 1
    }
    return count
  }

  /** The equation and its slope at the nodes of a cell. */
  function readInside(first: number): void {
    const count = cellsPerProof + 1
    for (let at = 0, to = memory.entries >> 2; at < count; at++, to += entrySize) {
      integers[to] = integers[fields + personFields.rowsFrom] as number
      integers[to + 1] = integers[fields + personFields.rowsTo] as number
      integers[to + 2] = memory.fineStart + 24 * (first + at)
    }
    kernel.sum[4](count, memory.entries, memory.out)
    if (selected) sumInformation(first, count, 1)
    for (let at = 0, from = memory.out >> 3; at < count; at++, from += 4) {
      if (selected) addJet(doubles, from, (memory.informationOut >> 3) + 6 * at)
      inside[2 * at] = (doubles[from] as number) + constant
      inside[2 * at + 1] = (doubles[from + 1] as number) / grid.spacing
    }
  }

  /** The same inside a cell of a tail; there is none with a prior or a bias. */
  function readBeyond(cell: number): void {
    const start = 2 * (cell < tails ? cell : cell - core) * (tailParts + 1)
    inside.fill(0)
    for (const row of rowsOfPerson()) {
      const ofRow = insides[row] as Float64Array
      for (let at = 0; at < 2 * (tailParts + 1); at++) inside[at] = (inside[at] as number) + (ofRow[start + at] as number)
    }
    for (let at = 0; at <= tailParts; at++) inside[2 * at] = (inside[2 * at] as number) + constant
  }

  function rowsOfPerson(): readonly number[] {
    if (rowsKnown) return ownRows
    const from = (integers[fields + personFields.rowsFrom] as number) >> 2
    const to = (integers[fields + personFields.rowsTo] as number) >> 2
    ownRows.length = 0
    for (let at = from; at < to; at++) ownRows.push((integers[at] as number) / memory.rowBytes)
    rowsKnown = true
    return ownRows
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
        const closely = falls === -1 ? Math.min(highestIn(cell), sumAt(cell, height) + risesInside) : highestIn(cell)
        if (!higher) others = Math.max(others, closely)
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
    const absent = absentItems()
    let [atLow, atHigh] = [0, 0]
    for (const row of rowsOfPerson()) {
      const [low, high] = absent === undefined ? limitsOf(row) : limitsWithout(row, absent)
      atLow += low
      atHigh += high
    }
    return [atLow, atHigh]
  }

  const knownLimits: (readonly [number, number])[] = []
  function limitsOf(row: number): readonly [number, number] {
    const found = knownLimits[row] ?? limitsWithout(row, new Set())
    knownLimits[row] = found
    return found
  }

  function limitsWithout(row: number, absent: ReadonlySet<number>): readonly [number, number] {
    let [atLow, atHigh] = [0, 0]
    for (const { item, category } of rows[row] ?? []) {
      if (absent.has(item)) continue
      const curve = bank.curves[item] as CategoryCurve
      atLow += curve.logProbabilityLimit(category, 'below')
      atHigh += curve.logProbabilityLimit(category, 'above')
    }
    return [atLow, atHigh]
  }

  function absentItems(): Set<number> | undefined {
    if ((integers[fields + personFields.missing] as number) === 0) return undefined
    const from = (integers[fields + personFields.informationFrom] as number) >> 2
    const to = (integers[fields + personFields.informationTo] as number) >> 2
    const { all, item, lacking, rowBytes } = information
    const addresses = integers.subarray(from, to)
    if (addresses[0] === all) return new Set(Array.from(addresses.subarray(1), (address) => (address - lacking) / rowBytes))
    const answered = new Set(Array.from(addresses, (address) => (address - item) / rowBytes))
    return new Set([...bank.items.keys()].filter((index) => !answered.has(index)))
  }

  function around(root: number): ScanFinding {
    const home = tails + Math.min(core - 1, Math.floor(root / cellsPerProof))
    if (fallsIn(home) !== 1) return doubtful
    const lowest = Math.max(sumAt(home, height), sumAt(home + 1, height)) - leastLead
    for (let cell = home; !(tables.concave ? sumAt(cell, below) < constant : sumAt(cell, below) < lowest); ) {
      if (--cell < 0) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    for (let cell = home; !(sumAt(cell + 1, slopeAbove) < 0 || (!tables.concave && sumAt(cell + 1, above) < lowest)); ) {
      if (++cell >= last) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    return maximumAt(home)
  }

  return (person) => {
    if (!load(person)) return doubtful
    if (person.root === undefined) return whole()
    const near = around(person.root)
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
