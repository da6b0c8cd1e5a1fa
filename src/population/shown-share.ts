import type { SharedScale, Standard } from '../literacy/standard.js'
import type { SummedCell } from './conditioning/measure-cells.js'
import { mixture } from './conditioning/mixture.js'
import type { Conditioning, CountingBias, CurvePoint, ShownShare } from './population-result.js'
import { cutPart, type ShareCurve } from './shares/cut-part.js'
import { type Band, bandShare, realisedShare, tailBand } from './shares/realised-share.js'
import { type ShareEstimate, shareEstimate, type VariancePart, type VarianceParts } from './shares/share-estimate.js'

/** All that the shares of one run have in common. */
export interface ShareSetting<C extends SummedCell = SummedCell> {
  readonly standard: Standard
  readonly scale: SharedScale
  readonly confidence: number
  /** All cuts, ascending; where among them the standard's cuts and the target's are. */
  readonly cuts: readonly number[]
  readonly bandCuts: readonly number[]
  readonly targetCut: number
  sampling(cells: readonly C[], band: Band): VariancePart
  itemParameters(cells: readonly C[], band: Band): VariancePart
}

/** The share of some cells taken together at or above the target level, with everything but its gap. */
export function shownShare<C extends SummedCell>(
  setting: ShareSetting<C>,
  cells: readonly C[],
): Omit<ShownShare, 'gap' | 'caution' | 'nonresponse' | 'borrowed'> {
  const curve = shareCurve(setting, cells)
  const estimate = (band: Band) => estimateOf(setting, cells, band, curve)
  const share = estimate(tailBand(setting.targetCut))
  return {
    suppressed: false,
    withheld: null,
    ...share,
    levels: setting.standard.levels.map(({ id }, k) => ({ level: id, ...estimate(levelBand(setting, k)) })),
    counting: countingBias(setting, cells, share.share),
    conditioning: conditioningOf(cells),
    imputation: null,
  }
}

/** The share at or above each of some cuts; the cut is given, so its own error has no part in it. */
export function curvePoints<C extends SummedCell>(setting: ShareSetting<C>, cells: readonly C[]): CurvePoint[] {
  return setting.cuts.map((cut, place) => {
    const { share, standardError, interval } = estimateOf(setting, cells, tailBand(place), undefined)
    return { cut, share, standardError, interval }
  })
}

function shareCurve({ cuts }: Pick<ShareSetting, 'cuts'>, cells: readonly SummedCell[]): ShareCurve {
  return { cuts, shares: cuts.map((_, place) => bandShare(cells, tailBand(place))) }
}

function levelBand({ bandCuts }: Pick<ShareSetting, 'bandCuts'>, level: number): Band {
  return { from: bandCuts[level - 1] ?? null, to: bandCuts[level] ?? null, index: level }
}

function estimateOf<C extends SummedCell>(
  setting: ShareSetting<C>,
  cells: readonly C[],
  band: Band,
  curve: ShareCurve | undefined,
): ShareEstimate {
  const sums = cells.map(({ sums, prior }) => ({
    sums,
    covariance: prior.covariance,
    shapeCovariance: prior.regression?.covariance ?? prior.shape?.covariance,
  }))
  const { share, measurement } = realisedShare(sums, band)
  const variances: VarianceParts = {
    sampling: setting.sampling(cells, band),
    measurement,
    itemParameters: setting.itemParameters(cells, band),
    cut: curve === undefined ? { kind: 'zero', reason: 'cut-is-given' } : cutPart(curve, band, cutErrors(setting)),
    linking: linkingPart(setting.scale),
  }
  return shareEstimate(share, variances, setting.confidence)
}

/** Results and cuts of one named scale need no link; of an unnamed one nobody knows. */
export function linkingPart(scale: SharedScale): VariancePart {
  return scale.kind === 'named' ? { kind: 'zero', reason: 'same-scale' } : { kind: 'not-estimated', reason: 'scale-unnamed' }
}

/** Standard errors of the standard's cuts by their places among all cuts. */
export function cutErrors({
  standard,
  bandCuts,
}: Pick<ShareSetting, 'standard' | 'bandCuts'>): ReadonlyMap<number, number> | undefined {
  const errors = standard.cutStandardErrors
  return errors === undefined ? undefined : new Map(bandCuts.map((place, k) => [place, errors[k] as number]))
}

function countingBias({ targetCut }: Pick<ShareSetting, 'targetCut'>, cells: readonly SummedCell[], share: number): CountingBias {
  const weight = cells.reduce((sum, { sums }) => sum + sums.weight, 0)
  const counted = (column: 'countedEap' | 'countedMle') => {
    const found = cells.reduce((sum, { sums }) => sum + (sums[column][targetCut] as number), 0) / weight
    return { share: found, bias: found - share }
  }
  return { eap: counted('countedEap'), mle: counted('countedMle') }
}

function conditioningOf(cells: readonly SummedCell[]): Conditioning {
  const [only] = cells
  if (cells.length === 1 && only !== undefined && only.prior.kind !== 'total') {
    const { kind, reason, mean, sd, shape, regression } = only.prior
    return { kind, reason, mean, sd, shape: shape === undefined ? 'normal' : 'free', explained: regression?.explained ?? null }
  }
  const whole = mixture(cells.map(({ prior, sums }) => ({ mean: prior.mean, sd: prior.sd, weight: sums.weight })))
  return { kind: 'groups', reason: null, ...whole, shape: null, explained: null }
}
