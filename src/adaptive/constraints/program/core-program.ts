import { type ProgramRow, rowTolerance, type WholeProgram } from './whole-program.js'

/** What is left of a program where most columns are held at one value. */
export interface CoreProgram {
  /** The columns that may still move, then one at 1 that stands for the value of all others. */
  readonly program: WholeProgram
  /** Column of the whole program for each column of the core but the last. */
  readonly columns: Int32Array
  /** Whether a row cannot be met with the columns as they are held. */
  readonly impossible: boolean
}

/**
 * Leaves out the columns whose bounds are one value and the rows that the columns left cannot break: what chooses among a tenth of the
 * items is solved in a tenth of the time.
 * @source Pisinger (1999), Operations Research 47, 570–575 (cores of knapsack problems)
 */
export function coreProgram(program: WholeProgram, lower: Float64Array, upper: Float64Array): CoreProgram {
  const { objective, whole, first, rows } = program
  const place = new Int32Array(objective.length).fill(-1)
  const movable = new Int32Array(objective.length)
  let count = 0
  let held = 0
  for (let j = 0; j < objective.length; j++) {
    if ((lower[j] as number) < (upper[j] as number)) {
      place[j] = count
      movable[count++] = j
    } else held += (objective[j] as number) * (lower[j] as number)
  }
  const columns = movable.slice(0, count)
  let impossible = false
  const left: ProgramRow[] = []
  for (const row of rows) {
    const { kept, kind } = coreRow(row, place, lower, upper)
    if (kind === 'impossible') impossible = true
    if (kind === 'binding') left.push(kept)
  }
  return {
    program: {
      objective: numbers(columns, objective, held),
      lower: numbers(columns, lower, 1),
      upper: numbers(columns, upper, 1),
      whole: flags(columns, whole, 1),
      ...(first === undefined ? {} : { first: flags(columns, first, 0) }),
      rows: left,
    },
    columns,
    impossible,
  }
}

function numbers(columns: Int32Array, values: Float64Array, last: number): Float64Array {
  const picked = new Float64Array(columns.length + 1)
  for (let k = 0; k < columns.length; k++) picked[k] = values[columns[k] as number] as number
  picked[columns.length] = last
  return picked
}

function flags(columns: Int32Array, values: Uint8Array, last: number): Uint8Array {
  const picked = new Uint8Array(columns.length + 1)
  for (let k = 0; k < columns.length; k++) picked[k] = values[columns[k] as number] as number
  picked[columns.length] = last
  return picked
}

/** A row over the columns left, with what the columns held add to it taken off its ends. */
function coreRow(row: ProgramRow, place: Int32Array, lower: Float64Array, upper: Float64Array) {
  const columns: number[] = []
  const coefficients: number[] = []
  let held = 0
  let least = 0
  let most = 0
  let size = 1
  for (let k = 0; k < row.columns.length; k++) {
    const j = row.columns[k] as number
    const coefficient = row.coefficients?.[k] ?? 1
    const at = place[j] as number
    size = Math.max(size, Math.abs(coefficient))
    if (at < 0) held += coefficient * (lower[j] as number)
    else {
      columns.push(at)
      coefficients.push(coefficient)
      least += coefficient * ((coefficient > 0 ? lower[j] : upper[j]) as number)
      most += coefficient * ((coefficient > 0 ? upper[j] : lower[j]) as number)
    }
  }
  const kept = { columns, coefficients, low: row.low - held, high: row.high - held }
  const slack = rowTolerance * size
  if (least > kept.high + slack || most < kept.low - slack) return { kept, kind: 'impossible' as const }
  return { kept, kind: least >= kept.low && most <= kept.high ? ('idle' as const) : ('binding' as const) }
}
