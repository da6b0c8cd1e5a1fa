import type { RootGrid } from './nodes.js'

/** A part of a person's objective at the nodes: bounds of its slope and of that one's slope, and how it rises. */
export interface ObjectivePart {
  readonly mostCurvature: Float64Array
  readonly leastCurvature: Float64Array
  readonly leastSlope: Float64Array
  readonly mostSlope: Float64Array
  /** Functions that rise no faster than the part, to the left of any node, and no slower, to the right of it. */
  readonly heightBelow: Float64Array
  readonly heightAbove: Float64Array
  /** What these do not exceed beyond the nodes. */
  readonly suprema: readonly [below: number, above: number]
  /** What minus its slope does not exceed below the first node, and its slope above the last one. */
  readonly fallBelow: number
  readonly slopeAbove: number
}

/**
 * Bounds that prove a root x near a proof node to be where the objective has its global maximum, if the sums over a
 * person's rows have the signs of {@link proofSigns}: the slope falls everywhere within `near` of the node, is above zero
 * from there to `far` on the left and below zero on the right, and the objective beyond is lower than at the node.
 */
export const proofSize = 5
/** How far from a proof node each bound holds. */
export interface ProofReach {
  /** Logits. */
  readonly near: number
  readonly far: number
  /** Whether the slope is bounded all the way to the right, as it can be where nobody fails an item by chance. */
  readonly openRight: boolean
}
/** Measured to prove most 3PL maxima; an asymptote to the right is known bank by bank. */
export const proofReach = { near: 0.6, far: 1.2 } as const
/** By how much the maximum must lie above all that is beyond. */
export const leastLead = 1e-9

/** Writes the bounds of one part at every proof node. */
export function proofInto(out: Float64Array, start: number, part: ObjectivePart, grid: RootGrid, reach: ProofReach): void {
  const { cells, spacing, cellsPerProof } = grid
  const near = Math.round(reach.near / spacing)
  const far = Math.round(reach.far / spacing)
  const falls = cellMaxima(part.mostCurvature)
  const most = cellMaxima(part.mostSlope)
  const least = cellMaxima(part.leastSlope.map((value) => -value))
  const below = cellMaxima(part.heightBelow)
  for (let cell = 1; cell < cells; cell++) below[cell] = Math.max(below[cell] as number, below[cell - 1] as number)
  const above = cellMaxima(part.heightAbove)
  for (let cell = cells - 2; cell >= 0; cell--) above[cell] = Math.max(above[cell] as number, above[cell + 1] as number)
  for (let proof = 0; proof * cellsPerProof <= cells; proof++) {
    const node = proof * cellsPerProof
    const at = start + proof * proofSize
    const left = node - far
    const right = node + far
    out[at] = maximumIn(falls, node - near, node + near)
    out[at + 1] = -maximumIn(least, left, node - near)
    out[at + 2] = reach.openRight
      ? Math.max(part.slopeAbove, maximumIn(most, node + near, cells))
      : maximumIn(most, node + near, right)
    out[at + 3] = Math.max(part.suprema[0], left > 0 ? (below[left - 1] as number) : nowhere) - (part.heightBelow[node] as number)
    const beyond = Math.max(part.suprema[1], right < cells ? (above[right] as number) : nowhere)
    out[at + 4] = reach.openRight ? -1 : beyond - (part.heightAbove[node] as number)
  }
}

const nowhere = Number.NEGATIVE_INFINITY

/**
 * The same for a likelihood known to be concave, under a bias B that is not: its slope falls where the first bound says so,
 * and beyond stays on its side of what it is at the end of that.
 * @param isBias whether the part stands for B, whose bounds must hold all the way
 */
export function concaveProofInto(
  out: Float64Array,
  start: number,
  part: ObjectivePart,
  grid: RootGrid,
  { near: reach, isBias }: { readonly near: number; readonly isBias: boolean },
): void {
  const near = Math.round(reach / grid.spacing)
  const falls = cellMaxima(part.mostCurvature)
  const least = cellMaxima(part.leastSlope.map((value) => -value))
  const most = cellMaxima(part.mostSlope)
  for (let proof = 0; proof * grid.cellsPerProof <= grid.cells; proof++) {
    const node = proof * grid.cellsPerProof
    const at = start + proof * proofSize
    const left = Math.max(0, node - near)
    const right = Math.min(grid.cells, node + near)
    out[at] = maximumIn(falls, node - near, node + near)
    out[at + 1] = isBias ? -Math.max(part.fallBelow, maximumIn(least, 0, Math.max(1, left))) : (part.leastSlope[left] as number)
    out[at + 2] = isBias
      ? Math.max(part.slopeAbove, maximumIn(most, Math.min(right, grid.cells - 1), grid.cells))
      : (part.mostSlope[right] as number)
    out[at + 3] = -1
    out[at + 4] = -1
  }
}

/** The most that a function is in each cell: at its ends, and what second differences let it be between. */
export function cellMaxima(values: Float64Array): Float64Array {
  const last = values.length - 1
  const bend = (q: number) => {
    const at = Math.min(last - 1, Math.max(1, q))
    return Math.abs((values[at - 1] as number) - 2 * (values[at] as number) + (values[at + 1] as number))
  }
  return Float64Array.from({ length: last }, (_, cell) => {
    // An eighth of the second difference, and half as much again for what it changes inside the cell.
    const between = (3 / 16) * Math.max(bend(cell), bend(cell + 1))
    return Math.max(values[cell] as number, values[cell + 1] as number) + between
  })
}

/** Over cells from … to − 1 as far as there are any; −1 where there are none, which leaves every sign as it should be. */
export function maximumIn(cells: Float64Array, from: number, to: number): number {
  let most = nowhere
  for (let cell = Math.max(0, from); cell < Math.min(cells.length, to); cell++) most = Math.max(most, cells[cell] as number)
  return most === nowhere ? -1 : most
}
