/** An id on at most `most` characters. A long one loses its middle: ids of one test differ at their ends. */
export function shortenedId(id: string, most: number): string {
  if (id.length <= most) return id
  const kept = most - 1
  return `${id.slice(0, Math.floor(kept / 2))}…${id.slice(-Math.ceil(kept / 2))}`
}
