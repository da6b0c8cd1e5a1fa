import type { KernelRoot, RootKernel } from './kernel.js'
import type { RowList } from './rows.js'

/** Theta and its standard error as functions of the sufficient statistic of complete rows. */
export interface InverseTable {
  /** Theta with two derivatives by the statistic, in cells and their squares, then the same of the standard error. */
  readonly nodes: Float64Array
  readonly low: number
  readonly perUnit: number
  readonly cells: number
}

/** Cells of the table, and error of theta and relative error of its standard error in the middle of one that serves. */
const cells = 4096
const accepted = { theta: 5e-11, standardError: 5e-10 }
/** Numbers a node. */
export const inverseSize = 6

/**
 * The table that the kernel gives for statistics from low to high; NaN in cells where it finds no root, or is not exact
 * enough: near the ends, where theta has no bounds.
 * @param rows of a complete row
 * @param priorPrecision part of the standard error
 */
export function inverseTable(
  { low, high }: { readonly low: number; readonly high: number },
  kernel: RootKernel,
  { list, rows, root, priorPrecision }: { list: RowList; rows: readonly number[]; root: KernelRoot; priorPrecision: number },
): InverseTable {
  const size = (high - low) / cells
  const valuesAt = (statistic: number): readonly number[] | undefined => {
    list.constant = statistic
    list.missingCount = 0
    list.count = rows.length
    list.rows.set(rows)
    const cell = kernel.findCell()
    if (cell === -1 || !kernel.solve(cell) || !root.exact || !kernel.isGlobal()) return undefined
    kernel.differentiate()
    const { slope, bend, expected, expectedSlope, expectedCurvature } = root
    const first = -size / slope
    const second = -(bend / slope) * first * first
    const information = expected + priorPrecision
    const standardError = 1 / Math.sqrt(information)
    const rate = expectedSlope / (2 * information)
    const rateSlope = expectedCurvature / (2 * information) - 2 * rate * rate
    return [
      root.theta,
      first,
      second,
      standardError,
      -standardError * rate * first,
      standardError * ((rate * rate - rateSlope) * first * first - rate * second),
    ]
  }
  const nodes = new Float64Array((cells + 1) * inverseSize)
  const none = new Array(inverseSize).fill(Number.NaN)
  for (let node = 0; node <= cells; node++) nodes.set(valuesAt(low + size * node) ?? none, node * inverseSize)
  const table = { nodes, low, perUnit: 1 / size, cells }
  const found = { theta: new Float64Array(1), standardError: new Float64Array(1) }
  const failing: number[] = []
  for (let cell = 0; cell < cells; cell++) {
    const statistic = low + size * (cell + 0.5)
    const exact = valuesAt(statistic)
    inverseInto(found, table, Float64Array.of(statistic), 0, 1)
    const serves =
      exact !== undefined &&
      Math.abs((found.theta[0] as number) - (exact[0] as number)) < accepted.theta &&
      Math.abs((found.standardError[0] as number) / (exact[3] as number) - 1) < accepted.standardError
    if (!serves) failing.push(cell)
  }
  for (const cell of failing) nodes[cell * inverseSize + 3] = Number.NaN
  return table
}

/** Writes theta and standard error for some statistics from place `first` on; the standard error is NaN where the table has none. */
export function inverseInto(
  out: { readonly theta: Float64Array; readonly standardError: Float64Array },
  { nodes, low, perUnit, cells: count }: InverseTable,
  statistics: Float64Array,
  first: number,
  many: number,
): void {
  const { theta, standardError } = out
  for (let i = 0; i < many; i++) {
    const place = Math.max(0, ((statistics[i] as number) - low) * perUnit)
    const cell = Math.min(count - 1, Math.floor(place))
    const t = place - cell
    const s = 1 - t
    const at = cell * inverseSize
    const left = s * s * s
    const right = t * t * t
    const l1 = 1 + 3 * t + 6 * t * t
    const l2 = t + 3 * t * t
    const r1 = 1 + 3 * s + 6 * s * s
    const r2 = s + 3 * s * s
    const leftBend = (t * t) / 2
    const rightBend = (s * s) / 2
    const error =
      left * (l1 * (nodes[at + 3] as number) + l2 * (nodes[at + 4] as number) + leftBend * (nodes[at + 5] as number)) +
      right * (r1 * (nodes[at + 9] as number) - r2 * (nodes[at + 10] as number) + rightBend * (nodes[at + 11] as number))
    theta[first + i] =
      left * (l1 * (nodes[at] as number) + l2 * (nodes[at + 1] as number) + leftBend * (nodes[at + 2] as number)) +
      right * (r1 * (nodes[at + 6] as number) - r2 * (nodes[at + 7] as number) + rightBend * (nodes[at + 8] as number))
    standardError[first + i] = error
  }
}
