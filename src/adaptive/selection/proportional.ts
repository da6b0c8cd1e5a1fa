import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Criterion } from './criterion.js'
import { maximumInformation } from './maximum-information.js'
import { testProgress } from './test-progress.js'

/**
 * Each candidate with a probability in proportion to the H-th power of its information at the current estimate, H rising from 0 at the
 * first item to the length of the test at its last.
 *
 * The value is H ln I plus a Gumbel draw of each item's own: the highest is drawn in these proportions, and the next highest in the
 * proportions of those left, so that whatever refuses an item afterwards leaves the odds of the others as they are.
 * @param acceleration of the progress, ≥ 0
 * @source Segall (2004), in Encyclopedia of Social Measurement, 429–438; Barrada, Olea, Ponsoda & Abad (2008), Br. J. Math. Stat.
 *   Psychol. 61, 493–513; Gumbel (1954), NBS Applied Mathematics Series 33, for the draw
 */
export function proportional(bank: CompiledBank, acceleration: number): Criterion {
  const information = maximumInformation(bank)
  return {
    name: 'proportional',
    valuesInto(values, candidates, moment) {
      information.valuesInto(values, candidates, moment)
      const exponent = proportionalExponent(moment.given.length, moment.maximumLength, acceleration)
      for (const index of candidates) {
        // The middle of the draw's cell, which is never 0 or 1.
        const uniform = moment.draw(`select:${bank.itemIds[index]}`) + 2 ** -54
        const log = Math.log(Math.max(values[index] as number, Number.MIN_VALUE))
        values[index] = exponent * log - Math.log(-Math.log(uniform))
      }
    },
  }
}

/** H, the power that information is raised to when `given` items of a test of at most `length` have been given. */
export function proportionalExponent(given: number, length: number, acceleration: number): number {
  return length * testProgress(given, length, acceleration)
}
