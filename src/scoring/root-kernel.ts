// Readable twins: estimateMle in mle.ts, estimateMap in map.ts.
import { missing } from './proficiency-estimate.js'
import { coarsePlan, fineSize, type RootGroups } from './root-groups.js'
import { nodeSize, type RootTables, rootCells } from './root-tables.js'

/** A maximum found in the tables. */
export interface KernelRoot {
  /** Logits. */
  theta: number
  /** Minus the slope of the function at its root: observed information, the prior's included. */
  observed: number
  /** Expected information of the items, without the prior's. */
  expected: number
  answered: number
}

/** What the kernel returns: a root, a response that its tables do not know, or a person that it leaves to the readable form. */
export const kernelResult = { root: 1, unknown: 0, doubtful: -1 } as const

/** A normal prior of density ∝ exp(−precision (θ − mean)²/2), precision 0 for none. */
export interface RootPrior {
  readonly mean: number
  readonly precision: number
}

/** Error of a root accepted, in logits. */
const acceptedError = 1e-10
/** Information below which figures of the tables have lost digits. */
const leastInformation = 1e-3
/** By how much the maximum must lie above all that is beyond the nodes. */
const leastLead = 1e-9
/** Newton steps inside a cell, where the function is nearly straight. */
const mostSteps = 12

/**
 * A function that leaves in `root` the one root of S(θ) − precision (θ − mean) where the likelihood has its global maximum,
 * and says so only if it is proven: the sign changes once between coarse nodes, no cell has room for another pair of
 * roots, and nothing beyond the nodes comes near.
 */
