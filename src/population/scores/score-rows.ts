import type { ScorePlan } from './score-plan.js'

/** Where the figures of a person stand in a row of them, and how many there are. */
export interface FigureSlots {
  /** 0: the base weight, then the replicate weights. */
  readonly weights: number
  /** Plausible values follow the weights. */
  readonly plausibleValues: number
  /** Places of theta and its standard error; −1 where there are none. */
  readonly theta: number
  readonly standardError: number
  readonly count: number
}

/**
 * One person, as read. The arrays are used again for the next one: copy what has to last.
 * A cell that holds nothing is NaN.
 */
export interface ScorePerson {
  readonly line: number
  /** See {@link FigureSlots}. */
  readonly figures: Float64Array
  /** For each text column the place of its text among {@link ScoreRows.texts}. */
  readonly texts: Int32Array
  /** Whether the row says that its estimate is unbounded (all right, all wrong). */
  readonly unbounded: boolean
}

/** A row that could not be used. */
export interface ScoreRefusal {
  readonly code: 'figure-invalid' | 'row-length' | 'quote-unclosed' | 'person-missing' | 'person-duplicate'
  readonly line: number
  readonly reason: string
}

export interface ScoreRowSink {
  row(person: ScorePerson): void
  refuse(refusal: ScoreRefusal): void
}

/** A push parser of persons; whatever reads another format hands on the same rows. */
export interface ScoreRows {
  push(bytes: Uint8Array, sink: ScoreRowSink): void
  end(sink: ScoreRowSink): void
  /** Undefined until the header was seen. */
  readonly plan: ScorePlan | undefined
  /** For each text column the texts met so far, in the order in which they were met. */
  readonly texts: readonly (readonly string[])[]
}

/** The slots of a plan: the base weight is there in any case, 1 where no column holds it. */
export function figureSlots(plan: ScorePlan): FigureSlots {
  const weights = 1 + plan.replicateWeights.length
  const values = plan.plausibleValues.length
  const own = weights + values
  return {
    weights,
    plausibleValues: values,
    theta: plan.theta < 0 ? -1 : own,
    standardError: plan.standardError < 0 ? -1 : own + (plan.theta < 0 ? 0 : 1),
    count: own + (plan.theta < 0 ? 0 : 1) + (plan.standardError < 0 ? 0 : 1),
  }
}

/** For each column of the table the slot of its figure, −1 for a column that holds none that is wanted. */
export function slotOfColumns(plan: ScorePlan): Int16Array {
  const slots = figureSlots(plan)
  const place = new Int16Array(plan.columns.length).fill(-1)
  if (plan.weight >= 0) place[plan.weight] = 0
  for (const [r, column] of plan.replicateWeights.entries()) place[column] = 1 + r
  for (const [m, column] of plan.plausibleValues.entries()) place[column] = slots.weights + m
  if (plan.theta >= 0) place[plan.theta] = slots.theta
  if (plan.standardError >= 0) place[plan.standardError] = slots.standardError
  return place
}
