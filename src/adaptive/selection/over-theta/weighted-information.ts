import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Criterion } from '../criterion.js'
import { nodeCriterion } from './node-criterion.js'
import type { Weighting } from './weighting.js'

/**
 * Fisher information averaged over the likelihood or the posterior of theta instead of taken at one estimate, 1/logit².
 * @source Veerkamp & Berger (1997), J. Educ. Behav. Stat. 22, 203–226; van der Linden (1998), Psychometrika 63, 201–216
 */
export function weightedInformation(bank: CompiledBank, weighting: Weighting): Criterion {
  return nodeCriterion(`${weighting.name}-weighted-information`, bank, weighting, ({ curve, weights }) =>
    curve.information.reduce((sum, information, q) => sum + (weights[q] as number) * information, 0),
  )
}
