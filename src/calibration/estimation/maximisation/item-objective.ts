import { chartSlopesInto, coefficientsInto } from '../coordinates/item-chart.js'
import type { ItemLayout } from '../coordinates/parameter-layout.js'
import type { CurveSums } from '../curves/log-curve.js'
import { createNodeSum } from '../curves/node-sum.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'

/** Expected complete-data log-likelihood of one item with its gradient and Fisher information, in the item's coordinates. */
export interface ItemObjective {
  value: number
  readonly gradient: Float64Array
  /** coordinates × coordinates, positive semi-definite. */
  readonly information: Float64Array
}

/** Evaluates an item's objective, always into the same room. @returns undefined where the coordinates give no curve */
export type EvaluateItem = (x: Float64Array, expected: ExpectedAnswers) => ItemObjective | undefined

/**
 * Σ_q Σ_k r_kq ln P_k(θ_q) with its gradient and the information Σ_q n_q Σ_k P_k ∂ln P_k ∂ln P_kᵀ.
 * @param index place of the item in the expected answers
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459 (objective of the M-step)
 */
export function createItemObjective({ chart }: ItemLayout, index: number): EvaluateItem {
  const { curve } = chart
  const { size } = curve
  const count = chart.coordinates.length
  const coefficients = new Float64Array(size)
  const slopes = new Float64Array(size * count)
  const sums: CurveSums = { value: 0, gradient: new Float64Array(size), information: new Float64Array(size * size) }
  const objective: ItemObjective = { value: 0, gradient: new Float64Array(count), information: new Float64Array(count * count) }
  const room = new Float64Array(size * count)
  const sumInto = curve.sumInto ?? createNodeSum(curve)
  return (x, expected) => {
    coefficientsInto(coefficients, chart, x)
    if (!curve.admits(coefficients)) return undefined
    const { theta, answers, itemStart } = expected
    sumInto(sums, coefficients, { theta, answers, start: itemStart[index] as number })
    if (!Number.isFinite(sums.value)) return undefined
    chartSlopesInto(slopes, chart, x)
    objective.value = sums.value
    toCoordinatesInto(objective, sums, slopes, room)
    return objective
  }
}

/** Gradient and information by the chain rule; the information in the coefficients is a lower triangle. */
function toCoordinatesInto(objective: ItemObjective, sums: CurveSums, slopes: Float64Array, room: Float64Array): void {
  const count = objective.gradient.length
  const size = sums.gradient.length
  objective.gradient.fill(0)
  objective.information.fill(0)
  for (let i = 0; i < size; i++) {
    for (let c = 0; c < count; c++) {
      const slope = slopes[i * count + c] as number
      objective.gradient[c] = (objective.gradient[c] as number) + slope * (sums.gradient[i] as number)
      let sum = 0
      for (let j = 0; j < size; j++)
        sum += (sums.information[i >= j ? i * size + j : j * size + i] as number) * (slopes[j * count + c] as number)
      room[i * count + c] = sum
    }
  }
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let i = 0; i < size; i++) sum += (slopes[i * count + a] as number) * (room[i * count + b] as number)
      objective.information[a * count + b] = sum
      objective.information[b * count + a] = sum
    }
  }
}
