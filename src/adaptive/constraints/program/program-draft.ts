import type { ProgramRow, WholeProgram } from './whole-program.js'

export interface DraftColumn {
  readonly objective?: number | undefined
  readonly lower?: number | undefined
  readonly upper: number
  /** Default true. */
  readonly whole?: boolean | undefined
  /** Whether it decides over others and is to be settled before them; default false. */
  readonly first?: boolean | undefined
}

/** A program in the making. */
export interface ProgramDraft {
  /** @returns index of the column */
  addColumn(column: DraftColumn): number
  addRow(row: ProgramRow): void
  /** Number of rows so far. */
  readonly rowCount: number
  program(): WholeProgram
}

export function createDraft(): ProgramDraft {
  const columns: DraftColumn[] = []
  const rows: ProgramRow[] = []
  return {
    addColumn: (column) => columns.push(column) - 1,
    addRow: (row) => void rows.push(row),
    get rowCount() {
      return rows.length
    },
    program: () => ({
      objective: Float64Array.from(columns, ({ objective = 0 }) => objective),
      lower: Float64Array.from(columns, ({ lower = 0 }) => lower),
      upper: Float64Array.from(columns, ({ upper }) => upper),
      whole: Uint8Array.from(columns, ({ whole = true }) => (whole ? 1 : 0)),
      first: Uint8Array.from(columns, ({ first = false }) => (first ? 1 : 0)),
      rows: [...rows],
    }),
  }
}
