import type { CompiledBank } from '../../bank/compile-bank.js'
import { bendInside } from './bias.js'
import type { BlockTables } from './block-tables.js'
import { fallsBetween } from './falls.js'
import { leastLead } from './proof.js'
import type { Falls } from './row-layout.js'
import type { RowTerm } from './rows.js'
import { type ScannedPerson, scanReader } from './scan-reader.js'
import { above, below, bend, cellSize, height, nowhere, type ScanPlan, slopeAbove, tailLength, thetaOf } from './scan-records.js'
import type { RootTables } from './tables.js'

/** What a scan found of the objective of a person. */
export type ScanFinding =
  /** One maximum, the global one, between two nodes of the tables. */
  | { readonly kind: 'maximum'; readonly from: number; readonly to: number }
  /** The same, beyond the tables or found without them. */
  | { readonly kind: 'maximum at'; readonly theta: number }
  | { readonly kind: 'unbounded'; readonly direction: 'below' | 'above' }
  /** More than one maximum, or too close to tell. */
  | { readonly kind: 'doubtful' }

/** Half the rise of ln likelihood below which the readable form takes a maximum for rounding. @see likelihoodRoots */
const leastRise = 5e-13

export const doubtful: ScanFinding = { kind: 'doubtful' }
const fallsFrom: ScanFinding = { kind: 'unbounded', direction: 'below' }

