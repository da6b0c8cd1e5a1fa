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
  readonly item: Uint8Array | Uint16Array
  /** Category, 0-based. */
  readonly response: Uint8Array
}

/** What a cell holds where the item was not administered. */
export const missingResponse = 255

/** The answers alone, without the cells that hold none. Of complete responses the bytes are shared. */
export function sparseResponses(matrix: ResponseMatrix | SparseResponses): SparseResponses {
  if ('start' in matrix) return matrix
  const { itemIds, persons, responses } = matrix
  const items = itemIds.length
  if (!responses.includes(missingResponse)) return completeResponses(matrix)
  const start = new Uint32Array(persons + 1)
  let answers = 0
  for (let cell = 0; cell < responses.length; cell++) answers += answered(responses[cell] as number)
  // One more than there are answers: a cell without one is written and then written over, which is cheaper than asking.
  const item = itemPlaces(answers + 1, items)
  const response = new Uint8Array(answers + 1)
  let at = 0
  for (let p = 0; p < persons; p++) {
    for (let i = 0; i < items; i++) {
      const category = responses[p * items + i] as number
      item[at] = i
      response[at] = category
      at += answered(category)
    }
    start[p + 1] = at
  }
  return { itemIds, persons, start, item: item.subarray(0, answers), response: response.subarray(0, answers) }
}

/** Room for places of items, in as few bytes as they need: there are as many as answers. */
function itemPlaces(length: number, items: number): Uint8Array | Uint16Array {
  return items <= 256 ? new Uint8Array(length) : new Uint16Array(length)
}

/** 0 for a missing response, else 1, without a branch: the byte 255 is the only one that overflows. */
function answered(category: number): number {
  return 1 - ((category + 1) >> 8)
}

function completeResponses({ itemIds, persons, responses }: ResponseMatrix): SparseResponses {
  const items = itemIds.length
  const item = itemPlaces(responses.length, items)
  for (let i = 0; i < Math.min(items, item.length); i++) item[i] = i
  // Twice as many persons at each turn.
  for (let filled = items; filled < item.length && filled > 0; filled *= 2) item.copyWithin(filled, 0, filled)
  return { itemIds, persons, start: Uint32Array.from({ length: persons + 1 }, (_, p) => p * items), item, response: responses }
}
