import type { ExposureState } from './exposure-state.js'

/** What an exposure rule is handed when an item is to be chosen. */
export interface ExposureMoment {
  /** Candidate at a place of the ranking (0 = best), undefined beyond the last. */
  readonly candidateAt: (place: number) => number | undefined
  /** Whether the candidate at a place equals the one before it but for rounding. */
  readonly tied: (place: number) => boolean
  /** Uniform number in [0, 1) that depends on the session's seed, the step and this label alone. */
  readonly draw: (purpose: string) => number
  /** The same, but one for the whole session. */
  readonly sessionDraw: (purpose: string) => number
  /** Items given so far. */
  readonly given: number
  /** Current estimate, logits. */
  readonly theta: number
  /** What was decided when the session began. */
  readonly barred?: BarredCounters | undefined
}

/** The item that is given, and what chance had to do with it. */
export interface ExposureChoice {
  readonly item: number
  /** The draw that decided, if there was one. */
  readonly draw?: number | undefined
  /** Between how many candidates it decided. */
  readonly pool: number
  /** Better candidates that the rule did not let through. */
  readonly refused?: readonly number[] | undefined
  readonly notes?: readonly { readonly code: string; readonly detail?: string | undefined }[] | undefined
}

/** Counters (items or families) that a session must not draw on, one list a theta node of the rule. */
export type BarredCounters = readonly (readonly string[])[]

/** Who was seen too often: decides which of the best candidates is given. */
export interface ExposureControl {
  readonly name: string
  /** @returns undefined only if there is no candidate */
  choose(moment: ExposureMoment): ExposureChoice | undefined
  /** Indices of items that the session should do without as long as its blueprint allows it; absent: none. */
  barredItems?(theta: number, barred: BarredCounters | undefined): ReadonlySet<number>
  /**
   * What is decided once, when a session begins; absent: nothing.
   * @param state exposure counted so far, undefined where none has been
   * @param sessionDraw uniform number of the session for a label
   * @throws MelekError `exposure-state-invalid` for counts at other theta nodes
   */
  begin?(state: ExposureState | undefined, sessionDraw: (purpose: string) => number): BarredCounters
}

/** Always the best candidate. */
export const noExposureControl: ExposureControl = {
  name: 'none',
  choose({ candidateAt }) {
    const item = candidateAt(0)
    return item === undefined ? undefined : { item, pool: 1 }
  },
}
