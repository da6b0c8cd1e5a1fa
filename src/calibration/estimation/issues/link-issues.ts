import type { Issue } from '../../../issues/issue.js'
import type { CalibrationInput } from './calibration-issues.js'

/**
 * Groups whose scale nothing fixes: none of their items leads, over items and groups, to the reference group or to an item
 * that is held. Their means and variances would be anything.
 */
export function linkIssues({ responses, layout, data, groups }: CalibrationInput): Issue[] {
  const items = responses.itemIds.length
  const forest = createForest(items + groups.names.length)
  for (const [g, members] of data.groups.entries()) {
    for (const person of members) {
      if (forest.parts() === 1) break
      for (let at = responses.start[person] as number; at < (responses.start[person + 1] as number); at++)
        forest.join(items + g, responses.item[at] as number)
    }
  }
  const held = layout.items.flatMap((item, i) => (item.slots.every((slot) => slot < 0) ? [i] : []))
  const fixed = new Set((held.length > 0 ? held : [items]).map(forest.partOf))
  const loose = groups.names.filter((_, g) => !fixed.has(forest.partOf(items + g)) && (data.groups[g]?.length ?? 0) > 0)
  if (loose.length === 0) return []
  const to = held.length > 0 ? 'any held item' : `the reference group "${groups.names[0]}"`
  const message = `group ${loose.map((name) => `"${name}"`).join(', ')} shares no items with ${to}, so its mean and variance cannot be told from its items; add common items or calibrate it by itself`
  return [{ code: 'calibration-unlinked-groups', message }]
}

/** Forms without common items inside the run: only the likeness of their takers makes them comparable. */
export function unlinkedForms({ responses, data }: CalibrationInput): Issue[] {
  const forest = createForest(responses.itemIds.length)
  for (const members of data.groups) {
    for (const person of members) {
      if (forest.parts() === 1) return []
      const from = responses.start[person] as number
      for (let at = from + 1; at < (responses.start[person + 1] as number); at++)
        forest.join(responses.item[from] as number, responses.item[at] as number)
    }
  }
  const parts = new Map<number, string[]>()
  for (const [i, id] of responses.itemIds.entries()) {
    const part = forest.partOf(i)
    parts.set(part, [...(parts.get(part) ?? []), id])
  }
  if (parts.size < 2) return []
  const named = [...parts.values()].map((ids) => `"${ids[0]}"${ids.length > 1 ? ` and ${ids.length - 1} more` : ''}`)
  const message = `${parts.size} sets of items share no persons (${named.slice(0, 5).join('; ')}): they stand on one scale only if their takers are alike, as when forms are dealt out at random; otherwise add common items`
  return [{ code: 'calibration-unlinked-forms', message }]
}

interface Forest {
  join(one: number, other: number): void
  partOf(one: number): number
  parts(): number
}

/** Which things hang together. @source Tarjan (1975), J. ACM 22, 215–225 (union by paths) */
function createForest(size: number): Forest {
  const parent = Int32Array.from({ length: size }, (_, i) => i)
  let parts = size
  const partOf = (one: number): number => {
    let at = one
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  return {
    partOf,
    parts: () => parts,
    join(one, other) {
      const [from, to] = [partOf(one), partOf(other)]
      if (from === to) return
      parent[from] = to
      parts -= 1
    },
  }
}
