import type { SimplexBasis } from './simplex-basis.js'

/**
 * Where nonbasic columns change sign as a row of the basis is driven out: a heap by ratio, the nearest on top.
 * @source Maros (2003), Computational Techniques of the Simplex Method, ch. 7 (the bound flipping ratio test)
 */
export interface Breakpoints {
  readonly columns: Int32Array
  readonly ratios: Float64Array
  size: number
}

export function createBreakpoints(total: number): Breakpoints {
  return { columns: new Int32Array(total), ratios: new Float64Array(total), size: 0 }
}

/** Entries of the leaving row smaller than this are rounding. */
const smallestEntry = 1e-9

/**
 * Fills the heap from the leaving row.
 * @param entries the row of the basis that is driven out, by column
 * @param direction 1 where its basic column is above its upper bound, −1 below its lower one
 */
export function collectBreakpoints(
  heap: Breakpoints,
  { active, activeCount, place, lower, upper, atUpper, reduced }: SimplexBasis,
  entries: Float64Array,
  direction: 1 | -1,
): void {
  const { columns, ratios } = heap
  let size = 0
  for (let k = 0; k < activeCount; k++) {
    const j = active[k] as number
    if ((place[j] as number) >= 0 || lower[j] === upper[j]) continue
    const entry = direction * (entries[j] as number)
    if (atUpper[j] === 1 ? entry > -smallestEntry : entry < smallestEntry) continue
    ratios[j] = Math.max(0, -(reduced[j] as number) / entry)
    columns[size++] = j
  }
  heap.size = size
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(heap, at)
}

/** Takes the nearest breakpoint off the heap; it then stands behind the end, after those taken off later. */
export function dropNearest(heap: Breakpoints): void {
  const nearest = heap.columns[0] as number
  heap.size -= 1
  heap.columns[0] = heap.columns[heap.size] as number
  heap.columns[heap.size] = nearest
  if (heap.size > 0) sink(heap, 0)
}

function sink({ columns, ratios, size }: Breakpoints, from: number): void {
  const column = columns[from] as number
  const ratio = ratios[column] as number
  let at = from
  for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
    const right = child + 1
    if (right < size && (ratios[columns[right] as number] as number) < (ratios[columns[child] as number] as number)) child = right
    if ((ratios[columns[child] as number] as number) >= ratio) break
    columns[at] = columns[child] as number
    at = child
  }
  columns[at] = column
}
