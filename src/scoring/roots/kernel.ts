// Readable twins: estimateMle in mle.ts, estimateMap in map.ts, estimateWle in wle.ts, estimateJeffreys in jeffreys.ts.
import { quinticSlope, quinticValue } from '../quintic.js'
import { quinticInto } from './cell-quintic.js'
import { leastLead, proofSize } from './proof.js'
import { rootReader } from './reader.js'
import type { RowList } from './rows.js'
import { type RootSearch, rootSearch } from './search.js'
import type { RootTables } from './tables.js'

/** A root found in the tables. */
export interface KernelRoot {
  /** Logits. */
  theta: number
  /** Slope and curvature of the equation at its root. */
  slope: number
  bend: number
  /** Observed and expected information of the items answered, a prior's not among them. */
  observed: number
  expected: number
  /** Derivatives of the expected information, where asked for. */
  expectedSlope: number
  expectedCurvature: number
  /** Whether interpolation puts the root within {@link acceptedError}. */
  exact: boolean
}

export function createKernelRoot(): KernelRoot {
  return { theta: 0, slope: 0, bend: 0, observed: 0, expected: 0, expectedSlope: 0, expectedCurvature: 0, exact: false }
}

/** Error of a root that is accepted without polishing, in logits. */
export const acceptedError = 1e-10
/** Relative error of information that is. */
export const acceptedInformation = 1e-9
/** Newton steps inside a cell, where the function is nearly straight. */
const mostSteps = 12
/** Part of a cell by which the last step inside may move a root: its square is the error that is left. */
const lastStep = 1e-5

/** Part of a cell that rounding may put a root beyond it. */
const onNode = 1e-9

export interface RootKernel extends RootSearch {
  /** Leaves the root in the cell found last in `root`, and says whether there is one. */
  solve(cell: number): boolean
  /** Leaves the derivatives of expected information at the root left last in it. */
  differentiate(): void
  /** Whether the root left last is proven to be the global maximum. */
  isGlobal(): boolean
}

/** Functions over the rows in `list`, which is to be filled for a person before they are called. */
export function rootKernel(tables: RootTables, list: RowList, items: number, root: KernelRoot): RootKernel {
  const { grid, table, rowSize, proof, proofRowSize, information, error, informationError, biasError, priorRow } = tables
  const { low, spacing, cells, cellsPerProof } = grid
  const { values: informationValues, width, stride } = information
  const { rows } = list
  const total = items * stride
  const precision = priorRow === -1 ? 0 : -(table[priorRow * rowSize + 2] as number)
  const biased = tables.boundsRow !== -1
  const reader = rootReader(tables, list, items)
  const { ends, sums, readInformation } = reader
  const last = { place: 0 }
  const curve = new Float64Array(6)
  const unit = { slope: spacing, curvature: (spacing * spacing) / 2 }

  /** Leaves where in its cell the root is, with slope and curvature there. */
  function findPlace(): boolean {
    quinticInto(curve, ends, 0, unit)
    const [f0, s0, c0] = [curve[0] as number, curve[1] as number, curve[2] as number]
    const [a3, a4, a5] = [curve[3] as number, curve[4] as number, curve[5] as number]
    let t = f0 / (f0 - (ends[3] as number))
    let slope = 0
    let change = 0
    for (let steps = 0; steps < mostSteps; steps++) {
      slope = s0 + t * (2 * c0 + t * (3 * a3 + t * (4 * a4 + t * 5 * a5)))
      change = (f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5))))) / slope
      t -= change
      if (change < lastStep && change > -lastStep) break
    }
    const second = 2 * c0 + t * (6 * a3 + t * (12 * a4 + t * 20 * a5))
    last.place = t
    root.slope = (slope - change * second) / spacing
    root.bend = second / (spacing * spacing)
    return t >= -onNode && t <= 1 + onNode && slope < 0
  }

  function solve(cell: number): boolean {
    if (!findPlace()) return false
    const t = last.place
    root.theta = low + spacing * (cell + t)
    if (list.missingCount === 0)
      root.expected = quinticValue(informationValues, total + cell * width, total + (cell + 1) * width, spacing, t)
    else {
      readInformation(cell, 2)
      root.expected = quinticValue(sums, 0, width, spacing, t)
    }
    root.observed = -root.slope - precision
    if (biased) {
      if (list.missingCount === 0) readInformation(cell, 2)
      root.observed += biasSlope(t)
    }
    root.exact =
      (error[cell] as number) + (biasError[cell] as number) / root.expected < -root.slope * acceptedError &&
      (informationError[cell] as number) < root.expected * acceptedInformation
    return root.expected > 0
  }

  /** B′ inside the cell. */
  function biasSlope(t: number): number {
    const value = quinticValue(sums, 3, width + 3, spacing, t) / (2 * root.expected)
    const numeratorSlope = quinticSlope(sums, 3, width + 3, spacing, t)
    return (numeratorSlope - 2 * value * quinticSlope(sums, 0, width, spacing, t)) / (2 * root.expected)
  }

  return {
    ...rootSearch(tables, list, items, reader),
    solve,
    differentiate() {
      readInformation(Math.min(cells - 1, Math.max(0, Math.floor((root.theta - low) / spacing - last.place + 0.5))), 2)
      const t = last.place
      root.expectedSlope = quinticSlope(sums, 0, width, spacing, t)
      root.expectedCurvature = (1 - t) * (sums[2] as number) + t * (sums[width + 2] as number)
    },
    isGlobal() {
      if (proof === undefined) return true
      const place = Math.round((root.theta - low) / (spacing * cellsPerProof)) * proofSize
      let falls = 0
      let left = list.constant
      let right = list.constant
      let below = 0
      let above = 0
      for (let r = 0; r < list.count; r++) {
        const at = (rows[r] as number) * proofRowSize + place
        falls += proof[at] as number
        left += proof[at + 1] as number
        right += proof[at + 2] as number
        below += proof[at + 3] as number
        above += proof[at + 4] as number
      }
      return falls < 0 && left > 0 && right < 0 && below < -leastLead && above < -leastLead
    },
  }
}
