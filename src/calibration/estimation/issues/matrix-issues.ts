import type { Issue } from '../../../issues/issue.js'
import { missingResponse, type ResponseMatrix, type SparseResponses } from '../response-matrix.js'

/** A matrix that is none: cells missing, or categories that are no whole numbers, as plain JavaScript may hand over. */
export function matrixIssues(matrix: ResponseMatrix | SparseResponses): Issue[] {
  if ('start' in matrix) return []
  const { itemIds, persons, responses } = matrix
  const cells = persons * itemIds.length
  if (responses.length !== cells) {
    const message = `${persons} persons and ${itemIds.length} items need ${cells} responses, got ${responses.length}; give a cell for every person and item, ${missingResponse} where there is no answer`
    return [{ code: 'length-mismatch', message }]
  }
  if (responses instanceof Uint8Array) return []
  return itemIds.flatMap((item, i) => {
    const bad = (responses as ArrayLike<number> as readonly number[]).find(
      (value, cell) => cell % itemIds.length === i && !(Number.isInteger(value) && value >= 0 && value <= missingResponse),
    )
    if (bad === undefined) return []
    const message = `a response is a category, a whole number from 0 up to 254, or ${missingResponse} for none, got ${bad}; recode it`
    return [{ code: 'response-invalid', message, item }]
  })
}
