import { type BiasZones, zoneSize } from './block-zones.js'
import { proofSize } from './proof.js'
import { rowKernel } from './row-kernel.js'
import { entrySize, layoutFields, layoutSize, personSize, together } from './row-layout.js'
import type { RootRows } from './rows.js'
import type { BlockKernel } from './stage-layout.js'
import { fillStages, reserveStages, type StagePlaces } from './stage-memory.js'
import type { RootTables } from './tables.js'

/**
 * The tables as sums are made from them, in one memory with what blocks of persons put beside them; all places are in bytes. A row holds
 * the start, then at every proof node S, S′, S″ and the bounds of the proof, then at every node S, S′, S″, in units of cells.
 */
export interface BlockTables {
  readonly kernel: BlockKernel
  readonly doubles: Float64Array
  readonly integers: Int32Array
  readonly rowBytes: number
  /** Numbers at a proof node: 8, or 4 where nothing is to be proven. */
  readonly coarseWidth: 4 | 8
  /** Where proof nodes and nodes begin inside a row. */
  readonly coarseStart: number
  readonly fineStart: number
  /** From a row of the first group to the one that has prior and bias in it. */
  readonly toMerged: number
  /** Rows of the tables that each row is the sum of. */
  readonly parts: readonly (readonly number[])[]
  /**
   * Rows of persons whose first row is not a merged one: the prior; the bias where all is answered; and the bias as a part of the proof, as
   * it comes close to that of all items, and as it may be of any. −1 where there is none.
   */
  readonly priorRow: number
  readonly biasRow: number
  readonly totalRow: number
  readonly boundsRow: number
  readonly information: InformationRows
  /** Where a block writes entries, and sums of rows, of information, and of zones. */
  readonly entries: number
  readonly out: number
  readonly informationOut: number
  readonly zonesOut: number
  /** Places of rows and of information of the first person, and what a person takes. */
  readonly places: number
  readonly placesBytes: number
  readonly informationPlaces: number
  readonly informationBytes: number
  /** What is known of the persons, their responses, and where the kernel finds all that. */
  readonly persons: number
  readonly responses: number
  readonly responseBytes: Uint8Array
  readonly layout: number
  readonly stages: StagePlaces
}

/** Rows of I, I′, I″, and with a bias N/2I of N, N′, N″, at every node, in units of cells. */
export interface InformationRows {
  readonly width: 3 | 6
  /** Of all items, of the first one, and of the first one to be taken away; others follow `rowBytes` apart. */
  readonly all: number
  readonly item: number
  readonly lacking: number
  readonly rowBytes: number
  /** Where the {@link BiasZones} begin inside a row to be taken away. */
  readonly zonesStart: number
}

const double = 8
const answersPerWord = 4
/** Numbers of a cache line, on which rows and proof nodes begin. */
const line = 8
const lines = (numbers: number) => Math.ceil(numbers / line) * line

export interface BlockRule {
  /** Rows of answers, and how many of them, the first ones, a complete person has exactly one of. */
  readonly rows: number
  readonly first: number
  readonly items: number
  /** Of the prior, 0 for none. */
  readonly precision: number
  /** Where there is a bias. */
  readonly zones: (() => BiasZones) | undefined
  /** Rows of groups of items, where complete persons have them. */
  readonly grouped: RootRows | undefined
}

