import type { StopRule } from './stop-rule.js'

export interface StandardErrorStop {
  /** Logits. */
  readonly below: number
  /** Whether to stop as soon as the target is out of reach of the items that are left; default "continue". */
  readonly ifUnreachable?: 'continue' | 'stop' | undefined
}

/** Precise enough: the standard error has fallen below a target (a standard error equal to it does not stop). */
export function stopAtStandardError({ below, ifUnreachable }: StandardErrorStop): StopRule {
  return {
    name: 'standard-error',
    judge(moment) {
      const { scored, standardError } = moment
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
