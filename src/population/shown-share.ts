import type { SharedScale, Standard } from '../literacy/standard.js'
import type { MeasuredCell } from './conditioning/measure-cells.js'
import { mixture } from './conditioning/mixture.js'
import type { Conditioning, CountingBias, CurvePoint, ShownShare } from './population-result.js'
import { cutPart, type ShareCurve } from './shares/cut-part.js'
import { type Band, bandShare, realisedShare, tailBand } from './shares/realised-share.js'
import { type ShareEstimate, shareEstimate, type VarianceParts } from './shares/share-estimate.js'
import { type BankDraw, itemParameterPart } from './uncertainty/bank-draws.js'

/** All that the shares of one run have in common. */
export interface ShareSetting {
  readonly standard: Standard
  readonly scale: SharedScale
  readonly confidence: number
  readonly weighted: boolean
  /** All cuts, ascending; where among them the standard's cuts and the target's are. */
  readonly cuts: readonly number[]
  readonly bandCuts: readonly number[]
  readonly targetCut: number
  readonly bankDraws:
    | { readonly kind: 'drawn'; readonly draws: readonly BankDraw[] }
    | { readonly kind: 'none'; readonly reason: 'switched-off' | 'bank-without-uncertainty' }
}

/** The share of some cells taken together at or above the target level, with everything but its gap. */
export function shownShare(setting: ShareSetting, cells: readonly MeasuredCell[]): Omit<ShownShare, 'gap' | 'caution'> {
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
  }
}

/** The share at or above each of some cuts; the cut is given, so its own error has no part in it. */
export function curvePoints(setting: ShareSetting, cells: readonly MeasuredCell[]): CurvePoint[] {
  return setting.cuts.map((cut, place) => {
    const { share, standardError, interval } = estimateOf(setting, cells, tailBand(place), undefined)
    return { cut, share, standardError, interval }
  })
}

function shareCurve({ cuts }: ShareSetting, cells: readonly MeasuredCell[]): ShareCurve {
  return { cuts, shares: cuts.map((_, place) => bandShare(cells, tailBand(place))) }
}

function levelBand({ bandCuts }: ShareSetting, level: number): Band {
  return { from: bandCuts[level - 1] ?? null, to: bandCuts[level] ?? null, index: level }
}

function estimateOf(
  setting: ShareSetting,
  cells: readonly MeasuredCell[],
  band: Band,
  curve: ShareCurve | undefined,
): ShareEstimate {
  const sums = cells.map(({ sums, prior }) => ({ sums, covariance: prior.covariance }))
  const { share, measurement } = realisedShare(sums, band)
  const { bankDraws, scale, weighted } = setting
  const variances: VarianceParts = {
    sampling: weighted
      ? { kind: 'not-estimated', reason: 'needs-sampling-design' }
      : { kind: 'zero', reason: 'describes-those-tested' },
    measurement,
    itemParameters:
      bankDraws.kind === 'drawn'
        ? itemParameterPart(
            bankDraws.draws,
            cells.map(({ cell }) => cell),
            band,
          )
        : { kind: 'not-estimated', reason: bankDraws.reason },
    cut: curve === undefined ? { kind: 'zero', reason: 'cut-is-given' } : cutPart(curve, band, cutErrors(setting)),
    linking: scale.kind === 'named' ? { kind: 'zero', reason: 'same-scale' } : { kind: 'not-estimated', reason: 'scale-unnamed' },
  }
  return shareEstimate(share, variances, setting.confidence)
}

function cutErrors({ standard, bandCuts }: ShareSetting): ReadonlyMap<number, number> | undefined {
  const errors = standard.cutStandardErrors
  return errors === undefined ? undefined : new Map(bandCuts.map((place, k) => [place, errors[k] as number]))
}

function countingBias({ targetCut }: ShareSetting, cells: readonly MeasuredCell[], share: number): CountingBias {
  const weight = cells.reduce((sum, { sums }) => sum + sums.weight, 0)
  const counted = (column: 'countedEap' | 'countedMle') => {
    const found = cells.reduce((sum, { sums }) => sum + (sums[column][targetCut] as number), 0) / weight
    return { share: found, bias: found - share }
  }
  return { eap: counted('countedEap'), mle: counted('countedMle') }
}

function conditioningOf(cells: readonly MeasuredCell[]): Conditioning {
  const [only] = cells
  if (cells.length === 1 && only !== undefined && only.prior.kind !== 'total') {
    const { kind, reason, mean, sd } = only.prior
    return { kind, reason, mean, sd }
  }
  const whole = mixture(cells.map(({ prior, sums }) => ({ mean: prior.mean, sd: prior.sd, weight: sums.weight })))
  return { kind: 'groups', reason: null, ...whole }
}
