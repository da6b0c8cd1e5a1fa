import { probabilityAbove } from '../../scoring/tail-probability.js'
import type { StopRule } from './stop-rule.js'

export interface ClassificationStop {
  readonly method: 'posterior'
  /** Logits, increasing. */
  readonly cuts: readonly number[]
  /** Posterior probability needed on one side of every cut. */
  readonly probability: number
  readonly afterItems: number
}

/**
 * Sure enough of the level: every cut, not merely one of them, has theta on one side of it with the wanted probability.
 * @source Lewis & Sheehan (1990), Appl. Psych. Meas. 14, 367–386 (posterior decisions about mastery)
 */
export function stopAtClassification({ method, cuts, probability, afterItems }: ClassificationStop): StopRule {
  return {
    name: 'classification',
    deferrable: true,
    judge(moment) {
      if (moment.given < afterItems) return { kind: 'continue', detail: `${moment.given} of at least ${afterItems} items` }
      if (moment.scored === 0) return { kind: 'continue', detail: 'no answers yet' }
      const open = cuts.find((cut) => {
        const above = probabilityAbove(moment.posterior(), cut)
        return Math.max(above, 1 - above) < probability
      })
      return open === undefined
        ? { kind: 'stop', detail: `settled at ${cuts.join(', ')} (${method}, ${probability})` }
        : { kind: 'continue', detail: `open at ${open}` }
    },
  }
}
