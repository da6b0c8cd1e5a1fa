import type { Band } from './realised-share.js'
import type { VariancePart } from './share-estimate.js'

/** Shares at or above every cut of a run, from which the slope of the share in a cut is read. */
export interface ShareCurve {
  /** Ascending, in logits. */
  readonly cuts: readonly number[]
  readonly shares: readonly number[]
}

/**
 * The part of a share's variance that comes from the cuts not being known exactly: slope²·SE² of each cut that bounds the
 * band, the cuts taken as independent.
 * @param cutStandardErrors by place among the cuts; a bounding cut without one leaves the part unknown
 */
export function cutPart(curve: ShareCurve, band: Band, cutStandardErrors: ReadonlyMap<number, number> | undefined): VariancePart {
  const bounds = [band.from, band.to].filter((cut) => cut !== null)
  const errors = bounds.map((cut) => cutStandardErrors?.get(cut))
  if (errors.some((error) => error === undefined)) return { kind: 'not-estimated', reason: 'standard-without-cut-errors' }
  const variance = bounds.reduce((sum, cut, k) => sum + (slopeAt(curve, cut) * (errors[k] as number)) ** 2, 0)
  return { kind: 'estimated', variance }
}

/** Slope of the share in the cut: of the parabola through a cut and its neighbours, or of the line between two cuts. */
function slopeAt({ cuts, shares }: ShareCurve, at: number): number {
  if (cuts.length === 2) return ((shares[1] as number) - (shares[0] as number)) / ((cuts[1] as number) - (cuts[0] as number))
  const place = Math.min(cuts.length - 2, Math.max(1, at))
  const [x0, x1, x2] = [place - 1, place, place + 1].map((k) => cuts[k] as number) as [number, number, number]
  const [y0, y1, y2] = [place - 1, place, place + 1].map((k) => shares[k] as number) as [number, number, number]
  const first = (y1 - y0) / (x1 - x0)
  const second = ((y2 - y1) / (x2 - x1) - first) / (x2 - x0)
  const x = cuts[at] as number
  return first + second * (2 * x - x0 - x1)
}
