import type { ParameterUncertainty } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { choleskyFactor } from '../../math/cholesky.js'
import type { RandomSource } from '../../math/random-source.js'
import type { Parameters } from './draw-judged.js'

/**
 * Parameters drawn around the estimates of a calibration: from their covariance where it is known, else independently
 * from their standard errors; a parameter without either stays as it is.
 * @throws MelekError `uncertainty-impossible` for a covariance that is none
 */
export function drawEstimated(
  id: string,
  parameters: Parameters,
  { standardErrors, covariance }: Extract<ParameterUncertainty, { kind: 'estimate' }>,
  random: RandomSource,
): Parameters {
  const entries = Object.entries(parameters).filter(([, value]) => value !== undefined && typeof value !== 'string')
  const errors = entries.flatMap(([name, value]) => {
    const error = standardErrors[name] ?? 0
    return typeof value === 'number' ? [error as number] : (value as readonly number[]).map((_, k) => entryOf(error, k))
  })
  const steps = covariance === undefined ? errors.map((error) => error * random.normal()) : correlated(id, covariance, random)
  let at = 0
  const next = () => steps[at++] ?? 0
  const drawn = entries.map(([name, value]) => [
    name,
    typeof value === 'number' ? value + next() : (value as readonly number[]).map((one) => one + next()),
  ])
  return { ...parameters, ...Object.fromEntries(drawn) }
}

function entryOf(error: number | readonly number[], k: number): number {
  return typeof error === 'number' ? error : (error[k] ?? 0)
}

/** Normal deviates with a covariance matrix; rows of zeros, for parameters that were held fixed, give 0. */
function correlated(id: string, covariance: readonly (readonly number[])[], random: RandomSource): number[] {
  const free = covariance.flatMap((row, i) => ((row[i] ?? 0) > 0 ? [i] : []))
  const matrix = free.flatMap((i) => free.map((j) => covariance[i]?.[j] ?? 0))
  const result = choleskyFactor(matrix, free.length)
  if (result.kind !== 'factored') {
    throw new MelekError(
      'uncertainty-impossible',
      `the covariance of item "${id}" is not positive definite; calibrate it again or leave it out`,
    )
  }
  const deviates = free.map(() => random.normal())
  const steps = covariance.map(() => 0)
  for (const [row, i] of free.entries()) {
    steps[i] = deviates.reduce(
      (sum, deviate, k) => sum + (k <= row ? (result.factor.lower[row * free.length + k] as number) * deviate : 0),
      0,
    )
  }
  return steps
}
