import type { PopulationResult } from './population-result.js'
import type { Projection } from './target/projection.js'
import type { Trend } from './trend/compare-results.js'

/** A result with what was put beside it, and all that is needed to compute it again: the JSON of `melek population`. */
export interface PopulationReport extends PopulationResult {
  /** Change since an earlier result; null where none was named. */
  readonly trend: Trend | null
  /** Where the share is headed under stated assumptions; null without any. */
  readonly projection: Projection | null
  /** Whether the persons are invented. */
  readonly synthetic: boolean
  readonly provenance: ReportProvenance
}

/** Inputs by their fingerprints, and the options they were read with. */
export interface ReportProvenance {
  /** Version of melek. */
  readonly version: string
  /** The command line as typed. */
  readonly command: string
  /** Path of the scores or responses. */
  readonly source: string
  /** Options of the command by their names, those of outputs left out. */
  readonly options: Readonly<Record<string, unknown>>
  readonly inputs: readonly ReportInput[]
}

export interface ReportInput {
  /** What the file is to the report: scores, passport, standard … */
  readonly role: string
  readonly path: string
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string
}
