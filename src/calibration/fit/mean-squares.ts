/** Weighted and unweighted mean squares of standardised residuals, and both as approximate normal deviates. */
export interface MeanSquares {
  readonly outfit: number
  readonly outfitZ: number
  readonly infit: number
  readonly infitZ: number
  readonly responses: number
}

/** What one response adds. */
export interface ResidualMoments {
  /** Observed minus expected score. */
  readonly residual: number
  /** Second and fourth central moments of the score under the model. */
  readonly variance: number
  readonly fourth: number
}

/** Sums of {@link ResidualMoments} over responses. */
export interface ResidualSums {
  responses: number
  squares: number
  variances: number
  standardized: number
  kurtoses: number
  fourths: number
}

export function emptyResidualSums(): ResidualSums {
  return { responses: 0, squares: 0, variances: 0, standardized: 0, kurtoses: 0, fourths: 0 }
}

export function addResidualInto(sums: ResidualSums, { residual, variance, fourth }: ResidualMoments): void {
  sums.responses++
  sums.squares += residual * residual
  sums.variances += variance
  sums.standardized += (residual * residual) / variance
  sums.kurtoses += fourth / (variance * variance)
  sums.fourths += fourth - variance * variance
}

/**
 * Infit and outfit from their sums; the deviates by the cube root of Wilson & Hilferty. Undefined without responses.
 * @source Wright & Masters (1982), Rating Scale Analysis, 100–101
 */
export function meanSquares(sums: ResidualSums): MeanSquares | undefined {
  const { responses, squares, variances, standardized, kurtoses, fourths } = sums
  if (responses === 0) return undefined
  const outfit = standardized / responses
  const infit = squares / variances
  const outfitSd = Math.sqrt(kurtoses / responses ** 2 - 1 / responses)
  const infitSd = Math.sqrt(fourths) / variances
  return { outfit, outfitZ: deviate(outfit, outfitSd), infit, infitZ: deviate(infit, infitSd), responses }
}

function deviate(meanSquare: number, sd: number): number {
  return (Math.cbrt(meanSquare) - 1) * (3 / sd) + sd / 3
}
