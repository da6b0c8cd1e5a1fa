// Readable twin: posteriorCurve in posterior-curve.ts, at its nodes.
import type { GroupTables } from './group-tables.js'
import { type PosteriorWindow, windowMargin } from './posterior-window.js'

/** Nodes from…to of a level and the prior density at all of them; nodes outside of it are 0. */
export interface WindowRequest {
  readonly weights: Float64Array
  from: number
  to: number
}

/**
 * A function that writes the posterior density of one person into a window, and returns false for a person with a response
 * that the tables do not know.
 */
export function windowKernel(
  tables: GroupTables,
): (window: PosteriorWindow, responses: Uint8Array, start: number, request: WindowRequest) => boolean {
  const { rows, firstItem, groupStart, step } = tables
  const groups = groupStart.length
  const place = new Int32Array(groups)
  return (window, responses, start, { weights, from, to }) => {
    for (let g = 0; g < groups; g++) {
      let row = groupStart[g] as number
      const end = firstItem[g + 1] as number
      for (let item = firstItem[g] as number; item < end; item++) {
        row += step[(item << 8) | (responses[start + item] as number)] as number
      }
      if (row < 0) return false
      place[g] = row
    }
    const { density, before } = window
    const first = from & ~3
    const blocks = ((to - first) >> 2) + 1
    let even = 0
    let odd = 0
    for (let block = 0, q = first; block < blocks; block++, q += 4) {
      let p0 = weights[q] as number
      let p1 = weights[q + 1] as number
      let p2 = weights[q + 2] as number
      let p3 = weights[q + 3] as number
      for (let g = 0; g < groups; g++) {
        const at = (place[g] as number) + q
        p0 *= rows[at] as number
        p1 *= rows[at + 1] as number
        p2 *= rows[at + 2] as number
        p3 *= rows[at + 3] as number
      }
      const out = windowMargin + 4 * block
      density[out] = p0
      density[out + 1] = p1
      density[out + 2] = p2
      density[out + 3] = p3
      before[block] = even + odd
      even += p0 + p2
      odd += p1 + p3
    }
    const end = windowMargin + 4 * blocks
    for (let i = 0; i < windowMargin; i++) density[end + i] = 0
    before[blocks] = even + odd
    window.blocks = blocks
    window.total = even + odd
    window.alias = Math.abs(even - odd)
    window.from = first
    return true
  }
}
