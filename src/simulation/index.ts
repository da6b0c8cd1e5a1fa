export type { ThetaBin } from './bins.js'
export {
  type CalibratedDesign,
  calibrateExposure,
  type ExposureCalibrationOptions,
} from './calibrate-exposure.js'
export type { ClassificationSummary } from './classification-tally.js'
export { compareDesigns, type DesignDifference, type DesignOutcome } from './compare-designs.js'
export { crossDesigns, type DesignFactors, parseDesignFactors } from './cross-designs.js'
export { type Examinee, normalExaminees } from './examinee.js'
export type { ExposureSummary } from './exposure-tally.js'
export type { Figure } from './figure.js'
export type { Recovery } from './recovery-tally.js'
export { type SimulatedTest, type SittingOptions, simulateSession, simulateTest } from './simulate-test.js'
export { type Simulation, type SimulationOptions, simulateTests } from './simulate-tests.js'
export type { SimulatedExposure } from './simulated-exposure.js'
export type { LengthSummary, SimulationSummary } from './simulation-summary.js'
export {
  type SyntheticExam,
  type SyntheticExamOptions,
  type SyntheticPerson,
  syntheticEffects,
  syntheticExam,
  syntheticExamCsv,
} from './synthetic-exam.js'
