import { blankWords } from './blank-patterns.js'
import { duplicateReject, lastLineKind, refuseFile } from './duplicate-persons.js'
import { knownKinds } from './person-index.js'
import type { PlainColumns } from './plain-columns.js'
import type { ReadingContext } from './reading-context.js'
import { moveRowInto, type ResponseBlockDraft } from './response-block.js'
import type { Reject } from './responses.js'
import type { RowScanner } from './scan-rows.js'
import { cellStart, reserveInto } from './text-cells.js'

/** Persons whom only a hash takes for an earlier one: kept for `ResponseBlock.suspects`, or refused. */
export type SuspectRule = 'keep' | 'reject'

export interface RowAdmission {
  /** Adds the rows that were scanned last to their block, but for those whose person was there before. */
  admit(bytes: Uint8Array, block: ResponseBlockDraft, rows: number, reject: (reject: Reject) => void): void
}

/** Kernel of ReadingContext.admit and deliver, its readable twins: many rows at once, whose ids are no strings. */
export function createRowAdmission(
  context: ReadingContext,
  columns: PlainColumns,
  scanner: RowScanner,
  suspects: SuspectRule,
): RowAdmission {
  const { options, index, longIds } = context
  const { ranges } = scanner
  const { textPlaces } = columns
  const textCount = columns.texts.length
  const cells = columns.items.length
  const words = blankWords(cells)
  let known = new Uint8Array(0)

  const rangeOf = (row: number, text: number): number => 2 * (row * textCount + textPlaces[text]!)

  /** What is known of each person, into `known`; true where all are new. */
  const lookUp = (bytes: Uint8Array, block: ResponseBlockDraft, rows: number): boolean => {
    if (known.length < rows) known = new Uint8Array(block.capacity)
    const last = options.layout?.duplicates === 'last'
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const queue = last ? undefined : index?.queue
    const places = ranges
    const step = 2 * textCount
    let range = rangeOf(block.count, 0)
    for (let i = 0; i < rows; i++, range += step) {
      const start = places[range]!
      const end = places[range + 1]!
      if (end - start === 16 || end - start === 17) countLongIdInto(longIds, bytes, start, end)
      if (queue !== undefined) queue(view, start, end)
      else if (last)
        known[i] = knownKinds.indexOf(lastLineKind(options, block.lines[block.count + i]!, asciiText(bytes, start, end)))
    }
    return last ? known.subarray(0, rows).every((kind) => kind === 0) : (index?.enterQueueInto(known) ?? true)
  }

  /** Whether a row stays whose person may have been there before. */
  const stays = (bytes: Uint8Array, block: ResponseBlockDraft, row: number, isSuspect: boolean): Reject | undefined => {
    const line = block.lines[row]!
    if (!isSuspect) refuseFile(options, line)
    const range = rangeOf(row, 0)
    const duplicate = duplicateReject(options, line, asciiText(bytes, ranges[range]!, ranges[range + 1]!))
    if (!isSuspect || suspects === 'reject') return duplicate
    block.suspects.set(block.count, duplicate)
    return undefined
  }

  /** Puts the texts of rows behind those that the block has. */
  /** Puts the texts of rows behind those that the block has. */
  const copyTexts = (bytes: Uint8Array, block: ResponseBlockDraft, row: number, rows: number) => {
    const { texts, textCount: wanted } = block
    const places = ranges
    const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    let into = roomOf(texts)
    let cell = block.count * wanted
    let at = cellStart(texts, cell)
    for (let i = row; i < row + rows; i++) {
      for (let text = 0; text < wanted; text++) {
        const range = rangeOf(i, text)
        const start = places[range]!
        const length = places[range + 1]! - start
        if (at + length + 4 > into.byteLength) {
          reserveInto(texts, at + length + 4)
          into = roomOf(texts)
        }
        // Whole words, up to three bytes too many: the next text is written over them.
        if (start + length + 4 <= from.byteLength)
          for (let k = 0; k < length; k += 4) into.setInt32(at + k, from.getInt32(start + k))
        else for (let k = 0; k < length; k++) into.setUint8(at + k, from.getUint8(start + k))
        at += length
        texts.ends[cell++] = at
      }
    }
  }

  const admitAll = (bytes: Uint8Array, block: ResponseBlockDraft, rows: number) => {
    copyTexts(bytes, block, block.count, rows)
    context.blanks.count(scanner.blanks, cells, block.count * words, rows)
    block.count += rows
  }

  return {
    admit(bytes, block, rows, reject) {
      if (lookUp(bytes, block, rows)) return admitAll(bytes, block, rows)
      const first = block.count
      for (let i = 0; i < rows; i++) {
        if (known[i] !== 0) {
          const duplicate = stays(bytes, block, first + i, known[i] === 2)
          if (duplicate !== undefined) {
            reject(duplicate)
            continue
          }
        }
        copyTexts(bytes, block, first + i, 1)
        moveRowInto(block, first + i)
        context.blanks.count(scanner.blanks, cells, (first + i) * words)
        block.count++
      }
    },
  }
}

function roomOf({ bytes }: { readonly bytes: Uint8Array }): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** @see maybeRounded */
function countLongIdInto(longIds: { all: number; ending: number }, bytes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) if (bytes[i]! < ZERO || bytes[i]! > ZERO + 9) return
  longIds.all++
  if (bytes[end - 1] === ZERO && (end - start === 16 || bytes[end - 2] === ZERO)) longIds.ending++
}

const ZERO = 48

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}
