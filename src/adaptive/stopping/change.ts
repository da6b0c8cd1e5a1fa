import type { StopMoment, StopRule } from './stop-rule.js'

export interface ChangeStop {
  /** Logits. */
  readonly below: number
  /** How many answers in a row must change so little. */
  readonly answers: number
}

/**
 * Nothing moves any more: the estimate changed by less than `below` with each of the last answers that count.
 * @source Choi, Grady & Dodd (2011), Educ. Psych. Meas. 71, 37–53 on rules of small expected gain; Babcock & Weiss (2012), J. Comput.
 *   Adapt. Test. 1, 1–18 on change of theta
 */
export function stopAtThetaChange(stop: ChangeStop): StopRule {
  return changeRule('theta-change', 'theta', stop, ({ theta }) => theta)
}

/** {@link stopAtThetaChange} of the standard error. */
export function stopAtStandardErrorChange(stop: ChangeStop): StopRule {
  return changeRule('standard-error-change', 'standard error', stop, ({ standardError }) => standardError)
}

type Estimate = Pick<StopMoment, 'theta' | 'standardError'>

function changeRule(
  name: string,
  what: string,
  { below, answers }: ChangeStop,
  figureOf: (estimate: Estimate) => number | null,
): StopRule {
  return {
    name,
    judge(moment) {
      const figures = [...moment.earlier(), moment].slice(-answers - 1).map(figureOf)
      if (moment.scored <= answers || figures.includes(null)) return { kind: 'continue', detail: 'too few answers to compare' }
      const changes = figures.slice(1).map((figure, i) => Math.abs((figure as number) - (figures[i] as number)))
      const largest = Math.max(...changes)
      return largest < below
        ? { kind: 'stop', detail: `${what} changed by ${largest}, less than ${below}` }
        : { kind: 'continue', detail: `${what} changed by ${largest}, not less than ${below}` }
    },
  }
}
