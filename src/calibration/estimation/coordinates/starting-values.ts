import { logit } from '../../../math/logistic.js'
import type { CalibrationModel } from '../item-specification.js'
import type { SparseResponses } from '../response-matrix.js'
import type { ParameterValues } from './item-parameters.js'

/** Number of answers by item and category. */
export type CategoryCounts = readonly Float64Array[]

/** Counts the answers in each category; every item has as many as its highest answer asks for, two at least. */
export function countCategories({ itemIds, item, response }: SparseResponses): CategoryCounts {
  const counts = new Float64Array(itemIds.length * 256)
  for (let at = 0; at < item.length; at++) {
    const cell = (item[at] as number) * 256 + (response[at] as number)
    counts[cell] = (counts[cell] as number) + 1
  }
  return itemIds.map((_, i) => {
    const own = counts.subarray(i * 256, (i + 1) * 256)
    return own.slice(0, Math.max(2, 1 + own.findLastIndex((count) => count > 0)))
  })
}

/** Mean standardised share of points of those who chose a category, by item and category; 0 where nobody did. */
export function meanScoresOfCategories(responses: SparseResponses, counts: CategoryCounts): readonly Float64Array[] {
  const sums = counts.map((count) => new Float64Array(count.length))
  const scores = standardisedScores(
    responses,
    counts.map((count) => count.length),
  )
  for (let p = 0; p < responses.persons; p++) {
    for (let at = responses.start[p] as number; at < (responses.start[p + 1] as number); at++) {
      const sum = sums[responses.item[at] as number] as Float64Array
      const category = responses.response[at] as number
      sum[category] = (sum[category] as number) + (scores[p] as number)
    }
  }
  return sums.map((sum, i) => sum.map((total, k) => total / Math.max(1, counts[i]?.[k] ?? 1)))
}

/** Each person's share of the points of the items answered, with mean 0 and SD 1 over persons. */
function standardisedScores({ persons, start, item, response }: SparseResponses, categories: readonly number[]): Float64Array {
  const scores = new Float64Array(persons)
  let sum = 0
  let squares = 0
  let counted = 0
  for (let p = 0; p < persons; p++) {
    const [from, to] = [start[p] as number, start[p + 1] as number]
    if (from === to) continue
    let points = 0
    for (let at = from; at < to; at++)
      points += (response[at] as number) / Math.max(1, (categories[item[at] as number] as number) - 1)
    const share = points / (to - from)
    scores[p] = share
    sum += share
    squares += share * share
    counted += 1
  }
  const mean = sum / Math.max(1, counted)
  const sd = Math.sqrt(Math.max(0, squares / Math.max(1, counted) - mean * mean)) || 1
  return scores.map((share, p) => (start[p] === start[p + 1] ? 0 : (share - mean) / sd))
}

/** Asymptotes to start from: the modes of the default priors. */
const startingLower = 0.2
const startingUpper = 0.95

/** Parameters to start an item from: slope 1, locations that give the proportions seen at theta 0. */
export function startingValues(
  model: CalibrationModel,
  { counts, meanScores }: { readonly counts: Float64Array; readonly meanScores: Float64Array | undefined },
  scalingConstant: number,
): ParameterValues {
  const discrimination = model === '1pl' || model === 'pcm' || model === 'rsm' ? 1 : 1 / scalingConstant
  const slope = discrimination * scalingConstant
  const stepLogits = Array.from({ length: counts.length - 1 }, (_, k) => Math.log((counts[k + 1]! + 0.5) / (counts[k]! + 0.5)))
  switch (model) {
    case '1pl':
    case '1pl-common':
    case '2pl':
      return { discrimination, difficulty: -(stepLogits[0] as number) / slope }
    case '3pl':
    case '4pl': {
      const upper = model === '4pl' ? startingUpper : 1
      const share = (counts[1]! + 0.5) / (counts[0]! + counts[1]! + 1)
      const reached = Math.min(0.95, Math.max(0.05, (share - startingLower) / (upper - startingLower)))
      return { discrimination, difficulty: -logit(reached) / slope, lowerAsymptote: startingLower, upperAsymptote: upper }
    }
    case 'grm':
      return { discrimination, thresholds: boundaryLogits(counts).map((value) => -value / slope) }
    case 'pcm':
    case 'gpcm':
      return { discrimination, steps: stepLogits.map((value) => -value / slope) }
    case 'rsm': {
      const steps = stepLogits.map((value) => -value / slope)
      const difficulty = steps.reduce((sum, step) => sum + step, 0) / steps.length
      return { difficulty, steps: steps.map((step) => step - difficulty) }
    }
    case 'nrm': {
      // The sign of all slopes together is arbitrary; higher categories are taken for the better ones.
      const slopes = Array.from(meanScores?.subarray(1) ?? [], (score) => score - (meanScores?.[0] as number))
      const intercepts = Array.from(counts.subarray(1), (count) => Math.log((count + 0.5) / (counts[0]! + 0.5)))
      return { slopes, intercepts }
    }
  }
}

/** Logits of P(X ≥ k), strictly decreasing. */
function boundaryLogits(counts: Float64Array): number[] {
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0)
  let above = total
  return Array.from(counts.subarray(1), (_, k) => {
    above -= counts[k]! + 0.5
    return logit(above / total)
  })
}
