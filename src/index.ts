export type { PlacementDocuments } from './placement/placement-documents.js'
export type { LevelFields, PlacementResult, PlacementResultFields } from './placement/placement-result.js'
export { createPlacementTest, type PlacementOptions, type PlacementTest, type PresentedItem } from './placement/placement-test.js'
