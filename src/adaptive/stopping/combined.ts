import type { StopRule, StopVerdict } from './stop-rule.js'

/** Stops where one of its rules does; waits for the blueprint unless one of them that stops does not. */
export function stopAtAny(rules: readonly StopRule[]): StopRule {
  return {
    name: 'any',
    judge(moment) {
      const verdicts = rules.map((rule) => ({ rule: rule.name, ...rule.judge(moment) }))
      const stopped = verdicts.filter(({ kind }) => kind === 'stop')
      // Of a stop by one rule the others are no reason.
      return stopped.length > 0 ? stopOf(stopped, stopped.some(isFinal)) : { kind: 'continue', detail: reasons(verdicts) }
    },
  }
}

/** Stops where all of its rules do at the same moment; waits for the blueprint if one of them does. */
export function stopAtAll(rules: readonly StopRule[]): StopRule {
  return {
    name: 'all',
    judge(moment) {
      const verdicts = rules.map((rule) => ({ rule: rule.name, ...rule.judge(moment) }))
      return verdicts.every(({ kind }) => kind === 'stop')
        ? stopOf(verdicts, verdicts.every(isFinal))
        : { kind: 'continue', detail: reasons(verdicts) }
    },
  }
}

type NamedVerdict = StopVerdict & { readonly rule: string }

function isFinal(verdict: StopVerdict): boolean {
  return verdict.kind === 'stop' && verdict.final === true
}

function stopOf(verdicts: readonly NamedVerdict[], final: boolean): StopVerdict {
  return { kind: 'stop', detail: reasons(verdicts), ...(final ? { final } : {}) }
}

function reasons(verdicts: readonly NamedVerdict[]): string {
  return verdicts.map(({ rule, detail }) => `${rule}: ${detail}`).join('; ')
}
