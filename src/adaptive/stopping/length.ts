import type { StopRule } from './stop-rule.js'

/** Enough items: the hard end of a test, never deferred. */
export function stopAtLength(items: number): StopRule {
  return {
    name: 'length',
    deferrable: false,
    judge: ({ given }) => ({ kind: given >= items ? 'stop' : 'continue', detail: `${given} of ${items} items` }),
  }
}
