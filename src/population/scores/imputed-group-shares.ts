import type { SharedScale } from '../../literacy/standard.js'
import { normalDensity } from '../../math/normal.js'
import { smallestGroup } from '../conditioning/cells.js'
import { type Aim, amongGroups, cautionBelow, gapOf, type People, peopleOf, type Shares, withheldShare } from '../group-shares.js'
import { type CombinedEstimate, imputationDegreesOfFreedom } from '../plausible/combine-imputations.js'
import { impliedCoverage } from '../plausible/implied-coverage.js'
import { type CountBand, imputedMean, imputedSd, imputedShare, type SamplingDesign } from '../plausible/imputed-shares.js'
import { stratifiedShare } from '../plausible/stratified-shares.js'
import { addCountsInto, createWeightedCounts, type WeightedCounts } from '../plausible/weighted-counts.js'
import type { CountedShare, CountingBias, CurvePoint, GroupShare, Imputation, ShownShare } from '../population-result.js'
import { nonresponseBounds } from '../roster/nonresponse-bounds.js'
import {
  type ShareEstimate,
  shareEstimate,
  totalVariance,
  type VariancePart,
  type VarianceParts,
} from '../shares/share-estimate.js'
import { linkingPart } from '../shown-share.js'
import { suppressedGroups } from '../suppression.js'
import type { CollectedScores } from './collect-scores.js'
import { type ItemShift, itemShiftPart } from './item-shift-part.js'
import type { ScoreDesign } from './score-design.js'
import type { ScoreGroups, ScoreSet } from './score-groups.js'
import type { ScoreShareInput } from './score-options.js'

/** What all shares from plausible values of one run have in common. */
export interface ImputedSetting {
  readonly input: ScoreShareInput
  readonly scale: SharedScale
  readonly confidence: number
  readonly design: ScoreDesign
  readonly collected: CollectedScores
  readonly aim: Aim | undefined
  readonly itemShift: ItemShift
}

/** Total, groups and curve from plausible values. */
export function imputedGroupShares(setting: ImputedSetting, { total, groups }: ScoreGroups): Shares {
  const suppressed = suppressedGroups(groups, smallestGroup)
  const unconditioned = setting.input.group !== undefined && !setting.input.origin.conditioning.includes(setting.input.group)
  const shownGroups = groups.map((set): GroupShare => {
    const reason = set.n === 0 ? 'nobody-tested' : suppressed.get(set.name)
    const row = { name: set.name, n: set.n }
    if (reason !== undefined) return { ...row, ...withheldShare(reason) }
    return { ...row, ...shownImputed(setting, set, { of: 'tested', count: set.size ?? set.n }, unconditioned) }
  })
  return amongGroups({
    total: { n: total.n, ...shownImputed(setting, total, peopleOf(setting.aim, total.n), false) },
    groups: shownGroups,
    curve: imputedCurve(setting, total),
    confidence: setting.confidence,
  })
}

function shownImputed(setting: ImputedSetting, set: ScoreSet, people: People, unconditioned: boolean): ShownShare {
  const { standard } = setting.input
  const { places } = setting.collected
  const counts = merged(set)
  const moments = momentsOf(counts, samplingDesign(setting.design))
  const estimate = (band: CountBand) => estimateOf(setting, set, counts, band, { moments, cutIsGiven: false })
  const levels = standard.levels.map(({ id }, k) => {
    const band = { from: places.bandCuts[k - 1] ?? null, to: places.bandCuts[k] ?? null }
    return { level: id, ...estimate(band).share }
  })
  const { share, combined, degreesOfFreedom } = estimate({ from: places.targetCut, to: null })
  const imputation: Imputation = {
    values: counts.values,
    mean: moments.mean.estimate,
    meanStandardError: Math.sqrt(moments.mean.total),
    sd: moments.sd,
    within: combined.within,
    between: combined.between,
    degreesOfFreedom: degreesOfFreedom === Number.POSITIVE_INFINITY ? 'infinite' : degreesOfFreedom,
    intervalCovers: intervalCovers(setting, counts, { share, combined, degreesOfFreedom }, moments.mean),
  }
  return {
    suppressed: false,
    withheld: null,
    ...share,
    caution: set.n < cautionBelow,
    levels,
    counting: countingOf(setting, set, share.share),
    conditioning: {
      kind: unconditioned ? 'unconditioned' : 'scores',
      reason: null,
      mean: moments.mean.estimate,
      sd: moments.sd,
      shape: null,
      explained: null,
    },
    imputation,
    borrowed: null,
    nonresponse: boundsOf(setting, set, counts),
    gap: gapOf(share, people, setting.aim),
  }
}

/** Known where the share is about the people those tested were drawn from, under one design. */
function intervalCovers(
  { design, collected, confidence }: ImputedSetting,
  counts: WeightedCounts,
  { share, combined, degreesOfFreedom }: OneEstimate,
  mean: CombinedEstimate,
): number | null {
  if (design.kind !== 'simple-random' && design.kind !== 'replicates') return null
  const cut = counts.cuts[collected.places.targetCut] as number
  const otherVariance = totalVariance(share.variances) - combined.total
  const interval = { cut, confidence, degreesOfFreedom, variance: combined.total, otherVariance }
  const covers = impliedCoverage(interval, mean, imputedSd(counts, samplingDesign(design)))
  // Persons all alike, or a census whose values do not differ, have no normal distribution to compare with.
  return Number.isFinite(covers) ? covers : null
}

