import { MelekError } from '../../issues/melek-error.js'
import { normalCdf, normalQuantile } from '../../math/normal.js'
import type { CurvePoint } from '../population-result.js'

/** A share of exactly 0 or 1 has no normal quantile; a billionth stands in, which is nobody in a nation. */
const least = 1e-9

/**
 * The share of persons at or above any theta, from the shares at the cuts of a result. Between two cuts the normal quantile of the
 * share is a line, which is exact where proficiency is normal; beyond them the outermost line goes on.
 * @param curve at least two cuts, ascending, as `curve` of a result
 * @throws MelekError `share-curve-short` for fewer
 */
export function shareAboveOf(curve: readonly Pick<CurvePoint, 'cut' | 'share'>[]): (theta: number) => number {
  if (curve.length < 2)
    throw new MelekError(
      'share-curve-short',
      `a curve of shares must have at least two cuts, got ${curve.length}; a result on fewer than 10 persons has none`,
    )
  const quantiles = curve.map(({ share }) => normalQuantile(Math.min(1 - least, Math.max(least, share))))
  return (theta) => {
    const after = curve.findIndex(({ cut }) => cut >= theta)
    const at = after < 0 ? curve.length - 2 : Math.max(0, after - 1)
    const [low, high] = [curve[at]?.cut as number, curve[at + 1]?.cut as number]
    const [first, second] = [quantiles[at] as number, quantiles[at + 1] as number]
    return normalCdf(first + ((second - first) * (theta - low)) / (high - low))
  }
}
