/** Responses of many persons to the same items, as bytes: persons × items row-major, 255 = not administered. */
export interface ResponseMatrix {
  readonly itemIds: readonly string[]
  readonly persons: number
  readonly responses: Uint8Array
}

/** Responses of many persons to some of the items each, as adaptive tests leave them: the answers of one person after those of the other. */
export interface SparseResponses {
  readonly itemIds: readonly string[]
  readonly persons: number
  /** Where the answers of each person begin, and the number of answers at the end. */
  readonly start: Uint32Array
  /** Place of the item in `itemIds`, ascending within a person. */
  readonly item: Uint16Array
  /** Category, 0-based. */
  readonly response: Uint8Array
}

/** What a cell holds where the item was not administered. */
export const missingResponse = 255

/** The answers alone, without the cells that hold none. */
export function sparseResponses(matrix: ResponseMatrix | SparseResponses): SparseResponses {
  if ('start' in matrix) return matrix
  const { itemIds, persons, responses } = matrix
  const items = itemIds.length
  let answers = 0
  for (let cell = 0; cell < responses.length; cell++) if (responses[cell] !== missingResponse) answers++
  const start = new Uint32Array(persons + 1)
  const item = new Uint16Array(answers)
  const response = new Uint8Array(answers)
  let at = 0
  for (let p = 0; p < persons; p++) {
    for (let i = 0; i < items; i++) {
      const category = responses[p * items + i] as number
      if (category === missingResponse) continue
      item[at] = i
      response[at++] = category
    }
    start[p + 1] = at
  }
  return { itemIds, persons, start, item, response }
}
