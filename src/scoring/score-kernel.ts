// Readable twin: scoreDistribution in score-distribution.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import type { AnsweredItem } from './answered-items.js'
import { likelihoodTables } from './likelihood-tables.js'

/**
 * A function for P(sum score | θ) of some items at fixed nodes, for the one score that is asked for: only scores on the way to it are
 * computed, all nodes at a time. The array it returns is written anew by the next call.
 * @source Lord & Wingersky (1984), Appl. Psych. Meas. 8, 453–461
 */
export function scoreKernel(
  bank: CompiledBank,
  nodes: Float64Array,
): (answered: readonly AnsweredItem[], score: number) => Float64Array {
  const tables = likelihoodTables(bank, nodes)
  const probability = tables.logProbability.map(Math.exp)
  const count = nodes.length
  const highest = bank.categories.reduce((sum, categories) => sum + categories - 1, 0)
  const distribution = new Float64Array((highest + 1) * count)
  return (answered, score) => {
    distribution.fill(0)
    distribution.fill(1, 0, count)
    let remaining = answered.reduce((sum, { curve }) => sum + curve.categories - 1, 0)
    let reached = 0
    for (const { index, curve } of answered) {
      const steps = curve.categories - 1
      remaining -= steps
      // Downwards: a score is overwritten only after all higher ones have used it.
      for (let to = Math.min(reached + steps, score); to >= Math.max(0, score - remaining); to--) {
        addUpInto(distribution, probability, { to, most: Math.min(steps, to), start: tables.itemStart[index] as number, count })
      }
      reached += steps
    }
    return distribution.subarray(score * count, (score + 1) * count)
  }
}

interface ScoreStep {
  /** Score whose probabilities are made. */
  readonly to: number
  /** Highest category that leads to it. */
  readonly most: number
  /** Where the probabilities of category 0 begin. */
  readonly start: number
  readonly count: number
}

/** Σ P(score − k)·P_k at every node; scores not reached so far are 0. */
function addUpInto(distribution: Float64Array, probability: Float64Array, { to, most, start, count }: ScoreStep): void {
  const row = to * count
  if (most === 0) {
    for (let q = 0; q < count; q++) distribution[row + q] = (distribution[row + q] as number) * (probability[start + q] as number)
    return
  }
  const below = row - count
  const first = start + count
  for (let q = 0; q < count; q++) {
    distribution[row + q] =
      (distribution[row + q] as number) * (probability[start + q] as number) +
      (distribution[below + q] as number) * (probability[first + q] as number)
  }
  for (let k = 2; k <= most; k++) {
    const from = row - k * count
    const category = start + k * count
    for (let q = 0; q < count; q++) {
      distribution[row + q] =
        (distribution[row + q] as number) + (distribution[from + q] as number) * (probability[category + q] as number)
    }
  }
}
