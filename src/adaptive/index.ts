export {
  type AssembledForm,
  type AssembledForms,
  assembleForms,
  type FormsOptions,
  formsBudget,
} from './constraints/assembly/assemble-forms.js'
export { assemblyBy, testAssembly } from './constraints/assembly/test-assembly.js'
export type { Blueprint, BlueprintRule, BlueprintViolation, OrderRule, SetRule, SumRule } from './constraints/blueprint.js'
export {
  type BalanceMethod,
  type BlueprintDesign,
  type BlueprintMethod,
  type BlueprintRequest,
  type KeptBlueprint,
  shadowBudget,
} from './constraints/blueprint-method.js'
export { countBlueprints } from './constraints/count-blueprints.js'
export { branchAndBound } from './constraints/program/branch-and-bound.js'
export type {
  Assembler,
  AssemblyBudget,
  AssemblyOutcome,
  ProgramRow,
  WholeProgram,
} from './constraints/program/whole-program.js'
export { type EligibilityOptions, eligibilityProbability } from './exposure/eligibility.js'
export type { BarredCounters } from './exposure/exposure-control.js'
export { exposureCounter } from './exposure/exposure-counter.js'
export {
  type CounterExposure,
  countExposure,
  type ExposureRecord,
  type ExposureState,
  emptyExposure,
  exposureRate,
} from './exposure/exposure-state.js'
export { parseExposureState } from './exposure/exposure-state-schema.js'
export {
  type CalibrationLoopOptions,
  calibrateSympsonHetter,
  type ExposureParameters,
  type ExposureTally,
  highestExposure,
  type SympsonHetterCalibration,
  type SympsonHetterTarget,
  sympsonHetterRounds,
  updateSympsonHetter,
} from './exposure/sympson-hetter-calibration.js'
export { testOverlap } from './exposure/test-overlap.js'
export type {
  AdministrationDesign,
  EarlierSitting,
  PretestDesign,
  RetestDesign,
  RetestPlan,
  SessionStart,
  StageDesign,
  StartDesign,
  SuspensionDesign,
  TimingDesign,
  ValidityDesign,
} from './session/administration/administration-design.js'
export type { AdministrationRules } from './session/administration/administration-rules.js'
export { closeStage } from './session/administration/close-stage.js'
export { isSuspended, type ResumeOptions, resumeSession, suspendSession } from './session/administration/interruption.js'
export { type OpenStage, openStage } from './session/administration/open-stage.js'
export { engineForSession } from './session/administration/other-bank.js'
export type { PersonKnown } from './session/administration/start-prior.js'
export { createEngine } from './session/create-engine.js'
export {
  type ClassificationDesign,
  type CompleteDesign,
  type ConstraintsDesign,
  completeDesign,
  type Design,
  designDefaults,
  type EstimationMethod,
  type EstimatorDesign,
  type ExposureDesign,
  type ResponseRules,
  type SelectDesign,
  type SelectionCriterion,
  type StopDesign,
} from './session/design.js'
export { checkDesign, type DesignCheck, parseDesign } from './session/design-schema.js'
export { drawResponse } from './session/draw-response.js'
export { assembleEngine, type Engine, type EngineParts, type EngineRules } from './session/engine.js'
export { everyRule } from './session/every-rule.js'
export { type Explanation, explain } from './session/explain.js'
export { exposureRecord } from './session/exposure-record.js'
export type { ItemOutcome } from './session/item-outcome.js'
export { type DrawnResponses, drawnResponses } from './session/rehearsal/drawn-responses.js'
export { type FastResult, type FastTest, fastTest } from './session/rehearsal/fast-test.js'
export { type Replay, type ReplayDifference, replay } from './session/replay.js'
export { estimateOf, rescore } from './session/rescore.js'
export type { RescoreOptions } from './session/rescore-by.js'
export { rollback } from './session/rollback.js'
export { endSession, recordAnswer, type StartOptions, startSession } from './session/run-session.js'
export {
  currentItems,
  type EstimateSource,
  type EventNote,
  type FrozenItem,
  type PresentedEvent,
  type RescoredEvent,
  type ResponseEvent,
  type ResponseState,
  type ResumedEvent,
  type Session,
  type SessionBank,
  type SessionEvent,
  type SessionResult,
  type SimulatedAnswers,
  type StoppedEvent,
  type StopReason,
  type SuspendedEvent,
  stageItems,
} from './session/session.js'
export { sessionIssues } from './session/session-issues.js'
export { parseSession } from './session/session-schema.js'
export { asSimulated } from './session/simulated-session.js'
export { type TraceLine, traceLines } from './session/trace.js'
export { judgeValidity, type Validity, validityDefaults } from './session/validity/validity.js'
export { type Verification, verify } from './session/verify.js'
