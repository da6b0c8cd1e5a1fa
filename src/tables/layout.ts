import type { TextEncoding } from './decode.js'
import type { Delimiter } from './guess-delimiter.js'

/** How an exam file is laid out, `melek-layout/1`: what `inspect` writes and `--layout` reads. */
export interface Layout {
  readonly format: 'melek-layout/1'
  /** Default: UTF-8, strictly. */
  readonly encoding?: TextEncoding
  /** Default: the one that the header holds most of. */
  readonly delimiter?: Delimiter
  /** Decimal mark of kept figures. */
  readonly decimal?: '.' | ','
  /** Sheet of the spreadsheet that the file was saved from: for the reader of the layout, a text table has none. */
  readonly sheet?: string
  /** Physical line of the header, 1-based; lines above it are titles. Default: the first line that is not empty. */
  readonly headerRow?: number
  /** Column that holds the person's id. */
  readonly person: string
  /** Column that says which form (package) of the exam a person took. */
  readonly form?: string
  /** Output name → column carried into the scores. */
  readonly keep?: Readonly<Record<string, string>>
  readonly items: readonly LayoutItem[]
  /** Form → item → key, where forms differ. */
  readonly keysByForm?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Cells that mean "omitted"; `""` makes an empty cell an omission. */
  readonly omitted?: readonly string[]
  /** Cells that mean "more than one option marked": an answer, and a wrong one (category 0). */
  readonly multipleMarks?: readonly string[]
  /** What a second row of a person means. `first` (default): the first row counts; `last`: the last; `refuse`: the file is refused. */
  readonly duplicates?: 'refuse' | 'first' | 'last'
}

export interface LayoutItem {
  /** Name of the column, as the header has it. */
  readonly column: string
  /** Id of the item in the bank. */
  readonly item: string
  /** The right option, for raw answers. */
  readonly key?: string
  /** Category of each raw answer, for raw answers with partial credit or written out in full. */
  readonly map?: Readonly<Record<string, number>>
}
