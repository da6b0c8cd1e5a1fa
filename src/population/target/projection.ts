import { normalCdf, normalDensity, normalQuantile } from '../../math/normal.js'
import { createRandom } from '../../math/random-source.js'
import type { ShareEstimate } from '../shares/share-estimate.js'

/** What is assumed of the years to come: nothing in the data tells it, so it is never without an author. */
export interface ProjectionAssumptions {
  /** Gain of those who stay, SD of the persons a year: its mean and how unsure one is of it. */
  readonly gain: { readonly mean: number; readonly sd: number }
  /** Part of the people replaced each year, and the share at the level among those who enter. */
  readonly turnover?: { readonly rate: number; readonly entrants: number; readonly entrantsSd: number } | undefined
}

/** Where the share is headed under stated assumptions, and how likely it is to reach the target. */
export interface Projection {
  readonly assumptions: ProjectionAssumptions
  /** P(share in the target year ≥ target share). */
  readonly probability: number
  readonly monteCarloError: number
  readonly draws: number
  /** After each whole year and at the end: median and the middle 90 % of the draws. */
  readonly years: readonly { readonly year: number; readonly median: number; readonly low: number; readonly high: number }[]
}

export const projectionDraws = 20_000

/**
 * Joint draws of the baseline (on the probit scale, with its standard error), the yearly gain and what turnover brings.
 * Each year those who stay gain the same number of SD, so the probit of their share rises by it; those who leave are
 * replaced by entrants of the stated share.
 * @param years from the results to the target, greater than 0
 * @param goal share to be reached, 0…1
 */
export function projectShare(
  estimate: Pick<ShareEstimate, 'share' | 'standardError'>,
  { from, to, goal }: { readonly from: number; readonly to: number; readonly goal: number },
  assumptions: ProjectionAssumptions,
  seed: string,
): Projection {
  const random = createRandom(seed, 'projection')
  const start = normalQuantile(estimate.share)
  const startError = estimate.standardError / normalDensity(start)
  const span = to - from
  const steps = [...Array.from({ length: Math.ceil(span) - 1 }, () => 1), span - (Math.ceil(span) - 1)]
  const { gain, turnover } = assumptions
  const paths = steps.map(() => new Float64Array(projectionDraws))
  let reached = 0
  for (let d = 0; d < projectionDraws; d++) {
    const yearly = gain.mean + gain.sd * random.normal()
    const entrants = turnover === undefined ? 0 : withinUnit(turnover.entrants + turnover.entrantsSd * random.normal())
    let share = normalCdf(start + startError * random.normal())
    for (const [k, length] of steps.entries()) {
      const stayed = normalCdf(normalQuantile(share) + yearly * length)
      const replaced = turnover === undefined ? 0 : 1 - (1 - turnover.rate) ** length
      share = (1 - replaced) * stayed + replaced * entrants
      ;(paths[k] as Float64Array)[d] = share
    }
    if (share >= goal) reached += 1
  }
  const probability = reached / projectionDraws
  return {
    assumptions,
    probability,
    monteCarloError: Math.sqrt((probability * (1 - probability)) / projectionDraws),
    draws: projectionDraws,
    years: paths.map((path, k) => {
      const sorted = path.sort()
      const at = (part: number) => sorted[Math.floor(part * (projectionDraws - 1))] as number
      return { year: Math.min(to, from + k + 1), median: at(0.5), low: at(0.05), high: at(0.95) }
    }),
  }
}

function withinUnit(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** {@link projectShare} without turnover in closed form: probit of the share ~ N(z + t·m, s² + t²·SD²). */
export function reachProbability(
  estimate: Pick<ShareEstimate, 'share' | 'standardError'>,
  { years, goal }: { readonly years: number; readonly goal: number },
  gain: ProjectionAssumptions['gain'],
): number {
  const start = normalQuantile(estimate.share)
  const startError = estimate.standardError / normalDensity(start)
  const spread = Math.hypot(startError, years * gain.sd)
  const lead = start + years * gain.mean - normalQuantile(goal)
  return spread === 0 ? (lead >= 0 ? 1 : 0) : normalCdf(lead / spread)
}
