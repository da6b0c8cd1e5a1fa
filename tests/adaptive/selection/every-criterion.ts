import { closestDifficulty, closestPeak } from '../../../src/adaptive/selection/closest-location.js'
import type { Criterion } from '../../../src/adaptive/selection/criterion.js'
import { fixedSequence } from '../../../src/adaptive/selection/fixed-sequence.js'
import { informationAtCut } from '../../../src/adaptive/selection/information-at-cut.js'
import { listedInformation } from '../../../src/adaptive/selection/listed/listed-information.js'
import { maximumInformation } from '../../../src/adaptive/selection/maximum-information.js'
import { expectedInformation } from '../../../src/adaptive/selection/over-theta/expected-information.js'
import { expectedPosteriorVariance } from '../../../src/adaptive/selection/over-theta/expected-posterior-variance.js'
import { globalDiscrimination } from '../../../src/adaptive/selection/over-theta/global-discrimination.js'
import { kullbackLeibler } from '../../../src/adaptive/selection/over-theta/kullback-leibler.js'
import { mutualInformation } from '../../../src/adaptive/selection/over-theta/mutual-information.js'
import { weightedInformation } from '../../../src/adaptive/selection/over-theta/weighted-information.js'
import { overLikelihood, overPosterior } from '../../../src/adaptive/selection/over-theta/weighting.js'
import { progressive } from '../../../src/adaptive/selection/progressive.js'
import { proportional } from '../../../src/adaptive/selection/proportional.js'
import { randomOrder } from '../../../src/adaptive/selection/random-order.js'
import { stratifiedByDiscrimination } from '../../../src/adaptive/selection/stratified.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { standardNormalPrior } from '../../../src/scoring/prior.js'

const likelihood = overLikelihood(standardNormalPrior)

/** Every criterion there is, made for a bank. */
export const everyCriterion: readonly ((bank: CompiledBank) => Criterion)[] = [
  maximumInformation,
  (bank) => listedInformation(bank, { patience: 0 }),
  closestDifficulty,
  closestPeak,
  (bank) => weightedInformation(bank, likelihood),
  (bank) => weightedInformation(bank, overPosterior),
  (bank) => kullbackLeibler(bank, likelihood),
  (bank) => kullbackLeibler(bank, overPosterior),
  (bank) => globalDiscrimination(bank, likelihood),
  (bank) => globalDiscrimination(bank, overPosterior),
  mutualInformation,
  (bank) => expectedInformation(bank, { information: 'observed', predictedBy: 'estimate', byPosteriorMean: true }),
  (bank) => expectedInformation(bank, { information: 'expected', predictedBy: 'posterior', byPosteriorMean: true }),
  (bank) => expectedPosteriorVariance(bank, 'estimate'),
  (bank) => expectedPosteriorVariance(bank, 'posterior'),
  (bank) => informationAtCut(bank, [-1, 0.5]),
  (bank) => progressive(bank, 1),
  (bank) => proportional(bank, 2),
  (bank) => stratifiedByDiscrimination(bank, { strata: 3, blocks: true }),
  randomOrder,
  (bank) => fixedSequence(bank, bank.itemIds),
]
