import type { LinkWeighting } from '../link-weighting.js'
import { populationScores } from './score-population.js'
import type { TestForm } from './test-form.js'

/** A score, the score of the other form with the same percentile rank, and that rank. */
export interface EquipercentileScore {
  readonly score: number
  /** Between −½ and the other form's highest score + ½. */
  readonly equivalent: number
  /** Percent of the population below the score, half of those at it included. */
  readonly percentileRank: number
}

/**
 * Observed-score equating: the equipercentile equivalents of the scores 0, 1, … that the item models predict in a population.
 * @param form,other on one scale
 * @param population on that scale
 * @source Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd ed., §6.6; equipercentile: §2.5
 */
export function observedScoreEquating(form: TestForm, other: TestForm, population: LinkWeighting): EquipercentileScore[] {
  return equipercentile(populationScores(form, population), populationScores(other, population))
}

/**
 * Equipercentile equivalents of the scores of one distribution in another, both taken as evenly spread over ±½ around each
 * score. A rank that falls on a stretch of scores that nobody has is given the middle of that stretch.
 * @param scores,others P(score), index = score
 * @source Kolen & Brennan (2014), eqs. 2.14–2.18
 */
export function equipercentile(scores: Float64Array, others: Float64Array): EquipercentileScore[] {
  const reversed = others.toReversed()
  const above = ranksOf(scores.toReversed()).toReversed()
  return Array.from(ranksOf(scores), (rank, score) => {
    // Ranks near 1 would lose the digits that tell them from 1: they are counted from above.
    const fromAbove = rank > 0.5
    const equivalent = fromAbove ? others.length - 1 - scoreAt(above[score] as number, reversed) : scoreAt(rank, others)
    return { score, equivalent, percentileRank: 100 * (fromAbove ? 1 - (above[score] as number) : rank) }
  })
}

/** P(score below) + ½P(score) of every score. */
function ranksOf(scores: Float64Array): Float64Array {
  let below = 0
  return scores.map((probability) => {
    const rank = below + probability / 2
    below += probability
    return rank
  })
}

/** The score with a rank up to about ½: the middle of all that have it. */
function scoreAt(rank: number, scores: Float64Array): number {
  let below = 0
  let smallest: number | undefined
  for (let score = 0; score < scores.length; score++) {
    const probability = scores[score] as number
    const reached = below + probability
    const inside = () => (rank - below) / probability + score - 0.5
    if (smallest === undefined && probability > 0 && reached >= rank) smallest = inside()
    if (reached > rank) return ((smallest as number) + inside()) / 2
    below = reached
  }
  return scores.length - 0.5
}
