import type { ScaleChange } from '../../models/conversions/scale-change.js'
import { type AnchorLine, anchorLine } from '../linking/anchor-lines.js'
import type { Anchor } from '../linking/anchors.js'
import type { LinkWeighting } from '../linking/link-weighting.js'
import { type CurveShift, curveShift } from './curve-shift.js'
import { type MovementErrors, movementErrors } from './movement-errors.js'
import { median, robustZ, robustZOfErrors } from './robust-z.js'

/** How an anchor has moved between two calibrations. */
export interface AnchorMovement extends CurveShift {
  readonly item: string
  /** Its id in the earlier bank. */
  readonly baseItem: string
  /** In location and slope; absent for NRM items whose boundaries cannot be compared. */
  readonly line?: LineMovement
}

export interface LineMovement {
  /** Mean location now minus then on the earlier scale, in logits: above 0 where the item has become harder. */
  readonly locationShift: number
  /** Slope now over slope then, both on the earlier scale. */
  readonly slopeRatio: number
  /**
   * Robust z of the location shift and of the logarithm of the slope ratio among all anchors; in standard errors where all anchors
   * tell them.
   */
  readonly locationZ: number
  readonly slopeZ: number
  /** Of the shift and of the logarithm of the ratio, where a calibration tells the errors of the item. */
  readonly errors?: MovementErrors
}

/** Every anchor's movement, seen through a link from the later scale to the earlier one. */
export function anchorMovements(anchors: readonly Anchor[], link: ScaleChange, weighting: LinkWeighting): AnchorMovement[] {
  const lines = anchors.flatMap((anchor, index) => {
    const found = comparable(anchorLine(anchor))
    return found === undefined ? [] : [{ index, ...found }]
  })
  const shifts = lines.map(({ location, baseLocation }) => link.slope * location + link.intercept - baseLocation)
  const ratios = lines.map(({ slope, baseSlope }) => slope / link.slope / baseSlope)
  const errors = lines.map(({ index }) => movementErrors(anchors[index] as Anchor, link))
  const locationZ = standardised(
    shifts,
    errors.map((each) => each?.location),
  )
  const slopeZ = standardised(
    ratios.map(Math.log),
    errors.map((each) => each?.logSlope),
  )
  const lineOf = new Map(
    lines.map(({ index }, i): [number, LineMovement] => [
      index,
      {
        locationShift: shifts[i] as number,
        slopeRatio: ratios[i] as number,
        locationZ: locationZ[i] as number,
        slopeZ: slopeZ[i] as number,
        ...(errors[i] === undefined ? {} : { errors: errors[i] }),
      },
    ]),
  )
  return anchors.map((anchor, index) => {
    const line = lineOf.get(index)
    const named = { item: anchor.id, baseItem: anchor.baseId, ...curveShift(anchor, link, weighting) }
    return line === undefined ? named : { ...named, line }
  })
}

/** By standard errors where every value has one, else among the values alone. */
function standardised(values: readonly number[], errors: readonly (number | undefined)[]): number[] {
  const known = errors.filter((error): error is number => error !== undefined && error > 0)
  return known.length === values.length ? robustZOfErrors(values, known) : robustZ(values)
}

/**
 * A link that a minority of drifting anchors cannot pull along: A from the median of the logarithms of slope ratios, B from
 * the median of the location differences. Without comparable boundaries the scales are taken as they are.
 */
export function medianLink(anchors: readonly Anchor[], fixedSlope?: number): ScaleChange {
  const lines = anchors.flatMap((anchor) => comparable(anchorLine(anchor)) ?? [])
  if (lines.length === 0) return { slope: fixedSlope ?? 1, intercept: 0 }
  const slope = fixedSlope ?? Math.exp(median(lines.map((line) => Math.log(line.slope / line.baseSlope))))
  return { slope, intercept: median(lines.map((line) => line.baseLocation - slope * line.location)) }
}

interface ComparableLine {
  readonly slope: number
  readonly baseSlope: number
  readonly location: number
  readonly baseLocation: number
}

function comparable({ slope, baseSlope, locations, baseLocations }: AnchorLine): ComparableLine | undefined {
  if (slope === undefined || baseSlope === undefined) return undefined
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return { slope, baseSlope, location: mean(locations), baseLocation: mean(baseLocations) }
}
