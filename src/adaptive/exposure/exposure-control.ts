/** What an exposure rule is handed when an item is to be chosen. */
export interface ExposureMoment {
  /** Candidate at a place of the ranking (0 = best), undefined beyond the last. */
  readonly candidateAt: (place: number) => number | undefined
  /** Whether the candidate at a place equals the one before it but for rounding. */
  readonly tied: (place: number) => boolean
  /** Uniform number in [0, 1) that depends on the session's seed, the step and this label alone. */
  readonly draw: (purpose: string) => number
}

/** The item that is given, and what chance had to do with it. */
export interface ExposureChoice {
  readonly item: number
  /** The draw that decided, if there was one. */
  readonly draw?: number | undefined
  /** Between how many candidates it decided. */
  readonly pool: number
  readonly notes?: readonly { readonly code: string; readonly detail?: string | undefined }[] | undefined
}

/** Who was seen too often: decides which of the best candidates is given. */
export interface ExposureControl {
  readonly name: string
  /** @returns undefined only if there is no candidate */
  choose(moment: ExposureMoment): ExposureChoice | undefined
}

/** Always the best candidate. */
export const noExposureControl: ExposureControl = {
  name: 'none',
  choose({ candidateAt }) {
    const item = candidateAt(0)
    return item === undefined ? undefined : { item, pool: 1 }
  },
}