export function rootKernel(
  tables: RootTables,
  groups: RootGroups,
  prior: RootPrior,
  root: KernelRoot,
): (responses: Uint8Array, start: number) => number {
  const { low, spacing, mostBend, error, concave } = tables
  const { fine, coarse, firstItem, groupStart, step } = groups
  const { mean, precision } = prior
  const { perCoarse } = rootCells
  const count = groupStart.length
  const width = spacing * perCoarse
  const rows = new Int32Array(count)
  const values = new Float64Array(coarsePlan.nodes + 1)
  const left = new Float64Array(nodeSize)
  const right = new Float64Array(nodeSize)

  const coarseSum = (place: number): number => {
    let sum = 0
    for (let g = 0; g < count; g++) sum += coarse[(rows[g] as number) * coarsePlan.size + place] as number
    return sum
  }
  const fineSum = (place: number): number => {
    let sum = 0
    for (let g = 0; g < count; g++) sum += fine[(rows[g] as number) * fineSize + place] as number
    return sum
  }
  const priorSlope = (node: number): number => precision * (mean - low - spacing * node)
  const logPrior = (node: number): number => (-precision * (low + spacing * node - mean) ** 2) / 2
  const slopeAtCoarse = (q: number): number => fineSum(q * perCoarse * nodeSize + 1) - precision
  /** Leaves the sums of a node and of the next one, which lies beside it in every row, in `left` and `right`. */
  function cellEnds(node: number): void {
    const place = node * nodeSize
    left.fill(0)
    right.fill(0)
    for (let g = 0; g < count; g++) {
      const at = (rows[g] as number) * fineSize + place
      for (let j = 0; j < nodeSize; j++) {
        left[j] = (left[j] as number) + (fine[at + j] as number)
        right[j] = (right[j] as number) + (fine[at + nodeSize + j] as number)
      }
    }
    left[0] = (left[0] as number) + priorSlope(node)
    right[0] = (right[0] as number) + priorSlope(node + 1)
    left[1] = (left[1] as number) - precision
    right[1] = (right[1] as number) - precision
  }

  function findRows(responses: Uint8Array, start: number): boolean {
    let answered = 0
    for (let g = 0; g < count; g++) {
      let row = groupStart[g] as number
      const end = firstItem[g + 1] as number
      for (let item = firstItem[g] as number; item < end; item++) {
        const response = responses[start + item] as number
        row += step[(item << 8) | response] as number
        if (response !== missing) answered += 1
      }
      if (row < 0) return false
      rows[g] = row
    }
    root.answered = answered
    return true
  }

  function scanCoarse(): void {
    for (let q = 0; q < coarsePlan.nodes; q += 4) {
      let v0 = 0
      let v1 = 0
      let v2 = 0
      let v3 = 0
      for (let g = 0; g < count; g++) {
        const at = (rows[g] as number) * coarsePlan.size + q
        v0 += coarse[at] as number
        v1 += coarse[at + 1] as number
        v2 += coarse[at + 2] as number
        v3 += coarse[at + 3] as number
      }
      values[q] = v0 + priorSlope(q * perCoarse)
      values[q + 1] = v1 + priorSlope((q + 1) * perCoarse)
      values[q + 2] = v2 + priorSlope((q + 2) * perCoarse)
      values[q + 3] = v3 + priorSlope((q + 3) * perCoarse)
    }
  }

  /** The coarse cell where the function falls through zero, −1 unless it is the only one. */
  function onlyFall(): number {
    let found = -1
    for (let q = 0; q + 1 < coarsePlan.nodes; q++) {
      const rises = (values[q] as number) > 0
      if (rises === (values[q + 1] as number) > 0) continue
      if (!rises || found !== -1) return -1
      found = q
    }
    return found
  }

  /** Whether a coarse cell has room for a pair of roots beside what its ends show. */
  function mayHideRoots(q: number, fall: number): boolean {
    const bend = mostBend[q] as number
    const least = Math.min(Math.abs(values[q] as number), Math.abs(values[q + 1] as number))
    if (q !== fall && least > (bend * width * width) / 8) return false
    return !((slopeAtCoarse(q) + slopeAtCoarse(q + 1) + bend * width) / 2 < 0)
  }

  function isGlobal(fall: number): boolean {
    if (concave) return true
    for (let q = 0; q + 1 < coarsePlan.nodes; q++) if (mayHideRoots(q, fall)) return false
    const height = coarseSum(coarsePlan.logProbability + fall) + logPrior(fall * perCoarse) - leastLead
    return (
      height > coarseSum(coarsePlan.suprema) + logPrior(0) &&
      height > coarseSum(coarsePlan.suprema + 1) + logPrior(rootCells.fine)
    )
  }

  /** The node left of the root, by Newton steps over nodes between two of opposite sign. */
  function fineCell(fall: number): number {
    let from = fall * perCoarse
    let to = from + perCoarse
    const atFrom = values[fall] as number
    let guess = from + Math.floor((perCoarse * atFrom) / (atFrom - (values[fall + 1] as number)))
    while (to - from > 1) {
      const node = Math.min(to - 1, Math.max(from + 1, guess))
      let value = priorSlope(node)
      let slope = -precision
      for (let g = 0; g < count; g++) {
        const at = (rows[g] as number) * fineSize + node * nodeSize
        value += fine[at] as number
        slope += fine[at + 1] as number
      }
      if (value > 0) from = node
      else to = node
      guess = slope < 0 ? Math.floor(node - value / (slope * spacing)) : (from + to) >> 1
    }
    return from
  }

  return (responses, start) => {
    if (!findRows(responses, start)) return kernelResult.unknown
    if (root.answered === 0) return kernelResult.doubtful
    scanCoarse()
    const fall = onlyFall()
    if (fall === -1 || !isGlobal(fall)) return kernelResult.doubtful
    const node = fineCell(fall)
    cellEnds(node)
    let t = (left[0] as number) / ((left[0] as number) - (right[0] as number))
    let slope = 0
    for (let steps = 0; steps < mostSteps; steps++) {
      slope = quinticSlope(left, right, spacing, t)
      const change = quinticValue(left, right, 0, spacing, t) / (slope * spacing)
      t -= change
      if (Math.abs(change) < 1e-13) break
    }
    if (!(t >= 0 && t <= 1 && -slope > leastInformation && error < -slope * acceptedError)) return kernelResult.doubtful
    root.theta = low + spacing * (node + t)
    root.observed = -slope
    root.expected = quinticValue(left, right, 3, spacing, t)
    return root.expected > leastInformation ? kernelResult.root : kernelResult.doubtful
  }
}

/** The polynomial of degree five through value, slope and curvature, from place `at` on, of two nodes. @see quinticThrough */
function quinticValue(left: Float64Array, right: Float64Array, at: number, spacing: number, t: number): number {
  const s = 1 - t
  const half = (spacing * spacing) / 2
  const l0 = left[at] as number
  const r0 = right[at] as number
  const l1 = spacing * (left[at + 1] as number)
  const r1 = spacing * (right[at + 1] as number)
  const l2 = half * (left[at + 2] as number)
  const r2 = half * (right[at + 2] as number)
  return (
    s * s * s * (l0 + t * (3 * l0 + l1 + t * (6 * l0 + 3 * l1 + l2))) +
    t * t * t * (r0 + s * (3 * r0 - r1 + s * (6 * r0 - 3 * r1 + r2)))
  )
}

/** Slope, per logit, of the same polynomial through the first value of two nodes. */
function quinticSlope(left: Float64Array, right: Float64Array, spacing: number, t: number): number {
  const s = 1 - t
  const secant = ((right[0] as number) - (left[0] as number)) / spacing
  const l1 = left[1] as number
  const r1 = right[1] as number
  const bend = (spacing / 2) * s * t * (s * (2 - 5 * t) * (left[2] as number) - t * (2 - 5 * s) * (right[2] as number))
  return 30 * s * s * t * t * secant + s * s * (1 + 2 * t - 15 * t * t) * l1 + t * t * (1 + 2 * s - 15 * s * s) * r1 + bend
}
