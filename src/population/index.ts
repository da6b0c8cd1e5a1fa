/**
 * `melek/population`: from persons to a country. Shares per level and group from posteriors conditioned on the group, each
 * with its uncertainty, and the way to a target.
 */
export { type BorrowedShare, borrowedShares } from './areas/borrowed-shares.js'
export { type AreaEstimates, type FayHerriot, fayHerriot, type SmallArea } from './areas/fay-herriot.js'
export { type Funnel, type FunnelZone, funnelLevels, funnelLimits } from './areas/funnel.js'
export type { Covariate } from './conditioning/covariates.js'
export {
  type CountedEstimate,
  countedShare,
  type GroupUnderPrior,
  reliabilityFromPosteriorSd,
  reliabilityFromStandardError,
  type SharesUnderPrior,
  sharesUnderPrior,
  trueShareOfCounted,
} from './counting-bias.js'
export { estimateShares } from './estimate-shares.js'
export { bestStandardErrors } from './planning/best-form.js'
export { type PlannedSitting, type PlannedVariance, personsNeeded, plannedVariance } from './planning/planned-error.js'
export { type CombinedEstimate, combineImputations } from './plausible/combine-imputations.js'
export type { PopulationReport, ReportInput, ReportProvenance } from './population-report.js'
export type {
  Conditioning,
  CountedShare,
  CountingBias,
  CurvePoint,
  Estimand,
  GroupShare,
  Imputation,
  NonresponseBounds,
  PersonCounts,
  PillarProfile,
  PillarShare,
  PopulationResult,
  RosterCoverage,
  ShareMethod,
  ShownShare,
  TotalShare,
  WithheldShare,
} from './population-result.js'
export { type ReplicateMethod, replicateMethodOf, replicateVariance } from './replicates/replicate-method.js'
export { type ReportDifference, reportDifferences } from './report-differences.js'
export { nonresponseBounds } from './roster/nonresponse-bounds.js'
export { parseRoster, type Roster, type RosterStratum } from './roster/roster.js'
export { createScoreColumns, type ScoreColumns } from './scores/read-score-columns.js'
export { createScoreRows, type ScoreRowOptions } from './scores/read-score-rows.js'
export type { ScoreShareInput, ScoreShareOptions } from './scores/score-options.js'
export type { ScoreOrigin } from './scores/score-origin.js'
export { parseScorePassport } from './scores/score-passport-schema.js'
export { isScoreColumn, type ScoreColumnOptions, type ScorePlan } from './scores/score-plan.js'
export type { ScorePerson, ScoreRefusal, ScoreRowSink, ScoreRows } from './scores/score-rows.js'
export { type ScoreShares, sharesFromScores } from './scores/shares-from-scores.js'
export { type ShareInput, type ShareOptions, shareDefaults } from './share-options.js'
export { shareAboveOf } from './shares/share-at.js'
export type {
  MeasurementPart,
  NotEstimatedReason,
  ShareEstimate,
  VariancePart,
  VarianceParts,
  ZeroReason,
} from './shares/share-estimate.js'
export type { SuppressionReason } from './suppression.js'
export { gapToTarget, type PathToTarget, type TargetGap } from './target/gap.js'
export { pathBetween, type TargetPath } from './target/path.js'
export { type Projection, type ProjectionAssumptions, projectShare, reachProbability } from './target/projection.js'
export { type Baseline, parseTarget, type Target, type TargetDenominator } from './target/target.js'
export { compareResults, type ShareChange, type Trend } from './trend/compare-results.js'
export { type PairedGain, pairedGain, type Sitting, type SittingScore } from './trend/paired-gain.js'
