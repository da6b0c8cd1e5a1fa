/** Whether two values are the same JSON: fields in any order, undefined fields as if absent. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [mine, theirs] = [left, right] as [Record<string, unknown>, Record<string, unknown>]
  for (const field of Object.keys(mine)) if (!sameJson(mine[field], theirs[field])) return false
  for (const field of Object.keys(theirs)) if (mine[field] === undefined && theirs[field] !== undefined) return false
  return true
}
