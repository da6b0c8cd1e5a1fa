import type { CompiledBank } from '../bank/compile-bank.js'
import { bendInside } from './root-bias.js'
import type { BlockTables } from './root-block-tables.js'
import { leastLead } from './root-proof.js'
import type { RowTerm } from './root-rows.js'
import { type ScannedPerson, scanReader } from './root-scan-reader.js'
import {
  above,
  below,
  bend,
  cellSize,
  flat,
  height,
  nowhere,
  type ScanPlan,
  slopeAbove,
  tailLength,
} from './root-scan-records.js'
import type { RootTables } from './root-tables.js'

/** What a scan found of the objective of a person. */
export type ScanFinding =
  /** One maximum, the global one, between two nodes of the tables. */
  | { readonly kind: 'maximum'; readonly from: number; readonly to: number }
  | { readonly kind: 'unbounded'; readonly direction: 'below' | 'above' }
  /** More than one maximum, or too close to tell. */
  | { readonly kind: 'doubtful' }

/** Half the rise of ln likelihood below which the readable form takes a maximum for rounding. @see likelihoodRoots */
const leastRise = 5e-13

const doubtful: ScanFinding = { kind: 'doubtful' }

/** Scans the objective of a person, around a root in cells if one is known. */
export type RootScan = (person: ScannedPerson, root: number | undefined) => ScanFinding

/**
 * Looks at the objective cell by cell, for persons whose maximum is not proven by a few bounds: outwards from a root that
 * is known, until nothing beyond can be higher, or everywhere. Where curves have become flat there is no maximum to speak of.
 */
export function rootScan(
  bank: CompiledBank,
  tables: RootTables,
  rows: readonly (readonly RowTerm[])[],
  memory: BlockTables,
): RootScan {
  const { grid, open } = tables
  const { cellsPerProof } = grid
  const core = Math.floor(grid.cells / cellsPerProof)
  const tails = open && bendInside(bank, grid) ? tailLength(bank, tables) : 0
  const last = core + 2 * tails
  const plan: ScanPlan = { grid, core, tails, concave: tables.concave }
  const cellWidth = (cell: number) => cellSize(cell, plan)
  const reader = scanReader(bank, tables, rows, memory, plan)
  const { sums, inside, readCell, readParts, readFinely, sumAt, limits } = reader
  const part = new Float64Array(4)
  let constant = 0

  /** As {@link rootsBetween} for a cell, looked at more closely where that is needed; what it read is in `sums`. */
  function fallsIn(cell: number): Falls {
    const falls = coarseFalls(cell)
    return falls === -1 ? closer(cell) : falls
  }

  function coarseFalls(cell: number): Falls {
    readCell(cell)
    return rootsBetween(sums, cellWidth(cell))
  }

  /** By how much the objective can rise above its left end inside the cell looked at closely last. */
  let risesInside = 0

  function closer(cell: number): Falls {
    const falls = fallsOfParts(cell, readParts(cell))
    if (falls !== -1) return falls
    const finer = readFinely(cell)
    return finer === 0 ? -1 : fallsOfParts(cell, finer)
  }

  function fallsOfParts(cell: number, parts: number): Falls {
    const size = cellWidth(cell) / parts
    const selected = reader.isSelected()
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

  function whole(): ScanFinding {
    if (!open || tails === 0) return doubtful
    let found = -1
    // No maximum but that in the cell found is higher than this.
    let others = nowhere
    const [atLow, atHigh] = limits()
    const most = Math.max(atLow, atHigh)
    // Maxima that exceed the limits by no more than rounding do not count.
    const negligible = most + leastRise * (1 + Math.abs(most))
    for (let cell = 0; cell < last; cell++) {
      let falls = coarseFalls(cell)
      if (falls === -1) falls = !tables.concave && highestIn(cell) <= negligible ? 0 : closer(cell)
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
    const unbounded = { kind: 'unbounded', direction: atLow >= atHigh ? 'below' : 'above' } as const
    if (found === -1 && others === nowhere) return most === nowhere ? doubtful : unbounded
    if (found !== -1 && endsOf(found) > Math.max(most, others) + leastLead) return maximumAt(found)
    const highest = found === -1 ? others : Math.max(others, highestIn(found))
    return highest <= negligible ? unbounded : doubtful
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

  return (person, root) => {
    constant = person.constant
    if (!reader.load(person)) return doubtful
    if (root === undefined) return whole()
    const near = around(root)
    return near.kind === 'doubtful' ? whole() : near
  }
}

/** 1 for one fall through zero, 0 for no root or one where the function rises, −1 where that is not sure. */
type Falls = -1 | 0 | 1

/** What a function does between two places, by its values there and the least and most of its slope: left, least, most, right. */
function rootsBetween(known: Float64Array, size: number): Falls {
  // Destructuring would go through an iterator, some dozens of times a person.
  const left = known[0] as number
  const low = known[1] as number
  const high = known[2] as number
  const right = known[3] as number
  if (Math.abs(left) < flat && Math.abs(right) < flat && Math.max(-low, high) * size < flat) return 0
  if (high < 0) return left > 0 && right <= 0 ? 1 : 0
  if (low > 0) return 0
  if (left > 0 !== right > 0) return -1
  // The function cannot leave its values at the ends by more than its slopes allow.
  const down = left > 0 ? low : high
  const up = left > 0 ? high : low
  const turn = (up * left - down * right + low * high * size) / (up - down)
  return (left > 0 ? turn > 0 : turn < 0) ? 0 : -1
}
