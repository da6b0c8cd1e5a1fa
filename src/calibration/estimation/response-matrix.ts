/** Responses of many persons to the same items, as bytes: persons × items row-major, 255 = not administered. */
export interface ResponseMatrix {
  readonly itemIds: readonly string[]
  readonly persons: number
  readonly responses: Uint8Array
}
