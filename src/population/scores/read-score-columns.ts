import { type CellPage, createCellPages } from '../../tables/parquet-cells.js'
import { createColumnCursor } from '../../tables/parquet-cursor.js'
import type { ParquetSource } from '../../tables/parquet-source.js'
import { createPersonIndex } from '../../tables/person-index.js'
import { cellStart, putBytesInto, type TextCellsDraft } from '../../tables/text-cells.js'
import { columnUses, firstText, isUnbounded, personUse, statusUse, unusedColumn } from './column-uses.js'
import { createFigurePages, type FigurePage } from './figure-pages.js'
import type { ScoreRowOptions } from './read-score-rows.js'
import { badFigure, personDuplicate, personMissing } from './row-refusals.js'
import { planScores, type ScorePlan } from './score-plan.js'
import { figureSlots, type ScoreRowSink } from './score-rows.js'
import { createTextIndex, type TextIndex } from './text-index.js'
import { createNumberPages, createTextPages } from './text-pages.js'

/** Persons from the columns of a Parquet file. */
export interface ScoreColumns {
  readonly plan: ScorePlan
  /** For each text column the texts met so far. */
  readonly texts: readonly (readonly string[])[]
  /** Hands on all rows, some after the other; row n of the file (from 1) is line n + 1, as if a header stood before it. */
  rows(sink: ScoreRowSink): AsyncGenerator<void, void>
}

/** Rows that are gathered from their columns before they are handed on: of 100 columns as many as the cache of a core holds. */
const SLICE = 1024

/**
 * Reads a table of persons column by column, a slice of rows at a time: the rows, and what is said of those that cannot be used, are
 * those of {@link createScoreRows} from the same table as text. Of every wanted column one page is in memory, whatever the row groups:
 * programs write pages of about a megabyte, and a column that is one page is held whole.
 * @throws MelekError `scores-columns`; while reading `parquet-damaged`, `encoding-wrong`
 */
export function createScoreColumns(source: ParquetSource, options: ScoreRowOptions): ScoreColumns {
  const plan = planScores(source.columns, options)
  const indices = plan.texts.map(() => createTextIndex())
  return {
    plan,
    texts: indices.map(({ texts }) => texts),
    async *rows(sink) {
      const slice = createSlice(plan, indices.length)
      const columns = columnReaders(source, plan, indices, slice)
      const persons = createPersons(slice, plan, options.noDuplicateCheck !== true)
      for (let from = 0; from < source.rows; from += SLICE) {
        const rows = Math.min(source.rows - from, SLICE)
        slice.faulty.fill(plan.columns.length)
        for (const read of columns) await read(rows)
        handOn(slice, rows, { plan, persons, firstLine: from + 2 }, sink)
        yield
      }
    },
  }
}

/** Rows side by side. */
interface Slice {
  /** Figures of each row in the order of its slots. */
  readonly figures: readonly Float64Array[]
  readonly all: Float64Array
  readonly stride: number
  readonly texts: readonly Int32Array[]
  readonly unbounded: Uint8Array
  readonly ids: TextCellsDraft
  /** First column with a cell that is no figure, and what is wrong with it. */
  readonly faulty: Int32Array
  readonly faults: Uint8Array
}

function createSlice(plan: ScorePlan, texts: number): Slice {
  const stride = figureSlots(plan).count
  const all = new Float64Array(SLICE * stride)
  if (plan.weight < 0) for (let row = 0; row < SLICE; row++) all[row * stride] = 1
  return {
    figures: Array.from({ length: SLICE }, (_, row) => all.subarray(row * stride, (row + 1) * stride)),
    all,
    stride,
    texts: Array.from({ length: SLICE }, () => new Int32Array(texts)),
    unbounded: new Uint8Array(SLICE),
    ids: { bytes: new Uint8Array(32 * SLICE), ends: new Uint32Array(SLICE) },
    faulty: new Int32Array(SLICE),
    faults: new Uint8Array(SLICE),
  }
}

/** Reads so many rows of one column into the slice. */
type ColumnReader = (rows: number) => Promise<void>

