export type { PlacementDocuments } from './placement-documents.js'
export type { LevelFields, PlacementResult, PlacementResultFields } from './placement-result.js'
export { createPlacementTest, type PlacementOptions, type PlacementTest, type PresentedItem } from './placement-test.js'
