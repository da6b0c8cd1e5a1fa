import type { StopRule } from './stop-rule.js'

/** Time is up: the seconds that the responses took have reached the limit. Never deferred. Responses without seconds take no time. */
export function stopAtTime(limit: number): StopRule {
  return {
    name: 'time',
    judge({ seconds }) {
      const detail = `${seconds} of ${limit} seconds`
      return seconds >= limit ? { kind: 'stop', detail, final: true } : { kind: 'continue', detail }
    },
  }
}
