import type { CompiledBank } from '../../bank/compile-bank.js'
import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../../models/category-curve.js'
import type { RootGrid } from './nodes.js'
import { cellMaxima } from './proof.js'
import { flat } from './row-layout.js'
import type { RowTerm } from './rows.js'
import type { RootTables, RowNodes } from './tables.js'

/** Numbers a row has at every scan node: S, the least and most of S′ up to the next node, ln P, suprema, and the most of |S″|. */
export const width = 8
/**
 * Places of ln P, of its suprema below and above the node, of the supremum of S above it, and of the most of |S″|. Where
 * all likelihoods are concave, what stands below is the supremum of −S.
 */
export const [height, below, above, slopeAbove, bend] = [3, 4, 5, 6, 7] as const
/** Scan nodes beyond the tables: logits to the first of them, by how much distances grow, and how far they reach at most. */
const tail = { step: 0.4, growth: 1.04, reach: 90 }

/** Distances of the nodes of a tail from the tables; steps may grow where the steeper curves have become flat. */
const tailDistances = distancesOf(tail)

function distancesOf({ step, growth, reach }: typeof tail): readonly number[] {
  const distances = [0]
  for (let size = step; (distances.at(-1) as number) < reach; size *= growth) distances.push((distances.at(-1) as number) + size)
  return distances
}

export const nowhere = Number.NEGATIVE_INFINITY

export interface ScanPlan {
  readonly grid: RootGrid
  readonly core: number
  readonly tails: number
  readonly concave: boolean
}

/** Logits between a scan node and the next. */
export function cellSize(cell: number, { core, tails, grid }: ScanPlan): number {
  if (cell >= tails && cell < tails + core) return grid.cellsPerProof * grid.spacing
  const outward = cell < tails ? tails - 1 - cell : cell - tails - core
  return (tailDistances[outward + 1] as number) - (tailDistances[outward] as number)
}

/** Theta of a scan node. */
export function thetaOf(node: number, { core, tails, grid }: ScanPlan): number {
  if (node < tails) return grid.low - (tailDistances[tails - node] as number)
  if (node <= tails + core) return grid.low + (node - tails) * grid.cellsPerProof * grid.spacing
  return grid.low + grid.spacing * grid.cells + (tailDistances[node - tails - core] as number)
}

/** The part of a record inside the tables. */
export function scanRecord(row: RowNodes, { core, tails, grid }: ScanPlan): Float64Array {
  const { cellsPerProof } = grid
  const record = new Float64Array((core + 2 * tails + 1) * width)
  const [slope, , curvatureSlope] = row.jet
  const most = cellMaxima(row.part.mostCurvature)
  const least = cellMaxima(row.part.leastCurvature.map((value) => -value))
  const bends = cellMaxima(curvatureSlope.map(Math.abs))
  for (let node = 0; node <= core; node++) {
    const at = (tails + node) * width
    const from = node * cellsPerProof
    record[at] = slope[from] as number
    record[at + height] = row.part.heightBelow[from] as number
    if (node === core) break
    record[at + 1] = -maximumOf(least, from, cellsPerProof)
    record[at + 2] = maximumOf(most, from, cellsPerProof)
    record[at + bend] = maximumOf(bends, from, cellsPerProof)
  }
  return record
}

/** Suprema below and above every node, from those of the cells and of what is beyond. */
export function closeRecord(record: Float64Array, { part }: RowNodes, plan: ScanPlan): void {
  const { core, tails, grid, concave } = plan
  const { cellsPerProof } = grid
  const cells = core + 2 * tails
  const most = cellMaxima(part.mostSlope)
  const least = cellMaxima(part.leastSlope.map((value) => -value))
  const sizeOf = (cell: number) => cellSize(cell, plan)
  const steepest = (cell: number) => Math.max(-(record[cell * width + 1] as number), record[cell * width + 2] as number)
  const highest = (cell: number) => {
    const size = sizeOf(cell)
    // A function leaves its chord by no more than this.
    const bulge = (steepest(cell) * size * size) / 8
    return Math.max(record[cell * width + height] as number, record[(cell + 1) * width + height] as number) + bulge
  }
  const highestSlope = (cell: number, sign: 1 | -1) => {
    if (cell >= tails && cell < tails + core)
      return maximumOf(sign === 1 ? most : least, (cell - tails) * cellsPerProof, cellsPerProof)
    const ends = (record[cell * width] as number) + (record[(cell + 1) * width] as number)
    return (sign * ends + sizeOf(cell) * steepest(cell)) / 2
  }
  // Nothing is said to the right of a part that rises there otherwise than on the left.
  const twoSided = part.heightBelow === part.heightAbove
  record[below] = concave ? part.fallBelow : part.suprema[0]
  record[cells * width + above] = twoSided ? part.suprema[1] : Number.POSITIVE_INFINITY
  record[cells * width + slopeAbove] = part.slopeAbove
  for (let cell = 0; cell < cells; cell++) {
    const value = concave ? highestSlope(cell, -1) : highest(cell)
    record[(cell + 1) * width + below] = Math.max(record[cell * width + below] as number, value)
  }
  for (let cell = cells - 1; cell >= 0; cell--) {
    const [at, next] = [cell * width, (cell + 1) * width]
    record[at + above] = Math.max(record[next + above] as number, highest(cell))
    record[at + slopeAbove] = Math.max(record[next + slopeAbove] as number, highestSlope(cell, 1))
  }
}

