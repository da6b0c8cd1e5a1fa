export { analyseItems, type ClassicalResult } from './classical/analyse-items.js'
export {
  type AnswerMeaning,
  type AnswerState,
  type ClassicalData,
  type ClassicalOptions,
  classicalData,
  classicalDefaults,
} from './classical/classical-data.js'
export type { Correlation } from './classical/correlation.js'
export type { Dimensionality, DimensionVerdict } from './classical/dimensionality.js'
export type { Difficulty, ItemAnalysis, StateCounts } from './classical/item-analysis.js'
export type { ItemFlag } from './classical/item-flags.js'
export type { OptionAnalysis } from './classical/item-options.js'
export type { KeyDoubt } from './classical/key-doubts.js'
export type { TestStatistics } from './classical/test-statistics.js'
export type { CatsibDif } from './dif/catsib-dif.js'
export { detectDif } from './dif/detect-dif.js'
export { type DifClass, etsClass } from './dif/dif-class.js'
export { type DifData, type DifMethod, type DifOptions, difDefaults, difMethods, type LogisticTest } from './dif/dif-data.js'
export type { DifFigures, DifResult, ItemDif, ItemResponseDif, Purification } from './dif/dif-result.js'
export type { DistanceDif } from './dif/latent/distance-dif.js'
export {
  type AnchorDrift,
  anchorDrift,
  type DriftLimits,
  type DriftOptions,
  type DriftResult,
  type DriftRule,
  driftDefaults,
} from './drift/anchor-drift.js'
export { bankFromCalibration, type CalibratedBank, type CalibratedBankOptions } from './estimation/bank-from-calibration.js'
export { calibrate } from './estimation/calibrate.js'
export {
  type CalibrationOptions,
  calibrationDefaults,
  defaultPriors,
  type StandardErrorMethod,
} from './estimation/calibration-options.js'
export type {
  AnchorUncertainty,
  CalibratedGroup,
  CalibratedItem,
  CalibrationProgress,
  CalibrationResult,
  ItemWarning,
  JointCovariance,
  LatentHistogram,
} from './estimation/calibration-result.js'
export {
  type ComparisonOptions,
  compareModels,
  comparisonDefaults,
  type LikelihoodRatio,
  type ModelComparison,
} from './estimation/compare-models.js'
export type { ComparedModel, PairedDifference } from './estimation/compared-model.js'
export type { ParameterPriors, PriorDensity } from './estimation/coordinates/prior-density.js'
export { type CalibrationModel, calibrationModels, type ItemSpecification } from './estimation/item-specification.js'
export type { LatentRule } from './estimation/latent-nodes.js'
export { estimateLatentNormal, type LatentNormal, type LatentNormalOptions } from './estimation/latent-normal.js'
export type { LikelihoodTable } from './estimation/latent-normal-pass.js'
export {
  estimateLatentRegression,
  type LatentRegression,
  type LatentRegressionOptions,
  latentRegressionDefaults,
} from './estimation/latent-regression.js'
export { likelihoodTable } from './estimation/likelihood-table.js'
export { leastAnswers, type ModelAdvice } from './estimation/model-advice.js'
export {
  type ObservedAnswers,
  type ObservedBin,
  type ObservedItem,
  observedAnswers,
  type PersonBin,
} from './estimation/observed-answers.js'
export type { CurveDistance } from './estimation/observed-curves.js'
export type { ParameterName } from './estimation/parameter-name.js'
export { parsePriors, priorsOfItem } from './estimation/priors-schema.js'
export { type ResponseMatrix, type SparseResponses, sparseResponses } from './estimation/response-matrix.js'
export { type Testlets, testletResponses } from './estimation/testlets.js'
export type { Administration } from './fit/administration.js'
export { assessFit, type FitResult, type ItemFit, type PersonFitRow } from './fit/assess-fit.js'
export {
  type FitData,
  type FitOptions,
  fitDefaults,
  type LatentPopulation,
  type Refused,
  type ThetaConvention,
} from './fit/fit-data.js'
export type { LimitedInformationFit } from './fit/limited-information.js'
export type { MeanSquares } from './fit/mean-squares.js'
export { type PersonFit, personFit } from './fit/person-fit.js'
export type { Reliability } from './fit/reliability.js'
export type { ResidualCorrelation, ResidualCorrelations } from './fit/residual-correlation.js'
export type { ScoreFit } from './fit/score-fit.js'
export type { InformationCriteria, WholeLikelihood } from './fit/whole-likelihood.js'
export { type AnchorPoint, anchorPoints } from './linking/anchor-points.js'
export type { AnchorName } from './linking/anchors.js'
export { calibrateConcurrently, type LinkedForm } from './linking/concurrent-calibration.js'
export type { LinkDirection } from './linking/curve-differences.js'
export {
  type EquipercentileScore,
  equipercentile,
  observedScoreEquating,
} from './linking/equating/observed-score-equating.js'
export { type CalibratedPopulations, populationScores, syntheticPopulation } from './linking/equating/score-population.js'
export { createTestForm, type TestForm } from './linking/equating/test-form.js'
export { type EquatedScore, trueScoreEquating } from './linking/equating/true-score-equating.js'
export { inverseLink } from './linking/inverse-link.js'
export { type LinkedBankOptions, linkBank } from './linking/link-bank.js'
export { type LinkErrors, linkedTheta } from './linking/link-errors.js'
export {
  type LinkMethod,
  type LinkOptions,
  type LinkResult,
  linkDefaults,
  linkMethods,
  linkScales,
  type ScaleLink,
} from './linking/link-scales.js'
export {
  equalWeighting,
  hermiteWeighting,
  type LinkWeighting,
  linkWeighting,
  normalWeighting,
  populationWeighting,
} from './linking/link-weighting.js'
export { type PlannedLink, plannedLink } from './linking/planned-link.js'