export function blockTables(tables: RootTables, rule: BlockRule): BlockTables {
  const { grid, proof, information } = tables
  const nodes = grid.cells + 1
  const proofNodes = grid.cells / grid.cellsPerProof + 1
  const coarseWidth = proof === undefined ? 4 : 8
  const fineAt = line + lines(proofNodes * coarseWidth)
  const rowSize = fineAt + lines(3 * nodes)
  const rows = rowsOf(tables, rule)
  const informationSize = lines(information.width * nodes)
  const informationRow = informationSize + (rule.zones === undefined ? 0 : lines(zoneSize * proofNodes))
  const words = Math.ceil(rule.items / answersPerWord)
  let end = 0
  const reserve = (numbers: number): number => {
    const start = end
    end += lines(numbers)
    return start * double
  }
  reserve(rows.parts.length * rowSize)
  const places = {
    information: {
      width: information.width,
      all: reserve(informationRow),
      item: reserve(informationRow * rule.items),
      lacking: reserve(informationRow * rule.items),
      rowBytes: informationRow * double,
      zonesStart: informationSize * double,
    },
    entries: reserve((together * entrySize) / 2),
    out: reserve(together * 8),
    informationOut: reserve(together * 12),
    zonesOut: reserve(together * zoneSize),
    // One more for a person who is looked at alone.
    places: reserve(((together + 1) * (rule.items + 4)) / 2),
    placesBytes: 4 * (rule.items + 4),
    informationPlaces: reserve(((together + 1) * (rule.items + 2)) / 2),
    informationBytes: 4 * (rule.items + 2),
    persons: reserve(((together + 1) * personSize) / 2),
    responses: reserve((together * words) / 2),
    layout: reserve(layoutSize),
    stages: reserveStages(reserve, grid.cells),
  }
  const lookups = {
    rowOf: reserve((rule.grouped?.rowOf.length ?? 0) / 2),
    groupEnds: reserve(words),
    without: reserve(2 * words),
    lacking: reserve(2 * words),
    pairs: isDichotomous(rule.grouped) ? reserve(256 * Math.ceil(words / 2)) : 0,
  }
  const kernel = rowKernel(end * double)
  const doubles = new Float64Array(kernel.memory)
  for (const [row, parts] of rows.parts.entries()) {
    for (const part of parts) addRow(doubles, row * rowSize, part, tables, { coarseWidth, fineAt })
  }
  fillInformation(doubles, places.information, tables, rule)
  const address = (row: number) => (row === -1 ? -1 : row * rowSize * double)
  const filled: BlockTables = {
    kernel,
    doubles,
    integers: new Int32Array(kernel.memory),
    responseBytes: new Uint8Array(kernel.memory, places.responses, together * words * answersPerWord),
    rowBytes: rowSize * double,
    coarseWidth,
    coarseStart: line * double,
    fineStart: fineAt * double,
    toMerged: rows.merged * rowSize * double,
    parts: rows.parts,
    priorRow: address(rows.prior),
    biasRow: address(rows.bias),
    totalRow: address(rows.total),
    boundsRow: address(rows.bounds),
    ...places,
  }
  fillStages(filled, tables, rule)
  if (rule.grouped !== undefined) fillLookups(filled, rule.grouped, lookups, words)
  return filled
}

/** What the kernel needs to find rows by itself. */
function fillLookups(
  tables: BlockTables,
  { rowOf, firstGroup, without }: RootRows,
  lookups: Readonly<Record<'rowOf' | 'groupEnds' | 'without' | 'lacking' | 'pairs', number>>,
  words: number,
): void {
  const { integers, rowBytes, information } = tables
  for (const [at, row] of rowOf.entries()) integers[(lookups.rowOf >> 2) + at] = row < 0 ? -1 : row * rowBytes
  for (let word = 0; word < words; word++) integers[(lookups.groupEnds >> 2) + word] = 1024 * (firstGroup[word + 1] as number)
  for (const [item, row] of without.entries()) {
    integers[(lookups.without >> 2) + item] = row < 0 ? -1 : row * rowBytes
    integers[(lookups.lacking >> 2) + item] = information.lacking + item * information.rowBytes
  }
  if (lookups.pairs > 0) fillPairs(integers, lookups, words)
  const last = BigInt.asUintN(8 * (1 + ((without.length - 1) % 8)), -1n)
  const ends = { lastLow: Number(BigInt.asIntN(32, last)), lastHigh: Number(BigInt.asIntN(32, last >> 32n)) }
  const fields = { ...tables, ...lookups, ...ends, words, all: information.all, prior: tables.priorRow, total: tables.totalRow }
  for (const [name, place] of Object.entries(layoutFields)) {
    integers[(tables.layout >> 2) + place] = fields[name as keyof typeof layoutFields]
  }
}