function boundsOf({ collected }: ImputedSetting, set: ScoreSet, counts: WeightedCounts): ShownShare['nonresponse'] {
  if (set.size === undefined) return null
  const tested = imputedShare(counts, { from: collected.places.targetCut, to: null }, { kind: 'none' })
  return nonresponseBounds(tested.estimate, set.n, set.size)
}

interface Moments {
  readonly mean: CombinedEstimate
  readonly sd: number
}

function momentsOf(counts: WeightedCounts, design: SamplingDesign): Moments {
  return { mean: imputedMean(counts, design), sd: imputedSd(counts, { kind: 'none' }).estimate }
}

/** For figures that a roster's strata do not weigh: the moments describe those tested. */
function samplingDesign(design: ScoreDesign): SamplingDesign {
  return design.kind === 'stratified' || design.kind === 'unknown' ? { kind: 'none' } : design
}

function merged({ cells }: ScoreSet): WeightedCounts {
  const [first] = cells
  if (cells.length === 1 && first !== undefined) return first.cell.counts
  const { cuts, weights, values } = (first as ScoreSet['cells'][number]).cell.counts
  const counts = createWeightedCounts([...cuts], { weights, plausibleValues: values })
  for (const { cell } of cells) addCountsInto(counts, cell.counts)
  return counts
}

interface OneEstimate {
  readonly share: ShareEstimate
  readonly combined: CombinedEstimate
  readonly degreesOfFreedom: number
}

function estimateOf(
  setting: ImputedSetting,
  set: ScoreSet,
  counts: WeightedCounts,
  band: CountBand,
  { moments, cutIsGiven }: { readonly moments: Moments; readonly cutIsGiven: boolean },
): OneEstimate {
  const { design } = setting
  const bounds = [band.from, band.to].filter((place) => place !== null)
  const combined =
    design.kind === 'stratified'
      ? stratifiedShare(
          set.cells.map(({ cell, size }) => ({ counts: cell.counts, size: size as number })),
          band,
        )
      : imputedShare(counts, band, samplingDesign(design))
  const variances: VarianceParts = {
    sampling: samplingPart(design, combined),
    measurement: { kind: 'estimated', variance: combined.imputation, ofPersons: combined.imputation, ofPrior: null },
    itemParameters: itemShiftPart(
      setting.itemShift,
      bounds.map((place) => counts.cuts[place] as number),
      { mean: moments.mean.estimate, sd: moments.sd },
    ),
    cut: cutIsGiven ? { kind: 'zero', reason: 'cut-is-given' } : cutOf(setting, counts, band, moments),
    linking: linkingPart(setting.scale),
  }
  const degreesOfFreedom = imputationDegreesOfFreedom(counts.values, combined.imputation, totalVariance(variances))
  return { share: shareEstimate(combined.estimate, variances, setting.confidence, degreesOfFreedom), combined, degreesOfFreedom }
}

function samplingPart({ kind }: ScoreDesign, { within }: CombinedEstimate): VariancePart {
  if (kind === 'none') return { kind: 'zero', reason: 'describes-those-tested' }
  return kind === 'unknown' ? { kind: 'not-estimated', reason: 'needs-sampling-design' } : { kind: 'estimated', variance: within }
}

/** Slope²·SE² of the cuts that bound a band, the slope that of a normal distribution with the persons' mean and SD. */
function cutOf(
  { input, collected }: ImputedSetting,
  { cuts }: WeightedCounts,
  { from, to }: CountBand,
  { mean, sd }: Moments,
): VariancePart {
  const errors = input.standard.cutStandardErrors
  if (errors === undefined) return { kind: 'not-estimated', reason: 'standard-without-cut-errors' }
  const { bandCuts } = collected.places
  const variance = [from, to].reduce<number>((sum, place) => {
    if (place === null) return sum
    const slope = normalDensity(((cuts[place] as number) - mean.estimate) / sd) / sd
    return sum + (slope * (errors[bandCuts.indexOf(place)] as number)) ** 2
  }, 0)
  return { kind: 'estimated', variance }
}

function countingOf({ input }: ImputedSetting, { cells }: ScoreSet, share: number): CountingBias | null {
  const weight = cells.reduce((sum, { cell }) => sum + cell.pointWeight, 0)
  if (weight === 0) return null
  const found = cells.reduce((sum, { cell }) => sum + cell.pointAbove, 0) / weight
  const counted: CountedShare = { share: found, bias: found - share }
  const { method } = input.origin
  if (method === 'eap' || method === 'eapsum' || method === 'map') return { eap: counted, mle: null }
  return method === 'unknown' ? null : { eap: null, mle: counted }
}

function imputedCurve(setting: ImputedSetting, total: ScoreSet): CurvePoint[] {
  const { curve, curvePlaces } = setting.collected
  const all = merged(total)
  const counts = curve ?? all
  const moments = momentsOf(all, { kind: 'none' })
  return curvePlaces.cuts.map((cut, place) => {
    const { share } = estimateOf(setting, total, counts, { from: place, to: null }, { moments, cutIsGiven: true })
    return { cut, share: share.share, standardError: share.standardError, interval: share.interval }
  })
}
