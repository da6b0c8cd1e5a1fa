import type { CompiledBank } from '../../bank/compile-bank.js'
import { equallySpaced } from '../../math/grid.js'
import { answeredItems } from '../../scoring/answered-items.js'
import { groupTables } from '../../scoring/group-tables.js'
import { likelihoodTables } from '../../scoring/likelihood-tables.js'
import { withMarginalCurves } from '../../scoring/marginal-curves.js'
import { createWindow, windowMargin } from '../../scoring/posterior-window.js'
import { priorLocation } from '../../scoring/prior.js'
import { isAnswered } from '../../scoring/proficiency-estimate.js'
import { resolveScoringOptions, type ScoringOptions } from '../../scoring/scoring-options.js'
import { windowKernel } from '../../scoring/window-kernel.js'
import { estimateLatentNormal, type LatentNormal } from './latent-normal.js'
import { type LikelihoodTable, latentPass } from './latent-normal-pass.js'

/** The normal prior of a group's members, and why it is not simply their own. */
export interface GroupLatent {
  /**
   * own: mean and SD of the group's answers; own-mean: their mean and the SD of all who answered; total: mean and SD of all who answered;
   * scale: the prior of the options, because not even those can be estimated.
   */
  readonly kind: 'own' | 'own-mean' | 'total' | 'scale'
  readonly reason: 'few-persons' | 'no-variance' | 'sd-not-identified' | 'unbounded-above' | 'unbounded-below' | null
  /** Members with at least one response. */
  readonly persons: number
  /** Logits, to six decimals: what the order of the persons does not change. */
  readonly mean: number
  readonly sd: number
}

/** Persons of some groups, taken in block by block. */
export interface GatheredGroups {
  /**
   * @param responses persons × items, row-major in bank order, 255 = not administered
   * @param groupOf index of each person's group, 0, 1, …
   * @throws MelekError `responses-invalid` for a response that is no category of its item
   */
  add(responses: Uint8Array, persons: number, groupOf: ArrayLike<number>): void
  /** The latent distribution of groups 0 … groups − 1. */
  priors(groups: number): GroupLatent[]
}

/** A group of fewer persons does not estimate a latent distribution. */
const fewestPersons = 10
/** Nodes in SDs of the scale. */
const grid = { count: 113, low: -7, high: 7 } as const
/**
 * Persons whose posteriors under the scale's prior agree to this share one likelihood: in the mean in SDs of the scale, in the SD by a
 * factor. That moves a likelihood by 0.006 SDs, at random: a group's mean and SD move by a hundredth of their standard errors.
 */
const alike = { mean: 0.02, sd: 0.05 } as const
/** SDs that may be estimated, in SDs of the scale. */
const sdRange = [0.15, 5] as const

/**
 * Latent mean and SD of every group at fixed items, from one pass over persons of any number: persons are held as likelihoods shared by
 * all who are alike, so that memory grows with groups and not with persons.
 * @param options prior (of the scale) and parameterUncertainty count
 * @source Mislevy (1984), Psychometrika 49, 359–381
 */
