import type { NonresponseBounds } from '../population-result.js'

/**
 * What those not tested could make of a share: the worst case holds all of them below the cut, the best case all above.
 * @param share of those tested, each counting once
 * @param tested number of persons tested, at most `size`
 * @source Manski (2003), Partial Identification of Probability Distributions, §1.2
 */
export function nonresponseBounds(share: number, tested: number, size: number): NonresponseBounds {
  const participation = tested / size
  return { size, participation, worst: participation * share, best: participation * share + 1 - participation }
}
