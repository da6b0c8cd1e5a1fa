import { MelekError } from '../issues/melek-error.js'

/**
 * Reliability of a sum of items by their variances alone; below 0 where items run against each other.
 * @param scores persons × items, row-major, complete
 * @source Cronbach (1951), Psychometrika 16, 297–334
 */
export function cronbachAlpha(scores: ArrayLike<number>, items: number): number {
  const persons = scores.length / items
  if (items < 2 || !Number.isInteger(persons) || persons < 2)
    throw new MelekError(
      'alpha-undefined',
      `alpha needs two items and two persons with every score, got ${items} items, ${scores.length} scores`,
    )
  const sums = Array.from({ length: persons }, (_, p) => {
    let sum = 0
    for (let i = 0; i < items; i++) sum += scores[p * items + i] as number
    return sum
  })
  const itemVariances = Array.from({ length: items }, (_, i) =>
    variance(Array.from({ length: persons }, (_, p) => scores[p * items + i] as number)),
  )
  const total = variance(sums)
  if (total === 0) throw new MelekError('alpha-undefined', 'alpha needs sum scores that differ')
  return (items / (items - 1)) * (1 - itemVariances.reduce((sum, v) => sum + v, 0) / total)
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
}
