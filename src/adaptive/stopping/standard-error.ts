import type { StopRule } from './stop-rule.js'

export interface StandardErrorStop {
  /** Logits. */
  readonly below: number
  /** Fewest items before the rule may stop the test. */
  readonly afterItems: number
  /** Whether to stop as soon as the target is out of reach of the items that are left. */
  readonly ifUnreachable: 'continue' | 'stop'
}

/** Precise enough: the standard error has fallen below a target (a standard error equal to it does not stop). */
export function stopAtStandardError({ below, afterItems, ifUnreachable }: StandardErrorStop): StopRule {
  return {
    name: 'standard-error',
    deferrable: true,
    judge(moment) {
      const { given, scored, standardError } = moment
      if (given < afterItems) return { kind: 'continue', detail: `${given} of at least ${afterItems} items` }
      if (scored === 0 || standardError === null) return { kind: 'continue', detail: 'no standard error yet' }
      if (standardError < below) return { kind: 'stop', detail: `standard error ${standardError} below ${below}` }
      if (ifUnreachable === 'stop') {
        const reachable = moment.reachableStandardError()
        if (reachable >= below) return { kind: 'stop', detail: `unreachable: at best ${reachable}, not below ${below}` }
      }
      return { kind: 'continue', detail: `standard error ${standardError} not below ${below}` }
    },
  }
}