function columnReaders(
  source: ParquetSource,
  plan: ScorePlan,
  indices: readonly TextIndex[],
  slice: Slice,
): readonly ColumnReader[] {
  const uses = columnUses(plan)
  return source.columns.flatMap((name, column): ColumnReader[] => {
    const use = uses[column] as number
    if (use === unusedColumn) return []
    const pages = source.pages(name)
    if (use >= 0) {
      const cursor = createColumnCursor(pages, createFigurePages())
      return [(rows) => cursor.take(rows, (page, from, to, at) => figuresInto(slice, page, { column, slot: use, from, to, at }))]
    }
    if (use === personUse) {
      const cursor = createColumnCursor(pages, createCellPages())
      return [(rows) => cursor.take(rows, (page, from, to, at) => cellsInto(slice.ids, page, { from, to, at }))]
    }
    const numbers =
      use === statusUse ? createNumberPages((bytes, start, end) => Number(isUnbounded(bytes, start, end))) : undefined
    const t = firstText - use
    const cursor = createColumnCursor(pages, numbers ?? createTextPages(indices[t] as TextIndex))
    return [
      (rows) =>
        cursor.take(rows, (page, from, to, at) => {
          if (numbers !== undefined) slice.unbounded.set(page.subarray(from, to), at)
          else for (let row = from; row < to; row++) (slice.texts[at + row - from] as Int32Array)[t] = page[row] as number
        }),
    ]
  })
}

/** Rows of a page, and where in the slice the first of them belongs. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly at: number
}

function cellsInto(into: TextCellsDraft, { cells, places }: CellPage, { from, to, at }: Stretch): void {
  for (let row = from; row < to; row++) {
    const cell = places === undefined ? row : (places[row] as number)
    putBytesInto(into, at + row - from, cells.bytes, { start: cellStart(cells, cell), end: cells.ends[cell] as number })
  }
}

function figuresInto(
  { all, stride, faulty, faults }: Slice,
  page: FigurePage,
  { column, slot, from, to, at }: Stretch & { readonly column: number; readonly slot: number },
): void {
  const { figures, places } = page
  const first = at * stride + slot
  if (places === undefined) for (let row = from, into = first; row < to; row++, into += stride) all[into] = figures[row] as number
  else for (let row = from, into = first; row < to; row++, into += stride) all[into] = figures[places[row] as number] as number
  if (page.faults === undefined) return
  for (let row = from, into = at; row < to; row++, into++) {
    const fault = page.faults[places === undefined ? row : (places[row] as number)] as number
    if (fault === 0 || (faulty[into] as number) < column) continue
    faulty[into] = column
    faults[into] = fault
  }
}

/** What is known of the ids of a slice. */
interface Persons {
  /** Whether a row has no id. */
  missing(row: number): boolean
  /** Enters the ids of a slice, whose rows come in order. */
  enter(rows: number): void
  duplicate(row: number): boolean
}

/** Rows with a fault left of their id are refused before the id is read, as in a table of text. */
function createPersons(slice: Slice, plan: ScorePlan, check: boolean): Persons {
  const index = plan.person >= 0 && check ? createPersonIndex() : undefined
  const known = new Uint8Array(SLICE)
  const queued = new Int32Array(SLICE)
  const met = (row: number) => plan.person >= 0 && (slice.faulty[row] as number) > plan.person
  const isEmpty = (row: number) => cellStart(slice.ids, row) === slice.ids.ends[row]
  return {
    missing: (row) => met(row) && isEmpty(row),
    enter(rows) {
      if (index === undefined) return
      const { bytes, ends } = slice.ids
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      let count = 0
      for (let row = 0; row < rows; row++) {
        queued[row] = -1
        if (!met(row) || isEmpty(row)) continue
        index.queue(view, cellStart(slice.ids, row), ends[row] as number)
        queued[row] = count++
      }
      index.enterQueueInto(known)
    },
    duplicate: (row) => index !== undefined && (queued[row] as number) >= 0 && known[queued[row] as number] !== 0,
  }
}

function handOn(
  slice: Slice,
  rows: number,
  { plan, persons, firstLine }: { readonly plan: ScorePlan; readonly persons: Persons; readonly firstLine: number },
  sink: ScoreRowSink,
): void {
  persons.enter(rows)
  const columns = plan.columns.length
  for (let row = 0; row < rows; row++) {
    const line = firstLine + row
    const faulty = slice.faulty[row] as number
    if (persons.missing(row)) sink.refuse(personMissing(line))
    else if (persons.duplicate(row)) sink.refuse(personDuplicate(line))
    else if (faulty < columns) sink.refuse(badFigure(plan, slice.faults[row] as number, line, faulty))
    else {
      const figures = slice.figures[row] as Float64Array
      sink.row({ line, figures, texts: slice.texts[row] as Int32Array, unbounded: slice.unbounded[row] === 1 })
    }
  }
}
