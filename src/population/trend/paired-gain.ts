import { meanOf } from '../../math/mean.js'
import { normalQuantile } from '../../math/normal.js'
import type { ScoreOrigin } from '../scores/score-origin.js'

/** One person's figures in a sitting, as a score file has them. */
export interface SittingScore {
  readonly theta: number
  readonly standardError: number
}

/** A sitting: its scores by person, and how they came about. */
export interface Sitting {
  readonly scores: ReadonlyMap<string, SittingScore>
  readonly origin: Pick<ScoreOrigin, 'method' | 'prior'>
}

/** The gain of the persons who sat both times, and who came and went between. */
export type PairedGain =
  | {
      readonly kind: 'estimated'
      readonly pairs: number
      /** Mean gain in logits, with its standard error and interval. */
      readonly gain: number
      readonly standardError: number
      readonly interval: readonly [low: number, high: number]
      /** The same in SD of the persons at the first sitting; null where errors of measurement hide that SD. */
      readonly gainInSd: number | null
      /** SD of true gains, errors of measurement taken out; null where these hide it. */
      readonly trueSd: number | null
      /** Whether a prior was taken out of the scores, which short tests allow only roughly. */
      readonly freedOfPrior: boolean
      readonly left: number
      readonly entered: number
      /** In both, but with answers that told nothing at one of the sittings. */
      readonly uninformative: number
    }
  | { readonly kind: 'too-few-pairs'; readonly pairs: number; readonly left: number; readonly entered: number }

/** Fewest persons that a figure is given for. */
const fewestPairs = 10
/**
 * A true variance is told from errors of measurement only where it is at least this part of them. The squares of standard errors of short
 * tests are off by some fifths, more than the variance of gains that matter: with 20 3PL items they hide true gains of SD 0.20.
 */
const leastOfNoise = 0.25

/**
 * Mean gain of persons who sat twice. Scores are freed of the prior that has drawn both sittings to one mean, which would
 * hide a part of the gain; the mean weighs every pair alike.
 * @param linkError standard error of the link between the sittings in logits, 0 on one scale
 * @param confidence level of the interval
 */
export function pairedGain(
  first: Sitting,
  second: Sitting,
  { linkError, confidence }: { readonly linkError: number; readonly confidence: number },
): PairedGain {
  const common = [...first.scores.keys()].filter((person) => second.scores.has(person))
  const left = first.scores.size - common.length
  const entered = second.scores.size - common.length
  const before = freed(
    common.map((person) => first.scores.get(person) as SittingScore),
    first.origin,
  )
  const after = freed(
    common.map((person) => second.scores.get(person) as SittingScore),
    second.origin,
  )
  const both = common.flatMap((_, k) => {
    const [one, other] = [before[k], after[k]]
    return one === undefined || other === undefined ? [] : [{ one, other }]
  })
  const pairs = both.length
  if (pairs < fewestPairs) return { kind: 'too-few-pairs', pairs, left, entered }
  const gains = both.map(({ one, other }) => other.value - one.value)
  const gain = meanOf(gains)
  const spread = varianceOf(gains, gain)
  const standardError = Math.sqrt(spread / pairs + linkError * linkError)
  const reach = normalQuantile((1 + confidence) / 2) * standardError
  const values = both.map(({ one }) => one.value)
  const ofFirst = both.map(({ one }) => one.variance)
  const personSd = sdBeyond(varianceOf(values, meanOf(values)), meanOf(ofFirst))
  return {
    kind: 'estimated',
    pairs,
    gain,
    standardError,
    interval: [gain - reach, gain + reach],
    gainInSd: personSd === null ? null : gain / personSd,
    trueSd: sdBeyond(spread, meanOf(both.map(({ one, other }) => one.variance + other.variance))),
    freedOfPrior: [first, second].some(({ origin }) => isPosterior(origin.method)),
    left,
    entered,
    uninformative: common.length - pairs,
  }
}

function sdBeyond(variance: number, noise: number): number | null {
  return variance - noise >= leastOfNoise * noise && variance > 0 ? Math.sqrt(variance - noise) : null
}

function isPosterior(method: string): boolean {
  return method === 'eap' || method === 'map' || method === 'eapsum'
}

interface FreeEstimate {
  readonly value: number
  readonly variance: number
}

/**
 * Estimates without the prior; undefined for a person whose answers told nothing.
 *
 * A normal prior N(m, σ²) has drawn the mean of all towards m by the reliability ρ = 1 − mean SE²/σ² of the sitting, which is taken
 * back for everybody alike. Where theta is normal, the mean slope of the posterior mean in theta is ρ whatever the items are; a
 * factor of each person's own takes answers of more error for farther ones, and overstated gains by 4 to 8 % (20 3PL items).
 * @source Stein (1981), The Annals of Statistics 9, 1135–1151, lemma 1: E g′(θ) = Cov(g, θ)/σ², with Cov(E(θ|x), θ) = σ² − E Var(θ|x)
 */
function freed(scores: readonly SittingScore[], { method, prior }: Sitting['origin']): (FreeEstimate | undefined)[] {
  if (!isPosterior(method) || prior.kind !== 'normal')
    return scores.map(({ theta, standardError }) => ({ value: theta, variance: standardError ** 2 }))
  const variance = prior.sd ** 2
  const isInformed = ({ standardError }: SittingScore) => standardError < prior.sd
  const left = meanOf(scores.filter(isInformed).map(({ standardError }) => standardError ** 2))
  const reliability = 1 - left / variance
  // Of theta in the value at the reliability of all: Var(value) − Var(theta) where the prior is that of the persons.
  const noise = left / reliability
  return scores.map((score) =>
    isInformed(score) ? { value: prior.mean + (score.theta - prior.mean) / reliability, variance: noise } : undefined,
  )
}

function varianceOf(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
