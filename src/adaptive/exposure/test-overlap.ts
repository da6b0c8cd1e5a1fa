import type { ExposureState } from './exposure-state.js'

/**
 * Mean share of its items that a test has in common with another, over all pairs of the sessions counted: Σ n(n − 1) over the counters,
 * by the length times N(N − 1). With one rate r for Q items it is r = L/Q, the least there is.
 * @returns undefined for fewer than two sessions or empty tests
 * @source Chen, Ankenmann & Spray (2003), J. Educ. Meas. 40, 129–145
 */
export function testOverlap({ persons, counters }: Pick<ExposureState, 'persons' | 'counters'>): number | undefined {
  const sessions = persons.reduce((sum, count) => sum + count, 0)
  const counts = Object.values(counters).map(({ given }) => given.reduce((sum, count) => sum + count, 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (sessions < 2 || total === 0) return undefined
  const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0)
  return pairs / ((total / sessions) * sessions * (sessions - 1))
}
