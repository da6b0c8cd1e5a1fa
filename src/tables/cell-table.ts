import type { PlainColumns } from './plain-columns.js'
import { stateKinds } from './response-block.js'
import type { CellReader } from './response-cells.js'
import { BLANK, type CellReading, createResponseRule, emptyStates, INVALID, MULTIPLE } from './response-cells.js'
import { NO_RESPONSE, type ResponseReaderOptions } from './responses.js'

/** What a cell without a category does to a row: its response after the rules, and which state it counts as. */
export interface StateEffect {
  readonly response: number
  /** Index in stateKinds. */
  readonly kind: number
  readonly blank: boolean
}

/**
 * What the cells of one byte mean, item column by item column: asked of the cell reader once for each byte that occurs,
 * so that table and reader cannot differ.
 */
export interface CellTable {
  /**
   * Cell of byte b in column k at k × 256 + b: its category; for the delimiter, where an empty cell is a blank,
   * BLANK_CELL + the response; ODD_CELL for everything else, also for what was not asked for yet.
   */
  readonly cells: Uint16Array
  /** Whether cells are raw answers, whose categories a key gives. */
  readonly areAnswers: boolean
  /** What a byte means that has no category in the table. */
  reading(column: number, byte: number): CellReading
  /** What an empty cell means. */
  empty(column: number): CellReading
  /** What `NA` means. */
  notAvailable(column: number): CellReading
  effect(reading: CellReading): StateEffect
}

export const BLANK_CELL = 256
export const ODD_CELL = 512
const UNASKED = -2

export function createCellTable(reader: CellReader, columns: PlainColumns, options: ResponseReaderOptions): CellTable {
  const { items } = columns
  const cells = new Uint16Array(items.length * 256).fill(ODD_CELL)
  const readings = new Int16Array(items.length * 256).fill(UNASKED)
  const remembered = (text: string) => {
    const column = new Int16Array(items.length).fill(UNASKED)
    return (k: number): CellReading => {
      if (column[k] === UNASKED) column[k] = reader.read(text, items[k]!, undefined)
      return column[k]!
    }
  }
  const effects = stateEffects(options)
  const effect = (reading: CellReading) => effects[reading - NO_RESPONSE - 1]!
  const empty = remembered('')
  for (let k = 0; k < items.length; k++)
    if (empty(k) === BLANK) cells[k * 256 + columns.delimiter.charCodeAt(0)] = BLANK_CELL + effect(BLANK).response
  return {
    cells,
    areAnswers: options.answerCategory !== undefined,
    reading(column, byte) {
      const at = column * 256 + byte
      if (readings[at] === UNASKED) {
        const reading = isPlain(byte) ? reader.read(String.fromCharCode(byte), items[column]!, undefined) : INVALID
        readings[at] = reading
        if (reading === MULTIPLE) cells[at] = 0
        else if (reading >= 0 && reading < NO_RESPONSE) cells[at] = reading
      }
      return readings[at]!
    },
    empty,
    notAvailable: remembered('NA'),
    effect,
  }
}

/** A character of its own in every encoding that has ASCII, and no control character; a tab is blank space. */
function isPlain(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 9
}

/** For each state from OMITTED to BLANK what the response rule does. */
function stateEffects(options: ResponseReaderOptions): readonly StateEffect[] {
  const rule = createResponseRule(options)
  return Array.from({ length: BLANK - NO_RESPONSE }, (_, i): StateEffect => {
    const reading = NO_RESPONSE + 1 + i
    const states = emptyStates()
    const response = rule(reading, states)
    return { response, kind: stateKinds.findIndex((kind) => states[kind] === 1), blank: reading === BLANK }
  })
}
