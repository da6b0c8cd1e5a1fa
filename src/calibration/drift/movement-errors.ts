import { categoryCurve } from '../../models/category-curve.js'
import type { ScaleChange } from '../../models/conversions/scale-change.js'
import { isEstimated, itemCovariance, itemNumbers } from '../estimation/coordinates/item-numbers.js'
import { anchorLine } from '../linking/anchor-lines.js'
import type { Anchor, CalibratedSide } from '../linking/anchors.js'
import { nudges } from '../linking/parameter-nudge.js'

/** Standard errors of how far an anchor has moved, from those of both calibrations. */
export interface MovementErrors {
  /** Of the location shift, in logits of the earlier scale; 0 where no location was estimated. */
  readonly location: number
  /** Of the logarithm of the slope ratio; 0 where no slope was estimated. */
  readonly logSlope: number
}

/**
 * Standard errors of an anchor's movement by the delta method, the two calibrations taken as independent and the link as known:
 * what few persons have answered may move further by chance.
 * @param anchor one with boundaries that can be compared
 * @returns undefined where neither calibration tells its errors; parameters without any count as known
 * @source Lord (1980), Applications of Item Response Theory, ch. 14 (difference over its standard error)
 */
export function movementErrors({ item, base }: Anchor, link: ScaleChange): MovementErrors | undefined {
  if (!isEstimated(item.item) && !isEstimated(base.item)) return undefined
  const now = lineVariances(item, (moved) => lineOf(anchorLine({ item: moved, base }), 'own'))
  const then = lineVariances(base, (moved) => lineOf(anchorLine({ item, base: moved }), 'base'))
  return {
    location: Math.sqrt(link.slope ** 2 * now.location + then.location),
    logSlope: Math.sqrt(now.logSlope + then.logSlope),
  }
}

interface Line {
  readonly location: number
  readonly logSlope: number
}

function lineOf(line: ReturnType<typeof anchorLine>, side: 'own' | 'base'): Line {
  const [slope, locations] = side === 'own' ? [line.slope, line.locations] : [line.baseSlope, line.baseLocations]
  const location = locations.reduce((sum, value) => sum + value, 0) / locations.length
  return { location, logSlope: Math.log(slope ?? Number.NaN) }
}

/** Variances of mean location and ln slope: gradients by difference quotients on both sides of the item's covariance. */
function lineVariances({ item, scalingConstant }: CalibratedSide, lineAt: (side: CalibratedSide) => Line): Line {
  const covariance = itemCovariance(item)
  const gradients: Line[] = itemNumbers(item).map(() => ({ location: 0, logSlope: 0 }))
  for (const { order, lower, higher, width } of nudges(item)) {
    const [low, high] = [lower, higher].map((model) =>
      lineAt({ item: { ...item, ...model }, scalingConstant, curve: categoryCurve(model, scalingConstant) }),
    ) as [Line, Line]
    gradients[order] = {
      location: (high.location - low.location) / width,
      logSlope: (high.logSlope - low.logSlope) / width,
    }
  }
  const variance = (of: keyof Line) =>
    gradients.reduce(
      (sum, row, i) => sum + gradients.reduce((part, column, j) => part + row[of] * (covariance[i]?.[j] ?? 0) * column[of], 0),
      0,
    )
  return { location: variance('location'), logSlope: variance('logSlope') }
}
