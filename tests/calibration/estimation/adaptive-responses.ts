import type { ResponseMatrix } from '../../../src/calibration/estimation/response-matrix.js'
import { logistic } from '../../../src/math/logistic.js'
import type { RandomSource } from '../../../src/math/random-source.js'

export interface TwoParameterItem {
  readonly model: '2pl'
  readonly parameters: { readonly discrimination: number; readonly difficulty: number }
}

const grid = Array.from({ length: 41 }, (_, q) => -4 + 0.2 * q)

/**
 * Answers of adaptive tests: after a few items at random each next one is that of most information at the EAP of the answers so far,
 * out of three, so that what is missing depends on what was answered and on nothing else. Items on trial are given to everybody.
 */
export function adaptiveResponses(
  items: readonly TwoParameterItem[],
  thetas: readonly number[],
  random: RandomSource,
  { length, onTrial }: { readonly length: number; readonly onTrial: number },
): ResponseMatrix {
  const count = items.length
  const responses = new Uint8Array(thetas.length * count).fill(255)
  const curves = items.map(({ parameters: { discrimination, difficulty } }) =>
    grid.map((node) => logistic(discrimination * (node - difficulty))),
  )
  for (const [p, theta] of thetas.entries()) {
    const given = responses.subarray(p * count, (p + 1) * count)
    const posterior = grid.map((node) => Math.exp(-0.5 * node * node))
    const answer = (i: number) => {
      const { discrimination, difficulty } = (items[i] as TwoParameterItem).parameters
      const right = random.uniform() < logistic(discrimination * (theta - difficulty)) ? 1 : 0
      given[i] = right
      for (const q of grid.keys()) {
        const probability = curves[i]?.[q] as number
        posterior[q] = (posterior[q] as number) * (right === 1 ? probability : 1 - probability)
      }
    }
    for (let step = 0; step < length; step++) {
      const free = Array.from({ length: count - onTrial }, (_, i) => i).filter((i) => given[i] === 255)
      answer(step < 3 ? (free[Math.floor(random.uniform() * free.length)] as number) : bestOf(free, items, posterior, random))
    }
    for (let i = count - onTrial; i < count; i++) answer(i)
  }
  return { itemIds: items.map((_, i) => `i${i + 1}`), persons: thetas.length, responses }
}

/** One of the three items of most information at the mean of the posterior. */
function bestOf(
  free: readonly number[],
  items: readonly TwoParameterItem[],
  posterior: readonly number[],
  random: RandomSource,
): number {
  const mass = posterior.reduce((sum, value) => sum + value, 0)
  const mean = posterior.reduce((sum, value, q) => sum + value * (grid[q] as number), 0) / mass
  const information = (i: number) => {
    const { discrimination, difficulty } = (items[i] as TwoParameterItem).parameters
    const probability = logistic(discrimination * (mean - difficulty))
    return discrimination ** 2 * probability * (1 - probability)
  }
  const ranked = free.map((i) => [i, information(i)] as const).sort(([, one], [, other]) => other - one)
  return (ranked[Math.floor(random.uniform() * Math.min(3, ranked.length))] as readonly [number, number])[0]
}

/** Items over the range that adaptive tests ask for. */
export function spreadItems(count: number): TwoParameterItem[] {
  return Array.from({ length: count }, (_, i) => ({
    model: '2pl',
    parameters: { discrimination: 0.8 + 0.2 * (i % 5), difficulty: -1.8 + (3.6 * ((i * 7) % count)) / count },
  }))
}
