import { normalDensity, normalQuantile } from '../../math/normal.js'
import type { PopulationResult, ShownShare } from '../population-result.js'

type Curve = Pick<PopulationResult, 'curve' | 'standard'>

/** A share of 0 or 1 has no normal quantile; a billionth off stands in. */
const least = 1e-9

/** Slope of the share in the cut, from the neighbours on the curve; 0 without a curve. */
export function slopeAtCut({ curve, standard }: Curve): number {
  const place = curve.findIndex(({ cut }) => cut === standard.cut)
  const low = curve[Math.max(0, place - 1)]
  const high = curve[Math.min(curve.length - 1, place + 1)]
  return low === undefined || high === undefined || low === high ? 0 : (high.share - low.share) / (high.cut - low.cut)
}

/**
 * Slope of a group's share in the cut of the target level. Between the neighbouring cuts of the standard the normal quantile of the share
 * is taken for a line, which is exact where proficiency is normal in the group; where there is no other cut to tell how wide the group
 * is, it is taken to be as wide as all.
 */
export function slopeOfGroup(group: ShownShare, { total, curve, standard }: PopulationResult): number {
  // A group is shown only where the total is.
  if (total.share === null) return 0
  const [own, all] = [quantilesAtCuts(group), quantilesAtCuts(total)] as const
  const at = group.levels.findIndex(({ level }) => level === standard.targetLevel) - 1
  const [low, high] = [Math.max(0, at - 1), Math.min(own.length - 1, at + 1)]
  const width = cutOfQuantile(curve, all[high] as number) - cutOfQuantile(curve, all[low] as number)
  const density = normalDensity(own[at] as number)
  if (width > 0) return (density * ((own[high] as number) - (own[low] as number))) / width
  return (slopeAtCut({ curve, standard }) * density) / normalDensity(all[at] as number)
}

/** Normal quantile of the share at or above each cut of the standard, ascending. */
function quantilesAtCuts({ levels }: ShownShare): number[] {
  let below = 0
  return levels.slice(0, -1).map(({ share }) => {
    below += share
    return quantileOf(1 - below)
  })
}

/** The cut on the curve whose share has the quantile: the curve has all cuts of the standard. */
function cutOfQuantile(curve: PopulationResult['curve'], quantile: number): number {
  const distance = ({ share }: { readonly share: number }) => Math.abs(quantileOf(share) - quantile)
  return curve.reduce((best, point) => (distance(point) < distance(best) ? point : best)).cut
}

function quantileOf(share: number): number {
  return normalQuantile(Math.min(1 - least, Math.max(least, share)))
}
