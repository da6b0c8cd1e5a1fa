// Readable twin: posteriorCurve in posterior-curve.ts, at its nodes.
import { answerRows } from './answer-rows.js'
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
  const rowsOf = answerRows(tables)
  const items = tables.states.length
  const groups = tables.groupStart.length
  // An even number of rows, the last of them all ones where it stands for none.
  const pairs = Math.ceil(groups / 2)
  const odd = groups % 2 === 1
  const withOnes = new Float64Array(tables.rows.length + (odd ? tables.stride : 0)).fill(1)
  withOnes.set(tables.rows)
  const found = new Int32Array(2 * pairs).fill(tables.rows.length)
  return (window, responses, start, { weights, from, to }) => {
    const person = items === 0 ? 0 : start / items
    if (rowsOf(found, responses, person, person + 1) === 0) return false
    // Out of the closure on entry: every access would load them from there anew.
    const rows = withOnes
    const places = found
    const last = 2 * pairs
    const { density, before } = window
    const first = from & ~3
    const blocks = ((to - first) >> 2) + 1
    let evens = 0
    let odds = 0
    for (let block = 0, q = first, out = windowMargin; block < blocks; block++, q += 4, out += 4) {
      let p0 = weights[q] as number
      let p1 = weights[q + 1] as number
      let p2 = weights[q + 2] as number
      let p3 = weights[q + 3] as number
      for (let g = 0; g < last; g += 2) {
        const one = (places[g] as number) + q
        const other = (places[g + 1] as number) + q
        p0 *= (rows[one] as number) * (rows[other] as number)
        p1 *= (rows[one + 1] as number) * (rows[other + 1] as number)
        p2 *= (rows[one + 2] as number) * (rows[other + 2] as number)
        p3 *= (rows[one + 3] as number) * (rows[other + 3] as number)
      }
      density[out] = p0
      density[out + 1] = p1
      density[out + 2] = p2
      density[out + 3] = p3
      before[block] = evens + odds
      evens += p0 + p2
      odds += p1 + p3
    }
    const end = windowMargin + 4 * blocks
    for (let i = 0; i < windowMargin; i++) density[end + i] = 0
    before[blocks] = evens + odds
    window.blocks = blocks
    window.total = evens + odds
    window.alias = Math.abs(evens - odds)
    window.from = first
    return true
  }
}
