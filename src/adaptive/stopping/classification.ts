import { probabilityAbove } from '../../scoring/tail-probability.js'
import type { StopMoment, StopRule } from './stop-rule.js'

/** On which side of a cut a person is held to be. */
export type CutDecision = 'above' | 'below' | 'open'

/** How sides are decided; `label` says it in a stop's reason. */
export interface CutTest {
  readonly label: string
  decide(moment: StopMoment, cut: number): CutDecision
}

/**
 * Sure enough of the level: the cuts on both its sides are settled. A person below a cut is below all higher ones and a person above it
 * above all lower ones, so that these are not needed; decisions that contradict each other settle nothing.
 * @param cuts logits, increasing
 * @source Eggen & Straetmans (2000), Educ. Psych. Meas. 60, 713–734, for more than one cut
 */
export function stopAtClassification(cuts: readonly number[], test: CutTest): StopRule {
  return {
    name: 'classification',
    judge(moment) {
      if (moment.scored === 0) return { kind: 'continue', detail: 'no answers yet' }
      const decisions = cuts.map((cut) => test.decide(moment, cut))
      const below = decisions.indexOf('below')
      const ceiling = below < 0 ? cuts.length : below
      const floor = decisions.lastIndexOf('above')
      const open = cuts.slice(floor + 1, ceiling)
      if (floor > ceiling) return { kind: 'continue', detail: `contradictory at ${cuts[ceiling]} and ${cuts[floor]}` }
      if (open.length > 0) return { kind: 'continue', detail: `open at ${open[0]}` }
      return { kind: 'stop', detail: `settled at ${cuts.join(', ')} (${test.label})` }
    },
  }
}

/**
 * Posterior probability of one side of the cut.
 * @source Lewis & Sheehan (1990), Appl. Psych. Meas. 14, 367–386 (posterior decisions about mastery)
 */
export function byPosterior(probability: number): CutTest {
  return {
    label: `posterior, ${probability}`,
    decide(moment, cut) {
      const above = probabilityAbove(moment.posterior(), cut)
      return Math.max(above, 1 - above) < probability ? 'open' : above > 0.5 ? 'above' : 'below'
    },
  }
}
