export { type CalibrationOptions, calibrateDichotomous, calibrationDefaults } from './estimation/calibrate-dichotomous.js'
export type { CalibratedItem, CalibrationProgress, CalibrationResult } from './estimation/calibration-result.js'
export type { LatentRule } from './estimation/latent-nodes.js'
export {
  estimateLatentNormal,
  type LatentNormal,
  type LatentNormalOptions,
  latentNormalDefaults,
} from './estimation/latent-normal.js'
export type { LikelihoodTable } from './estimation/latent-normal-pass.js'
export type { ResponseMatrix } from './estimation/response-matrix.js'
