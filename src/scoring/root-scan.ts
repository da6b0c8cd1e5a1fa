import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../models/category-curve.js'
import { bendInside } from './root-bias.js'
import type { RootKernel } from './root-kernel.js'
import type { RootGrid } from './root-nodes.js'
import { cellMaxima, leastLead } from './root-proof.js'
import type { RowList, RowTerm } from './root-rows.js'
import type { RootTables, RowNodes } from './root-tables.js'

/** What a scan found of the objective of a person. */
export type ScanFinding =
  /** One maximum, the global one, between two nodes of the tables. */
  | { readonly kind: 'maximum'; readonly from: number; readonly to: number }
  | { readonly kind: 'unbounded'; readonly direction: 'below' | 'above' }
  /** More than one maximum, or too close to tell. */
  | { readonly kind: 'doubtful' }

const doubtful: ScanFinding = { kind: 'doubtful' }

/** Numbers a row has at every scan node: S, the least and most of S′ up to the next node, ln P, suprema, and the most of |S″|. */
const width = 8
/**
 * Places of ln P, of its suprema below and above the node, of the supremum of S above it, and of the most of |S″|. Where
 * all likelihoods are concave, what stands below is the supremum of −S.
 */
const [height, below, above, slopeAbove, bend] = [3, 4, 5, 6, 7] as const
/** Scan nodes beyond the tables: logits to the first of them, by how much distances grow, and how far they reach at most. */
const tail = { step: 0.4, growth: 1.04, reach: 90 }

/** Distances of the nodes of a tail from the tables; steps may grow where the steeper curves have become flat. */
const tailDistances = distancesOf(tail)

function distancesOf({ step, growth, reach }: typeof tail): readonly number[] {
  const distances = [0]
  for (let size = step; (distances.at(-1) as number) < reach; size *= growth) distances.push((distances.at(-1) as number) + size)
  return distances
}

/** What curves may still change by where a tail ends: less than counts as a maximum. */
const flat = 1e-14

/**
 * Looks at the objective cell by cell, for persons whose maximum is not proven by a few bounds: outwards from a root that
 * is known, until nothing beyond can be higher, or everywhere. Where curves have become flat there is no maximum to speak of.
 */
