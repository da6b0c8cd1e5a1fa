import { closeSync, openSync, writeSync } from 'node:fs'
import { missing } from '../src/scoring/proficiency-estimate.js'
import { itemId } from './formula-bank.js'

/** Rows that are handed to the file at once. */
const rowsAtOnce = 10_000

/** Writes responses as a wide file: an 18-digit number for the person, a column an item, an empty cell for what was not presented. */
export function writeExamFile(path: string, responses: Uint8Array, items: number, rows: number): void {
  const file = openExamFile(path, items)
  file.add(responses, rows)
  file.close()
}

/** A wide file that grows by blocks of responses. */
export interface ExamFile {
  add(responses: Uint8Array, rows: number): void
  close(): void
}

export function openExamFile(path: string, items: number): ExamFile {
  const file = openSync(path, 'w')
  writeSync(file, `${['NIP', ...Array.from({ length: items }, (_, item) => itemId(item))].join(',')}\n`)
  let written = 0
  return {
    add(responses, rows) {
      for (let from = 0; from < rows; from += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, rows - from)
        writeSync(file, Array.from({ length: count }, (_, row) => rowText(responses, items, from + row, written + row)).join(''))
        written += count
      }
    },
    close: () => closeSync(file),
  }
}

function rowText(responses: Uint8Array, items: number, row: number, number: number): string {
  const cells = Array.from(responses.subarray(row * items, (row + 1) * items), (response) =>
    response === missing ? '' : response,
  )
  return `${person(number)},${cells.join(',')}\n`
}

/** A number like those of civil servants: a date of birth, a month of entry, sex, and a running number of three digits from 001. */
function person(row: number): string {
  const month = String(200001 + Math.floor(row / 999))
  return `19850301${month}1${String(1 + (row % 999)).padStart(3, '0')}`
}
