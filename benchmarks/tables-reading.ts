import { compileBank } from '../src/bank/compile-bank.js'
import { createResponseBlocks } from '../src/tables/read-response-blocks.js'
import { createResponseReader, NO_RESPONSE, type ResponseReaderOptions } from '../src/tables/read-responses.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { formulaBank, itemId } from './formula-bank.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
const rows = 200_000
/** Rows that the slower sides read: a beginning of the same file. */
const fewRows = 20_000
/** Bytes that are handed to a reader at once, as a file stream does. */
const piece = 65_536

interface FileCase {
  readonly title: string
  readonly missingShare: number
  readonly quoted: boolean
  readonly person: (row: number) => string
}

const numbered = (row: number) => `P${String(row).padStart(7, '0')}`
/** 18 digits in no order: the multiplier and the number of rows have no common factor. */
const shuffled = (row: number) => `19${100_000_000_000_000 + ((row * 7919) % rows)}1`

const cases: readonly FileCase[] = [
  { title: 'complete, ids in order', missingShare: 0, quoted: false, person: numbered },
  { title: '5 % empty, ids in order', missingShare: 0.05, quoted: false, person: numbered },
  { title: '5 % empty, 18-digit ids in no order', missingShare: 0.05, quoted: false, person: shuffled },
  { title: '5 % empty, ids and header in quotation marks, as R writes them', missingShare: 0.05, quoted: true, person: numbered },
]

const options: ResponseReaderOptions = {
  shape: 'wide',
  items: Array.from({ length: items }, (_, item) => ({ id: itemId(item), categories: 2 })),
  base: 0,
  blank: 'not-presented',
  omitted: 'wrong',
  notReached: 'ignore',
  timedOut: 'ignore',
}

/** Wide CSV in memory to responses: rows, blocks, and what a first script does. */
export const tablesReading: Experiment = {
  name: 'tables-reading',
  async *run(seed) {
    for (const file of cases) {
      const responses = simulatedResponses(compileBank(formulaBank(items, '3pl', seed)), rows, file.missingShare, seed)
      const all = fileBytes(responses, rows, file)
      const few = fileBytes(responses, fewRows, file)
      requireResponses(all, responses)
      const bytes = `${Math.round(all.length / rows)} bytes a row`
      yield {
        title: `wide CSV, ${items} items, ${file.title}, ${bytes}`,
        unit: 'row',
        sameWork: true,
        findings: await alternate(sidesOf(all, few)),
      }
    }
  },
}

function sidesOf(all: Uint8Array, few: Uint8Array): Side[] {
  return [
    { name: 'split at line breaks and commas', units: fewRows, work: () => splitSum(few) },
    { name: 'row reader, the readable form', units: fewRows, work: () => rowSum(few) },
    { name: 'block reader', units: rows, work: () => blockSum(all, options) },
    {
      name: 'block reader, duplicates not looked for',
      units: rows,
      work: () => blockSum(all, { ...options, noDuplicateCheck: true }),
    },
    { name: 'one look at every byte', units: rows, work: () => byteSum(all), note: 'reads nothing: the limit' },
  ]
}

/** Sum of the responses, those that are missing apart. */
function splitSum(file: Uint8Array): number {
  let sum = 0
  for (const line of new TextDecoder().decode(file).split('\n').slice(1))
    for (const cell of line.split(',').slice(1)) if (cell !== '') sum += Number(cell)
  return sum
}

function sumOf(responses: Uint8Array, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) if (responses[i] !== NO_RESPONSE) sum += responses[i] as number
  return sum
}

function rowSum(file: Uint8Array): number {
  const reader = createResponseReader(options)
  let sum = 0
  const sink = {
    row: (row: { readonly responses: Uint8Array }) => {
      sum += sumOf(row.responses, items)
    },
    reject: refuse,
  }
  for (let at = 0; at < file.length; at += piece) reader.push(file.subarray(at, at + piece), sink)
  reader.end(sink)
  return sum
}

/** A checksum of every block that costs next to nothing. */
function blockSum(file: Uint8Array, own: ResponseReaderOptions): number {
  let sum = 0
  readBlocks(file, own, (responses, count) => {
    sum += count + (responses[(count - 1) * items] as number)
  })
  return sum
}

function readBlocks(
  file: Uint8Array,
  own: ResponseReaderOptions,
  take: (responses: Uint8Array, count: number, lines: Uint32Array) => void,
): void {
  const reader = createResponseBlocks(own)
  const sink: Parameters<typeof reader.push>[1] = {
    block(block) {
      take(block.responses, block.count, block.lines)
      reader.recycle(block)
    },
    reject: refuse,
  }
  for (let at = 0; at < file.length; at += piece) reader.push(file.subarray(at, at + piece), sink)
  reader.end(sink)
}

function refuse(): void {
  mustHold(false, 'a row was refused')
}

function byteSum(file: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < file.length; i++) sum = (sum + (file[i] as number)) | 0
  return sum
}

/** Every response of the file is read as it was written, on its line. */
function requireResponses(file: Uint8Array, written: Uint8Array): void {
  let row = 0
  readBlocks(file, options, (responses, count, lines) => {
    for (let i = 0; i < count * items; i++)
      mustHold(responses[i] === written[row * items + i], `response ${i % items} of row ${row + Math.floor(i / items)}`)
    mustHold(lines[0] === row + 2 && lines[count - 1] === row + count + 1, `lines from row ${row} on`)
    row += count
  })
  mustHold(row === rows, `${row} of ${rows} rows were read`)
}

function fileBytes(responses: Uint8Array, count: number, { person, quoted }: FileCase): Uint8Array {
  const name = (text: string) => (quoted ? `"${text}"` : text)
  const lines = [['person', ...options.items.map(({ id }) => id)].map(name).join(',')]
  for (let row = 0; row < count; row++) {
    const cells = responses.subarray(row * items, (row + 1) * items)
    lines.push(`${name(person(row))},${Array.from(cells, (cell) => (cell === NO_RESPONSE ? '' : cell)).join(',')}`)
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}
