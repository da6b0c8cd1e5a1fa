/** A side of a branch: a column held within bounds, below the sides taken before it. */
export interface SearchNode {
  readonly parent: SearchNode | undefined
  readonly column: number
  readonly low: number
  readonly high: number
  /** Nothing below it is better. */
  readonly bound: number
}

/** The sides that are still to be seen. */
export interface OpenNodes {
  add(node: SearchNode): void
  /** The one added last, near to where the search stands. */
  takeLatest(): SearchNode | undefined
  /** The one with the highest bound; of equals any, but always the same. */
  takeBest(): SearchNode | undefined
  clear(): void
  /** Highest bound of all, −∞ where none is open. */
  bound(): number
  readonly size: number
}

/** Nodes added since the last one was taken by its bound lie on a stack, older ones in a heap. */
export function openNodes(): OpenNodes {
  const latest: SearchNode[] = []
  const heap: SearchNode[] = []
  return {
    add: (node) => void latest.push(node),
    takeLatest: () => latest.pop() ?? takeTop(heap),
    takeBest() {
      for (const node of latest) addTo(heap, node)
      latest.length = 0
      return takeTop(heap)
    },
    clear() {
      latest.length = 0
      heap.length = 0
    },
    bound: () => latest.reduce((most, node) => Math.max(most, node.bound), heap[0]?.bound ?? Number.NEGATIVE_INFINITY),
    get size() {
      return latest.length + heap.length
    },
  }
}

function boundAt(heap: readonly SearchNode[], place: number): number {
  return (heap[place] as SearchNode).bound
}

function exchange(heap: SearchNode[], one: number, other: number): void {
  const held = heap[one] as SearchNode
  heap[one] = heap[other] as SearchNode
  heap[other] = held
}

function addTo(heap: SearchNode[], node: SearchNode): void {
  heap.push(node)
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1
    if (boundAt(heap, above) >= boundAt(heap, at)) return
    exchange(heap, at, above)
    at = above
  }
}

function takeTop(heap: SearchNode[]): SearchNode | undefined {
  if (heap.length === 0) return undefined
  exchange(heap, 0, heap.length - 1)
  const top = heap.pop()
  for (let at = 0; ; ) {
    let larger = 2 * at + 1
    if (larger >= heap.length) return top
    if (larger + 1 < heap.length && boundAt(heap, larger + 1) > boundAt(heap, larger)) larger += 1
    if (boundAt(heap, at) >= boundAt(heap, larger)) return top
    exchange(heap, at, larger)
    at = larger
  }
}
