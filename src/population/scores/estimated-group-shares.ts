import type { SharedScale } from '../../literacy/standard.js'
import { smallestGroup } from '../conditioning/cells.js'
import type { SummedCell } from '../conditioning/measure-cells.js'
import { mixture } from '../conditioning/mixture.js'
import type { CellPrior } from '../conditioning/own-prior.js'
import { addTails, estimateTails } from '../estimates/estimate-tails.js'
import {
  type LatentOfEstimates,
  latentNormalOfEstimates,
  type WeightedEstimates,
} from '../estimates/latent-normal-of-estimates.js'
import { type Aim, groupShares, nothingShown, type Shares } from '../group-shares.js'
import { stratumVariance } from '../plausible/stratified-shares.js'
import type { GroupShare, ShownShare, TotalShare } from '../population-result.js'
import { nonresponseBounds } from '../roster/nonresponse-bounds.js'
import { type Band, bandShare } from '../shares/realised-share.js'
import type { VariancePart } from '../shares/share-estimate.js'
import type { TailSums } from '../shares/tail-sums.js'
import type { CollectedScores } from './collect-scores.js'
import { type ItemShift, itemShiftPart } from './item-shift-part.js'
import type { ScoreDesign } from './score-design.js'
import type { ScoreGroups, ScoreSet, SizedCell } from './score-groups.js'
import type { ScoreShareInput } from './score-options.js'

/** What all shares from estimates of one run have in common. */
export interface EstimatedSetting {
  readonly input: ScoreShareInput
  readonly scale: SharedScale
  readonly confidence: number
  readonly design: ScoreDesign
  readonly collected: CollectedScores
  readonly aim: Aim | undefined
  readonly itemShift: ItemShift
}

/** A stratum with the sums of its own persons, each counting once. */
interface Stratum {
  readonly sums: TailSums
  readonly size: number | undefined
  readonly persons: number
}

/** Persons of one distribution: a group of ten and more, or all the smaller ones. */
interface EstimatedCell extends SummedCell {
  readonly strata: readonly Stratum[]
  readonly size: number | undefined
}

type Prior = Omit<CellPrior, 'layout'>

/**
 * Total, groups and curve from estimates with their errors, each group conditioned on its own distribution, as
 * responses would be.
 */
export function estimatedGroupShares(setting: EstimatedSetting, { total, groups }: ScoreGroups): Shares {
  const sets = groups.length === 0 ? [total] : groups.filter(({ n }) => n > 0)
  const large = sets.filter(({ n }) => n >= smallestGroup)
  const small = sets.filter(({ n }) => n < smallestGroup)
  const rest: ScoreSet = {
    name: '',
    n: small.reduce((sum, { n }) => sum + n, 0),
    cells: small.flatMap(({ cells }) => cells),
    size: small.some(({ size }) => size === undefined) ? undefined : small.reduce((sum, { size }) => sum + (size ?? 0), 0),
  }
  const conditioned = [...large, ...(rest.n > 0 ? [rest] : [])]
  const priors = priorsOf(conditioned, setting)
  if (priors === undefined) return nothingShown(groups, total.n, 'fewer-than-10')
  const cells = new Map(conditioned.map((set, k) => [set, summed(setting, set, priors[k] as Prior)]))
  const listed = groups.map((set) => ({ name: set.name, n: set.n, cell: set.n >= smallestGroup ? set : rest }))
  const shares = groupShares(
    {
      ...setting,
      standard: setting.input.standard,
      ...setting.collected.places,
      sampling: samplingOf(setting),
      itemParameters: (own, band) => itemPart(setting, own, band),
    },
    listed,
    cells,
    { aim: setting.aim, nonresponse: (own, share) => bounds(setting, own, share, total) },
  )
  return { ...shares, total: oneCount(shares.total, setting), groups: shares.groups.map((group) => oneCount(group, setting)) }
}

/** Factor on the weights of a cell: its stratum's people over those tested, 1 without a roster. */
function factorOf({ design }: EstimatedSetting, { cell, size }: SizedCell): number {
  return design.kind === 'stratified' && size !== undefined ? size / cell.persons : 1
}

function weightedSets(setting: EstimatedSetting, { cells }: ScoreSet): WeightedEstimates[] {
  return cells.map((sized) => ({ columns: sized.cell.estimates, factor: factorOf(setting, sized) }))
}

