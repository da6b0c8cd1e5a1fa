import type { SparseResponses } from './response-matrix.js'

/** The responses of a calibration with the persons sorted into their groups. */
export interface CalibrationData {
  readonly responses: SparseResponses
  /** Persons of each group who answered at least one item. */
  readonly groups: readonly Int32Array[]
  /** One a person. */
  readonly weights: Float64Array
  /** Σ weights of the persons who answered. */
  readonly totalWeight: number
}

/**
 * Sorts persons into groups and leaves out those without any answer, who know nothing of the items.
 * @param groupOf index of each person's group
 */
export function calibrationData(
  responses: SparseResponses,
  groups: { readonly count: number; readonly of: ArrayLike<number> },
  weights: ArrayLike<number> | undefined,
): CalibrationData {
  const members: number[][] = Array.from({ length: groups.count }, () => [])
  let totalWeight = 0
  for (let p = 0; p < responses.persons; p++) {
    if (responses.start[p] === responses.start[p + 1]) continue
    members[groups.of[p] as number]?.push(p)
    totalWeight += weights?.[p] ?? 1
  }
  return {
    responses,
    groups: members.map((persons) => Int32Array.from(persons)),
    weights: weights === undefined ? new Float64Array(responses.persons).fill(1) : Float64Array.from(weights),
    totalWeight,
  }
}
