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
export type WindowKernel = (responses: Uint8Array, start: number, request: WindowRequest) => boolean

export function windowKernel(tables: GroupTables, window: PosteriorWindow): WindowKernel {
  const rowsOf = answerRows(tables)
  const items = tables.states.length
  const places = new Int32Array(tables.groupStart.length)
  const plan: ProductPlan = { rows: tables.rows, places, density: window.density, before: window.before }
  const multiply = places.length % 2 === 0 ? productsByPairs(plan) : productsOneByOne(plan)
  return (responses, start, { weights, from, to }) => {
    const person = items === 0 ? 0 : start / items
    if (rowsOf(places, responses, person, person + 1) === 0) return false
    const first = from & ~3
    const blocks = ((to - first) >> 2) + 1
    window.alias = Math.abs(multiply(weights, first, blocks))
    window.density.fill(0, windowMargin + 4 * blocks, 2 * windowMargin + 4 * blocks)
    window.total = window.before[blocks] as number
    window.blocks = blocks
    window.from = first
    return true
  }
}

interface ProductPlan extends Pick<PosteriorWindow, 'density' | 'before'> {
  readonly rows: Float64Array
  readonly places: Int32Array
}

/** @returns the sum of every other node less that of the others */
type Products = (weights: Float64Array, first: number, blocks: number) => number

// In both: typed arrays come out of the closure on entry, where every access would load them anew.

function productsOneByOne(plan: ProductPlan): Products {
  return (weights, first, blocks) => {
    const { rows, places, density, before } = plan
    const groups = places.length
    let evens = 0
    let odds = 0
    for (let block = 0, q = first, out = windowMargin; block < blocks; block++, q += 4, out += 4) {
      let p0 = weights[q] as number
      let p1 = weights[q + 1] as number
      let p2 = weights[q + 2] as number
      let p3 = weights[q + 3] as number
      for (let g = 0; g < groups; g++) {
        const at = (places[g] as number) + q
        p0 *= rows[at] as number
        p1 *= rows[at + 1] as number
        p2 *= rows[at + 2] as number
        p3 *= rows[at + 3] as number
      }
      density[out] = p0
      density[out + 1] = p1
      density[out + 2] = p2
      density[out + 3] = p3
      before[block] = evens + odds
      evens += p0 + p2
      odds += p1 + p3
    }
    before[blocks] = evens + odds
    return evens - odds
  }
}

/** {@link productsOneByOne} for an even number of groups. */
function productsByPairs(plan: ProductPlan): Products {
  return (weights, first, blocks) => {
    const { rows, places, density, before } = plan
    const groups = places.length
    let evens = 0
    let odds = 0
    for (let block = 0, q = first, out = windowMargin; block < blocks; block++, q += 4, out += 4) {
      let p0 = weights[q] as number
      let p1 = weights[q + 1] as number
      let p2 = weights[q + 2] as number
      let p3 = weights[q + 3] as number
      for (let g = 0; g < groups; g += 2) {
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
    before[blocks] = evens + odds
    return evens - odds
  }
}
