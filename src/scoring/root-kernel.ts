// Readable twins: estimateMle in mle.ts, estimateMap in map.ts, estimateWle in wle.ts, estimateJeffreys in jeffreys.ts.
import { leastLead, proofSize } from './root-proof.js'
import type { RowList } from './root-rows.js'
import type { RootTables } from './root-tables.js'

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
export const acceptedInformation = 1e-8
/** Newton steps, across cells and inside one, where the function is nearly straight. */
const mostSteps = { across: 12, inside: 12 }
/** Part of a cell by which the last step inside may move a root: its square is the error that is left. */
const lastStep = 1e-5

/** Part of a cell that rounding may put a root beyond it. */
const onNode = 1e-9
/** Nodes that a search moves by where the function does not fall. */
const outOfFlat = 8
/** Nodes between those where it looks all along. */
const widely = 10

export interface RootKernel {
  /** Leaves the equation and its slope at a node in the first two entries of `ends`. */
  readNode(node: number): void
  readonly ends: Float64Array
  /** The cell where a root of the equation of a person was found from the start that the tables give, −1 where none was. */
  findCell(): number
  /** The same by looking at nodes all along, for persons whose start leads nowhere. */
  onlyFall(): number
  /** The cell where the equation falls through zero between two nodes, −1 where it does not. */
  cellWithin(from: number, to: number): number
  /** Leaves the root in the cell read last in `root`, and says whether there is one. */
  solve(cell: number): boolean
  /** Leaves the derivatives of expected information at the root left last in it. */
  differentiate(): void
  /** Whether the root left last is proven to be the global maximum. */
  isGlobal(): boolean
}

