export { checkedPosterior as posterior, compileCheckedPosteriors as compilePosteriors } from './checked-posterior.js'
export { compileCheckedEapScorer as compileEapScorer, compileCheckedScorer as compileScorer } from './checked-scorer.js'
export { personGrid as scoringGrid } from './covering-density.js'
export { estimateEap } from './eap.js'
export { estimateEapSum } from './eap-sum-score.js'
export { estimateJeffreys } from './jeffreys.js'
export { levelProbabilities } from './level-probabilities.js'
export { estimateMap, type JeffreysPrior } from './map.js'
export { marginalCurve, withMarginalCurves } from './marginal-curves.js'
export { estimateMle, type LikelihoodRoot, likelihoodRoots } from './mle.js'
export { compilePlausibleValues, type PlausibleColumnOptions, type PlausibleColumns } from './plausible-columns.js'
export { type PlausibleValueOptions, plausibleValues } from './plausible-values.js'
export { coveringPosterior as posteriorCurve } from './posterior.js'
export type { PosteriorColumns } from './posterior-columns.js'
export { type PosteriorCurve, posteriorMoments } from './posterior-curve.js'
export { type PosteriorMass, posteriorMass } from './posterior-mass.js'
export { posteriorQuantile } from './posterior-quantile.js'
export { type Prior, scalePrior, standardNormalPrior } from './prior.js'
export { isAnswered, missing, type ProficiencyEstimate } from './proficiency-estimate.js'
export { type ColumnScorer, createScoreColumns, estimateAt, type ScoreColumns, scoreStatus } from './score-columns.js'
export { estimateProficiency } from './score-person.js'
export { defaultNodes, type NodeRule, type ScoringGrid } from './scoring-grid.js'
export {
  type InformationKind,
  type ScoringMethod,
  type ScoringOptions,
  scoringDefaults,
  scoringMethods,
} from './scoring-options.js'
export type { SumScoreRow } from './sum-score-rows.js'
export { sumScoreTable } from './sum-score-table.js'
export { probabilityAbove } from './tail-probability.js'
export { estimateWle, type WleRoot, wleRoots } from './wle.js'
