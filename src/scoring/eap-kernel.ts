// Readable twin: posteriorMoments of posteriorAtNodes, in posterior-curve.ts.
import { answerRows } from './answer-rows.js'
import type { GroupTables } from './group-tables.js'
import type { NarrowMoments } from './narrow-posterior.js'
import { leastSdInSpacings } from './refined-grid.js'
import type { ScoreColumns } from './score-columns.js'
import type { ScoringGrid } from './scoring-grid.js'

/**
 * Writes theta, standardError and answered of persons from…to, and stops at the first whose responses are not in the tables.
 * @param hard is handed persons whose posterior the nodes do not resolve, with its moments over them where they are known
 * @returns the person it stopped at, or `to`
 */
export type EapKernel = (
  out: ScoreColumns,
  responses: Uint8Array,
  from: number,
  to: number,
  hard: (person: number, moments: NarrowMoments | undefined) => void,
) => number

/** Masses below this may have lost nodes to underflow. */
const leastMass = 1e-200
/** Persons whose rows are looked up at a time. */
const together = 64

/**
 * EAP over the nodes of a grid for many persons, by products of tabulated likelihoods. Tables without missing responses
 * serve the complete persons, those with them all others who have answered something: a person is always scored by the same.
 * @param weights prior density at the nodes
 */
export function eapKernel(tables: GroupTables, weights: Float64Array, { nodes, spacing }: ScoringGrid): EapKernel {
  const rowsOf = answerRows(tables, [tables.withMissing ? 1 : 0, tables.states.length - 1])
  const { places, moments, multiply } = momentKernel(tables, weights)
  const middle = ((nodes[0] as number) + (nodes[nodes.length - 1] as number)) / 2
  return (out, responses, from, to, hard) => {
    const { theta, standardError, answered } = out
    for (let block = from; block < to; block += together) {
      const end = Math.min(to, block + together)
      const found = rowsOf(places, responses, block, end, answered)
      multiply(found)
      for (let person = block, at = 0; at < 3 * found; person++, at += 3) {
        const mass = moments[at] as number
        const mean = (moments[at + 1] as number) / mass
        const sd = Math.sqrt(Math.max(0, (moments[at + 2] as number) / mass - mean * mean))
        if (sd >= leastSdInSpacings && mass > leastMass) {
          theta[person] = middle + mean * spacing
          standardError[person] = sd * spacing
        } else {
          const known = { mean: middle + mean * spacing, standardDeviation: sd * spacing }
          hard(person, mass > leastMass ? known : undefined)
        }
      }
      if (found < end - block) return block + found
    }
    return to
  }
}

interface MomentKernel {
  /** Rows of up to {@link together} persons in the tables of their groups. */
  readonly places: Int32Array
  /** Mass, first and second moment in spacings from the middle of the grid, of up to as many persons. */
  readonly moments: Float64Array
  /** Fills the moments of the first `persons` persons. */
  readonly multiply: (persons: number) => void
}

function momentKernel(tables: GroupTables, priorWeights: Float64Array): MomentKernel {
  const groups = tables.groupStart.length
  const weights = new Float64Array(tables.stride)
  weights.set(priorWeights)
  const places = new Int32Array(together * groups)
  const moments = new Float64Array(together * 3)
  const plan = { rows: tables.rows, weights, places, moments, groups, middle: (priorWeights.length - 1) / 2 }
  return { places, moments, multiply: groups % 2 === 0 ? momentsByPairs(plan) : momentsOneByOne(plan) }
}

interface MomentPlan extends Pick<MomentKernel, 'places' | 'moments'> {
  readonly rows: Float64Array
  readonly weights: Float64Array
  readonly groups: number
  /** Middle of the grid in spacings from its first node. */
  readonly middle: number
}

// In both: typed arrays come out of the closure on entry, where every access would load them anew (half as fast), and four nodes stay
// in registers, so that the product over the groups never goes through memory.

function momentsOneByOne(plan: MomentPlan): (persons: number) => void {
  return (persons) => {
    const { rows, weights, places, moments, groups, middle } = plan
    const stride = weights.length
    for (let person = 0, first = 0; person < persons; person++, first += groups) {
      const end = first + groups
      let mass = 0
      let sum = 0
      let squares = 0
      for (let q = 0, x = -middle; q < stride; q += 4, x += 4) {
        let p0 = weights[q] as number
        let p1 = weights[q + 1] as number
        let p2 = weights[q + 2] as number
        let p3 = weights[q + 3] as number
        for (let g = first; g < end; g++) {
          const at = (places[g] as number) + q
          p0 *= rows[at] as number
          p1 *= rows[at + 1] as number
          p2 *= rows[at + 2] as number
          p3 *= rows[at + 3] as number
        }
        const upper = p2 + p3
        const all = p0 + p1 + upper
        const steps = p1 + upper + upper + p3
        const left = x * all
        mass += all
        sum += left + steps
        squares += x * (left + steps + steps) + (p1 + 4 * p2 + 9 * p3)
      }
      moments[3 * person] = mass
      moments[3 * person + 1] = sum
      moments[3 * person + 2] = squares
    }
  }
}

/** {@link momentsOneByOne} for an even number of groups: a sixth faster. */
function momentsByPairs(plan: MomentPlan): (persons: number) => void {
  return (persons) => {
    const { rows, weights, places, moments, groups, middle } = plan
    const stride = weights.length
    for (let person = 0, first = 0; person < persons; person++, first += groups) {
      const end = first + groups
      let mass = 0
      let sum = 0
      let squares = 0
      for (let q = 0, x = -middle; q < stride; q += 4, x += 4) {
        let p0 = weights[q] as number
        let p1 = weights[q + 1] as number
        let p2 = weights[q + 2] as number
        let p3 = weights[q + 3] as number
        for (let g = first; g < end; g += 2) {
          const one = (places[g] as number) + q
          const other = (places[g + 1] as number) + q
          p0 *= (rows[one] as number) * (rows[other] as number)
          p1 *= (rows[one + 1] as number) * (rows[other + 1] as number)
          p2 *= (rows[one + 2] as number) * (rows[other + 2] as number)
          p3 *= (rows[one + 3] as number) * (rows[other + 3] as number)
        }
        const upper = p2 + p3
        const all = p0 + p1 + upper
        const steps = p1 + upper + upper + p3
        const left = x * all
        mass += all
        sum += left + steps
        squares += x * (left + steps + steps) + (p1 + 4 * p2 + 9 * p3)
      }
      moments[3 * person] = mass
      moments[3 * person + 1] = sum
      moments[3 * person + 2] = squares
    }
  }
}
