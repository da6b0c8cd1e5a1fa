import { inverseScaleChange, type ScaleChange } from '../../models/conversions/scale-change.js'
import { type LinkCovariance, linkCovariance } from './link-errors.js'

/**
 * The link that leads back, with its errors by the delta method: A′ = 1/A, B′ = −B/A. What the link adds to the error of a
 * proficiency is the same seen from either scale: SE′(Aθ + B) = SE(θ)/A.
 */
export function inverseLink(
  link: ScaleChange,
  errors?: LinkCovariance,
): { readonly change: ScaleChange; readonly errors: LinkCovariance | undefined } {
  const change = inverseScaleChange(link)
  if (errors === undefined) return { change, errors: undefined }
  const { slope: a, intercept: b } = link
  const [varianceA, varianceB, covariance] = [errors.slope ** 2, errors.intercept ** 2, errors.covariance]
  const slopeVariance = varianceA / a ** 4
  const interceptVariance = varianceB / a ** 2 + (b ** 2 * varianceA) / a ** 4 - (2 * b * covariance) / a ** 3
  return { change, errors: linkCovariance(slopeVariance, covariance / a ** 3 - (b * varianceA) / a ** 4, interceptVariance) }
}