export function rootScan(
  bank: CompiledBank,
  tables: RootTables,
  rows: readonly (readonly RowTerm[])[],
  list: RowList,
  kernel: Pick<RootKernel, 'readNode' | 'ends'>,
): (root: number | undefined) => ScanFinding {
  const { grid } = tables
  const { cellsPerProof } = grid
  const core = Math.floor(grid.cells / cellsPerProof)
  const open = tables.priorRow === -1 && tables.biasRow === -1
  const tails = open && bendInside(bank, grid) ? tailLength(bank, tables) : 0
  const last = core + 2 * tails
  const plan: ScanPlan = { grid, core, tails, concave: tables.concave }
  const cellWidth = (cell: number) => cellSize(cell, plan)
  const records: (Float64Array | undefined)[] = []
  const sums = new Float64Array(4)
  const part = new Float64Array(4)
  const insides: Float64Array[] = []

  /** Leaves S at the ends of a cell, and the least and most of S′ inside, in `sums`. */
  function readCell(cell: number): void {
    const at = cell * width
    let [left, low, high, right] = [list.constant, 0, 0, list.constant]
    for (let r = 0; r < list.count; r++) {
      const row = list.rows[r] as number
      const record = records[row] ?? makeRecord(row)
      left += record[at] as number
      low += record[at + 1] as number
      high += record[at + 2] as number
      right += record[at + width] as number
    }
    const selected = tables.boundsRow !== -1 && list.missingCount > 0
    sums[0] = selected ? slopeAt((cell - tails) * cellsPerProof) : left
    sums[1] = low
    sums[2] = high
    sums[3] = selected ? slopeAt((cell + 1 - tails) * cellsPerProof) : right
  }

  /** The equation itself, where its bias is not a row. */
  function slopeAt(node: number): number {
    kernel.readNode(node)
    return kernel.ends[0] as number
  }

  function sumAt(node: number, place: number): number {
    let sum = place === slopeAbove ? list.constant : 0
    for (let r = 0; r < list.count; r++) {
      const row = list.rows[r] as number
      sum += (records[row] ?? makeRecord(row))[node * width + place] as number
    }
    return sum
  }

  const tailsOfItems: (TailPoints | undefined)[] = []
  function itemTails(item: number): TailPoints {
    const found = tailsOfItems[item] ?? tailPoints(bank.curves[item] as CategoryCurve, plan)
    tailsOfItems[item] = found
    return found
  }

  function makeRecord(row: number): Float64Array {
    const nodes = tables.rowNodes(row)
    const record = scanRecord(nodes, plan)
    if (tails > 0) insides[row] = fillTails(record, rows[row] ?? [], plan, itemTails)
    closeRecord(record, nodes, plan)
    records[row] = record
    return record
  }

  /** As {@link rootsBetween} for a cell, looked at more closely where that is needed; what it read is in `sums`. */
  function fallsIn(cell: number): Falls {
    readCell(cell)
    const falls = rootsBetween(sums, cellWidth(cell))
    return falls === -1 ? closer(cell) : falls
  }

  function closer(cell: number): Falls {
    const inCore = cell >= tails && cell < tails + core
    const parts = inCore ? cellsPerProof : tailParts
    const size = cellWidth(cell) / parts
    const spread = (sumAt(cell, bend) * size) / 2
    let count: Falls = 0
    let [beforeValue, beforeSlope] = [0, 0]
    for (let place = 0; place <= parts; place++) {
      if (inCore) kernel.readNode((cell - tails) * cellsPerProof + place)
      else readBeyond(cell, place)
      const [value, slope] = [kernel.ends[0] as number, kernel.ends[1] as number]
      if (place > 0) {
        part[0] = beforeValue
        part[1] = Math.min(beforeSlope, slope) - spread
        part[2] = Math.max(beforeSlope, slope) + spread
        part[3] = value
        const falls = rootsBetween(part, size)
        if (falls === -1 || (falls === 1 && count === 1)) return -1
        if (falls === 1) count = 1
      }
      beforeValue = value
      beforeSlope = slope
    }
    return count
  }

  /** The equation and its slope inside a cell of a tail; there is none with a prior or a bias. */
  function readBeyond(cell: number, place: number): void {
    const at = 2 * ((cell < tails ? cell : cell - core) * (tailParts + 1) + place)
    let [value, slope] = [list.constant, 0]
    for (let r = 0; r < list.count; r++) {
      const inside = insides[list.rows[r] as number] as Float64Array
      value += inside[at] as number
      slope += inside[at + 1] as number
    }
    kernel.ends[0] = value
    kernel.ends[1] = slope
  }

  function whole(): ScanFinding {
    if (!open || tails === 0) return doubtful
    let found = -1
    for (let cell = 0; cell < last; cell++) {
      const falls = fallsIn(cell)
      if (falls === -1 || (falls === 1 && found !== -1)) return doubtful
      if (falls === 1) found = cell
      if (cell % 4 === 0 && (sums[3] as number) < 0 && sumAt(cell + 1, slopeAbove) < 0) break
    }
    if (tables.concave) return found === -1 ? doubtful : maximumAt(found)
    const [atLow, atHigh] = limits()
    const most = Math.max(atLow, atHigh)
    const unbounded = { kind: 'unbounded', direction: atLow >= atHigh ? 'below' : 'above' } as const
    if (found === -1) return most === nowhere ? doubtful : unbounded
    readCell(found)
    const lowest = Math.max(sumAt(found, height), sumAt(found + 1, height))
    if (lowest > most + leastLead) return maximumAt(found)
    return sumAt(found, height) + cellWidth(found) * (sums[0] as number) < most - leastLead ? unbounded : doubtful
  }

  function maximumAt(cell: number): ScanFinding {
    const from = (cell - tails) * cellsPerProof
    return from >= 0 && from < grid.cells ? { kind: 'maximum', from, to: from + cellsPerProof } : doubtful
  }

  /** ln likelihood at ±∞. */
  function limits(): readonly [number, number] {
    const absent = new Set(list.missing.subarray(0, list.missingCount))
    let [below, above] = [0, 0]
    for (let r = 0; r < list.count; r++) {
      for (const { item, category } of rows[list.rows[r] as number] ?? []) {
        if (absent.has(item)) continue
        const curve = bank.curves[item] as CategoryCurve
        below += curve.logProbabilityLimit(category, 'below')
        above += curve.logProbabilityLimit(category, 'above')
      }
    }
    return [below, above]
  }

  function around(root: number): ScanFinding {
    const home = tails + Math.min(core - 1, Math.floor(root / cellsPerProof))
    if (fallsIn(home) !== 1) return doubtful
    const lowest = Math.max(sumAt(home, height), sumAt(home + 1, height)) - leastLead
    for (let cell = home; !(tables.concave ? sumAt(cell, below) < list.constant : sumAt(cell, below) < lowest); ) {
      if (--cell < 0) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    for (let cell = home; !(sumAt(cell + 1, slopeAbove) < 0 || (!tables.concave && sumAt(cell + 1, above) < lowest)); ) {
      if (++cell >= last) return doubtful
      if (fallsIn(cell) !== 0) return doubtful
    }
    return maximumAt(home)
  }

  return (root) => {
    if (root === undefined) return whole()
    const near = around(root)
    return near.kind === 'doubtful' ? whole() : near
  }
}

const nowhere = Number.NEGATIVE_INFINITY

/** 1 for one fall through zero, 0 for no root or one where the function rises, −1 where that is not sure. */
type Falls = -1 | 0 | 1

/** What a function does between two places, by its values there and the least and most of its slope: left, least, most, right. */
function rootsBetween(known: Float64Array, size: number): Falls {
  const [left, low, high, right] = known as unknown as readonly [number, number, number, number]
  if (Math.abs(left) < flat && Math.abs(right) < flat && Math.max(-low, high) * size < flat) return 0
  if (high < 0) return left > 0 && right <= 0 ? 1 : 0
  if (low > 0) return 0
  if (left > 0 !== right > 0) return -1
  // The function cannot leave its values at the ends by more than its slopes allow.
  const [down, up] = left > 0 ? [low, high] : [high, low]
  const turn = (up * left - down * right + low * high * size) / (up - down)
  return (left > 0 ? turn > 0 : turn < 0) ? 0 : -1
}

interface ScanPlan {
  readonly grid: RootGrid
  readonly core: number
  readonly tails: number
  readonly concave: boolean
}

/** Logits between a scan node and the next. */
function cellSize(cell: number, { core, tails, grid }: ScanPlan): number {
  if (cell >= tails && cell < tails + core) return grid.cellsPerProof * grid.spacing
  const outward = cell < tails ? tails - 1 - cell : cell - tails - core
  return (tailDistances[outward + 1] as number) - (tailDistances[outward] as number)
}

/** Theta of a scan node. */
function thetaOf(node: number, { core, tails, grid }: ScanPlan): number {
  if (node < tails) return grid.low - (tailDistances[tails - node] as number)
  if (node <= tails + core) return grid.low + (node - tails) * grid.cellsPerProof * grid.spacing
  return grid.low + grid.spacing * grid.cells + (tailDistances[node - tails - core] as number)
}

/** The part of a record inside the tables. */
function scanRecord(row: RowNodes, { core, tails, grid }: ScanPlan): Float64Array {
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
function closeRecord(record: Float64Array, { part }: RowNodes, plan: ScanPlan): void {
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
const tailParts = 5

/** One item in the tails: by cell its points at the ends of the parts. */
type TailPoints = readonly (readonly CurvePoint[])[]

function tailPoints(curve: CategoryCurve, plan: ScanPlan): TailPoints {
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
function fillTails(
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
function tailLength(bank: CompiledBank, { grid }: RootTables): number {
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
