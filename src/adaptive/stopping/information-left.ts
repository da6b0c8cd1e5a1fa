import type { StopRule } from './stop-rule.js'

/**
 * Nothing more to learn: no item left has as much as `below` information at the current estimate, 1/logit².
 * @source Weiss & Kingsbury (1984), J. Educ. Meas. 21, 361–375 (the minimum information rule)
 */
export function stopAtInformationLeft(below: number): StopRule {
  return {
    name: 'information-left',
    judge({ informationLeft }) {
      const most = informationLeft()
      return most < below
        ? { kind: 'stop', detail: `the best item left has information ${most}, below ${below}` }
        : { kind: 'continue', detail: `the best item left has information ${most}, not below ${below}` }
    },
  }
}
