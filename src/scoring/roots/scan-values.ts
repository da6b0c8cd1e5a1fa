import type { BlockTables } from './block-tables.js'
import { rowKernel } from './row-kernel.js'
import { type Falls, personFields, personSize, scanNumbers } from './row-layout.js'
import { cellSize, type ScanPlan, width } from './scan-records.js'

/** Bytes of records kept at most. */
const mostBytes = 2 ** 24
/** Bytes of a node in either half of a record. */
const nodeBytes = 8 * scanNumbers

/** Sums of the records of a person's rows: four numbers a scan node that tell where the equation falls, and four that bound what is beyond. */
export interface ScanValues {
  readonly numbers: Float64Array
  readonly bounds: Float64Array
  /** What the equation does in every cell, where that has been asked for. */
  readonly falls: ArrayLike<Falls>
  /** Takes the rows of the person at a place of the block; false where there is no room for so many. */
  load(person: number): boolean
  /** Sums at some nodes. */
  sumNumbers(first: number, count: number): void
  sumBounds(first: number, count: number): void
  /** Sums of the further numbers of a record, four of them at a time. */
  readonly further: Float64Array
  sumFurther(firstFour: number): void
  /** Reads {@link numbers} at both ends of some cells. */
  findFalls(first: number, count: number, constant: number): void
}

/** Records of the rows of the memory of blocks. */
export interface ScanRows {
  /** Further numbers of a record, behind those of its nodes. */
  readonly further: number
  recordOf(row: number): Float64Array
}

export function scanValues(tables: BlockTables, plan: ScanPlan, { further, recordOf }: ScanRows): ScanValues {
  const cells = plan.core + 2 * plan.tails
  const nodes = cells + 1
  const half = nodes * nodeBytes
  const rowBytes = 2 * half + nodeBytes * Math.ceil(further / scanNumbers)
  const rows = tables.parts.length
  const slots = Math.min(rows, Math.max(1, Math.floor(mostBytes / rowBytes)))
  const most = tables.placesBytes / 4
  const places = slots * rowBytes
  const numbers = places + Math.ceil(most / 2) * 8
  const sizes = numbers + rowBytes
  const falls = sizes + 8 * cells
  const kernel = rowKernel(falls + 8 * Math.ceil(cells / 2))
  const [doubles, integers] = [new Float64Array(kernel.memory), new Int32Array(kernel.memory)]
  for (let cell = 0; cell < cells; cell++) doubles[sizes / 8 + cell] = cellSize(cell, plan)
  const slotOf = new Int32Array(rows).fill(-1)
  let used = 0
  let end = places

  function slotFor(row: number): number {
    const known = slotOf[row] as number
    if (known !== -1) return known
    if (used === slots) return -1
    const record = recordOf(row)
    for (let node = 0, from = (used * rowBytes) / 8; node < nodes; node++, from += scanNumbers) {
      doubles.set(record.subarray(node * width, node * width + scanNumbers), from)
      doubles.set(record.subarray(node * width + scanNumbers, (node + 1) * width), from + half / 8)
    }
    doubles.set(record.subarray(nodes * width), (used * rowBytes + 2 * half) / 8)
    slotOf[row] = used
    return used++
  }

  function placeRows(person: number): boolean {
    const fields = (tables.persons >> 2) + person * personSize
    const last = (tables.integers[fields + personFields.rowsTo] as number) >> 2
    let to = places >> 2
    for (let at = (tables.integers[fields + personFields.rowsFrom] as number) >> 2; at < last; at++) {
      const slot = slotFor((tables.integers[at] as number) / tables.rowBytes)
      if (slot === -1) return false
      integers[to++] = slot * rowBytes
    }
    end = to << 2
    return true
  }

  const sum = (first: number, count: number, start: number) => {
    kernel.sumNodes(places, end, start + first * nodeBytes, nodeBytes, count, numbers + start + first * nodeBytes)
  }
  return {
    numbers: doubles.subarray(numbers / 8, (numbers + half) / 8),
    bounds: doubles.subarray((numbers + half) / 8, (numbers + 2 * half) / 8),
    further: doubles.subarray((numbers + 2 * half) / 8, (numbers + rowBytes) / 8),
    falls: integers.subarray(falls / 4, falls / 4 + cells) as ArrayLike<number> as ArrayLike<Falls>,
    load(person) {
      if (placeRows(person)) return true
      slotOf.fill(-1)
      used = 0
      return placeRows(person)
    },
    sumNumbers: (first, count) => sum(first, count, 0),
    sumBounds: (first, count) => sum(first, count, half),
    sumFurther: (firstFour) => sum(firstFour, 1, 2 * half),
    findFalls(first, count, constant) {
      kernel.findFalls(count, numbers + first * nodeBytes, sizes + 8 * first, falls + 4 * first, constant)
    },
  }
}
