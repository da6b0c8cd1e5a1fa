export { createMemoryStore } from './memory-store.js'
export { createPlacementApp, type PlacementAppOptions } from './placement-app.js'
export {
  type AnswerOutcome,
  createPlacementService,
  type PlacementService,
  type SessionView,
  type StageView,
} from './placement-service.js'
export type { SessionStore } from './session-store.js'
