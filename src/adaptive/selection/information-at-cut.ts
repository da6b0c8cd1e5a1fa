import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Criterion, SelectionMoment } from './criterion.js'
import { maximumInformation } from './maximum-information.js'

/**
 * Fisher information at the cut nearest to the current estimate (of two equally near, the lower), 1/logit²: for tests that classify.
 * @param cuts logits, increasing, at least one
 * @source Spray & Reckase (1994), paper presented at the annual meeting of the NCME, New Orleans; Eggen (1999), Appl. Psych. Meas. 23,
 *   249–261
 */
export function informationAtCut(bank: CompiledBank, cuts: readonly number[]): Criterion {
  const information = maximumInformation(bank)
  const nearest = (theta: number) =>
    cuts.reduce((best, cut) => (Math.abs(cut - theta) < Math.abs(best - theta) ? cut : best), cuts[0] as number)
  return {
    name: 'information-at-cut',
    valuesInto(values, candidates, moment) {
      const there: SelectionMoment = { ...moment, theta: nearest(moment.theta) }
      information.valuesInto(values, candidates, there)
    },
  }
}
