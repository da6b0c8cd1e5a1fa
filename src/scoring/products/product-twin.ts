import { productAt, rowsInto } from '../answer-rows.js'
import type { GroupTables } from '../group-tables.js'
import { missing } from '../proficiency-estimate.js'
import { figuresPerPerson, nodesPerBlock, type ProductKernel, productFigures, together } from './product-kernel.js'

/** The kernel in plain numbers: what {@link simdProducts} is held to, and what serves where that cannot run. */
export function productTwin(tables: GroupTables, priorWeights: Float64Array): ProductKernel {
  const { stride, states, groupStart } = tables
  const items = states.length
  const weights = new Float64Array(stride)
  weights.set(priorWeights)
  let codes: Uint8Array = new Uint8Array(0)
  const kernel: Omit<ProductKernel, 'load' | 'find' | 'multiply' | 'densityAt'> = {
    wanted: new Int32Array(together),
    found: new Int32Array(together),
    left: new Int32Array(together),
    answered: new Int32Array(together),
    firstBlock: new Int32Array(together),
    blocks: new Int32Array(together).fill(stride / nodesPerBlock),
    figures: new Float64Array(together * figuresPerPerson),
  }
  const { wanted, found, left, answered, firstBlock, blocks, figures } = kernel
  const places = new Int32Array(together * groupStart.length)
  return {
    ...kernel,
    load(responses, from, to) {
      codes = responses.subarray(from * items, to * items)
      return codes
    },
    find(count) {
      let kept = 0
      for (let i = 0; i < count; i++) {
        const position = wanted[i] as number
        const row = codes.subarray(position * items, (position + 1) * items)
        const count = items - row.reduce((absent, response) => absent + (response === missing ? 1 : 0), 0)
        if (rowsInto(places, kept * groupStart.length, tables, row, 0) && count > 0) {
          found[kept] = position
          answered[kept++] = count
        } else left[i - kept] = position
      }
      return kept
    },
    multiply(count) {
      const window = { tables, weights, places, groups: groupStart.length }
      for (let person = 0; person < count; person++)
        momentsInto(figures, person, window, firstBlock[person] as number, blocks[person] as number)
    },
    densityAt(place, node) {
      const own = places.subarray(place * groupStart.length, (place + 1) * groupStart.length)
      return productAt(tables.rows, own, weights[node] as number, node)
    },
  }
}

interface Window {
  readonly tables: GroupTables
  readonly weights: Float64Array
  readonly places: Int32Array
  readonly groups: number
}

/** Even and odd nodes add up apart, as they do in registers of two. */
function momentsInto(out: Float64Array, person: number, window: Window, firstBlock: number, blocks: number): void {
  const { mass, sum, squares, first, outer, last, peak } = productFigures
  const at = person * figuresPerPerson
  const even = new Float64Array(figuresPerPerson)
  const odd = new Float64Array(figuresPerPerson)
  const density = new Float64Array(nodesPerBlock)
  const { rows } = window.tables
  const { weights, groups } = window
  const own = window.places.subarray(person * groups, (person + 1) * groups)
  for (let block = 0; block < blocks; block++) {
    const node = (firstBlock + block) * nodesPerBlock
    for (let i = 0; i < nodesPerBlock; i++) density[i] = productAt(rows, own, weights[node + i] as number, node + i)
    const x = (2 * block - blocks) * (nodesPerBlock / 2)
    for (const [lane, start] of [even, odd].entries()) {
      for (let half = lane; half < nodesPerBlock; half += nodesPerBlock / 2) {
        const [left, right] = [density[half] as number, density[half + 2] as number]
        const [leftX, rightX] = [left * (x + half), right * (x + half + 2)]
        start[mass] = (start[mass] as number) + (left + right)
        start[sum] = (start[sum] as number) + (leftX + rightX)
        start[squares] = (start[squares] as number) + (leftX * (x + half) + rightX * (x + half + 2))
      }
    }
    const most = Math.max(...density)
    if (block === 0) out[at + first] = Math.max(density[0] as number, density[1] as number)
    out[at + outer] = Math.max(density[6] as number, density[7] as number)
    out[at + last] = most
    out[at + peak] = block === 0 ? most : Math.max(out[at + peak] as number, most)
  }
  for (const figure of [mass, sum, squares]) out[at + figure] = (even[figure] as number) + (odd[figure] as number)
}
