import type { CompiledBank } from '../../bank/compile-bank.js'
import type { CategoryCurve } from '../../models/category-curve.js'
import { quinticSlope, quinticValue } from '../quintic.js'
import { addJet } from './block-bias.js'
import type { BlockTables } from './block-tables.js'
import { entrySize, type Falls, personFields, personSize, scanNumbers } from './row-layout.js'
import type { RowTerm } from './rows.js'
import { type OwnRows, scanCurves } from './scan-curves.js'
import { scanLimits } from './scan-limits.js'
import {
  cellSize,
  closeRecord,
  fillTails,
  type height,
  type ScanPlan,
  scanRecord,
  slopeAbove,
  type TailPoints,
  tailParts,
  tailPoints,
  thetaOf,
  width,
} from './scan-records.js'
import { scanValues } from './scan-values.js'
import { leastFall, scanZones, zoneNumbers, zonesOf } from './scan-zones.js'
import type { RootTables } from './tables.js'

/** What a scan looks at: the place of a person in the block, and what is added to S at every theta. */
export interface ScannedPerson {
  readonly place: number
  readonly constant: number
}

/** The objective of the person loaded last, at the scan nodes. */
export interface ScanReader {
  /** False where there is no room for the person's rows. */
  load(person: ScannedPerson): boolean
  /** Whether few numbers show that S is below zero everywhere. */
  fallsThroughout(): boolean
  /** What the equation does in a cell, as far as the record tells. */
  fallsIn(cell: number): Falls
  /** S, the least and most of S′ up to the next node, or ln P at a node. */
  numberAt(node: number, place: 0 | 1 | 2 | typeof height): number
  /** Another number of a record there. */
  boundAt(node: number, place: number): number
  /** Leaves S and S′ at the ends of the parts of a cell in `inside`, and returns how many parts there are. */
  readParts(cell: number): number
  isTail(cell: number): boolean
  /** The same for smaller parts. */
  readFinely(cell: number): number
  readonly inside: Float64Array
  /** Where S falls through zero between two thetas, from the curves themselves; undefined where it does not, or hardly. */
  maximumWithin(low: number, high: number): { readonly theta: number; readonly logLikelihood: number } | undefined
  /** Whether the bias is that of the items answered. */
  isSelected(): boolean
  /** ln likelihood at ±∞. */
  limits(): { readonly below: number; readonly above: number }
}

