import { probabilityAbove } from '../../scoring/tail-probability.js'
import type { StopRule } from './stop-rule.js'

export interface ClassificationStop {
  readonly method: 'posterior' | 'interval'
  /** Logits, increasing. */
  readonly cuts: readonly number[]
  /** Certainty needed on one side of every cut; for `interval` the coverage of the two-sided interval. */
  readonly probability: number
  readonly afterItems: number
  /** z for which a normal variable lies within ±z with `probability`; used by `interval`. */
  readonly criticalValue: number
}

/**
 * Sure enough of the level: every cut, not merely one of them, has theta on one side of it with the wanted certainty.
 * @source Weiss & Kingsbury (1984), J. Educ. Meas. 21, 361–375 (interval); Lewis & Sheehan (1990) (posterior)
 */
export function stopAtClassification(rule: ClassificationStop): StopRule {
  return {
    name: 'classification',
    deferrable: true,
    judge(moment) {
      if (moment.given < rule.afterItems)
        return { kind: 'continue', detail: `${moment.given} of at least ${rule.afterItems} items` }
      if (moment.scored === 0) return { kind: 'continue', detail: 'no answers yet' }
      const open = rule.cuts.find((cut) => !settled(cut))
      return open === undefined
        ? { kind: 'stop', detail: `settled at ${rule.cuts.join(', ')} (${rule.method}, ${rule.probability})` }
        : { kind: 'continue', detail: `open at ${open}` }

      function settled(cut: number): boolean {
        if (rule.method === 'interval') {
          return moment.standardError !== null && Math.abs(moment.theta - cut) > rule.criticalValue * moment.standardError
        }
        const above = probabilityAbove(moment.posterior(), cut)
        return Math.max(above, 1 - above) >= rule.probability
      }
    },
  }
}
