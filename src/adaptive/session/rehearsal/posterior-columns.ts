// Readable twin: posteriorMoments of posteriorAtNodes, in scoring/posterior-curve.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Prior } from '../../../scoring/prior.js'
import { leastSdInSpacings } from '../../../scoring/refined-grid.js'
import type { ScoringGrid } from '../../../scoring/scoring-grid.js'
import { growingDensity, multiplyAllInto, multiplyInto, rescaleInto, type TakenAnswers, windowInto } from './growing-density.js'
import { nodesBetween, nodeTables } from './node-tables.js'

/** A posterior that grows by one answer at a time, never by an exponential: tabulated probabilities are multiplied into it. */
export interface GrowingPosterior {
  /** Back to the prior. */
  reset(): void
  /**
   * Takes in an answer.
   * @param item place in the bank, each at most once between two resets
   * @returns false where the posterior has become too narrow for these tables; mean and standard deviation then mean nothing
   */
  take(item: number, category: number): boolean
  /** Logits. */
  readonly mean: number
  readonly standardDeviation: number
}

/** Below this much mass the densities are scaled up again, long before any that matters is lost. */
const leastMass = 1e-100
/** Smallest SD in half spacings: where the twin goes on to closer nodes, a skewed posterior is summed to 1e-9. */
const leastSdInHalfSpacings = 1.6
/** What the density at an end of the grid may be of the mass inside it once the grid alone does not resolve the posterior. */
const faded = 1e-10
/** Share of the mass in four nodes of the grid beyond which the nodes between are not looked at. */
const negligible = 1e-18
/** What the density at an end of their window may be of the mass before they are all computed again. */
const mostAtEdge = 1e-14

/**
 * The nodes of the grid while they resolve the posterior, as the scoring rule has it; with the nodes between them where the readable
 * twin refines its grid.
 */
export function growingPosterior(bank: CompiledBank, prior: Prior, grid: ScoringGrid): GrowingPosterior {
  const own = growingDensity(nodeTables(bank, prior, grid))
  const between = growingDensity(nodesBetween(bank, prior, grid))
  const answers = roomForAnswers(bank.items.length)
  const low = grid.nodes[0] as number
  const last = grid.nodes.length - 1
  const half = grid.spacing / 2
  let closer = false
  const state = { mean: 0, standardDeviation: 0, reset, take }
  return state

  function reset(): void {
    closer = false
    answers.count = 0
    own.density.set(own.tables.prior)
  }

  function take(item: number, category: number): boolean {
    const place = answers.count
    answers.items[place] = item
    answers.categories[place] = category
    answers.factors[place] = 1
    answers.count = place + 1
    multiplyInto(own, own.tables.startOf(item, category))
    if (closer) multiplyInto(between, between.tables.startOf(item, category))
    if (own.sums.mass < leastMass && !rescale(place)) return false
    // An unexpected answer may widen the posterior again.
    const { mass, first, second } = own.sums
    if (settle(mass, first, second, grid.spacing) >= leastSdInSpacings) return true
    if (!closer || edgesHaveRisen()) {
      closer = true
      windowInto(between.window, own, negligible)
      multiplyAllInto(between, answers)
    }
    return endsHaveFaded() && settleTogether() >= leastSdInHalfSpacings
  }

  function rescale(place: number): boolean {
    const factor = 1 / own.sums.mass
    if (!Number.isFinite(factor)) return false
    answers.factors[place] = factor
    rescaleInto(own, factor)
    if (closer) rescaleInto(between, factor)
    return true
  }

  function endsHaveFaded(): boolean {
    const edge = own.sums.mass * faded
    return (own.density[0] as number) < edge && (own.density[last] as number) < edge
  }

  /** Answers against all expectation have moved the posterior to where the nodes between are not looked at. */
  function edgesHaveRisen(): boolean {
    const { from, to } = between.window
    const most = own.sums.mass * mostAtEdge
    return (from > 0 && (own.density[from] as number) > most) || (to <= last && (own.density[to - 1] as number) > most)
  }

  /** Leaves mean and standard deviation; returns the latter in spacings. */
  function settle(mass: number, first: number, second: number, spacing: number): number {
    const mean = first / mass
    const deviation = Math.sqrt(Math.max(0, second / mass - mean * mean))
    state.mean = low + mean * spacing
    state.standardDeviation = deviation * spacing
    return deviation
  }

  /** From both kinds of nodes, in half spacings: node q of the grid lies at 2q, the one behind it at 2q + 1. */
  function settleTogether(): number {
    const mass = own.sums.mass + between.sums.mass
    const first = 2 * (own.sums.first + between.sums.first) + between.sums.mass
    const second = 4 * (own.sums.second + between.sums.second + between.sums.first) + between.sums.mass
    return settle(mass, first, second, half)
  }
}

function roomForAnswers(items: number): TakenAnswers {
  return { count: 0, items: new Int32Array(items), categories: new Uint8Array(items), factors: new Float64Array(items) }
}
