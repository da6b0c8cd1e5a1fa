export { detectDif } from './dif/detect-dif.js'
export { type DifClass, etsClass } from './dif/dif-class.js'
export { type DifData, type DifMethod, type DifOptions, difDefaults, type LogisticTest } from './dif/dif-data.js'
export type { DifResult, ItemDif, Purification } from './dif/dif-result.js'
export { calibrate } from './estimation/calibrate.js'
export {
  type CalibrationOptions,
  calibrationDefaults,
  defaultPriors,
  type StandardErrorMethod,
} from './estimation/calibration-options.js'
export type {
  CalibratedGroup,
  CalibratedItem,
  CalibrationProgress,
  CalibrationResult,
  ItemWarning,
  JointCovariance,
} from './estimation/calibration-result.js'
export type { ParameterPriors, PriorDensity } from './estimation/coordinates/prior-density.js'
export { type CalibrationModel, calibrationModels, type ItemSpecification } from './estimation/item-specification.js'
export type { LatentRule } from './estimation/latent-nodes.js'
export type { ParameterName } from './estimation/parameter-name.js'
export { type ResponseMatrix, type SparseResponses, sparseResponses } from './estimation/response-matrix.js'
