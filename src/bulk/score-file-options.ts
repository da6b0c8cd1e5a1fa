import type { Readable, Writable } from 'node:stream'
import type { Standard } from '../literacy/standard.js'
import type { Progress } from '../runtime/progress.js'
import type { Prior } from '../scoring/prior.js'
import type { NodeRule } from '../scoring/scoring-grid.js'
import type { InformationKind, ScoringMethod } from '../scoring/scoring-options.js'
import type { TextEncoding } from '../tables/decode.js'
import type { Delimiter } from '../tables/guess-delimiter.js'
import type { ReaderWarning, Reject, ResponseReaderOptions, StateRule } from '../tables/responses.js'
import type { BlankContrast } from './blank-contrast.js'
import type { GroupPrior } from './group-priors.js'
import type { ScoresPassport } from './passport.js'
import type { ScoreSummary } from './score-summary.js'

/** What `scoreFile` is told. Documents are given as parsed JSON or as the path of their file. */
export interface ScoreFileOptions {
  /** Path of the response file, compressed with gzip or not; `-` is standard input. */
  readonly responses: string
  /** A `melek-bank/1` document, or the path of one, of a folder that holds `bank.json`, or of an item table. */
  readonly bank: unknown
  /** Path of the score file; `-` is standard output. It appears whole or not at all, with `<out>.meta.json` beside it; a name that ends in .gz is compressed. */
  readonly out: string
  /** Path for refused rows; without it the first few are in the result. */
  readonly rejects?: string | undefined
  /** Default: by the name of `out`, else csv. */
  readonly format?: 'csv' | 'ndjson' | 'parquet' | undefined
  /** A score file for a spreadsheet in Indonesian: semicolons, decimal comma, ids as text. */
  readonly excel?: 'id' | undefined

  readonly method?: ScoringMethod | undefined
  /** Default: mean and SD of the scale's population, N(0, 1) where it names none. */
  readonly prior?: Prior | { readonly mean: number; readonly sd: number } | undefined
  readonly nodes?: NodeRule | undefined
  readonly standardError?: InformationKind | undefined
  readonly parameterUncertainty?: 'marginal' | 'ignore' | undefined
  /** Whether map, mle, wle and jeffreys are taken to rounding, 1e-11 logits, at some microseconds a person; without it tables give them within 2e-10. */
  readonly polish?: boolean | undefined
  /** D of an item table; a bank document states its own. */
  readonly scalingConstant?: number | undefined
  /** A `melek-standard/1` document: adds `level` and `p_target`. */
  readonly standard?: unknown
  /** Coverage of the bounds `lower` and `upper`, theta ± z × standard error, for instance 0.95. */
  readonly interval?: number | undefined
  /** Plausible values a person, columns `pv1`, `pv2`, …: draws from the posterior under the prior, whatever the method; needs `seed`. */
  readonly plausibleValues?: number | undefined
  /** Value m of a person is a function of (seed, person id, m) and the responses: take another seed for another sitting. */
  readonly seed?: string | undefined
  /**
   * Columns whose groups have a prior of their own for the plausible values: mean and SD are estimated in a first pass over the file,
   * the values drawn in a second. The columns are kept.
   */
  readonly condition?: readonly string[] | undefined
  /** Adds `lz_star`: how well a person's answers agree with the model, at Warm's estimate; for fixed forms, not for adaptive tests. */
  readonly personFit?: boolean | undefined

  /** Default: by the name of the file, else wide. */
  readonly shape?: ResponseReaderOptions['shape'] | undefined
  /** A `melek-layout/1` document, as `melek inspect` writes it. */
  readonly layout?: unknown
  /** Keys for raw answers: a `melek-keys/1` document, or the path of one or of a table `item,key[,form]`. */
  readonly keys?: unknown
  readonly idColumn?: string | undefined
  readonly keep?: readonly string[] | undefined
  readonly ignore?: readonly string[] | undefined
  readonly base?: 0 | 1 | undefined
  /** Default: not presented. */
  readonly blank?: ResponseReaderOptions['blank'] | undefined
  /** Default: wrong. */
  readonly omitted?: StateRule | undefined
  /** Default: ignore. */
  readonly notReached?: StateRule | undefined
  /** Default: ignore. */
  readonly timedOut?: StateRule | undefined
  readonly encoding?: TextEncoding | undefined
  readonly delimiter?: Delimiter | undefined
  readonly noDuplicateCheck?: boolean | undefined
  /**
   * Path of a key file, or the key itself, of 16 bytes or more: each id is replaced by its HMAC-SHA-256, 64 hexadecimal digits, the same in
   * every file with the same key. Rejects then name lines only. Plausible values belong to the hash: another key, other draws.
   */
  readonly hashId?: string | Uint8Array | undefined

  /** Threads to score with; any number gives the same bytes. Default: one, for large files as many as the machine has, at most 4. */
  readonly workers?: number | undefined
  /** The compiled `bulk-worker`, for programs that bundle melek; default: the one of the package. */
  readonly workerEntry?: URL | undefined
  /** Persons scored at once; any number gives the same bytes. Default: 4096, four times that with several threads. */
  readonly blockPersons?: number | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Clock of the progress reports, in milliseconds. */
  readonly now?: (() => number) | undefined
  /** Recorded in the passport. */
  readonly command?: string | undefined
  /** What `-` means for `responses`; default: standard input of the process. */
  readonly standardInput?: Readable | undefined
  /** What `-` means for `out`; default: standard output of the process. */
  readonly standardOutput?: Writable | undefined
}

/** What `scoreFile` has done. */
export interface ScoreFileResult {
  /** Persons read: scored and rejected. */
  readonly rows: number
  readonly scored: number
  readonly rejected: number
  /** Whether the parameters are provisional, so that every figure is. */
  readonly provisional: boolean
  readonly summary: ScoreSummary
  /** The first refused rows, for a message; `rejects` holds all. */
  readonly firstRejects: readonly Reject[]
  readonly rejectsByCode: Readonly<Record<string, number>>
  /** Items of the bank that the file has no column for. */
  readonly missingItems: readonly string[]
  /** Columns that played no part. */
  readonly ignoredColumns: readonly string[]
  readonly idColumn: string
  readonly warnings: readonly ReaderWarning[]
  /** The figures both ways, where scattered empty cells make the choice matter and nobody has made it. */
  readonly blankContrast: BlankContrast | undefined
  /** The distributions that plausible values were drawn under, by group; empty without `condition`. */
  readonly groups: readonly GroupPrior[]
  /** The standard used, as parsed. */
  readonly standard: Standard | undefined
  readonly passport: ScoresPassport
}
