export { type CalibrationOptions, calibrateDichotomous, calibrationDefaults } from './estimation/calibrate-dichotomous.js'
export type { CalibratedItem, CalibrationProgress, CalibrationResult } from './estimation/calibration-result.js'
export type { LatentRule } from './estimation/latent-nodes.js'
export type { ResponseMatrix } from './estimation/response-matrix.js'
