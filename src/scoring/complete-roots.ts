// Readable twins: estimateMle in mle.ts, estimateMap in map.ts, estimateWle in wle.ts, estimateJeffreys in jeffreys.ts.
import { type CompleteTables, cellSize, coarseSize, completeTables } from './complete-tables.js'
import { leastLead, proofReach } from './root-proof.js'
import { type RootRows, wordRows } from './root-rows.js'
import type { RootTables } from './root-tables.js'
import { type ScoreColumns, scoreStatus } from './score-columns.js'

/** Persons whose rows are looked up together. */
const together = 64
/** Cells tried for a root. */
const mostCells = 3
/** Part of a cell that rounding may put a root beyond it. */
const onNode = 1e-9
/** Newton steps inside a cell, and the part of one whose square is the error that the last step leaves. */
const mostSteps = 8
const lastStep = 1e-5

/** What the stages of a block of persons leave to one another. */
interface Block {
  /** Rows of the persons. */
  readonly places: Int32Array
  /** Negative for persons who go no further. */
  readonly cell: Int32Array
  /** Place of the root as it is known, in cells. */
  readonly position: Float64Array
  /** Part of {@link position} that a proof must reach from, in cells. */
  readonly proofNode: Int32Array
  /** S, S′ and S″ at the ends of the cell, in units of cells. */
  readonly ends: Float64Array
}

interface Plan extends CompleteTables, Block {
  readonly groups: number
  readonly tables: RootTables
  readonly precision: number
}

/** Writes persons from…to who answered every item and whose root is proven the global maximum; the others go to `leave`. */
export type CompleteRoots = (
  out: ScoreColumns,
  responses: Uint8Array,
  range: { readonly from: number; readonly to: number },
  leave: (person: number) => void,
) => void

/**
 * The engine for complete persons: a start from S at one node, one look at a proof node, which is Halley's step and the proof at once,
 * and the cell of the root.
 * @param plan whose rows of groups are the first of the tables
 */
export function completeRoots(tables: RootTables, rows: RootRows, items: number, precision: number): CompleteRoots {
  const groups = rows.groupRow.length
  const block: Block = {
    places: new Int32Array(together * groups),
    cell: new Int32Array(together),
    position: new Float64Array(together),
    proofNode: new Int32Array(together),
    ends: new Float64Array(together * 6),
  }
  const plan: Plan = {
    ...completeTables(tables, rows.groupRows, rows.groupRow[1] ?? rows.groupRows),
    ...block,
    groups,
    tables,
    precision,
  }
  const look = wordRows(rows, items, together)
  const [approach, readCells, solve] = [approachOf(plan), cellReader(plan), cellSolver(plan)]
  return (out, responses, { from, to }, leave) => {
    for (let first = from; first < to; first += together) {
      const persons = Math.min(together, to - first)
      look(block.places, block.cell, responses, first, persons)
      approach(persons)
      readCells(persons)
      solve(out, first, persons)
      for (let at = 0; at < persons; at++) {
        if ((block.cell[at] as number) < 0) {
          leave(first + at)
          continue
        }
        out.answered[first + at] = items
        if (out.status !== undefined) out.status[first + at] = scoreStatus.finite
      }
    }
  }
}

// In all stages: typed arrays come out of the plan on entry, where every access would load them anew.

/** Halley's step from the proof node near which S at the start node puts the root, and the proof that holds around it. */
function approachOf(plan: Plan): (persons: number) => void {
  const { low, perUnit, nodes } = plan.tables.start
  const { cellsPerProof } = plan.tables.grid
  const concave = plan.tables.proof === undefined
  const proofNodes = Int32Array.from(nodes, (node) => Math.round(node / cellsPerProof))
  const last = proofNodes.length - 1
  return (persons) => {
    const { start, coarse, coarseRow, places, cell, position, proofNode, groups } = plan
    for (let at = 0, first = 0; at < persons; at++, first += groups) {
      if ((cell[at] as number) < 0) continue
      const end = first + groups
      let sum = 0
      for (let g = first; g < end; g++) sum += start[places[g] as number] as number
      const entry = (sum - low) * perUnit
      const node = proofNodes[entry > 0 ? (entry < last ? entry | 0 : last) : 0] as number
      let value = 0
      let slope = 0
      let curvature = 0
      let falls = 0
      let left = 0
      let right = 0
      let below = 0
      let above = 0
      for (let g = first; g < end; g++) {
        const from = (places[g] as number) * coarseRow + node * coarseSize
        value += coarse[from] as number
        slope += coarse[from + 1] as number
        curvature += coarse[from + 2] as number
        falls += coarse[from + 3] as number
        left += coarse[from + 4] as number
        right += coarse[from + 5] as number
        below += coarse[from + 6] as number
        above += coarse[from + 7] as number
      }
      const proven = falls < 0 && left > 0 && right < 0 && below < -leastLead && above < -leastLead
      if (!(slope < 0 && (concave || proven))) cell[at] = -1
      const newton = -value / slope
      const bend = (-newton * curvature) / slope
      const limited = bend > 0.5 ? 0.5 : bend < -0.5 ? -0.5 : bend
      proofNode[at] = node * cellsPerProof
      position[at] = node * cellsPerProof + newton * (1 + limited * (1 + limited))
    }
  }
}

