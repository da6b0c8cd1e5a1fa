/**
 * `melek/population`: from persons to a country. Shares per level and group from posteriors conditioned on the group, each
 * with its uncertainty, and the way to a target.
 */
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
export type {
  Conditioning,
  CountingBias,
  CurvePoint,
  GroupShare,
  PersonCounts,
  PopulationResult,
  ShownShare,
  TotalShare,
  WithheldShare,
} from './population-result.js'
export { type ShareInput, type ShareOptions, shareDefaults } from './share-options.js'
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
export { type Baseline, parseTarget, type Target, type TargetDenominator } from './target/target.js'
