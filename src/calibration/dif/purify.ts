import type { ItemDif, Purification } from './dif-result.js'

/** Items below which there is too little to compare persons by. */
const fewestAnchors = 2

export interface Purified {
  readonly items: readonly ItemDif[]
  readonly anchors: ReadonlySet<number>
  readonly purification: Purification
}

/**
 * Studies the items again and again, each time without the flagged ones among the anchors, until the flags stay the same.
 * @param study figures of all items for a set of anchors
 * @source Lord (1980), Applications of Item Response Theory, 220; iterated: Candell & Drasgow (1988), Appl. Psych. Meas. 12, 253–260
 */
export function purified(study: (anchors: ReadonlySet<number>) => ItemDif[], items: number, maximum: number): Purified {
  const all = new Set(Array.from({ length: items }, (_, i) => i))
  const first = study(all)
  const seen = new Set<string>([keyOf(all)])
  let found = first
  let anchors: ReadonlySet<number> = all
  for (let iterations = 1; iterations <= maximum; iterations++) {
    const next = unflagged(found)
    if (keyOf(next) === keyOf(anchors))
      return { items: found, anchors, purification: { kind: 'stable', iterations: iterations - 1 } }
    if (next.size < fewestAnchors) return { items: first, anchors: all, purification: { kind: 'too-few-anchors', iterations } }
    if (seen.has(keyOf(next))) return { items: found, anchors, purification: { kind: 'unsettled', iterations } }
    seen.add(keyOf(next))
    anchors = next
    found = study(anchors)
  }
  const settled = keyOf(unflagged(found)) === keyOf(anchors)
  return { items: found, anchors, purification: { kind: settled ? 'stable' : 'unsettled', iterations: maximum } }
}

function unflagged(items: readonly ItemDif[]): ReadonlySet<number> {
  return new Set([...items.keys()].filter((i) => !(items[i]?.kind === 'estimated' && items[i].flagged)))
}

function keyOf(anchors: ReadonlySet<number>): string {
  return [...anchors].join(' ')
}
