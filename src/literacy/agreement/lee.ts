import type { CompiledBank } from '../../bank/compile-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { scoreDistribution } from '../../scoring/score-distribution.js'
import { averageAgreement, bandAt, type ClassificationAgreement, requireRisingCuts } from './classification-agreement.js'

export interface ThetaNode {
  /** Logits. */
  readonly theta: number
  /** Share of persons there, or any weight. */
  readonly weight: number
}

/**
 * Accuracy and consistency of bands of the sum score of a **fixed** form that everybody answers whole; the true band is that of the
 * expected score. Not for adaptive tests, whose sum scores mean nothing: see {@link rudnerAgreement} and `posteriorAgreement`.
 * @param bank the items of the form
 * @param cuts sum scores, rising; a band begins with its cut
 * @param nodes the population, for instance quadrature nodes or everybody's estimate with weight 1
 * @throws MelekError `cuts-invalid`, `agreement-persons`, `agreement-items` for a form without items
 * @source Lee (2010), J. Educ. Meas. 47, 1–17; score distribution by Lord & Wingersky (1984)
 */
export function leeAgreement(bank: CompiledBank, cuts: readonly number[], nodes: Iterable<ThetaNode>): ClassificationAgreement {
  requireRisingCuts(cuts)
  if (bank.items.length === 0) throw new MelekError('agreement-items', 'a form must have at least one item')
  function* bands() {
    for (const { theta, weight } of nodes) {
      const distribution = scoreDistribution(bank.curves, theta)
      const probabilities = new Array<number>(cuts.length + 1).fill(0)
      let expected = 0
      for (const [score, probability] of distribution.entries()) {
        const band = bandAt(cuts, score)
        probabilities[band] = (probabilities[band] as number) + probability
        expected += score * probability
      }
      yield { probabilities, trueBand: bandAt(cuts, expected), weight }
    }
  }
  return averageAgreement(cuts, bands())
}
