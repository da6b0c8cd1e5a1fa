import { normalCdf } from '../../math/normal.js'
import { averageAgreement, bandAt, type ClassificationAgreement, requireRisingCuts } from './classification-agreement.js'

/** An estimate as if it were the truth, with the error that estimates have there. */
export interface EstimateWithError {
  /** Logits. */
  readonly theta: number
  /** Logits, above 0. */
  readonly standardError: number
  /** Default 1. */
  readonly weight?: number | undefined
}

/**
 * Accuracy and consistency of bands of theta where estimates are normal around the truth with the standard error of the test there:
 * for any test, adaptive ones included, whose errors are about normal.
 * @param cuts logits, rising
 * @param persons estimates with their errors (P method), or nodes with 1/√I and the density of the population (D method)
 * @throws MelekError `cuts-invalid`, `agreement-persons`
 * @source Rudner (2001), Pract. Assess. Res. Eval. 7(14); (2005), 10(13)
 */
export function rudnerAgreement(cuts: readonly number[], persons: Iterable<EstimateWithError>): ClassificationAgreement {
  requireRisingCuts(cuts)
  function* bands() {
    for (const { theta, standardError, weight = 1 } of persons) {
      const below = cuts.map((cut) => normalCdf((cut - theta) / standardError))
      const ends = [0, ...below, 1]
      const probabilities = ends.slice(1).map((end, k) => end - (ends[k] as number))
      yield { probabilities, trueBand: bandAt(cuts, theta), weight }
    }
  }
  return averageAgreement(cuts, bands())
}
