export { type CategoryCurve, type CurvePoint, categoryCurve, createCurvePoint } from './category-curve.js'
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
