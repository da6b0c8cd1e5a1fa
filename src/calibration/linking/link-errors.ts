import { changeTheta, type ScaleChange } from '../../models/conversions/scale-change.js'

/** What is known of the errors of A and B. */
export type LinkErrors =
  | ({
      readonly kind: 'estimated'
      /** `delta`: from the errors of the item parameters; `jackknife`: from leaving out one anchor after the other. */
      readonly method: 'delta' | 'jackknife'
    } & LinkCovariance)
  | { readonly kind: 'none'; readonly reason: 'not-asked' | 'no-parameter-errors' | 'too-few-anchors' | 'not-reproducible' }

/** Standard errors of A and B, and their covariance. */
export interface LinkCovariance {
  readonly slope: number
  readonly intercept: number
  readonly covariance: number
}

/** Standard errors from the variances of A and B and their covariance. */
export function linkCovariance(slopeVariance: number, covariance: number, interceptVariance: number): LinkCovariance {
  // A variance of 0 may come out of a sum of squares with a covariance as a rounding error below it.
  return { slope: Math.sqrt(Math.max(0, slopeVariance)), intercept: Math.sqrt(Math.max(0, interceptVariance)), covariance }
}

/**
 * A proficiency on the base scale with the standard error that the link alone gives it: it is shared by all persons and does
 * not shrink with their number.
 * @param theta on the scale of the bank that was linked, logits
 * @source variance of Aθ + B: θ² Var A + 2θ Cov(A, B) + Var B
 */
export function linkedTheta(
  theta: number,
  link: ScaleChange,
  errors: LinkCovariance,
): { readonly theta: number; readonly standardError: number } {
  const variance = theta ** 2 * errors.slope ** 2 + 2 * theta * errors.covariance + errors.intercept ** 2
  return { theta: changeTheta(theta, link), standardError: Math.sqrt(Math.max(0, variance)) }
}
