import type { StopMoment } from '../../../src/adaptive/stopping/stop-rule.js'
import { posteriorCurve } from '../../../src/scoring/posterior-curve.js'
import { standardNormalPrior } from '../../../src/scoring/prior.js'
import { scoringGrid } from '../../../src/scoring/scoring-grid.js'
import { bankOf } from '../../arbitraries/banks.js'

const empty = bankOf([])

/** Where a test stands after ten answers; what is not said is harmless. */
export function stopMoment(fields: Partial<StopMoment> = {}): StopMoment {
  const answers = fields.answers ?? { bank: empty, responses: [] }
  return {
    given: 10,
    scored: 10,
    theta: 0,
    standardError: 0.5,
    earlier: () => [],
    seconds: 0,
    posterior: () => posteriorCurve(answers.bank, answers.responses, standardNormalPrior, scoringGrid(standardNormalPrior)),
    answers,
    reachableStandardError: () => 0.1,
    informationLeft: () => 1,
    ...fields,
  }
}