/** Parts between two nodes of the tables that are read where the nodes tell too little, and of each part of a cell in a tail. */
const finely = { core: 8, tail: 2 }

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
  const inside = new Float64Array(2 * (Math.max(finely.core * cellsPerProof, finely.tail * tailParts) + 1))
  const jets = new Float64Array(3 * (cellsPerProof + 1))
  const insides: Float64Array[] = []
  const curves = scanCurves(bank, rows)
  const limitsOf = scanLimits(bank, rows, memory)
  const zones = tails > 0 ? scanZones(bank.curves, plan) : undefined
  const zoneCount = zones?.growth.length ?? 0
  const values = scanValues(memory, plan, { further: zoneNumbers * zoneCount, recordOf })
  const { numbers, bounds, falls, further } = values
  const { integers, doubles, kernel, information } = memory
  /** Whether numbers of eight cells, and bounds of eight nodes, have been summed. */
  const loaded = { numbers: new Uint8Array((last >> 3) + 1), bounds: new Uint8Array((last >> 3) + 1) }
  const ownRows: OwnRows = { list: new Int32Array(memory.placesBytes >> 2), count: 0 }
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
    const sum = new Float64Array((last + 1) * width + zoneNumbers * zoneCount)
    for (const each of memory.parts[row] ?? []) {
      // Of the bias of a selection only its bounds hold everywhere.
      const ofTable = each === tables.totalRow ? tables.boundsRow : each
      const nodes = tables.rowNodes(ofTable)
      const record = scanRecord(nodes, plan)
      if (tails > 0) insides[row] = fillTails(record, rows[ofTable] ?? [], plan, itemTails)
      closeRecord(record, nodes, plan)
      for (let at = 0; at < record.length; at++) sum[at] = (sum[at] as number) + (record[at] as number)
      if (zones !== undefined) {
        sum.set(zonesOf(zones, { record, slope: nodes.jet[0], tail: insides[row] as Float64Array }, plan), record.length)
      }
    }
    return sum
  }

  function load({ place, constant: added }: ScannedPerson): boolean {
    fields = (memory.persons >> 2) + place * personSize
    constant = added
    selected = tables.biasRow !== -1 && (integers[fields + personFields.missing] as number) > 0
    rowsKnown = false
    loaded.numbers.fill(0)
    loaded.bounds.fill(0)
    return values.load(place)
  }

  /** Sums the records of eight cells together, when one of them is first looked at. */
  function loadAround(cell: number): void {
    const first = (cell >> 3) << 3
    loaded.numbers[cell >> 3] = 1
    const count = Math.min(9, last + 1 - first)
    values.sumNumbers(first, count)
    if (selected) addBias(first, count)
    if (count > 1) values.findFalls(first, count - 1, constant)
  }

  function addBias(first: number, count: number): void {
    sumInformation(first * cellsPerProof, count, cellsPerProof)
    for (let at = first, from = memory.informationOut >> 3; at < first + count; at++, from += 6) {
      const B = (doubles[from + 3] as number) / (2 * (doubles[from] as number))
      numbers[at * scanNumbers] = (numbers[at * scanNumbers] as number) + B
    }
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

  function fallsThroughout(): boolean {
    // Of what is added the weighted part is not known.
    if (constant !== 0) return false
    for (let zone = 0; zone < zoneCount; zone++) {
      if (zone % 2 === 0) values.sumFurther(zone / 2)
      if (!((further[zoneNumbers * zone] as number) < leastFall)) return false
      if ((further[zoneNumbers * zone + 1] as number) < 0) return true
    }
    return false
  }

  function fallsIn(cell: number): Falls {
    if (loaded.numbers[cell >> 3] === 0) loadAround(cell)
    return falls[cell] as Falls
  }

  function numberAt(node: number, place: number): number {
    if (loaded.numbers[node >> 3] === 0) loadAround(node)
    return (numbers[node * scanNumbers + place] as number) + (place === 0 ? constant : 0)
  }

  function boundAt(node: number, place: number): number {
    if (loaded.bounds[node >> 3] === 0) {
      const first = (node >> 3) << 3
      loaded.bounds[node >> 3] = 1
      values.sumBounds(first, Math.min(8, last + 1 - first))
    }
    return (bounds[node * scanNumbers + place - scanNumbers] as number) + (place === slopeAbove ? constant : 0)
  }

  const isTail = (cell: number) => cell < tails || cell >= tails + core

  function readParts(cell: number): number {
    if (isTail(cell)) {
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
    if (isTail(cell)) return readTailFinely(cell)
    readInside((cell - tails) * cellsPerProof)
    const parts = finely.core * cellsPerProof
    for (let at = 0; at <= parts; at++) {
      const left = Math.min(cellsPerProof - 1, Math.floor(at / finely.core))
      const t = at / finely.core - left
      inside[2 * at] = quinticValue(jets, 3 * left, 3 * left + 3, grid.spacing, t)
      inside[2 * at + 1] = quinticSlope(jets, 3 * left, 3 * left + 3, grid.spacing, t)
    }
    return parts
  }

  /** From the curves themselves, which few persons need. */
  function readTailFinely(cell: number): number {
    const parts = finely.tail * tailParts
    const [low, size] = [thetaOf(cell, plan), cellSize(cell, plan)]
    curves.take(rowsOfPerson(), constant)
    for (let at = 0; at <= parts; at++) {
      curves.read(low + (size * at) / parts)
      inside[2 * at] = curves.point.slope
      inside[2 * at + 1] = curves.point.curvature
    }
    return parts
  }

  /** The same inside a cell of a tail; there is none with a prior or a bias. */
  function readBeyond(cell: number): void {
    const start = 2 * (cell < tails ? cell : cell - core) * (tailParts + 1)
    inside.fill(0)
    const { list, count } = rowsOfPerson()
    for (let r = 0; r < count; r++) {
      const ofRow = insides[list[r] as number] as Float64Array
      for (let at = 0; at < 2 * (tailParts + 1); at++) inside[at] = (inside[at] as number) + (ofRow[start + at] as number)
    }
    for (let at = 0; at <= tailParts; at++) inside[2 * at] = (inside[2 * at] as number) + constant
  }

  function rowsOfPerson(): OwnRows {
    if (rowsKnown) return ownRows
    const from = (integers[fields + personFields.rowsFrom] as number) >> 2
    const to = (integers[fields + personFields.rowsTo] as number) >> 2
    ownRows.count = to - from
    for (let at = from; at < to; at++) ownRows.list[at - from] = (integers[at] as number) / memory.rowBytes
    rowsKnown = true
    return ownRows
  }

  return {
    load,
    fallsThroughout,
    fallsIn,
    numberAt,
    boundAt,
    readParts,
    isTail,
    readFinely,
    inside,
    maximumWithin(low, high) {
      curves.take(rowsOfPerson(), constant)
      return curves.maximumWithin(low, high)
    },
    isSelected: () => selected,
    limits: () => limitsOf(fields, rowsOfPerson()),
  }
}
