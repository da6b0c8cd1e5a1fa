/** Names that a misspelt one may have meant: at most a third of its letters away, the nearest first. */
export function nearNames(name: string, known: readonly string[]): readonly string[] {
  const limit = Math.max(1, Math.floor(name.length / 2.5))
  return known
    .map((each) => ({ each, distance: each.startsWith(name) && name.length > 1 ? 1 : editDistance(name, each) }))
    .filter(({ distance }) => distance <= limit)
    .sort((left, right) => left.distance - right.distance)
    .map(({ each }) => each)
}

/** Fewest letters to put in, leave out or change. @source Levenshtein (1966), Soviet Physics Doklady 10, 707–710 */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, j) => j)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[right.length] as number
}
