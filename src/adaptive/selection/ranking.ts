/** Values whose relative difference is below this are equal: far above the last bits of Math.exp, far below any real margin. */
export const tieEpsilon = 1e-10

/** Candidates from best to worst, found one place at a time as they are asked for. */
export interface Ranking {
  /** Item at a place (0 = best), or undefined beyond the last candidate. */
  at(place: number): number | undefined
  /** Number of candidates. */
  readonly size: number
}

/**
 * Ranks candidates by value; among equals (within {@link tieEpsilon}) the first id in code-unit order comes first, so
 * that no choice hangs on rounding, on the order of the bank or on the engine that computed an exponential.
 * @param idRank place of each item's id in code-unit order
 */
export function rankCandidates(values: Float64Array, candidates: readonly number[], idRank: ArrayLike<number>): Ranking {
  const rest = [...candidates]
  const ranked: number[] = []
  return {
    size: candidates.length,
    at(place) {
      while (ranked.length <= place && rest.length > 0) ranked.push(takeBest(rest, values, idRank))
      return ranked[place]
    },
  }
}

/** Removes and returns the best of the rest. */
function takeBest(rest: number[], values: Float64Array, idRank: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY
  for (const index of rest) top = Math.max(top, values[index] as number)
  let best = -1
  for (let i = 0; i < rest.length; i++) {
    const index = rest[i] as number
    if (!isTied(values[index] as number, top)) continue
    if (best < 0 || (idRank[index] as number) < (idRank[rest[best] as number] as number)) best = i
  }
  const [chosen] = rest.splice(best, 1)
  return chosen as number
}

/** Whether a value equals the highest one but for rounding. */
export function isTied(value: number, top: number): boolean {
  return value >= top - tieEpsilon * Math.abs(top)
}

/** Place of each id in code-unit order, which no locale changes. */
export function codeUnitRank(ids: readonly string[]): Int32Array {
  const order = ids.map((_, index) => index).sort((left, right) => compareIds(ids[left] as string, ids[right] as string))
  const rank = new Int32Array(ids.length)
  order.forEach((index, place) => {
    rank[index] = place
  })
  return rank
}

function compareIds(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