/** The cell at whose ends S has different signs, and what it is there. */
function cellReader(plan: Plan): (persons: number) => void {
  const last = plan.tables.grid.cells - 1
  return (persons) => {
    const { fine, fineRow, places, cell, position, ends, groups } = plan
    for (let at = 0, first = 0; at < persons; at++, first += groups) {
      if ((cell[at] as number) < 0) continue
      const end = first + groups
      let near = position[at] as number
      let found = -1
      for (let tried = 0; tried < mostCells && found < 0; tried++) {
        const node = near > 0 ? (near < last ? near | 0 : last) : 0
        let f0 = 0
        let s0 = 0
        let c0 = 0
        let f1 = 0
        let s1 = 0
        let c1 = 0
        for (let g = first; g < end; g++) {
          const from = (places[g] as number) * fineRow + 3 * node
          f0 += fine[from] as number
          s0 += fine[from + 1] as number
          c0 += fine[from + 2] as number
          f1 += fine[from + 3] as number
          s1 += fine[from + 4] as number
          c1 += fine[from + 5] as number
        }
        const to = 6 * at
        ends[to] = f0
        ends[to + 1] = s0
        ends[to + 2] = c0
        ends[to + 3] = f1
        ends[to + 4] = s1
        ends[to + 5] = c1
        if (f0 < 0) near = Math.min(node - 0.5, node - f0 / s0)
        else if (f1 > 0) near = Math.max(node + 1.5, node + 1 - f1 / s1)
        else found = node
      }
      cell[at] = found
    }
  }
}

/** The root of the quintic in the cell, where it is exact and the proof reaches it. */
function cellSolver(plan: Plan): (out: ScoreColumns, first: number, persons: number) => void {
  const { low, spacing } = plan.tables.grid
  const reach = plan.tables.proof === undefined ? Number.POSITIVE_INFINITY : Math.floor(proofReach.near / spacing)
  return (out, person, persons) => {
    const { cells, cell, proofNode, ends, precision } = plan
    const { theta, standardError } = out
    for (let at = 0, from = 0; at < persons; at++, from += 6) {
      const node = cell[at] as number
      if (node < 0) continue
      const f0 = ends[from] as number
      const s0 = ends[from + 1] as number
      const c0 = ends[from + 2] as number
      const f1 = ends[from + 3] as number
      const s1 = ends[from + 4] as number
      const c1 = ends[from + 5] as number
      const rise = f1 - f0 - s0 - c0
      const slopeGap = s1 - s0 - 2 * c0
      const gap = c1 - c0
      const a3 = 10 * rise - 4 * slopeGap + gap
      const a4 = -15 * rise + 7 * slopeGap - 2 * gap
      const a5 = 6 * rise - 3 * slopeGap + gap
      let t = f0 / (f0 - f1)
      let slope = 0
      for (let steps = 0; steps < mostSteps; steps++) {
        slope = s0 + t * (2 * c0 + t * (3 * a3 + t * (4 * a4 + t * 5 * a5)))
        const change = (f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5))))) / slope
        t -= change
        if (change < lastStep && change > -lastStep) break
      }
      const of = node * cellSize
      const away = node + t - (proofNode[at] as number)
      const inside = t >= -onNode && t <= 1 + onNode && away <= reach && away >= -reach
      if (!(inside && slope < (cells[of + 6] as number))) {
        cell[at] = -1
        continue
      }
      const upper = (cells[of + 3] as number) + t * ((cells[of + 4] as number) + t * (cells[of + 5] as number))
      const information = (cells[of] as number) + t * ((cells[of + 1] as number) + t * ((cells[of + 2] as number) + t * upper))
      theta[person + at] = low + spacing * (node + t)
      standardError[person + at] = 1 / Math.sqrt(information + precision)
    }
  }
}
