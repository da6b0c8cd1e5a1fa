import type { Allocate } from './byte-room.js'
import { NO_RESPONSE, type Reject, type ResponseRow, type ResponseStates } from './responses.js'
import { cellText, putTextInto, type TextCells, type TextCellsDraft } from './text-cells.js'

/** Persons of a file, in its order, as columns: what a scorer takes in one call. */
export interface ResponseBlock {
  /** Number of persons; what the columns hold beyond it means nothing. */
  readonly count: number
  readonly itemCount: number
  /** Category of person p on item i at p × itemCount + i; 255 where there is none. */
  readonly responses: Uint8Array
  /** Physical line of each person. */
  readonly lines: Uint32Array
  /** Items of each person by what happened, whatever rule is applied: five numbers a person, in the order of stateKinds. */
  readonly states: Uint32Array
  /** Responses of each person that count, after the rules. */
  readonly answered: Uint32Array
  /** Cells of text of each person: the id first, then those of the kept columns. */
  readonly texts: TextCells
  /** How many these are. */
  readonly textCount: number
  /** Persons, by place, who may have occurred before (see `ResponseSink.suspect`). */
  readonly suspects: ReadonlyMap<number, Reject>
}

/** What may have happened to an item, in the order of a block's columns. */
export const stateKinds: readonly (keyof ResponseStates)[] = ['answered', 'omitted', 'notReached', 'timedOut', 'notPresented']

/** The id of a person. */
export function blockPerson(block: ResponseBlock, person: number): string {
  return cellText(block.texts, person * block.textCount)
}

/** Cells of a person's kept columns, in the order of `header.keptColumns`. */
export function blockKept(block: ResponseBlock, person: number): string[] {
  return Array.from({ length: block.textCount - 1 }, (_, kept) => cellText(block.texts, person * block.textCount + 1 + kept))
}

/** A block that is being filled, up to its capacity. */
export interface ResponseBlockDraft extends ResponseBlock {
  count: number
  readonly capacity: number
  readonly texts: TextCellsDraft
  readonly suspects: Map<number, Reject>
}

/** How much a block holds. */
export interface BlockSize {
  readonly itemCount: number
  readonly textCount: number
  readonly capacity: number
}

/** @param allocate memory for responses and texts, which a scorer takes; the rest is for who reads the file */
export function createBlockDraft({ itemCount, textCount, capacity }: BlockSize, allocate: Allocate): ResponseBlockDraft {
  const ends = new Uint32Array(allocate(Uint32Array.BYTES_PER_ELEMENT * textCount * capacity))
  return {
    count: 0,
    capacity,
    itemCount,
    responses: new Uint8Array(allocate(itemCount * capacity)).fill(NO_RESPONSE),
    lines: new Uint32Array(capacity),
    states: new Uint32Array(stateKinds.length * capacity),
    answered: new Uint32Array(capacity),
    texts: { bytes: new Uint8Array(allocate(16 * capacity)), ends },
    textCount,
    suspects: new Map(),
  }
}

/** Puts a row that stands behind the block's end, its texts apart, at the end. */
export function moveRowInto(block: ResponseBlockDraft, row: number): void {
  const { count, itemCount, responses, states, lines } = block
  if (row === count) return
  responses.copyWithin(count * itemCount, row * itemCount, (row + 1) * itemCount)
  states.copyWithin(count * stateKinds.length, row * stateKinds.length, (row + 1) * stateKinds.length)
  lines[count] = lines[row]!
}

/** Adds a row of the row reader. */
export function addRowInto(block: ResponseBlockDraft, row: ResponseRow): void {
  const { count, itemCount, textCount } = block
  block.responses.set(row.responses, count * itemCount)
  block.lines[count] = row.line
  for (const [s, kind] of stateKinds.entries()) block.states[count * stateKinds.length + s] = row.states[kind]
  putTextInto(block.texts, count * textCount, row.person)
  for (const [k, text] of row.kept.entries()) putTextInto(block.texts, count * textCount + 1 + k, text)
  block.count++
}

/**
 * Counts the responses of each person that count.
 * @param weights 1 for each kind of state that counts under the rules
 */
export function countAnswersInto({ count, states, answered }: ResponseBlockDraft, weights: readonly number[]): void {
  const a = weights[0]!
  const b = weights[1]!
  const c = weights[2]!
  const d = weights[3]!
  const e = weights[4]!
  for (let person = 0, at = 0; person < count; person++, at += 5)
    answered[person] = a * states[at]! + b * states[at + 1]! + c * states[at + 2]! + d * states[at + 3]! + e * states[at + 4]!
}
