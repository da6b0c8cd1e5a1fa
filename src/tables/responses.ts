import type { TextEncoding } from './decode.js'
import type { Delimiter } from './guess-delimiter.js'
import type { Layout } from './layout.js'

/** Response of a row that plays no part: not presented, or ignored by rule. */
export const NO_RESPONSE = 255

/** How a response file is read; the omission rules are declared, never guessed. */
export interface ResponseReaderOptions {
  /** A row a person and a column an item; or a row a response, grouped by person; or one JSON object a line. */
  readonly shape: 'wide' | 'long' | 'ndjson'
  readonly layout?: Layout | undefined
  /** Default: the layout's, else UTF-8, strictly. */
  readonly encoding?: TextEncoding | undefined
  /** Default: the layout's, else the one that the header holds most of. */
  readonly delimiter?: Delimiter | undefined
  /** Column of the person's id. Default: the layout's, else `person`, else the first column. */
  readonly idColumn?: string | undefined
  /** The items in the order in which `responses` is wanted; at most 255 categories each. */
  readonly items: readonly ResponseItem[]
  /** Number that stands for the lowest category in the file. */
  readonly base: 0 | 1
  /** What an empty cell means. */
  readonly blank: 'not-presented' | 'omitted' | 'not-reached'
  readonly omitted: StateRule
  readonly notReached: StateRule
  readonly timedOut: StateRule
  /** Columns to carry along, by name or by a pattern with `*`. */
  readonly keep?: readonly string[] | undefined
  /** Columns (long form: items) to pass over, by name or by a pattern with `*`. */
  readonly ignore?: readonly string[] | undefined
  /** How raw answers become categories; without it cells are categories. `form` is the cell of the layout's form column. */
  readonly answerCategory?: AnswerCategory | undefined
  /** Leaves out the search for persons who occur twice, and its 1 to 21 bytes a person. */
  readonly noDuplicateCheck?: boolean | undefined
  /** Leaves out the statistics of empty cells and the warning about them, for whoever has said what they mean. */
  readonly noBlankCheck?: boolean | undefined
  /** Whether ids are replaced by hashes, so that their column cannot be kept. */
  readonly hidesIds?: boolean | undefined
  /** In NDJSON: a line that is too long or in another encoding is refused by itself; without it such a line ends the reading. So is a second row of a person, whatever the layout. */
  readonly everyLine?: boolean | undefined
  /** Last line of each person who has several rows, for `duplicates: "last"` of the layout; made by createLastLinesScan. */
  readonly lastLines?: ReadonlyMap<string, number> | undefined
}

export interface ResponseItem {
  readonly id: string
  readonly categories: number
}

/** `wrong` counts as category 0, `ignore` as not presented. */
export type StateRule = 'wrong' | 'ignore'

/** What a raw answer is worth, as the owner of the keys says. */
export type AnswerCategory = (itemId: string, rawText: string, form?: string) => AnswerReading

export type AnswerReading =
  | { readonly kind: 'category'; readonly category: number }
  | { readonly kind: 'omitted' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'invalid'; readonly reason: string }

/** Responses of a person by what happened, whatever rule is applied to them; together all items with a cell. */
export interface ResponseStates {
  readonly answered: number
  readonly omitted: number
  readonly notReached: number
  readonly timedOut: number
  readonly notPresented: number
}

export interface ResponseRow {
  /** Physical line; in long form the first line of the person. */
  readonly line: number
  readonly person: string
  /** Category of each item of the options, 0-based, 255 where there is none. **The same buffer for every row: copy it to keep it.** */
  readonly responses: Uint8Array
  /** The same object for every row. */
  readonly states: ResponseStates
  /** Cells of the kept columns, in the order of `header.keptColumns`. */
  readonly kept: readonly string[]
}

/** A row that is not scored, and why. */
export interface Reject {
  /** Stable name of the kind of problem. */
  readonly code: RejectCode
  readonly line: number
  /** The person's id; empty where there is none and where it is like a national number, which is never repeated. */
  readonly person: string
  /** One sentence for a person: what must hold, what was got, what to do. */
  readonly reason: string
  /** The first item concerned. */
  readonly item?: string
}

export type RejectCode =
  | 'cell-invalid'
  | 'cell-out-of-range'
  | 'encoding-wrong'
  | 'item-duplicate'
  | 'item-unknown'
  | 'json-invalid'
  | 'person-duplicate'
  | 'person-missing'
  | 'person-rounded'
  | 'quote-misplaced'
  | 'quote-unclosed'
  | 'record-too-long'
  | 'row-length'

/** Receives rows and rejects in the order of the file. */
export interface ResponseSink {
  row(row: ResponseRow): void
  reject(reject: Reject): void
  /**
   * A row whose person may have occurred before: only a hash agrees (see createPersonIndex). Look for the id in the
   * earlier lines with createPersonScan, then score the row or refuse it. Without this function it is refused.
   */
  suspect?(row: ResponseRow, reject: Reject): void
}

/** What was understood of the columns. */
export interface ResponseHeader {
  /** All columns in the order of the file; in NDJSON none. */
  readonly columns: readonly string[]
  readonly idColumn: string
  /** Columns read as items, in the order of the file. In long form and NDJSON empty: items are known at the end only. */
  readonly itemColumns: readonly string[]
  /** Ids of the options that no column belongs to. */
  readonly missingItems: readonly string[]
  /** Columns that play no part. */
  readonly ignoredColumns: readonly string[]
  /** Names under which kept columns are handed on, in the order of `ResponseRow.kept`. */
  readonly keptColumns: readonly string[]
}

/** Something a person should know, though no row is refused for it. */
export interface ReaderWarning {
  readonly code: 'blanks-scattered' | 'ids-perhaps-rounded' | 'items-unseen'
  readonly message: string
}

/** A push parser over one response file. */
export interface ResponseReader {
  /** @throws MelekError for a file that cannot be read at all, with everything that is wrong with its header */
  push(bytes: Uint8Array, sink: ResponseSink): void
  end(sink: ResponseSink): void
  /** Undefined until enough of the file has been seen: the header, or some fifty rows where unknown columns must be judged. */
  readonly header: ResponseHeader | undefined
  /** Statistics of empty cells so far; zeros with `noBlankCheck`. */
  readonly blanks: BlankStatistics
  /** Complete after `end`. */
  readonly warnings: readonly ReaderWarning[]
}

/** How empty item cells are spread; explicit codes (NA, O, …) do not count. */
export interface BlankStatistics {
  /** Rows read, rejects apart. */
  readonly rows: number
  readonly rowsWithBlanks: number
  /** Rows whose empty cells are not those of a form that many share, hence probably omissions. */
  readonly scatteredRows: number
  /** Rows whose empty cells are all at the end, hence perhaps not reached. */
  readonly trailingRows: number
  readonly blankCells: number
  readonly cells: number
  /** Whether the empty cells look like omissions rather than a design. */
  readonly looksScattered: boolean
}
