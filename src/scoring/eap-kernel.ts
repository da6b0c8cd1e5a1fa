// Readable twin: posteriorMoments of posteriorAtNodes, in posterior-curve.ts.
import type { GroupTables } from './group-tables.js'
import { missing } from './proficiency-estimate.js'

/** Mass, first and second moment of a posterior, in spacings from the middle of the grid; the mass only up to a constant. */
export interface KernelMoments {
  mass: number
  first: number
  second: number
}

/** What {@link eapKernel} returns for a person with a response that its tables do not know. */
export const unknownResponse = -1

/**
 * A function that leaves the moments of one person's posterior in `moments` and returns how many responses count, or
 * {@link unknownResponse}.
 * @param weights prior density at the nodes
 */
export function eapKernel(
  tables: GroupTables,
  weights: Float64Array,
  moments: KernelMoments,
): (responses: Uint8Array, start: number) => number {
  const { rows, stride, firstItem, groupStart, step } = tables
  const groups = groupStart.length
  const place = new Int32Array(groups)
  const padded = new Float64Array(stride)
  padded.set(weights)
  const middle = (weights.length - 1) / 2
  return (responses, start) => {
    let answered = 0
    for (let g = 0; g < groups; g++) {
      let row = groupStart[g] as number
      const end = firstItem[g + 1] as number
      for (let item = firstItem[g] as number; item < end; item++) {
        const response = responses[start + item] as number
        row += step[(item << 8) | response] as number
        if (response !== missing) answered += 1
      }
      if (row < 0) return unknownResponse
      place[g] = row
    }
    let mass = 0
    let first = 0
    let second = 0
    // Four nodes in registers: the product over the groups never goes through memory.
    for (let q = 0, x = -middle; q < stride; q += 4, x += 4) {
      let p0 = padded[q] as number
      let p1 = padded[q + 1] as number
      let p2 = padded[q + 2] as number
      let p3 = padded[q + 3] as number
      for (let g = 0; g < groups; g++) {
        const at = (place[g] as number) + q
        p0 *= rows[at] as number
        p1 *= rows[at + 1] as number
        p2 *= rows[at + 2] as number
        p3 *= rows[at + 3] as number
      }
      const x1 = x + 1
      const x2 = x + 2
      const x3 = x + 3
      mass += p0 + p1 + (p2 + p3)
      first += p0 * x + p1 * x1 + (p2 * x2 + p3 * x3)
      second += p0 * x * x + p1 * x1 * x1 + (p2 * x2 * x2 + p3 * x3 * x3)
    }
    moments.mass = mass
    moments.first = first
    moments.second = second
    return answered
  }
}
