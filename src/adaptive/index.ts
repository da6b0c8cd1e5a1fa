export type { Blueprint, BlueprintRule } from './constraints/blueprint.js'
export { createEngine } from './session/create-engine.js'
export {
  type CompleteDesign,
  type ConstraintsDesign,
  completeDesign,
  type Design,
  designDefaults,
  type EstimationMethod,
  type EstimatorDesign,
  type ExposureDesign,
  type ResponseRules,
  type SelectionCriterion,
  type StopDesign,
} from './session/design.js'
export { checkDesign, type DesignCheck, parseDesign } from './session/design-schema.js'
export { drawResponse } from './session/draw-response.js'
export { assembleEngine, type Engine, type EngineParts } from './session/engine.js'
export { type Explanation, explain } from './session/explain.js'
export type { ItemOutcome } from './session/item-outcome.js'
export { type Replay, type ReplayDifference, replay } from './session/replay.js'
export { estimateOf, rescore } from './session/rescore.js'
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
  type Session,
  type SessionBank,
  type SessionEvent,
  type SessionResult,
  type StoppedEvent,
  type StopReason,
} from './session/session.js'
export { sessionIssues } from './session/session-issues.js'
export { parseSession } from './session/session-schema.js'
export { type TraceLine, traceLines } from './session/trace.js'
