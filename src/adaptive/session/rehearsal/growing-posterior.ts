// Readable twin: posteriorMoments of posteriorAtNodes, in scoring/posterior-curve.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Prior } from '../../../scoring/prior.js'
import { leastSdInSpacings } from '../../../scoring/refined-grid.js'
import type { ScoringGrid } from '../../../scoring/scoring-grid.js'
import {
  type GrowingDensity,
  growingDensity,
  multiplyAllInto,
  multiplyInto,
  type NodeWindow,
  narrowInto,
  rescaleInto,
  type TakenAnswers,
} from './growing-density.js'
import { nodeTables, rowOf } from './node-tables.js'

/**
 * A posterior that grows by one answer at a time, never by an exponential: tabulated probabilities are multiplied into it. It is kept at
 * the nodes of the grid while they resolve it, as the scoring rule has it; with the nodes between them where the readable twin refines
 * its grid. Plain data, handed to plain functions: an answer costs the same however many banks a process knows.
 */
export interface GrowingPosterior {
  readonly own: GrowingDensity
  readonly between: GrowingDensity
  readonly answers: TakenAnswers
  /** The nodes that are looked at. */
  readonly window: NodeWindow
  /** The most mass that the other nodes can have: probabilities only lessen it. */
  outside: number
  /** Whether the nodes between are looked at. */
  closer: boolean
  /** Logits. */
  mean: number
  standardDeviation: number
  /** Logits. */
  readonly low: number
  readonly spacing: number
  /** The last node of the grid. */
  readonly last: number
}

/** Below this much mass the densities are scaled up again, long before any that matters is lost. */
const leastMass = 1e-100
/** Smallest SD in half spacings: where the twin goes on to closer nodes, a skewed posterior is summed to 1e-9. */
const leastSdInHalfSpacings = 1.6
/** What the density at an end of the grid may be of the mass inside it once the grid alone does not resolve the posterior. */
const faded = 1e-10
/** Share of the mass in four nodes beyond which no node is looked at. */
const negligible = 1e-21
/** What the mass outside may come to be of that inside before all nodes are computed again. */
const mostOutside = 1e-12

export function growingPosterior(bank: CompiledBank, prior: Prior, grid: ScoringGrid): GrowingPosterior {
  const { nodes, spacing } = grid
  const last = nodes.length - 1
  const tables = nodeTables(bank, prior, nodes, nodes.length)
  if (grid.trapezoid) for (const end of [0, last]) tables.prior[end] = (tables.prior[end] as number) / 2
  const midpoints = nodes.slice(1).map((node, q) => (node + (nodes[q] as number)) / 2)
  const items = bank.items.length
  return {
    own: growingDensity(tables),
    between: growingDensity(nodeTables(bank, prior, midpoints, nodes.length)),
    answers: { count: 0, items: new Int32Array(items), categories: new Uint8Array(items), factors: new Float64Array(items) },
    window: { from: 0, to: tables.stride },
    outside: Number.NaN,
    closer: false,
    mean: Number.NaN,
    standardDeviation: Number.NaN,
    low: nodes[0] as number,
    spacing,
    last,
  }
}

/** Back to the prior. */
export function resetPosterior(posterior: GrowingPosterior): void {
  posterior.own.density.set(posterior.own.tables.prior)
  posterior.answers.count = 0
  posterior.closer = false
  lookEverywhere(posterior)
}

function lookEverywhere(posterior: GrowingPosterior): void {
  posterior.window.from = 0
  posterior.window.to = posterior.own.tables.stride
  posterior.outside = 0
}

/**
 * Takes in an answer.
 * @param item place in the bank, each at most once between two resets
 * @returns false where the posterior has become too narrow for these tables; mean and standard deviation then mean nothing
 */
export function takeAnswer(posterior: GrowingPosterior, item: number, category: number): boolean {
  const { own, between, answers, window } = posterior
  const place = answers.count
  answers.items[place] = item
  answers.categories[place] = category
  answers.factors[place] = 1
  answers.count = place + 1
  multiplyInto(own, rowOf(own.tables, item, category), window)
  if (posterior.closer) multiplyInto(between, rowOf(between.tables, item, category), window)
  if (own.mass < leastMass && !rescale(posterior, place)) return false
  if (posterior.outside > own.mass * mostOutside) computeAgain(posterior)
  // Seldom, since a window changes little by one answer.
  if ((place & 3) === 3) posterior.outside += narrowInto(window, own, negligible)
  // An unexpected answer may widen the posterior again.
  return settle(posterior) >= leastSdInSpacings || settleCloser(posterior)
}

function rescale(posterior: GrowingPosterior, place: number): boolean {
  const factor = 1 / posterior.own.mass
  if (!Number.isFinite(factor)) return false
  posterior.answers.factors[place] = factor
  posterior.outside *= factor
  rescaleInto(posterior.own, factor)
  if (posterior.closer) rescaleInto(posterior.between, factor)
  return true
}

/** Answers against all expectation have moved the posterior to where nobody looks. */
function computeAgain(posterior: GrowingPosterior): void {
  const { own, between, answers, window } = posterior
  lookEverywhere(posterior)
  multiplyAllInto(own, answers, window)
  if (posterior.closer) multiplyAllInto(between, answers, window)
}

/** Leaves mean and standard deviation from the nodes of the grid; returns the latter in spacings. */
function settle(posterior: GrowingPosterior): number {
  const { mass, first, second } = posterior.own
  const mean = first / mass
  const deviation = Math.sqrt(Math.max(0, second / mass - mean * mean))
  posterior.mean = posterior.low + mean * posterior.spacing
  posterior.standardDeviation = deviation * posterior.spacing
  return deviation
}

/** From both kinds of nodes, in half spacings: node q of the grid lies at 2q, the one behind it at 2q + 1. */
function settleCloser(posterior: GrowingPosterior): boolean {
  const { own, between, answers, window } = posterior
  if (!posterior.closer) {
    posterior.outside += narrowInto(window, own, negligible)
    multiplyAllInto(between, answers, window)
    posterior.closer = true
  }
  const mass = own.mass + between.mass
  const mean = (2 * (own.first + between.first) + between.mass) / mass
  const square = (4 * (own.second + between.second + between.first) + between.mass) / mass
  const deviation = Math.sqrt(Math.max(0, square - mean * mean))
  const half = posterior.spacing / 2
  posterior.mean = posterior.low + mean * half
  posterior.standardDeviation = deviation * half
  return deviation >= leastSdInHalfSpacings && endsHaveFaded(posterior)
}

function endsHaveFaded({ own: { density, mass }, last }: GrowingPosterior): boolean {
  return (density[0] as number) < mass * faded && (density[last] as number) < mass * faded
}
