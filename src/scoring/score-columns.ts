import { isAnswered, type ProficiencyEstimate } from './proficiency-estimate.js'
import { float64, requireTypedRows } from './typed-rows.js'

/** Where a bulk scorer writes, one entry a person. */
export interface ScoreColumns {
  /** Logits; NaN where there is no finite estimate. */
  readonly theta: Float64Array
  /** Logits; NaN where there is none. */
  readonly standardError: Float64Array
  /** Responses that count. */
  readonly answered: Int32Array | Uint16Array
  /** Codes of {@link scoreStatus}. */
  readonly status?: Uint8Array
}

/** Why an entry of {@link ScoreColumns} is or is not finite. */
export const scoreStatus = {
  finite: 0,
  noResponses: 1,
  unboundedBelow: 2,
  unboundedAbove: 3,
  noInformation: 4,
} as const

/** Scores many persons by one method. */
export interface ColumnScorer {
  /** The most by which a theta of mle, map, wle or jeffreys may differ from that of the readable form, in logits × (1 + |theta|). */
  readonly accuracy?: number
  /**
   * @param responses persons × items, row-major in bank order, 255 = not administered
   * @throws MelekError `responses-invalid` for a response that is no category of its item, responses that are no bytes and persons that
   *   are no count, `columns-short` where `out` or `responses` hold fewer entries than the persons need
   */
  scoreInto(out: ScoreColumns, responses: Uint8Array, persons: number): void
}

/** Columns for some persons. */
export function createScoreColumns(persons: number): Required<ScoreColumns> {
  return {
    theta: new Float64Array(persons),
    standardError: new Float64Array(persons),
    answered: new Int32Array(persons),
    status: new Uint8Array(persons),
  }
}

export function writeEstimate(out: ScoreColumns, person: number, estimate: ProficiencyEstimate): void {
  const finite = estimate.kind === 'finite'
  out.theta[person] = finite ? estimate.theta : Number.NaN
  out.standardError[person] = finite ? (estimate.standardError ?? Number.NaN) : Number.NaN
  if (out.status !== undefined) out.status[person] = statusOf(estimate)
}

function statusOf(estimate: ProficiencyEstimate): number {
  switch (estimate.kind) {
    case 'finite':
      return scoreStatus.finite
    case 'no-responses':
      return scoreStatus.noResponses
    case 'no-information':
      return scoreStatus.noInformation
    case 'unbounded':
      return estimate.direction === 'below' ? scoreStatus.unboundedBelow : scoreStatus.unboundedAbove
  }
}

/** The estimate that a status code and the two figures beside it stand for. */
export function estimateAt(columns: Required<ScoreColumns>, person: number): ProficiencyEstimate {
  switch (columns.status[person]) {
    case scoreStatus.noResponses:
      return { kind: 'no-responses' }
    case scoreStatus.noInformation:
      return { kind: 'no-information' }
    case scoreStatus.unboundedBelow:
      return { kind: 'unbounded', direction: 'below' }
    case scoreStatus.unboundedAbove:
      return { kind: 'unbounded', direction: 'above' }
    default: {
      const standardError = columns.standardError[person] as number
      return {
        kind: 'finite',
        theta: columns.theta[person] as number,
        standardError: Number.isNaN(standardError) ? null : standardError,
      }
    }
  }
}

/** Responses that count from…to of a block. */
export function answeredCount(responses: Uint8Array, from = 0, to = responses.length): number {
  let count = 0
  for (let at = from; at < to; at++) if (isAnswered(responses[at] as number)) count += 1
  return count
}

/** Kinds of arrays for counts. */
const counts = ['Int32Array', 'Uint32Array', 'Uint16Array']

/**
 * @throws MelekError `columns-short` where a column or the responses hold fewer entries than the persons need, `responses-invalid` where
 *   responses are no bytes or persons no count
 */
export function requireColumns(out: ScoreColumns, responses: Uint8Array, persons: number, items: number): void {
  const column = (name: keyof ScoreColumns, kinds: readonly string[]) => ({ name, column: out[name], kinds, length: persons })
  requireTypedRows(responses, { persons, items }, [
    column('theta', float64),
    column('standardError', float64),
    column('answered', counts),
    ...(out.status === undefined ? [] : [column('status', ['Uint8Array'])]),
  ])
}