/** Maxima that exceed the limits by no more than rounding do not count. */
const negligibleAbove = (limit: number) => limit + leastRise * (1 + Math.abs(limit))

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
  const { inside, fallsIn: coarseFalls, readParts, readFinely, numberAt, boundAt, limits } = reader
  let constant = 0

  /** As {@link fallsBetween} for a cell, looked at more closely where that is needed. */
  function fallsIn(cell: number): Falls {
    const falls = coarseFalls(cell)
    return falls === -1 ? closer(cell) : falls
  }

  /** Whether what tables leave open is read from the curves themselves. */
  let exact = false
  /** Where the part of a cell is in which S falls through zero. */
  const fallen = { low: 0, high: 0 }

  /** By how much the objective can rise above its left end inside the cell looked at closely last. */
  let risesInside = 0

  function closer(cell: number): Falls {
    const falls = fallsOfParts(cell, readParts(cell))
    if (falls !== -1) return falls
    return reader.isTail(cell) && !exact ? -1 : fallsOfParts(cell, readFinely(cell))
  }

  function fallsOfParts(cell: number, parts: number): Falls {
    const size = cellWidth(cell) / parts
    const changing = reader.isSelected() || (exact && reader.isTail(cell))
    const spread = (boundAt(cell, bend) * size) / 2
    let count: Falls = 0
    risesInside = 0
    let risen = 0
    for (let place = 1; place <= parts; place++) {
      const before = inside[2 * place - 1] as number
      const slope = inside[2 * place + 1] as number
      // No bound is known of how a selection's bias bends: what it changes over the part, and half as much again.
      const further = changing ? (exact ? 0 : spread) + 1.5 * Math.abs(slope - before) : spread
      const [left, right] = [inside[2 * place - 2] as number, inside[2 * place] as number]
      const low = Math.min(before, slope) - further
      const high = Math.max(before, slope) + further
      const most = Math.max(left, right) + (Math.max(Math.abs(low), Math.abs(high)) * size) / 2
      risesInside = Math.max(risesInside, risen + Math.max(0, most) * size)
      // The trapezoid, and what it is off at most where the slope is within bounds.
      risen += size * (left + right) * 0.5
      risen += ((high - low) * size * size) / 8
      const falls = fallsBetween(left, right, { low, high }, size)
      if (falls === -1 || (falls === 1 && count === 1)) count = -1
      else if (falls === 1 && count === 0) {
        count = 1
        fallen.low = thetaOf(cell, plan) + (place - 1) * size
        fallen.high = fallen.low + size
      }
    }
    return count
  }

  function whole(): ScanFinding {
    if (!open || tails === 0) return doubtful
    let found = -1
    // No maximum but that in the cell found is higher than this.
    let others = nowhere
    const { below: atLow, above: atHigh } = limits()
    const most = Math.max(atLow, atHigh)
    const negligible = negligibleAbove(most)
    for (let cell = 0; cell < last; cell++) {
      let falls = coarseFalls(cell)
      if (falls === -1) falls = !tables.concave && highestIn(cell) <= negligible ? 0 : closer(cell)
      if (falls !== 0) {
        if (tables.concave && (falls === -1 || found !== -1)) return doubtful
        const higher = falls === 1 && (found === -1 || endsOf(cell) > endsOf(found))
        const closely = falls === -1 ? Math.min(highestIn(cell), numberAt(cell, height) + risesInside) : highestIn(cell)
        if (!higher) others = Math.max(others, closely)
        else if (found !== -1) others = Math.max(others, highestIn(found))
        if (higher) found = cell
      }
      if (cell % 4 === 3 && numberAt(cell + 1, 0) < 0 && boundAt(cell + 1, slopeAbove) < 0) break
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
    return Math.max(numberAt(cell, height), numberAt(cell + 1, height))
  }

  /** What it does not exceed inside: it leaves its chord by no more than its curvature allows. */
  function highestIn(cell: number): number {
    const size = cellWidth(cell)
    return endsOf(cell) + (Math.max(0, -numberAt(cell, 1)) * size * size) / 8
  }

  function maximumAt(cell: number): ScanFinding {
    const from = (cell - tails) * cellsPerProof
    if (from >= 0 && from < grid.cells) return { kind: 'maximum', from, to: from + cellsPerProof }
    const exact = reader.maximumWithin(thetaOf(cell, plan), thetaOf(cell + 1, plan))
    return exact === undefined ? doubtful : { kind: 'maximum at', theta: exact.theta }
  }

  /** The same from exact heights of all maxima, for the few whom bounds leave open. */
  function exactly(): ScanFinding {
    if (!open || tails === 0 || tables.concave) return doubtful
    const { below: atLow, above: atHigh } = limits()
    const most = Math.max(atLow, atHigh)
    let [theta, highest, second] = [0, nowhere, most]
    for (let cell = 0; cell < last; cell++) {
      fallen.low = thetaOf(cell, plan)
      fallen.high = thetaOf(cell + 1, plan)
      const falls = coarseFalls(cell) === -1 && highestIn(cell) <= negligibleAbove(most) ? 0 : fallsIn(cell)
      if (falls === -1) return doubtful
      if (falls === 1) {
        const found = reader.maximumWithin(fallen.low, fallen.high)
        if (found === undefined) return doubtful
        second = Math.max(second, Math.min(highest, found.logLikelihood))
        if (found.logLikelihood > highest) theta = found.theta
        highest = Math.max(highest, found.logLikelihood)
      }
      if (cell % 4 === 3 && numberAt(cell + 1, 0) < 0 && boundAt(cell + 1, slopeAbove) < 0) break
    }
    if (highest > second + leastLead) return { kind: 'maximum at', theta }
    if (highest > most - leastLead) return doubtful
    return { kind: 'unbounded', direction: atLow >= atHigh ? 'below' : 'above' }
  }

  function around(root: number): ScanFinding {
    const home = tails + Math.min(core - 1, Math.floor(root / cellsPerProof))
    if (fallsIn(home) !== 1) return doubtful
    const lowest = endsOf(home) - leastLead
    for (let cell = home; !(tables.concave ? boundAt(cell, below) < constant : boundAt(cell, below) < lowest); ) {
      if (--cell < 0) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    for (let cell = home; !(boundAt(cell + 1, slopeAbove) < 0 || (!tables.concave && boundAt(cell + 1, above) < lowest)); ) {
      if (++cell >= last) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    return maximumAt(home)
  }

  return (person, root) => {
    constant = person.constant
    if (!reader.load(person)) return doubtful
    exact = false
    if (root === undefined && reader.fallsThroughout()) return fallsFrom
    const near = root === undefined ? doubtful : around(root)
    const found = near.kind === 'doubtful' ? whole() : near
    if (found.kind !== 'doubtful') return found
    exact = true
    return exactly()
  }
}
