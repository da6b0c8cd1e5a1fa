import type { ScoreOrigin } from '../scores/score-origin.js'

/**
 * What scores say of persons, as normal likelihoods exp(hθ − λθ²/2), in 16 bytes a person: single precision keeps a share
 * to seven digits.
 */
export interface EstimateColumns {
  size: number
  /** λ: information, 0 for a person who tells nothing. */
  precision: Float32Array
  /** h = λ × the estimate that no prior has touched. */
  shift: Float32Array
  weight: Float32Array
  /** As it stands in the file. */
  theta: Float32Array
}

export function createEstimateColumns(): EstimateColumns {
  const column = () => new Float32Array(64)
  return { size: 0, precision: column(), shift: column(), weight: column(), theta: column() }
}

/**
 * Adds a person: what the prior of the scoring run has put into theta and its standard error is taken out again, so that
 * the group's own distribution can take its place.
 * A posterior N(θ, s²) under N(m, σ²) comes from λ = 1/s² − 1/σ², h = θ/s² − m/σ²; MLE, WLE and a uniform prior have put
 * nothing in.
 */
export function addEstimateInto(
  columns: EstimateColumns,
  person: { readonly theta: number; readonly standardError: number; readonly weight: number },
  { method, prior }: Pick<ScoreOrigin, 'method' | 'prior'>,
): void {
  if (columns.size === columns.theta.length) grow(columns)
  const own = 1 / (person.standardError * person.standardError)
  const informed = (method === 'eap' || method === 'eapsum' || method === 'map') && prior.kind === 'normal'
  const precision = own - (informed ? 1 / (prior.sd * prior.sd) : 0)
  const shift = person.theta * own - (informed ? prior.mean / (prior.sd * prior.sd) : 0)
  const at = columns.size++
  // A posterior as wide as its prior comes from a person whose answers told nothing.
  columns.precision[at] = Math.max(0, precision)
  columns.shift[at] = precision > 0 ? shift : 0
  columns.weight[at] = person.weight
  columns.theta[at] = person.theta
}

function grow(columns: EstimateColumns): void {
  for (const name of ['precision', 'shift', 'weight', 'theta'] as const) {
    const larger = new Float32Array(2 * columns.size)
    larger.set(columns[name])
    columns[name] = larger
  }
}
