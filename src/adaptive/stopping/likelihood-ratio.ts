import { answeredItems } from '../../scoring/answered-items.js'
import { likelihoodOf, logLikelihoodLimit } from '../../scoring/likelihood-point.js'
import { likelihoodRoots } from '../../scoring/mle.js'
import type { CutDecision, CutTest } from './classification.js'
import type { StopMoment } from './stop-rule.js'

export interface LikelihoodRatioTest {
  /** Probability of holding a person at the lower end of the indifference region to be above the cut, in (0, 0.5). */
  readonly alpha: number
  /** Probability of holding one at its upper end to be below. */
  readonly beta: number
  /** Half the width of the indifference region around a cut, logits. */
  readonly delta: number
}

/**
 * Wald's sequential test of cut + δ against cut − δ: above at a log ratio of ln((1 − β)/α) or more, below at ln(β/(1 − α)) or less.
 * @source Wald (1947), Sequential Analysis; Reckase (1983), in Weiss, New Horizons in Testing, 237–255
 */
export function bySequentialTest(test: LikelihoodRatioTest): CutTest {
  return ratioTest('sprt', test, sequentialRatio)
}

/**
 * The generalised likelihood ratio: the best theta at or above cut + δ against the best at or below cut − δ, with Wald's bounds.
 * @source Bartroff, Finkelman & Lai (2008), Psychometrika 73, 473–486; Thompson (2011), Pract. Assess. Res. Eval. 16(4)
 */
export function byGeneralisedRatio(test: LikelihoodRatioTest): CutTest {
  return ratioTest('glr', test, generalisedRatio)
}

type Answers = StopMoment['answers']

function ratioTest(name: string, test: LikelihoodRatioTest, ratioOf: typeof sequentialRatio): CutTest {
  const { alpha, beta, delta } = test
  const upper = Math.log((1 - beta) / alpha)
  const lower = Math.log(beta / (1 - alpha))
  return {
    label: `${name}, alpha ${alpha}, beta ${beta}, delta ${delta}`,
    decide({ answers }, cut): CutDecision {
      const ratio = ratioOf(answers, cut, delta)
      return ratio >= upper ? 'above' : ratio <= lower ? 'below' : 'open'
    },
  }
}

/** ln L(cut + δ) − ln L(cut − δ). */
export function sequentialRatio({ bank, responses }: Answers, cut: number, delta: number): number {
  const likelihood = likelihoodOf(answeredItems(bank, responses))
  return likelihood(cut + delta).logLikelihood - likelihood(cut - delta).logLikelihood
}

/**
 * ln sup L over θ ≥ cut + δ less ln sup L over θ ≤ cut − δ, ends included. A supremum lies at the end of its half line, at a maximum of the
 * likelihood inside, or is only approached as theta → ±∞.
 */
export function generalisedRatio({ bank, responses }: Answers, cut: number, delta: number): number {
  const answered = answeredItems(bank, responses)
  const likelihood = likelihoodOf(answered)
  const roots = likelihoodRoots(bank, responses)
  const supremum = (end: number, direction: 'below' | 'above') =>
    roots
      .filter(({ theta }) => (direction === 'above' ? theta > end : theta < end))
      .reduce(
        (most, root) => Math.max(most, root.logLikelihood),
        Math.max(likelihood(end).logLikelihood, logLikelihoodLimit(answered, direction)),
      )
  return supremum(cut + delta, 'above') - supremum(cut - delta, 'below')
}
