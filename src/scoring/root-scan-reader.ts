import type { CompiledBank } from '../bank/compile-bank.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { quinticSlope, quinticValue } from './quintic.js'
import { addJet } from './root-block-bias.js'
import type { BlockTables } from './root-block-tables.js'
import { entrySize, personFields, personSize } from './root-row-layout.js'
import type { RowTerm } from './root-rows.js'
import {
  closeRecord,
  fillTails,
  type ScanPlan,
  scanRecord,
  slopeAbove,
  type TailPoints,
  tailParts,
  tailPoints,
  width,
} from './root-scan-records.js'
import { scanValues } from './root-scan-values.js'
import type { RootTables } from './root-tables.js'

/** What a scan looks at: the place of a person in the block, and what is added to S at every theta. */
export interface ScannedPerson {
  readonly place: number
  readonly constant: number
}

/** The objective of the person loaded last, at the scan nodes. */
export interface ScanReader {
  /** False where there is no room for the person's rows. */
  load(person: ScannedPerson): boolean
  /** Leaves S at the left end of a cell, the least and most of S′ inside, and S at the right end in `sums`. */
  readCell(cell: number): void
  readonly sums: Float64Array
  /** Another number of a record at a node. */
  sumAt(node: number, place: number): number
  /** Leaves S and S′ at the ends of the parts of a cell in `inside`, and returns how many parts there are. */
  readParts(cell: number): number
  /** The same for smaller parts; 0 where there are none. */
  readFinely(cell: number): number
  readonly inside: Float64Array
  /** Whether the bias is that of the items answered. */
  isSelected(): boolean
  /** ln likelihood at ±∞. */
  limits(): readonly [below: number, above: number]
}

/** ln P of the answers of a row at ±∞, one by one and together. */
interface RowLimits {
  readonly ofTerms: readonly { readonly item: number; readonly low: number; readonly high: number }[]
  readonly all: readonly [below: number, above: number]
}

/** Parts between two nodes of the tables that are read where the nodes tell too little. */
const finely = 8

export function scanReader(
  bank: CompiledBank,
  tables: RootTables,
  rows: readonly (readonly RowTerm[])[],
  memory: BlockTables,
  plan: ScanPlan,
): ScanReader {
  const { core, tails, grid } = plan
  const { cellsPerProof } = grid
  const last = core + 2 * tails
  const sums = new Float64Array(4)
  const inside = new Float64Array(2 * (Math.max(finely * cellsPerProof, tailParts) + 1))
  const jets = new Float64Array(3 * (cellsPerProof + 1))
  const insides: Float64Array[] = []
  const values = scanValues(memory, plan, recordOf)
  const { numbers } = values
  const { integers, doubles, kernel, information } = memory
  const loaded = new Uint8Array((last >> 3) + 1)
  const ownRows: number[] = []
  let fields = 0
  let constant = 0
  let selected = false
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
    rowsKnown = false
    loaded.fill(0)
    return values.load(place)
  }

  /** Sums the records at some nodes together, when one of them is first looked at. */
  function loadAround(node: number): void {
    const first = (node >> 3) << 3
    loaded[node >> 3] = 1
    const count = Math.min(8, last + 1 - first)
    values.sum(first, count)
    if (!selected) return
    sumInformation(first * cellsPerProof, count, cellsPerProof)
    for (let at = first, from = memory.informationOut >> 3; at < first + count; at++, from += 6) {
      const B = (doubles[from + 3] as number) / (2 * (doubles[from] as number))
      numbers[at * width] = (numbers[at * width] as number) + B
    }
  }

  function need(node: number): void {
    if (loaded[node >> 3] === 0) loadAround(node)
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
    need(cell)
    need(cell + 1)
    const at = cell * width
    sums[0] = (numbers[at] as number) + constant
    sums[1] = numbers[at + 1] as number
    sums[2] = numbers[at + 2] as number
    sums[3] = (numbers[at + width] as number) + constant
  }

  function sumAt(node: number, place: number): number {
    need(node)
    return (numbers[node * width + place] as number) + (place === slopeAbove ? constant : 0)
  }

  function readParts(cell: number): number {
    if (cell < tails || cell >= tails + core) {
      readBeyond(cell)
      return tailParts
    }
    readInside((cell - tails) * cellsPerProof)
    return cellsPerProof
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
      jets[3 * at] = (doubles[from] as number) + constant
      jets[3 * at + 1] = (doubles[from + 1] as number) / grid.spacing
      jets[3 * at + 2] = (2 * (doubles[from + 2] as number)) / (grid.spacing * grid.spacing)
      inside[2 * at] = jets[3 * at] as number
      inside[2 * at + 1] = jets[3 * at + 1] as number
    }
  }

  function readFinely(cell: number): number {
    if (cell < tails || cell >= tails + core) return 0
    readInside((cell - tails) * cellsPerProof)
    const parts = finely * cellsPerProof
    for (let at = 0; at <= parts; at++) {
      const left = Math.min(cellsPerProof - 1, Math.floor(at / finely))
      const t = at / finely - left
      inside[2 * at] = quinticValue(jets, 3 * left, 3 * left + 3, grid.spacing, t)
      inside[2 * at + 1] = quinticSlope(jets, 3 * left, 3 * left + 3, grid.spacing, t)
    }
    return parts
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

  /** ln likelihood at ±∞. */
  function limits(): readonly [number, number] {
    const absent = absentItems()
    let [atLow, atHigh] = [0, 0]
    for (const row of rowsOfPerson()) {
      const { all, ofTerms } = limitsOf(row)
      if (absent === undefined) {
        atLow += all[0]
        atHigh += all[1]
        continue
      }
      for (const { item, low, high } of ofTerms) {
        if (absent[item] === 1) continue
        atLow += low
        atHigh += high
      }
    }
    return [atLow, atHigh]
  }

  const knownLimits: (RowLimits | undefined)[] = []
  function limitsOf(row: number): RowLimits {
    const known = knownLimits[row]
    if (known !== undefined) return known
    const ofTerms = (rows[row] ?? []).map(({ item, category }) => {
      const curve = bank.curves[item] as CategoryCurve
      return { item, low: curve.logProbabilityLimit(category, 'below'), high: curve.logProbabilityLimit(category, 'above') }
    })
    const sum = (of: 'low' | 'high') => ofTerms.reduce((all, term) => all + term[of], 0)
    const found: RowLimits = { ofTerms, all: [sum('low'), sum('high')] }
    knownLimits[row] = found
    return found
  }

  const marks = new Uint8Array(bank.items.length)
  /** Marks of the items not answered; undefined where there are none. */
  function absentItems(): Uint8Array | undefined {
    if ((integers[fields + personFields.missing] as number) === 0) return undefined
    const from = (integers[fields + personFields.informationFrom] as number) >> 2
    const to = (integers[fields + personFields.informationTo] as number) >> 2
    const { all, item, lacking, rowBytes } = information
    const taken = integers[from] === all
    marks.fill(taken ? 0 : 1)
    for (let at = taken ? from + 1 : from; at < to; at++) {
      marks[((integers[at] as number) - (taken ? lacking : item)) / rowBytes] = taken ? 1 : 0
    }
    return marks
  }

  return { load, readCell, sums, sumAt, readParts, readFinely, inside, isSelected: () => selected, limits }
}
