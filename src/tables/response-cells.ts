import { shownCell } from './person-text.js'
import {
  type AnswerReading,
  NO_RESPONSE,
  type ResponseItem,
  type ResponseReaderOptions,
  type ResponseStates,
} from './responses.js'

/** What a cell says: a category 0…254, or one of the states below, or INVALID. */
export type CellReading = number
export const OMITTED = 256
export const NOT_REACHED = 257
export const TIMED_OUT = 258
export const NOT_PRESENTED = 259
/** Empty: a state by `--blank`, counted apart. */
export const BLANK = 260
/** More than one option marked: answered, category 0. */
export const MULTIPLE = 261
export const INVALID = -1

/** Explicit states of the conventions; spaces around them carry no meaning. */
const codes: ReadonlyMap<string, CellReading> = new Map([
  ['NA', NOT_PRESENTED],
  ['.', NOT_PRESENTED],
  ['O', OMITTED],
  ['R', NOT_REACHED],
  ['T', TIMED_OUT],
])

export interface CellReader {
  read(text: string, item: number, form: string | undefined): CellReading
  /** Why a cell was INVALID. */
  problem(text: string, item: number, form: string | undefined): { code: 'cell-invalid' | 'cell-out-of-range'; reason: string }
}

/** Reads cells after CONVENTIONS, section "Responses and answers": categories, or raw answers by the caller's keys. */
export function createCellReader(options: ResponseReaderOptions): CellReader {
  const declared = declaredCells(options)
  const highest = options.items.map((item) => item.categories - 1)
  const { base } = options
  const category = (text: string, item: number): CellReading => {
    const code = codes.get(text)
    if (code !== undefined) return code
    if (!/^\d{1,3}$/.test(text)) return INVALID
    const value = Number(text) - base
    return value >= 0 && value <= highest[item]! ? value : INVALID
  }
  const raw = options.answerCategory === undefined ? undefined : createAnswerReader(options)

  const read: CellReader['read'] = (text, item, form) => {
    if (declared !== undefined) {
      const reading = declared.get(text.trim())
      if (reading !== undefined) return reading
    }
    if (raw !== undefined) return raw(text, item, form)
    if (text.length === 1) {
      const value = text.charCodeAt(0) - 48 - base
      if (value >= 0 && value <= highest[item]! && value < 10 - base) return value
    }
    if (text === '') return BLANK
    const trimmed = text.trim()
    return trimmed === '' ? BLANK : category(trimmed, item)
  }
  return { read, problem: (text, item, form) => cellProblem(options, text.trim(), item, form) }
}

function declaredCells({ layout }: ResponseReaderOptions): Map<string, CellReading> | undefined {
  const declared = new Map<string, CellReading>()
  for (const text of layout?.omitted ?? []) declared.set(text, OMITTED)
  for (const text of layout?.multipleMarks ?? []) declared.set(text, MULTIPLE)
  return declared.size === 0 ? undefined : declared
}

/** Distinct answers remembered per item and form: enough for options, too few to fill the memory with free text. */
const REMEMBERED = 64

/** Raw answers by the caller's function, which is asked once per distinct answer; a declared option goes before a code. */
function createAnswerReader(
  options: ResponseReaderOptions,
): (text: string, item: number, form: string | undefined) => CellReading {
  const memory = new Map<string, Map<string, CellReading>[]>()
  return (text, item, form) => {
    const key = form ?? ''
    let items = memory.get(key)
    if (items === undefined) {
      items = options.items.map(() => new Map<string, CellReading>())
      if (memory.size < REMEMBERED) memory.set(key, items)
    }
    const known = items[item]!
    const remembered = known.get(text)
    if (remembered !== undefined) return remembered
    const reading = readAnswer(options, text.trim(), item, form)
    if (known.size < REMEMBERED) known.set(text, reading)
    return reading
  }
}

function readAnswer(options: ResponseReaderOptions, text: string, item: number, form: string | undefined): CellReading {
  if (text === '') return BLANK
  const { id, categories } = options.items[item]!
  const reading: AnswerReading = options.answerCategory!(id, text, form)
  if (reading.kind === 'omitted') return OMITTED
  if (reading.kind === 'timed-out') return TIMED_OUT
  if (reading.kind === 'invalid') return codes.get(text) ?? INVALID
  return Number.isInteger(reading.category) && reading.category >= 0 && reading.category < categories ? reading.category : INVALID
}

function cellProblem(options: ResponseReaderOptions, text: string, item: number, form: string | undefined) {
  const { id, categories } = options.items[item]!
  if (options.answerCategory !== undefined) {
    const reading = options.answerCategory(id, text, form)
    if (reading.kind === 'invalid') return { code: 'cell-invalid' as const, reason: reading.reason }
    const got = reading.kind === 'category' ? reading.category : reading.kind
    return {
      code: 'cell-out-of-range' as const,
      reason: `the key gives category ${got}, but the item has ${range(options.items[item]!, 0)}; check key and bank`,
    }
  }
  // Of an item without a bank nobody knows how many categories it has.
  const has = categories < NO_RESPONSE ? 'the item has' : 'categories are whole numbers'
  const wanted = `${has} ${range({ id, categories }, options.base)}`
  if (/^\d{1,14}$/.test(text)) {
    return {
      code: 'cell-out-of-range' as const,
      reason: `category ${text} is out of range: ${wanted}; check the cell, the bank and --base`,
    }
  }
  const repair = /^[A-Ha-h]$/.test(text)
    ? 'for raw options give keys (--key, --keys or --layout)'
    : /^\d+[.,]0*$/.test(text)
      ? 'write whole numbers without a decimal mark'
      : 'or NA, ., O, R, T; correct the cell'
  return { code: 'cell-invalid' as const, reason: `${shownCell(text)} is not a category: ${wanted}, ${repair}` }
}

function range(item: ResponseItem, base: number): string {
  return `${base}…${item.categories - 1 + base}`
}

/** Counts of states, reused from row to row. */
export type MutableStates = { -readonly [K in keyof ResponseStates]: number }

export function emptyStates(): MutableStates {
  return { answered: 0, omitted: 0, notReached: 0, timedOut: 0, notPresented: 0 }
}

/** Turns what a cell says into a response and counts its state. */
export function createResponseRule(options: ResponseReaderOptions): (reading: CellReading, states: MutableStates) => number {
  const value = (rule: 'wrong' | 'ignore') => (rule === 'wrong' ? 0 : NO_RESPONSE)
  const omitted = value(options.omitted)
  const notReached = value(options.notReached)
  const timedOut = value(options.timedOut)
  const blank = { 'not-presented': NOT_PRESENTED, omitted: OMITTED, 'not-reached': NOT_REACHED }[options.blank]
  return (reading, states) => {
    if (reading < NO_RESPONSE) {
      states.answered++
      return reading
    }
    switch (reading === BLANK ? blank : reading) {
      case OMITTED:
        states.omitted++
        return omitted
      case NOT_REACHED:
        states.notReached++
        return notReached
      case TIMED_OUT:
        states.timedOut++
        return timedOut
      case MULTIPLE:
        states.answered++
        return 0
      default:
        states.notPresented++
        return NO_RESPONSE
    }
  }
}
