import { blankWords } from './blank-patterns.js'
import { duplicateReject, lastLineKind, refuseFile } from './duplicate-persons.js'
import { knownKinds } from './person-index.js'
import type { PlainColumns } from './plain-columns.js'
import type { ReadingContext } from './reading-context.js'
import { moveRowInto, type ResponseBlockDraft } from './response-block.js'
import type { Reject } from './responses.js'
import type { ScannedRows } from './scan-rows.js'
import { cellStart, putTextsInto, reserveInto } from './text-cells.js'

/** Persons whom only a hash takes for an earlier one: kept for `ResponseBlock.suspects`, or refused. */
export type SuspectRule = 'keep' | 'reject'

export interface RowAdmission {
  /** Adds rows that were scanned to their block, but for those whose person was there before. */
  admit(scanned: ScannedRows, block: ResponseBlockDraft, reject: (reject: Reject) => void): void
}

/** Kernel of ReadingContext.admit and deliver, its readable twins: many rows at once, whose ids are no strings. */
export function createRowAdmission(context: ReadingContext, columns: PlainColumns, suspects: SuspectRule): RowAdmission {
  const { options, index, longIds } = context
  const { textPlaces } = columns
  const textCount = columns.texts.length
  const cells = columns.items.length
  const words = blankWords(cells)
  const last = options.layout?.duplicates === 'last'
  let known = new Uint8Array(0)

  /** Where the range of a text stands. */
  const rangeOf = (row: number, text: number): number => 2 * (row * textCount + textPlaces[text]!)

  /** What is known of each person, into `known`; true where all are new. */
  const lookUp = (scanned: ScannedRows, block: ResponseBlockDraft): boolean => {
    const { rows, ranges, first } = scanned
    if (known.length < rows) known = new Uint8Array(block.capacity)
    const ids = last ? undefined : scanned.kernel?.ids(rows)
    if (ids !== undefined) {
      longIds.all += ids.long
      longIds.ending += ids.ending
      return index?.enterCodesInto(known, { size: rows, words: ids.codes }) ?? true
    }
    countLongIds(scanned)
    if (last) return lookUpLast(scanned, block)
    if (index === undefined) return true
    const view = viewOf(scanned.bytes)
    for (let i = first, range = rangeOf(first, 0); i < first + rows; i++, range += 2 * textCount)
      index.queue(view, ranges[range]!, ranges[range + 1]!)
    return index.enterQueueInto(known)
  }

  const lookUpLast = ({ rows, ranges, first, bytes }: ScannedRows, { count, lines }: ResponseBlockDraft): boolean => {
    for (let i = 0; i < rows; i++) {
      const range = rangeOf(first + i, 0)
      const person = asciiText(bytes, ranges[range]!, ranges[range + 1]!)
      known[i] = knownKinds.indexOf(lastLineKind(options, lines[count + i]!, person))
    }
    return known.subarray(0, rows).every((kind) => kind === 0)
  }

  const countLongIds = ({ rows, ranges, first, bytes }: ScannedRows): void => {
    for (let i = 0, range = rangeOf(first, 0); i < rows; i++, range += 2 * textCount) {
      const start = ranges[range]!
      const end = ranges[range + 1]!
      if (end - start === 16 || end - start === 17) countLongIdInto(longIds, bytes, start, end)
    }
  }

  /** Whether row i of those scanned stays though its person may have been there before. */
  const stays = ({ bytes, ranges, first }: ScannedRows, block: ResponseBlockDraft, line: number, i: number) => {
    const isSuspect = known[i] === 2
    if (!isSuspect) refuseFile(options, line)
    const range = rangeOf(first + i, 0)
    const duplicate = duplicateReject(options, line, asciiText(bytes, ranges[range]!, ranges[range + 1]!))
    if (!isSuspect || suspects === 'reject') return duplicate
    block.suspects.set(block.count, duplicate)
    return undefined
  }

  /** Puts the texts of rows behind those that the block has. */
  const copyTexts = ({ bytes, ranges, first }: ScannedRows, block: ResponseBlockDraft, i: number, rows: number) => {
    const { texts, textCount: wanted } = block
    const from = viewOf(bytes)
    let into = viewOf(texts.bytes)
    let cell = block.count * wanted
    let at = cellStart(texts, cell)
    for (let row = first + i; row < first + i + rows; row++) {
      for (let text = 0; text < wanted; text++) {
        const range = rangeOf(row, text)
        const start = ranges[range]!
        const length = ranges[range + 1]! - start
        if (at + length + 4 > into.byteLength) {
          reserveInto(texts, at + length + 4)
          into = viewOf(texts.bytes)
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

  const admitAll = (scanned: ScannedRows, block: ResponseBlockDraft) => {
    const { rows, kernel } = scanned
    if (kernel === undefined) copyTexts(scanned, block, 0, rows)
    else putTextsInto(block.texts, block.count * block.textCount, (cell, before) => kernel.texts(rows, cell, before))
    context.blanks.count(scanned.blanks, cells, scanned.first * words, rows)
    block.count += rows
  }

  return {
    admit(scanned, block, reject) {
      if (scanned.rows === 0) return
      if (lookUp(scanned, block)) return admitAll(scanned, block)
      const { rows, first, blanks } = scanned
      const begin = block.count
      for (let i = 0; i < rows; i++) {
        if (known[i] !== 0) {
          const duplicate = stays(scanned, block, block.lines[begin + i]!, i)
          if (duplicate !== undefined) {
            reject(duplicate)
            continue
          }
        }
        copyTexts(scanned, block, i, 1)
        moveRowInto(block, begin + i)
        context.blanks.count(blanks, cells, (first + i) * words)
        block.count++
      }
    },
  }
}

function viewOf(bytes: Uint8Array): DataView {
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
