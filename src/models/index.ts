export { type CategoryCurve, type CurvePoint, categoryCurve, createCurvePoint } from './category-curve.js'
export { type CentredNominal, centredFromNominal, nominalFromCentred } from './conversions/centred-nominal.js'
export { itemFromMirt, type MirtParameters, mirtFromItem } from './conversions/mirt.js'
export { itemFromParscale, type ParscaleItem, type ParscaleModel, parscaleFromItem } from './conversions/parscale.js'
export {
  type AdjacentCategoryFromNominal,
  type AdjacentCategoryItem,
  adjacentCategoryFromNominal,
  type DiscriminationAndSteps,
  itemFromPartialCreditForm,
  nominalFromAdjacentCategory,
  partialCreditForm,
} from './conversions/partial-credit-form.js'
export {
  changeScale,
  changeTheta,
  composedScaleChange,
  inverseScaleChange,
  type ScaleChange,
  standardisingChange,
} from './conversions/scale-change.js'
export { changeScalingConstant } from './conversions/scaling-constant.js'
export {
  type DiscriminationAndDifficulty,
  difficultyFromSlopeIntercept,
  type SlopeAndIntercept,
  slopeInterceptFromDifficulty,
} from './conversions/slope-intercept.js'
export { itemFromTam, itemFromTamIrt, type TamItem, type TamItemIrt, tamFromItem, tamIrtFromItem } from './conversions/tam.js'
export { curveInformation } from './information.js'
export { type InformationPeak, informationPeak } from './information-peak.js'
export { expectedScore, information, observedInformation, probabilities, probabilityDerivatives } from './item-functions.js'
export * from './item-model.js'
export {
  type DivideByTotalFamily,
  type GradedFamily,
  type LogisticFamily,
  type ModelFamily,
  modelFamily,
} from './model-family.js'
export { type ParameterIssue, parameterIssues } from './parameter-issues.js'
export {
  type ResponseProbabilityLocation,
  type ResponseProbabilityOptions,
  responseProbabilityLocation,
} from './response-probability.js'
