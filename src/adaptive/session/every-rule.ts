import type { CompiledBank } from '../../bank/compile-bank.js'
import { unreachable } from '../../issues/unreachable.js'
import { testAssembly } from '../constraints/assembly/test-assembly.js'
import { itemEligibility } from '../exposure/eligibility.js'
import type { ExposureControl } from '../exposure/exposure-control.js'
import { restrictedMaximum } from '../exposure/restricted-maximum.js'
import { closestDifficulty, closestPeak } from '../selection/closest-location.js'
import type { Criterion } from '../selection/criterion.js'
import { fixedSequence } from '../selection/fixed-sequence.js'
import { informationAtCut } from '../selection/information-at-cut.js'
import { listedInformation } from '../selection/listed/listed-information.js'
import { expectedInformation } from '../selection/over-theta/expected-information.js'
import { expectedPosteriorVariance } from '../selection/over-theta/expected-posterior-variance.js'
import { globalDiscrimination } from '../selection/over-theta/global-discrimination.js'
import { kullbackLeibler } from '../selection/over-theta/kullback-leibler.js'
import { mutualInformation } from '../selection/over-theta/mutual-information.js'
import { weightedInformation } from '../selection/over-theta/weighted-information.js'
import { overLikelihood, overPosterior } from '../selection/over-theta/weighting.js'
import { progressive } from '../selection/progressive.js'
import { proportional } from '../selection/proportional.js'
import { randomOrder } from '../selection/random-order.js'
import { stratifiedByDiscrimination } from '../selection/stratified.js'
import { stopAtStandardErrorChange, stopAtThetaChange } from '../stopping/change.js'
import type { CutTest } from '../stopping/classification.js'
import { stopAtAll, stopAtAny } from '../stopping/combined.js'
import { byInterval } from '../stopping/confidence-interval.js'
import { stopAtInformationLeft } from '../stopping/information-left.js'
import { byGeneralisedRatio, bySequentialTest } from '../stopping/likelihood-ratio.js'
import type { StopRule } from '../stopping/stop-rule.js'
import { stopAtTime } from '../stopping/time.js'
import { administrationRules } from './administration/administration-rules.js'
import { priorAndGrid } from './current-estimate.js'
import type { CompleteDesign, StopDesign } from './design.js'
import type { EngineRules, OtherClassification, OtherExposure, OtherStop } from './engine.js'
import { sittingKeeper } from './kept-sittings.js'
import { methodEstimate } from './method-estimate.js'
import { ruleIssues } from './rule-issues.js'

/** Every rule that a design may name beyond those built into an engine, and maximum information by lists. */
export const everyRule: EngineRules = {
  criterion: criterionOf,
  exposure: exposureOf,
  stop: stopRuleOf,
  cutTest: cutTestOf,
  blueprints: testAssembly,
  estimate: methodEstimate,
  administration: administrationRules,
  sittings: sittingKeeper,
  issuesOf: ruleIssues,
}

function criterionOf(design: CompleteDesign, bank: CompiledBank): Criterion {
  const { select } = design
  switch (select.criterion) {
    case 'maximum-information':
      return listedInformation(bank)
    case 'closest-difficulty':
      return closestDifficulty(bank)
    case 'closest-peak':
      return closestPeak(bank)
    case 'likelihood-weighted-information':
      return weightedInformation(bank, overLikelihood(priorAndGrid(design).prior))
    case 'posterior-weighted-information':
      return weightedInformation(bank, overPosterior)
    case 'kullback-leibler':
      return kullbackLeibler(bank, overLikelihood(priorAndGrid(design).prior))
    case 'posterior-kullback-leibler':
      return kullbackLeibler(bank, overPosterior)
    case 'global-discrimination':
      return globalDiscrimination(bank, overLikelihood(priorAndGrid(design).prior))
    case 'posterior-global-discrimination':
      return globalDiscrimination(bank, overPosterior)
    case 'mutual-information':
      return mutualInformation(bank)
    case 'expected-information':
      return expectedInformation(bank, {
        information: select.information ?? 'observed',
        predictedBy: select.predictedBy ?? 'estimate',
        byPosteriorMean: design.estimator.method === 'eap',
      })
    case 'expected-posterior-variance':
      return expectedPosteriorVariance(bank, select.predictedBy ?? 'estimate')
    case 'information-at-cut':
      return informationAtCut(bank, select.cuts)
    case 'progressive':
      return progressive(bank, select.acceleration ?? 1)
    case 'proportional':
      return proportional(bank, select.acceleration ?? 1)
    case 'a-stratified':
      return stratifiedByDiscrimination(bank, { strata: select.strata, blocks: select.blocks ?? true })
    case 'random':
      return randomOrder(bank)
    case 'fixed-sequence':
      return fixedSequence(bank, select.items)
    default:
      return unreachable(select)
  }
}

function exposureOf(exposure: OtherExposure, bank: CompiledBank): ExposureControl {
  return exposure.method === 'restricted-maximum'
    ? restrictedMaximum(bank, exposure.max)
    : itemEligibility(bank, { max: exposure.max, thetaNodes: exposure.thetaNodes ?? [0] })
}

function stopRuleOf(stop: OtherStop, ruleOf: (part: StopDesign) => StopRule): StopRule {
  switch (stop.rule) {
    case 'time':
      return stopAtTime(stop.seconds)
    case 'theta-change':
      return stopAtThetaChange({ below: stop.below, answers: stop.answers ?? 1 })
    case 'standard-error-change':
      return stopAtStandardErrorChange({ below: stop.below, answers: stop.answers ?? 1 })
    case 'information-left':
      return stopAtInformationLeft(stop.below)
    case 'any':
      return stopAtAny(stop.of.map(ruleOf))
    case 'all':
      return stopAtAll(stop.of.map(ruleOf))
    default:
      return unreachable(stop)
  }
}

function cutTestOf(test: OtherClassification): CutTest {
  switch (test.method) {
    case 'interval':
      return byInterval(test.probability)
    case 'sprt':
      return bySequentialTest(test)
    case 'glr':
      return byGeneralisedRatio(test)
    default:
      return unreachable(test)
  }
}