export function gatherLatentGroups(bank: CompiledBank, options: ScoringOptions = {}): GatheredGroups {
  const { prior, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  const scale = priorLocation(prior)
  const nodes = equallySpaced(grid.count, grid.low, grid.high).map((node) => scale.mean + scale.sd * node)
  const classes = likelihoodClasses(curves, nodes, scale)
  const counts: Map<number, number>[] = []
  const items = bank.items.length
  return {
    add(responses, persons, groupOf) {
      for (let person = 0; person < persons; person++) {
        const found = classes.classOf(responses, person * items)
        if (found < 0) continue
        const group = groupOf[person] as number
        const own = counts[group] ?? new Map<number, number>()
        counts[group] = own
        own.set(found, (own.get(found) ?? 0) + 1)
      }
    },
    priors(groups) {
      const all = new Map<number, number>()
      for (const own of counts) for (const [each, count] of own ?? []) all.set(each, (all.get(each) ?? 0) + count)
      const total = ownLatent(classes.tableOf(all), scale)
      const whole = total.kind === 'own' ? total : { ...scale, kind: 'scale' as const }
      return Array.from({ length: groups }, (_, group): GroupLatent => {
        const own = ownLatent(classes.tableOf(counts[group] ?? new Map()), scale, whole.sd)
        const usable = own.kind === 'own' || own.kind === 'own-mean'
        const { mean, sd } = usable ? own : whole
        const kind = usable ? own.kind : whole.kind === 'scale' ? 'scale' : 'total'
        return { kind, reason: own.reason, persons: own.persons, mean: rounded(mean), sd: rounded(sd) }
      })
    },
  }
}

interface Counted {
  readonly table: LikelihoodTable
  readonly weights: Float64Array
  readonly persons: number
}

type OwnLatent = Pick<GroupLatent, 'reason' | 'persons' | 'mean' | 'sd'> & { readonly kind: 'own' | 'own-mean' | 'none' }

/** @param borrowedSd SD of all, for a group that has none of its own */
function ownLatent({ table, weights, persons }: Counted, scale: { mean: number; sd: number }, borrowedSd?: number): OwnLatent {
  const none = (reason: GroupLatent['reason']): OwnLatent => ({ kind: 'none', reason, persons, ...scale })
  if (persons < fewestPersons) return none('few-persons')
  const range = [sdRange[0] * scale.sd, sdRange[1] * scale.sd] as const
  const found = estimateLatentNormal(table, { weights, start: scale, sdRange: range })
  if (found.kind === 'estimated' && found.converged) {
    // Maximum likelihood loses from the variance what went into the mean.
    const lost = 1 / latentPass(table, weights, found.mean, found.sd).information.mean
    return { kind: 'own', reason: null, persons, mean: found.mean, sd: Math.sqrt(found.sd * found.sd + lost) }
  }
  const reason = reasonOf(found)
  if (borrowedSd === undefined || found.kind === 'unbounded') return none(reason)
  const held = estimateLatentNormal(table, { weights, start: scale, fixedSd: borrowedSd })
  if (held.kind !== 'estimated') return none(reason)
  return { kind: 'own-mean', reason, persons, mean: held.mean, sd: borrowedSd }
}

function reasonOf(found: LatentNormal): GroupLatent['reason'] {
  if (found.kind === 'unbounded') return `unbounded-${found.direction}`
  return found.kind === 'no-variance' ? 'no-variance' : 'sd-not-identified'
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** Mean likelihoods of persons who are alike, each person's scaled to a marginal probability of 1 under the scale's prior. */
function likelihoodClasses(bank: CompiledBank, nodes: Float64Array, scale: { mean: number; sd: number }) {
  const count = nodes.length
  const z = nodes.map((node) => (node - scale.mean) / scale.sd)
  const density = z.map((value) => Math.exp(-0.5 * value * value))
  const window = createWindow()
  const kernel = windowKernel(groupTables(bank, likelihoodTables(bank, nodes), { withMissing: true, mostRows: 256 }), window, 1)
  const request = { prior: 0, weights: new Float64Array(8 * Math.ceil(count / 8)).fill(1, 0, count), from: 0, to: count - 1 }
  const items = bank.items.length
  const indexOf = new Map<string, number>()
  const sums: Float64Array[] = []
  const spacing = (nodes[1] as number) - (nodes[0] as number)
  return {
    /** Takes a person in; −1 for one without responses. */
    classOf(responses: Uint8Array, start: number): number {
      const row = responses.subarray(start, start + items)
      if (!row.some(isAnswered)) return -1
      // The readable form says what is wrong with a response.
      if (!kernel(responses, start, request)) answeredItems(bank, row)
      const likelihood = window.density.subarray(windowMargin, windowMargin + count)
      let mass = 0
      let first = 0
      let second = 0
      for (let q = 0; q < count; q++) {
        const weight = (likelihood[q] as number) * (density[q] as number)
        mass += weight
        first += weight * (z[q] as number)
        second += weight * (z[q] as number) * (z[q] as number)
      }
      const mean = first / mass
      const sd = Math.sqrt(Math.max(1e-6, second / mass - mean * mean))
      const key = `${Math.round(mean / alike.mean)} ${Math.round(Math.log(sd) / alike.sd)}`
      const known = indexOf.get(key) ?? sums.push(new Float64Array(count)) - 1
      indexOf.set(key, known)
      const sum = sums[known] as Float64Array
      for (let q = 0; q < count; q++) sum[q] = (sum[q] as number) + (likelihood[q] as number) / mass
      return known
    },
    /** Likelihoods of the classes that are there, in an order of their own, with their numbers of persons. */
    tableOf(counts: ReadonlyMap<number, number>): Counted {
      const present = [...indexOf].filter(([, each]) => counts.has(each)).sort(([one], [other]) => (one < other ? -1 : 1))
      const likelihood = new Float64Array(present.length * count)
      const logScale = new Float64Array(present.length)
      for (const [row, [, each]] of present.entries()) {
        const sum = sums[each] as Float64Array
        const largest = sum.reduce((most, value) => Math.max(most, value), 0)
        logScale[row] = Math.log(largest)
        for (let q = 0; q < count; q++) likelihood[row * count + q] = (sum[q] as number) / largest
      }
      const weights = Float64Array.from(present, ([, each]) => counts.get(each) as number)
      return {
        table: { persons: present.length, nodes, nodeWeights: nodes.map(() => spacing), likelihood, logScale },
        weights,
        persons: weights.reduce((sum, each) => sum + each, 0),
      }
    },
  }
}