/** Functions over the rows in `list`, which is to be filled for a person before they are called. */
export function rootKernel(tables: RootTables, list: RowList, items: number, root: KernelRoot): RootKernel {
  const {
    grid,
    table,
    rowSize,
    proof,
    proofRowSize,
    information,
    error,
    informationError,
    biasError,
    start,
    priorRow,
    boundsRow,
  } = tables
  const { low, spacing, cells, cellsPerProof } = grid
  const { values: informationValues, width, stride } = information
  const { rows, missing } = list
  const total = items * stride
  const precision = priorRow === -1 ? 0 : -(table[priorRow * rowSize + 2] as number)
  const biased = boundsRow !== -1
  const ends = new Float64Array(6)
  const sums = new Float64Array(2 * width)
  const last = { place: 0 }

  function readNode(node: number): void {
    const base = 1 + 3 * node
    let value = list.constant
    let slope = 0
    let curvature = 0
    // Two sums that do not wait for one another.
    let value2 = 0
    let slope2 = 0
    let curvature2 = 0
    const even = list.count & -2
    for (let r = 0; r < even; r += 2) {
      const at = (rows[r] as number) * rowSize + base
      const at2 = (rows[r + 1] as number) * rowSize + base
      value += table[at] as number
      slope += table[at + 1] as number
      curvature += table[at + 2] as number
      value2 += table[at2] as number
      slope2 += table[at2 + 1] as number
      curvature2 += table[at2 + 2] as number
    }
    if (even < list.count) {
      const at = (rows[even] as number) * rowSize + base
      value += table[at] as number
      slope += table[at + 1] as number
      curvature += table[at + 2] as number
    }
    ends[0] = value + value2
    ends[1] = slope + slope2
    ends[2] = curvature + curvature2
    if (biased && list.missingCount > 0) addBias(node, 1)
  }

  function readCell(cell: number): void {
    const base = 1 + 3 * cell
    let value = list.constant
    let slope = 0
    let curvature = 0
    let nextValue = value
    let nextSlope = 0
    let nextCurvature = 0
    const count = list.count
    for (let r = 0; r < count; r++) {
      const at = (rows[r] as number) * rowSize + base
      value += table[at] as number
      slope += table[at + 1] as number
      curvature += table[at + 2] as number
      nextValue += table[at + 3] as number
      nextSlope += table[at + 4] as number
      nextCurvature += table[at + 5] as number
    }
    ends[0] = value
    ends[1] = slope
    ends[2] = curvature
    ends[3] = nextValue
    ends[4] = nextSlope
    ends[5] = nextCurvature
    if (biased && list.missingCount > 0) addBias(cell, 2)
  }

  /** Sums the information of the items answered at one node or two. */
  function readInformation(node: number, nodes: 1 | 2): void {
    const { missingCount } = list
    const base = node * width
    const size = nodes * width
    if (2 * missingCount <= items) {
      for (let j = 0; j < size; j++) sums[j] = informationValues[total + base + j] as number
      for (let m = 0; m < missingCount; m++) {
        const at = (missing[m] as number) * stride + base
        for (let j = 0; j < size; j++) sums[j] = (sums[j] as number) - (informationValues[at + j] as number)
      }
      return
    }
    sums.fill(0)
    let next = 0
    for (let item = 0; item < items; item++) {
      if (next < missingCount && missing[next] === item) {
        next += 1
        continue
      }
      const at = item * stride + base
      for (let j = 0; j < size; j++) sums[j] = (sums[j] as number) + (informationValues[at + j] as number)
    }
  }

  /** Adds B = N/2I with two derivatives to one end or both. */
  function addBias(node: number, nodes: 1 | 2): void {
    readInformation(node, nodes)
    for (let end = 0; end < nodes; end++) {
      const at = end * width
      const twice = 2 * (sums[at] as number)
      const value = (sums[at + 3] as number) / twice
      const slope = ((sums[at + 4] as number) - 2 * value * (sums[at + 1] as number)) / twice
      const curvature =
        ((sums[at + 5] as number) - 4 * slope * (sums[at + 1] as number) - 2 * value * (sums[at + 2] as number)) / twice
      ends[3 * end] = (ends[3 * end] as number) + value
      ends[3 * end + 1] = (ends[3 * end + 1] as number) + slope
      ends[3 * end + 2] = (ends[3 * end + 2] as number) + curvature
    }
  }

  /** Nodes from an end to where Halley's step puts the root; NaN where the function does not fall. */
  function step(at: 0 | 3): number {
    const slope = ends[at + 1] as number
    if (!(slope < 0)) return Number.NaN
    const newton = -(ends[at] as number) / slope
    const bend = (-newton * (ends[at + 2] as number)) / (2 * slope)
    const limited = bend > 0.5 ? 0.5 : bend < -0.5 ? -0.5 : bend
    // 1/(1 − bend) to second order.
    return (newton * (1 + limited * (1 + limited))) / spacing
  }

  function startNode(): number {
    let sum = list.constant
    let sum2 = 0
    const even = list.count & -2
    for (let r = 0; r < even; r += 2) {
      sum += table[(rows[r] as number) * rowSize] as number
      sum2 += table[(rows[r + 1] as number) * rowSize] as number
    }
    if (even < list.count) sum += table[(rows[even] as number) * rowSize] as number
    sum += sum2
    const entry = ((sum * items) / (items - list.missingCount) - start.low) * start.perUnit
    const entries = start.nodes.length - 1
    return start.nodes[entry > 0 ? Math.min(entries, entry | 0) : 0] as number
  }

  function solve(cell: number): boolean {
    const f0 = ends[0] as number
    const s0 = (ends[1] as number) * spacing
    const c0 = ((ends[2] as number) * spacing * spacing) / 2
    const f1 = ends[3] as number
    const s1 = (ends[4] as number) * spacing
    const c1 = ((ends[5] as number) * spacing * spacing) / 2
    const rise = f1 - f0 - s0 - c0
    const slopeGap = s1 - s0 - 2 * c0
    const gap = c1 - c0
    const a3 = 10 * rise - 4 * slopeGap + gap
    const a4 = -15 * rise + 7 * slopeGap - 2 * gap
    const a5 = 6 * rise - 3 * slopeGap + gap
    let t = f0 / (f0 - f1)
    let slope = 0
    let change = 0
    for (let steps = 0; steps < mostSteps.inside; steps++) {
      slope = s0 + t * (2 * c0 + t * (3 * a3 + t * (4 * a4 + t * 5 * a5)))
      change = (f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5))))) / slope
      t -= change
      if (change < lastStep && change > -lastStep) break
    }
    if (!(t >= -onNode && t <= 1 + onNode && slope < 0)) return false
    const second = 2 * c0 + t * (6 * a3 + t * (12 * a4 + t * 20 * a5))
    root.theta = low + spacing * (cell + t)
    root.slope = (slope - change * second) / spacing
    root.bend = second / (spacing * spacing)
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
    last.place = t
    return root.expected > 0
  }

  /** B′ inside the cell. */
  function biasSlope(t: number): number {
    const value = quinticValue(sums, 3, width + 3, spacing, t) / (2 * root.expected)
    const numeratorSlope = quinticSlope(sums, 3, width + 3, spacing, t)
    return (numeratorSlope - 2 * value * quinticSlope(sums, 0, width, spacing, t)) / (2 * root.expected)
  }

  /** The cell of the only fall among wide steps, −1 unless there is just one. */
  function onlyFall(): number {
    let found = -1
    let before = Number.NaN
    for (let node = 0; node <= cells; node += widely) {
      readNode(node)
      const value = ends[0] as number
      if (before > 0 && value <= 0) {
        if (found !== -1) return -1
        found = node
      }
      before = value
    }
    return found === -1 ? -1 : cellWithin(found - widely, found)
  }

  function cellWithin(from: number, to: number): number {
    let [left, right] = [from, to]
    while (right - left > 1) {
      const middle = (left + right) >> 1
      readNode(middle)
      if ((ends[0] as number) > 0) left = middle
      else right = middle
    }
    readCell(left)
    return (ends[0] as number) >= 0 && (ends[3] as number) <= 0 ? left : -1
  }

  return {
    ends,
    readNode,
    findCell() {
      let position = startNode()
      readNode(position)
      for (let steps = 0; !((ends[1] as number) < 0) && steps < mostSteps.across; steps++) {
        // Likelihoods are convex only far from their maximum, where they are flat.
        position = Math.max(0, Math.min(cells, position + (2 * position < cells ? outOfFlat : -outOfFlat)))
        readNode(position)
      }
      position += step(0)
      for (let steps = 0; steps < mostSteps.across; steps++) {
        if (!(Math.abs(position) < Number.POSITIVE_INFINITY)) return -1
        const cell = Math.max(0, Math.min(cells - 1, Math.floor(position)))
        readCell(cell)
        const left = ends[0] as number
        const right = ends[3] as number
        if (left >= 0 && right <= 0) return cell
        if (left < 0 ? cell === 0 : cell === cells - 1) return -1
        position = left < 0 ? Math.min(cell - 0.5, cell + step(0)) : Math.max(cell + 1.5, cell + 1 + step(3))
      }
      return -1
    },
    onlyFall,
    cellWithin,
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

/** The polynomial of degree five through value, slope and curvature of two nodes. @see quinticThrough */
function quinticValue(values: Float64Array, left: number, right: number, spacing: number, t: number): number {
  const s = 1 - t
  const half = (spacing * spacing) / 2
  const l0 = values[left] as number
  const r0 = values[right] as number
  const l1 = spacing * (values[left + 1] as number)
  const r1 = spacing * (values[right + 1] as number)
  const l2 = half * (values[left + 2] as number)
  const r2 = half * (values[right + 2] as number)
  return (
    s * s * s * (l0 + t * (3 * l0 + l1 + t * (6 * l0 + 3 * l1 + l2))) +
    t * t * t * (r0 + s * (3 * r0 - r1 + s * (6 * r0 - 3 * r1 + r2)))
  )
}

/** Its slope, per logit. */
function quinticSlope(values: Float64Array, left: number, right: number, spacing: number, t: number): number {
  const s = 1 - t
  const secant = ((values[right] as number) - (values[left] as number)) / spacing
  const bend =
    (spacing / 2) * s * t * (s * (2 - 5 * t) * (values[left + 2] as number) - t * (2 - 5 * s) * (values[right + 2] as number))
  return (
    30 * s * s * t * t * secant +
    s * s * (1 + 2 * t - 15 * t * t) * (values[left + 1] as number) +
    t * t * (1 + 2 * s - 15 * s * s) * (values[right + 1] as number) +
    bend
  )
}