/** Whether every four items, or the last ones, are one group of answers right or wrong. */
function isDichotomous(grouped: RootRows | undefined): boolean {
  if (grouped === undefined) return false
  const { firstItem, groupRow, groupRows } = grouped
  return groupRow.every((row, group) => {
    const items = (firstItem[group + 1] as number) - (firstItem[group] as number)
    const isWhole = items === answersPerWord || group === groupRow.length - 1
    return isWhole && (groupRow[group + 1] ?? groupRows) - row === 2 ** items
  })
}

/** Pairs of rows by eight answers. */
function fillPairs(integers: Int32Array, { rowOf, pairs }: Readonly<Record<'rowOf' | 'pairs', number>>, words: number): void {
  const spread = (four: number) => (four & 1) | ((four & 2) << 1) | ((four & 4) << 2) | ((four & 8) << 3)
  for (let word = 0; word < words; word++) {
    for (let eight = 0; eight < 256; eight++) {
      const four = word % 2 === 0 ? eight & 15 : eight >> 4
      const to = pairs / 4 + 2 * (256 * (word >> 1) + eight) + (word % 2)
      integers[to] = integers[rowOf / 4 + 256 * word + spread(four)] as number
    }
  }
}

/** Rows of the memory by the rows of the tables that each is the sum of: those of answers, merged ones, and single further ones. */
function rowsOf({ priorRow, biasRow, totalRow, boundsRow }: RootTables, { rows, first }: BlockRule) {
  const parts = Array.from({ length: rows }, (_, row) => [row])
  const further = [priorRow, biasRow].filter((row) => row !== -1)
  const merged = further.length === 0 ? 0 : rows
  for (let row = 0; row < first && merged > 0; row++) parts.push([row, ...further])
  const single = (row: number) => (row === -1 ? -1 : parts.push([row]) - 1)
  return { parts, merged, prior: single(priorRow), bias: single(biasRow), total: single(totalRow), bounds: single(boundsRow) }
}

function addRow(
  out: Float64Array,
  at: number,
  part: number,
  { grid, table, rowSize, proof, proofRowSize }: RootTables,
  { coarseWidth, fineAt }: { readonly coarseWidth: number; readonly fineAt: number },
): void {
  const units = [1, grid.spacing, (grid.spacing * grid.spacing) / 2]
  const add = (to: number, value: number) => {
    out[to] = (out[to] as number) + value
  }
  const jet = (j: number) => (table[part * rowSize + 1 + j] as number) * (units[j % 3] as number)
  add(at, table[part * rowSize] as number)
  for (let j = 0; j < 3 * (grid.cells + 1); j++) add(at + fineAt + j, jet(j))
  for (let node = 0; node * grid.cellsPerProof <= grid.cells; node++) {
    const to = at + line + node * coarseWidth
    for (let j = 0; j < 3; j++) add(to + j, jet(3 * node * grid.cellsPerProof + j))
    if (proof === undefined) continue
    for (let j = 0; j < proofSize; j++) add(to + 3 + j, proof[part * proofRowSize + node * proofSize + j] as number)
  }
}

function fillInformation(out: Float64Array, rows: InformationRows, { grid, information }: RootTables, rule: BlockRule): void {
  const { values, width, stride } = information
  const units = [1, grid.spacing, (grid.spacing * grid.spacing) / 2]
  for (let item = 0; item <= rule.items; item++) {
    for (let j = 0; j < stride; j++) {
      const value = (values[item * stride + j] as number) * (units[(j % width) % 3] as number)
      if (item === rule.items) out[rows.all / double + j] = value
      else {
        out[(rows.item + item * rows.rowBytes) / double + j] = value
        out[(rows.lacking + item * rows.rowBytes) / double + j] = -value
      }
    }
  }
}

/** Writes the zones of every item, which only incomplete persons need. */
export function fillZones({ doubles, information }: BlockTables, zones: BiasZones): void {
  const { lacking, rowBytes, zonesStart } = information
  for (const [item, ofItem] of zones.entries()) doubles.set(ofItem, (lacking + item * rowBytes + zonesStart) / double)
}