/** Undefined where nobody's answers tell anything. */
function priorsOf(sets: readonly ScoreSet[], setting: EstimatedSetting): readonly Prior[] | undefined {
  const found = sets.map((set) => (set.n < smallestGroup ? undefined : latentNormalOfEstimates(weightedSets(setting, set))))
  const own = found.flatMap((fit, k) =>
    fit?.kind === 'estimated' ? [{ mean: 0, sd: fit.sd, weight: (sets[k] as ScoreSet).n }] : [],
  )
  const { prior } = setting.input.origin
  const pooledSd = own.length > 0 ? mixture(own).sd : prior.kind === 'normal' ? prior.sd : 1
  const second = found.map((fit, k): Prior | undefined => {
    if (fit?.kind === 'estimated') return ownPrior('own', null, fit)
    if (fit?.kind !== 'no-variance') return undefined
    const held = latentNormalOfEstimates(weightedSets(setting, sets[k] as ScoreSet), pooledSd)
    return held.kind === 'estimated' ? ownPrior('own-mean', 'no-variance', held) : undefined
  })
  const known = second.flatMap((fit, k) =>
    fit === undefined ? [] : [{ mean: fit.mean, sd: fit.sd, weight: (sets[k] as ScoreSet).n }],
  )
  if (known.length === 0) return undefined
  const whole = mixture(known)
  const nothingOwn = { kind: 'total', reason: 'few-persons', ...whole, covariance: { mean: 0, cross: 0, logSd: 0 } } as const
  return second.map((fit) => fit ?? nothingOwn)
}

/** As for responses, the variance of the mean gives back what the maximum-likelihood variance has lost. */
function ownPrior(
  kind: 'own' | 'own-mean',
  reason: 'no-variance' | null,
  { mean, sd, covariance }: Extract<LatentOfEstimates, { kind: 'estimated' }>,
): Prior {
  return { kind, reason, mean, sd: Math.sqrt(sd * sd + covariance.mean), covariance }
}

function summed(setting: EstimatedSetting, set: ScoreSet, prior: Prior): EstimatedCell {
  const { cuts, bandCuts } = setting.collected.places
  const tails = (sets: readonly WeightedEstimates[]) => estimateTails(sets, { mean: prior.mean, sd: prior.sd, cuts, bandCuts })
  const strata = set.cells.map(({ cell, size }) => ({
    sums: tails([{ columns: cell.estimates, factor: 1 }]),
    size,
    persons: cell.persons,
  }))
  const weighted = set.cells.some((sized) => factorOf(setting, sized) !== 1)
  const sums = weighted ? tails(weightedSets(setting, set)) : addTails(strata.map((stratum) => stratum.sums))
  return { prior, sums, strata, size: set.size }
}

function samplingOf({ design }: EstimatedSetting): (cells: readonly EstimatedCell[], band: Band) => VariancePart {
  return (cells, band) => {
    const strata = cells.flatMap((cell) => cell.strata)
    switch (design.kind) {
      case 'stratified': {
        const whole = strata.reduce((sum, { size }) => sum + (size as number), 0)
        const variance = strata.reduce((sum, { sums, size, persons }) => {
          return sum + stratumVariance((size as number) / whole, persons, size as number, bandShare([{ sums }], band))
        }, 0)
        return { kind: 'estimated', variance }
      }
      case 'simple-random': {
        const n = strata.reduce((sum, { persons }) => sum + persons, 0)
        const share = bandShare(cells, band)
        return { kind: 'estimated', variance: (design.factor * share * (1 - share)) / Math.max(1, n - 1) }
      }
      case 'none':
        return { kind: 'zero', reason: 'describes-those-tested' }
      default:
        return { kind: 'not-estimated', reason: 'needs-sampling-design' }
    }
  }
}

function itemPart({ itemShift, collected }: EstimatedSetting, cells: readonly EstimatedCell[], { from, to }: Band): VariancePart {
  const cuts = [from, to].flatMap((place) => (place === null ? [] : [collected.places.cuts[place] as number]))
  const whole = mixture(cells.map(({ prior, sums }) => ({ mean: prior.mean, sd: prior.sd, weight: sums.weight })))
  return itemShiftPart(itemShift, cuts, whole)
}

function bounds(
  { collected }: EstimatedSetting,
  cells: readonly EstimatedCell[],
  _share: number,
  total: ScoreSet,
): ShownShare['nonresponse'] {
  if (total.size === undefined) return null
  const strata = cells.flatMap((cell) => cell.strata)
  const tested = strata.reduce((sum, { persons }) => sum + persons, 0)
  // The total is about the whole roster, groups that nobody was tested of among them.
  const size = tested === total.n ? total.size : cells.reduce((sum, cell) => sum + (cell.size ?? 0), 0)
  const share = bandShare(strata, { from: collected.places.targetCut, to: null, index: null })
  return nonresponseBounds(share, tested, size)
}

/** The file holds one kind of estimate: only its count can be told. */
function oneCount<Share extends TotalShare | GroupShare>(share: Share, { input }: EstimatedSetting): Share {
  if (share.share === null || share.counting === null) return share
  const { eap } = share.counting
  const { method } = input.origin
  const shrunken = method === 'eap' || method === 'eapsum' || method === 'map'
  return { ...share, counting: shrunken ? { eap, mle: null } : { eap: null, mle: eap } }
}
