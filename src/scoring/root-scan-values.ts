import type { BlockTables } from './root-block-tables.js'
import { rowKernel } from './root-row-kernel.js'
import { entrySize, personFields, personSize } from './root-row-layout.js'
import { type ScanPlan, width } from './root-scan-records.js'

/** Bytes of records kept at most. */
const mostBytes = 2 ** 24
const recordBytes = 8 * width

/** Sums of the records of a person's rows, {@link width} numbers a scan node. */
export interface ScanValues {
  readonly numbers: Float64Array
  /** Takes the rows of the person at a place of the block; false where there is no room for so many. */
  load(person: number): boolean
  /** Sums at some nodes. */
  sum(first: number, count: number): void
}

/** @param recordOf a row of the memory of blocks */
export function scanValues(tables: BlockTables, plan: ScanPlan, recordOf: (row: number) => Float64Array): ScanValues {
  const nodes = plan.core + 2 * plan.tails + 1
  const rowBytes = nodes * recordBytes
  const rows = tables.parts.length
  const slots = Math.min(rows, Math.max(1, Math.floor(mostBytes / rowBytes)))
  const most = tables.placesBytes / 4
  const places = slots * rowBytes
  const entries = places + Math.ceil(most / 2) * 8
  const out = entries + Math.ceil((nodes * entrySize) / 2) * 8
  const kernel = rowKernel(out + rowBytes)
  const [doubles, integers] = [new Float64Array(kernel.memory), new Int32Array(kernel.memory)]
  const slotOf = new Int32Array(rows).fill(-1)
  let used = 0
  let end = places

  function slotFor(row: number): number {
    const known = slotOf[row] as number
    if (known !== -1) return known
    if (used === slots) return -1
    doubles.set(recordOf(row), (used * rowBytes) / 8)
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

  function sum(first: number, count: number): void {
    for (let at = 0, to = entries >> 2; at < count; at++, to += entrySize) {
      integers[to] = places
      integers[to + 1] = end
      integers[to + 2] = (first + at) * recordBytes
    }
    kernel.sum[width](count, entries, out + first * recordBytes)
  }

  return {
    numbers: new Float64Array(kernel.memory, out, nodes * width),
    load(person) {
      if (placeRows(person)) return true
      slotOf.fill(-1)
      used = 0
      return placeRows(person)
    },
    sum,
  }
}
