/**
 * Maximise `objective · x` over columns between bounds, some of them whole numbers, subject to rows: what choosing the items of a test
 * amounts to. It knows nothing of tests.
 */
export interface WholeProgram {
  readonly objective: Float64Array
  /** Finite bounds, one pair a column. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** 1 where a column must be a whole number. */
  readonly whole: Uint8Array
  /** 1 for whole columns to be settled before others; absent: none. */
  readonly first?: Uint8Array | undefined
  readonly rows: readonly ProgramRow[]
}

/** `low ≤ Σ coefficient · x ≤ high`; an end may be infinite. */
export interface ProgramRow {
  readonly columns: readonly number[]
  /** One a column; absent where all are 1. */
  readonly coefficients?: readonly number[] | undefined
  readonly low: number
  readonly high: number
}

/** When to stop looking. Nodes and gaps, never time: the same program gives the same answer everywhere. */
export interface AssemblyBudget {
  /** Most nodes of the search tree. */
  readonly nodes: number
  /** Stop once the answer is proven to lie within this share of the best possible one; 0 asks for the best. */
  readonly gap: number
}

export type AssemblyOutcome =
  | {
      readonly kind: 'found'
      /** Value of every column; whole ones are exact. */
      readonly x: Float64Array
      readonly value: number
      /** No answer is better than this. */
      readonly bound: number
      /** (bound − value) / |bound|, 0 where the answer is the best. */
      readonly gap: number
      readonly nodes: number
    }
  | {
      readonly kind: 'infeasible'
      /** Rows that by themselves leave no answer, in order. */
      readonly rows: readonly number[]
      readonly nodes: number
    }
  /** The budget was used up before an answer was found or excluded. */
  | { readonly kind: 'undecided'; readonly nodes: number }

/** A solver of whole programs. It is synchronous and without state: the answer depends on the program and the budget alone. */
export interface Assembler {
  readonly name: string
  assemble(program: WholeProgram, budget: AssemblyBudget): AssemblyOutcome
}

/** Relative error up to which a row counts as met, and a column as whole: far above rounding, far below one item. */
export const rowTolerance = 1e-9
export const wholeTolerance = 1e-7

/**
 * The program with positive figures added to its objective that differ from column to column, multiples of the golden section: without
 * them a solver turns in circles where many columns are worth the same.
 * @param size of the figures, 1 to 2 times this
 */
export function withoutTies(program: WholeProgram, size: number): WholeProgram {
  return { ...program, objective: program.objective.map((value, j) => value + size * (1 + ((j * 0.618033988749895) % 1))) }
}

/** Value of a row's sum. */
export function rowValue({ columns, coefficients }: ProgramRow, x: Float64Array): number {
  let sum = 0
  for (let k = 0; k < columns.length; k++) sum += (coefficients?.[k] ?? 1) * (x[columns[k] as number] as number)
  return sum
}

/** Whether every column lies within its bounds and is whole where it must be, and every row is met. */
export function meetsProgram({ lower, upper, whole, rows }: WholeProgram, x: Float64Array): boolean {
  for (let j = 0; j < x.length; j++) {
    const value = x[j] as number
    if (whole[j] === 1 && !Number.isInteger(value)) return false
    if (value < (lower[j] as number) - rowTolerance || value > (upper[j] as number) + rowTolerance) return false
  }
  return rows.every((row) => {
    const sum = rowValue(row, x)
    const size = (row.coefficients ?? [1]).reduce((most, coefficient) => Math.max(most, Math.abs(coefficient)), 1)
    return sum >= row.low - rowTolerance * size && sum <= row.high + rowTolerance * size
  })
}
