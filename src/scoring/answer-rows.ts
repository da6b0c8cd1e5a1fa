import type { GroupTables } from './group-tables.js'

/**
 * Finds the rows of a person in the tables of their groups; what kernels in WebAssembly do for many persons at a time.
 * @param places written from `at` on, one entry a group
 * @param start of the person among the responses
 * @returns false where a response is not in the tables
 */
export function rowsInto(places: Int32Array, at: number, tables: GroupTables, responses: Uint8Array, start: number): boolean {
  const { firstItem, groupStart, step } = tables
  for (let g = 0; g < groupStart.length; g++) {
    let place = groupStart[g] as number
    for (let item = firstItem[g] as number; item < (firstItem[g + 1] as number); item++) {
      const more = step[item * 256 + (responses[start + item] as number)] as number
      if (more < 0) return false
      place += more
    }
    places[at + g] = place
  }
  return true
}

/** The weight times some rows at a node: two by two, then the last of an odd number. */
export function productAt(rows: Float64Array, places: Int32Array, weight: number, node: number): number {
  let product = weight
  let g = 0
  for (; g + 1 < places.length; g += 2) {
    const one = rows[(places[g] as number) + node] as number
    product *= one * (rows[(places[g + 1] as number) + node] as number)
  }
  return g < places.length ? product * (rows[(places[g] as number) + node] as number) : product
}
