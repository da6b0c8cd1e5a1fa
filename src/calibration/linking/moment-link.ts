import { meanOf } from '../../math/mean.js'
import type { ScaleChange } from '../../models/conversions/scale-change.js'
import type { AnchorLine } from './anchor-lines.js'

/** Methods that compare means and SDs of item parameters. */
export type MomentMethod = 'mean-mean' | 'mean-sigma' | 'geometric-mean'

export type MomentLink =
  | ({ readonly kind: 'determined' } & ScaleChange)
  /** No slopes or locations to compare, or locations without any spread. */
  | { readonly kind: 'undetermined'; readonly reason: 'no-locations' | 'one-location' }

/**
 * θ* = Aθ + B from the anchors' parameters. A: ratio of mean slopes (mean/mean), ratio of the locations' SDs (mean/sigma) or
 * ratio of geometric means of the slopes; B = mean base location − A · mean location. Every item counts one slope, every
 * threshold or step one location.
 * @param fixedSlope A where it is known, as under the Rasch model
 * @source Loyd & Hoover (1980), J. Educ. Meas. 17, 179–193 (mean/mean); Marco (1977), J. Educ. Meas. 14, 139–160
 *   (mean/sigma); Mislevy & Bock (1990), BILOG 3 (geometric mean)
 */
export function momentLink(lines: readonly AnchorLine[], method: MomentMethod, fixedSlope?: number): MomentLink {
  const locations = lines.flatMap((line) => line.locations)
  const baseLocations = lines.flatMap((line) => line.baseLocations)
  if (locations.length === 0) return { kind: 'undetermined', reason: 'no-locations' }
  const slope =
    fixedSlope ?? (method === 'mean-sigma' ? spreadOf(baseLocations) / spreadOf(locations) : slopeRatio(lines, method))
  if (!(slope > 0 && slope < Infinity)) return { kind: 'undetermined', reason: 'one-location' }
  return { kind: 'determined', slope, intercept: meanOf(baseLocations) - slope * meanOf(locations) }
}

function slopeRatio(lines: readonly AnchorLine[], method: 'mean-mean' | 'geometric-mean'): number {
  const comparable = lines.filter((line) => line.slope !== undefined)
  const slopes = comparable.map((line) => line.slope as number)
  const baseSlopes = comparable.map((line) => line.baseSlope as number)
  if (method === 'mean-mean') return meanOf(slopes) / meanOf(baseSlopes)
  return Math.exp(meanOf(slopes.map((slope, i) => Math.log(slope / (baseSlopes[i] as number)))))
}

/** SD; 0 where the values differ by rounding alone. */
function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values)
  const spread = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))
  return spread > 1e-10 * (1 + Math.abs(mean)) ? spread : 0
}
