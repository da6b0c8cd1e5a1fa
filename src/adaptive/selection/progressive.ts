import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Criterion } from './criterion.js'
import { maximumInformation } from './maximum-information.js'
import { testProgress } from './test-progress.js'

/**
 * Chance at first, information at last: (1 − W) u max I + W I at the current estimate, u uniform for each item and step, W the progress
 * of the test.
 * @param acceleration of the progress, ≥ 0
 * @source Revuelta & Ponsoda (1998), J. Educ. Meas. 35, 311–327; Barrada, Olea, Ponsoda & Abad (2008), Br. J. Math. Stat. Psychol. 61,
 *   493–513 for W
 */
export function progressive(bank: CompiledBank, acceleration: number): Criterion {
  const information = maximumInformation(bank)
  return {
    name: 'progressive',
    valuesInto(values, candidates, moment) {
      information.valuesInto(values, candidates, moment)
      const most = candidates.reduce((top, index) => Math.max(top, values[index] as number), 0)
      const weight = testProgress(moment.given.length, moment.maximumLength, acceleration)
      for (const index of candidates) {
        const chance = moment.draw(`select:${bank.itemIds[index]}`) * most
        values[index] = (1 - weight) * chance + weight * (values[index] as number)
      }
    },
  }
}
