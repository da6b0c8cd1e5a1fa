import { chiSquaredUpperTail } from '../../math/chi-squared.js'
import { fitProportionalOdds, type ObservedCell, type ProportionalOddsFit } from '../../math/proportional-odds.js'
import { type DifClass, explainedVarianceClasses } from './dif-class.js'
import type { LogisticTest } from './dif-data.js'
import type { ChiSquaredTest } from './mantel.js'
import type { MatchingTable } from './matching-table.js'

/** A likelihood-ratio test with the explained variance that the tested terms add. */
export interface LogisticDifTest extends ChiSquaredTest {
  /** Gain in Nagelkerke's R². */
  readonly explainedVarianceGain: number
  readonly jodoinGierl: DifClass
  readonly zumboThomas: DifClass
}

export interface LogisticDif {
  readonly kind: 'estimated'
  readonly model: 'logistic' | 'ordinal-logistic'
  /** Focal minus reference ln odds of a higher category at equal match; below 0 the item is harder for the focal group. */
  readonly logOddsRatio: number
  readonly logOddsRatioError: number
  readonly tests: Readonly<Record<LogisticTest, LogisticDifTest>>
}

export type LogisticDifResult =
  | LogisticDif
  | { readonly kind: 'undefined'; readonly reason: 'no-variation' | 'separated' | 'not-converged' }

/**
 * Likelihood-ratio tests of group and of group × match, beyond the match. Categories that nobody chose are left out.
 * @source Swaminathan & Rogers (1990), J. Educ. Meas. 27, 361–370; ordinal: Zumbo (1999), A Handbook on the Theory and Methods of DIF;
 *   R²: Nagelkerke (1991), Biometrika 78, 691–692
 */
export function logisticDif(table: MatchingTable): LogisticDifResult {
  const { cells, categories } = observedCells(table)
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  if (categories < 2 || table.values.length < 2) return { kind: 'undefined', reason: 'no-variation' }
  const fits = [0, 1, 2, 3].map((predictors) => fitFirst(cells, categories, predictors))
  const failed = fits.find((fit) => fit.kind !== 'fitted')
  if (failed !== undefined) return { kind: 'undefined', reason: failed.kind }
  const [empty, match, group, interaction] = fits as [Fitted, Fitted, Fitted, Fitted]
  const explained = (fit: Fitted) =>
    -Math.expm1((2 / total) * (empty.logLikelihood - fit.logLikelihood)) / -Math.expm1((2 / total) * empty.logLikelihood)
  const test = (without: Fitted, withTerms: Fitted, degreesOfFreedom: number): LogisticDifTest => {
    const chiSquared = Math.max(0, 2 * (withTerms.logLikelihood - without.logLikelihood))
    const p = chiSquaredUpperTail(chiSquared, degreesOfFreedom)
    const explainedVarianceGain = explained(withTerms) - explained(without)
    return { chiSquared, degreesOfFreedom, p, explainedVarianceGain, ...explainedVarianceClasses(explainedVarianceGain, p) }
  }
  return {
    kind: 'estimated',
    model: categories === 2 ? 'logistic' : 'ordinal-logistic',
    logOddsRatio: group.slopes[1] as number,
    logOddsRatioError: lastSlopeError(group),
    tests: { uniform: test(match, group, 1), 'non-uniform': test(group, interaction, 1), both: test(match, interaction, 2) },
  }
}

type Fitted = Extract<ProportionalOddsFit, { kind: 'fitted' }>

function lastSlopeError({ covariance }: Fitted): number {
  return Math.sqrt(covariance[covariance.length - 1] as number)
}

/** A slope beyond this is on its way to infinity: odds of e^15 a standard deviation of the match. */
const largestSlope = 15

/** A fit on the first of the predictors match, group, match × group. */
function fitFirst(cells: readonly ObservedCell[], categories: number, predictors: number): ProportionalOddsFit {
  const used = cells.map((cell) => ({ ...cell, predictors: cell.predictors.slice(0, predictors) }))
  return fitProportionalOdds(used, { categories, predictors, largestSlope })
}

/** Cells with the match standardised, which leaves likelihoods as they are, and with the categories that occur. */
function observedCells({ values, categories, counts }: MatchingTable): { cells: ObservedCell[]; categories: number } {
  const occurring = Array.from({ length: categories }, (_, k) => k).filter((k) =>
    counts.some((count, at) => at % categories === k && count > 0),
  )
  const persons = Array.from(values, (_, s) =>
    counts.subarray(2 * categories * s, 2 * categories * (s + 1)).reduce((a, b) => a + b, 0),
  )
  const total = persons.reduce((a, b) => a + b, 0)
  const mean = values.reduce((sum, value, s) => sum + value * (persons[s] as number), 0) / total
  const variance = values.reduce((sum, value, s) => sum + (value - mean) ** 2 * (persons[s] as number), 0) / total
  const sd = variance > 0 ? Math.sqrt(variance) : 1
  const cells: ObservedCell[] = []
  for (const [s, value] of values.entries())
    for (const focal of [0, 1])
      for (const [category, k] of occurring.entries()) {
        const count = counts[(2 * s + focal) * categories + k] as number
        const match = (value - mean) / sd
        if (count > 0) cells.push({ predictors: [match, focal, match * focal], category, count })
      }
  return { cells, categories: occurring.length }
}
