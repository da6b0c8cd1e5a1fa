import type { StopRule } from './stop-rule.js'

/** Enough items: the hard end of a test, never deferred. */
export function stopAtLength(items: number): StopRule {
  return {
    name: 'length',
    judge({ given }) {
      const detail = `${given} of ${items} items`
      return given >= items ? { kind: 'stop', detail, final: true } : { kind: 'continue', detail }
    },
  }
}