function maximumOf(values: Float64Array, from: number, count: number): number {
  let most = nowhere
  for (let at = from; at < from + count; at++) most = Math.max(most, values[at] as number)
  return most
}

/** Parts of a cell of a tail that are looked at where the cell as a whole tells too little. */
export const tailParts = 5

/** One item in the tails: by cell its points at the ends of the parts. */
export type TailPoints = readonly (readonly CurvePoint[])[]

export function tailPoints(curve: CategoryCurve, plan: ScanPlan): TailPoints {
  return tailCells(plan).map((cell) => {
    const size = cell === plan.core + 2 * plan.tails ? 0 : cellSize(cell, plan)
    return Array.from({ length: tailParts + 1 }, (_, place) => {
      const point = createCurvePoint(curve.categories)
      curve.pointInto(point, thetaOf(cell, plan) + (size * place) / tailParts)
      return point
    })
  })
}

/** Cells of both tails, and the last node. */
function tailCells({ core, tails }: ScanPlan): number[] {
  return Array.from({ length: 2 * tails + 1 }, (_, place) => (place < tails ? place : place + core))
}

/** The part of a record outside the tables. @returns S and S′ at the ends of the parts of every cell */
export function fillTails(
  record: Float64Array,
  terms: readonly RowTerm[],
  plan: ScanPlan,
  ofItem: (item: number) => TailPoints,
): Float64Array {
  const cells = tailCells(plan)
  const inside = new Float64Array(2 * cells.length * (tailParts + 1))
  for (const [index, cell] of cells.entries()) {
    const start = cell * width
    for (const place of [0, 1, 2, height, bend]) record[start + place] = 0
    for (const { item, category, sign } of terms) {
      const points = ofItem(item)[index] as readonly CurvePoint[]
      const add = (offset: number, value: number) => {
        record[start + offset] = (record[start + offset] as number) + value
      }
      for (const [place, point] of points.entries()) {
        const at = 2 * (index * (tailParts + 1) + place)
        inside[at] = (inside[at] as number) + sign * (point.slope[category] as number)
        inside[at + 1] = (inside[at + 1] as number) + sign * (point.curvature[category] as number)
      }
      add(0, sign * (points[0]?.slope[category] as number))
      add(height, sign * (points[0]?.logProbability[category] as number))
      if (cell === plan.core + 2 * plan.tails) continue
      const curvatures = points.map(({ curvature }) => curvature[category] as number)
      const gaps = curvatures.slice(1).map((value, place) => Math.abs(value - (curvatures[place] as number)))
      const widest = Math.max(...gaps)
      // Between two places a function is no further from them than half of what its neighbourhood changes.
      add(sign === 1 ? 1 : 2, sign * (Math.min(...curvatures) - widest / 2))
      add(sign === 1 ? 2 : 1, sign * (Math.max(...curvatures) + widest / 2))
      // Over a part, and half as much again for what the slope of S′ changes inside.
      add(bend, (1.5 * widest * tailParts) / cellSize(cell, plan))
    }
  }
  return inside
}

/** Cells of a tail that ends where all curves are flat or straight; 0 where that is too far. */
export function tailLength(bank: CompiledBank, { grid }: RootTables): number {
  const point = createCurvePoint(bank.maximumCategories)
  const settled = (theta: number) =>
    bank.curves.every((curve) => {
      curve.pointInto(point, theta)
      return point.curvature.subarray(0, curve.categories).every((value) => Math.abs(value) < flat / 10)
    })
  for (let cells = 20; cells < tailDistances.length; cells += 10) {
    const reach = tailDistances[cells] as number
    if (settled(grid.low - reach) && settled(grid.low + grid.spacing * grid.cells + reach)) return cells
  }
  return 0
}
