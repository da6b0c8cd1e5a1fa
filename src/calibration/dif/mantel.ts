import { chiSquaredUpperTail } from '../../math/chi-squared.js'
import type { MatchingTable } from './matching-table.js'

/** A test statistic with its upper-tail probability. */
export interface ChiSquaredTest {
  readonly chiSquared: number
  readonly degreesOfFreedom: number
  readonly p: number
}

/** Sums over the strata that hold both groups. */
export interface MantelSums {
  readonly strata: number
  /** Persons in those strata. */
  readonly persons: number
  /** Focal group's item scores: their sum, its expectation and its variance, given the margins of each stratum. */
  readonly observed: number
  readonly expected: number
  readonly variance: number
  /** Focal minus reference mean item score, averaged with the focal group's stratum sizes as weights. */
  readonly meanDifference: number
  /** Standard deviation of the item score over both groups. */
  readonly itemSd: number
}

/**
 * Hypergeometric sums of an item with ordered categories.
 * @source Mantel (1963), J. Am. Stat. Assoc. 58, 690–700; mean difference: Dorans & Schmitt (1991), ETS RR-91-47
 */
export function mantelSums(table: MatchingTable): MantelSums {
  const sums = { strata: 0, persons: 0, observed: 0, expected: 0, variance: 0 }
  let difference = 0
  let focalPersons = 0
  let total = 0
  let squares = 0
  for (let s = 0; s < table.values.length; s++) {
    const reference = scoreMoments(table, s, 0)
    const focal = scoreMoments(table, s, 1)
    if (reference.persons === 0 || focal.persons === 0) continue
    const n = reference.persons + focal.persons
    const sum = reference.sum + focal.sum
    const square = reference.squares + focal.squares
    sums.strata++
    sums.persons += n
    sums.observed += focal.sum
    sums.expected += (focal.persons * sum) / n
    sums.variance += (reference.persons * focal.persons * (n * square - sum * sum)) / (n * n * (n - 1))
    difference += focal.persons * (focal.sum / focal.persons - reference.sum / reference.persons)
    focalPersons += focal.persons
    total += sum
    squares += square
  }
  const spread = (squares - (total * total) / sums.persons) / (sums.persons - 1)
  return { ...sums, meanDifference: difference / focalPersons, itemSd: Math.sqrt(Math.max(0, spread)) }
}

/**
 * Chi-squared with one degree of freedom for equal item scores given the match.
 * @param correction subtracted from |observed − expected|: 0.5 for continuity, or 0
 */
export function mantelTest({ observed, expected, variance }: MantelSums, correction: number): ChiSquaredTest {
  const deviation = Math.max(0, Math.abs(observed - expected) - correction)
  const chiSquared = deviation ** 2 / variance
  return { chiSquared, degreesOfFreedom: 1, p: chiSquaredUpperTail(chiSquared, 1) }
}

function scoreMoments({ categories, counts }: MatchingTable, stratum: number, group: 0 | 1) {
  let persons = 0
  let sum = 0
  let squares = 0
  for (let k = 0; k < categories; k++) {
    const count = counts[(2 * stratum + group) * categories + k] as number
    persons += count
    sum += k * count
    squares += k * k * count
  }
  return { persons, sum, squares }
}
