/** What became of a person: `scored`, or why there is no figure. */
export type ScoreStatus = 'scored' | 'unbounded_below' | 'unbounded_above' | 'no_information' | 'no_responses'

/** Every status by its name. */
export const scoreStatuses: readonly ScoreStatus[] = [
  'scored',
  'unbounded_below',
  'unbounded_above',
  'no_information',
  'no_responses',
]

/** The scores of one person, as they are written. */
export interface ScoreLine {
  readonly person: string
  /** Logits; absent where the status says that there is none. */
  readonly theta?: number | undefined
  /** Logits. */
  readonly standardError?: number | undefined
  /** Responses that count. */
  readonly answered: number
  readonly status: ScoreStatus
  /** Level of the standard. */
  readonly level?: string | undefined
  /** Probability of being at or above the target level, 0…1. */
  readonly targetProbability?: number | undefined
  /** As many as the layout of the file says; absent where there are none. */
  readonly plausibleValues?: ArrayLike<number> | undefined
  /** Figures of the further columns, in their order. */
  readonly figures?: readonly (number | undefined)[] | undefined
  /** Cells of the kept columns, in their order. */
  readonly kept?: readonly string[] | undefined
}

/** Columns of a score file beside `person,theta,standard_error,answered,status`. */
export interface ScoreColumns {
  /** Whether `level,p_target` follow. */
  readonly standard?: boolean | undefined
  /** How many columns pv1, pv2, … follow. */
  readonly plausibleValues?: number | undefined
  /** Names of further figures, for instance the bounds of an interval. */
  readonly figures?: readonly string[] | undefined
  /** Names of the columns carried along from the responses. */
  readonly kept?: readonly string[] | undefined
}

/** Names of all columns in their order. */
export function scoreColumnNames(columns: ScoreColumns): string[] {
  return [
    ...['person', 'theta', 'standard_error', 'answered', 'status'],
    ...(columns.standard === true ? ['level', 'p_target'] : []),
    ...Array.from({ length: columns.plausibleValues ?? 0 }, (_, m) => `pv${m + 1}`),
    ...(columns.figures ?? []),
    ...(columns.kept ?? []),
  ]
}

/** |theta| beyond this is no proficiency in logits but a figure whose decimal mark a spreadsheet has lost. */
export const LARGEST_THETA = 15
