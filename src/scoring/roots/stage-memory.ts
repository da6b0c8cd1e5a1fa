import { quinticThrough } from '../quintic.js'
import { acceptedError, acceptedInformation } from './kernel.js'
import { proofReach } from './proof.js'
import { together } from './row-layout.js'
import {
  type Aim,
  aimBytes,
  aimFields,
  aims,
  cellNumbers,
  cellSize,
  stageDoubles,
  stageDoublesStart,
  stageIntegers,
  stageSize,
} from './stage-layout.js'
import { startEntries } from './start.js'
import type { RootTables } from './tables.js'

/** Where the memory has what stages read and write, in bytes, and where their settings are. */
export type StagePlaces = Readonly<Record<OwnPlace | 'settings', number>> & { readonly aims: Readonly<Record<AimName, number>> }
type AimName = (typeof aims)[number]
type OwnPlace = Exclude<keyof typeof stageIntegers, 'persons' | 'entries' | 'out'>

/** @param reserve sets a number of doubles apart */
export function reserveStages(reserve: (numbers: number) => number, cells: number): StagePlaces {
  // One more than there are persons: nobody's.
  const ofPersons = (numbers: number) => reserve(numbers * (together + 1))
  const start = reserve((aimBytes * aims.length) / 8)
  const places = aims.map((name, at): [AimName, number] => [name, start + aimBytes * at])
  return {
    aims: Object.fromEntries(places) as Record<AimName, number>,
    settings: reserve(stageSize),
    active: ofPersons(0.5),
    constants: ofPersons(1),
    states: ofPersons(0.5),
    nodes: ofPersons(1),
    cells: ofPersons(1),
    positions: ofPersons(1),
    ends: ofPersons(6),
    information: ofPersons(6),
    thetas: ofPersons(1),
    standardErrors: ofPersons(1),
    startNodes: reserve(startEntries / 2),
    cellNumbers: reserve(cells * cellSize),
  }
}

/** What is in the memory beside those places. */
export type StagedMemory = Readonly<
  Record<Exclude<keyof typeof stageIntegers, OwnPlace>, number> & {
    doubles: Float64Array
    integers: Int32Array
    stages: StagePlaces
    coarseStart: number
    coarseWidth: 4 | 8
    fineStart: number
  }
>

/** @param rule the number of items, and the precision of the prior, 0 for none */
export function fillStages(
  memory: StagedMemory,
  tables: RootTables,
  { items, precision }: { readonly items: number; readonly precision: number },
): void {
  const { doubles, integers, stages } = memory
  const { grid, start } = tables
  const { cells, cellsPerProof, low, spacing } = grid
  const addresses = { ...memory, ...stages }
  for (const [name, place] of Object.entries(stageIntegers)) {
    integers[stages.settings / 4 + place] = addresses[name as keyof typeof stageIntegers]
  }
  fillAims(memory, tables)
  const reach = tables.proof === undefined ? Number.POSITIVE_INFINITY : Math.floor(proofReach.near / spacing)
  const numbers: Readonly<Record<keyof typeof stageDoubles, number>> = {
    ...{ startLow: start.low, startPerUnit: start.perUnit, lastStart: startEntries - 1, items },
    ...{ cellsPerProof, lastProof: cells / cellsPerProof, reach, low, spacing, precision },
  }
  for (const [name, place] of Object.entries(stageDoubles)) {
    doubles[(stages.settings + stageDoublesStart) / 8 + place] = numbers[name as keyof typeof stageDoubles]
  }
  for (const [entry, node] of start.nodes.entries()) {
    integers[stages.startNodes / 4 + entry] = Math.round(node / cellsPerProof)
  }
  for (let cell = 0; cell < cells; cell++) doubles.set(numbersOf(tables, cell), stages.cellNumbers / 8 + cell * cellSize)
}

function fillAims({ integers, stages, coarseStart, coarseWidth, fineStart }: StagedMemory, tables: RootTables): void {
  const { nodes, cells, positions } = stages
  const { grid, information } = tables
  const atNode = { from: nodes, to: nodes, last: grid.cells / grid.cellsPerProof }
  const inCell = { to: cells, last: grid.cells - 1 }
  const step = 8 * information.width
  const own: Readonly<Record<AimName, Aim>> = {
    start: { ...atNode, field: 0, base: 0, step: 0 },
    node: { ...atNode, field: 0, base: coarseStart, step: 8 * coarseWidth },
    cell: { ...inCell, field: 0, from: positions, base: fineStart, step: 24 },
    nodeInformation: { ...atNode, field: 8, base: 0, step: step * grid.cellsPerProof },
    cellInformation: { ...inCell, field: 8, from: cells, base: 0, step },
  }
  for (const name of aims) {
    for (const [field, place] of Object.entries(aimFields)) {
      integers[stages.aims[name] / 4 + place] = own[name][field as keyof Aim]
    }
  }
}

function numbersOf({ grid, information, error, informationError, biasError }: RootTables, cell: number): Float64Array {
  const { values, width, stride } = information
  const total = values.length - stride
  const ends = (j: number, unit: number) =>
    [cell, cell + 1].map((node) => unit * (values[total + node * width + j] as number)) as [number, number]
  const { spacing } = grid
  const value = ends(0, 1)
  const out = new Float64Array(cellSize)
  out.set(quinticThrough({ value, slope: ends(1, spacing), curvature: ends(2, spacing * spacing) }))
  const least = Math.min(...value)
  const [off, offInformation] = [error[cell] as number, informationError[cell] as number]
  const slopeFor = (wrong: number) => (-wrong / acceptedError) * spacing
  const serves = least > 0 && offInformation < least * acceptedInformation
  out[cellNumbers.slope] = serves ? slopeFor(off + (biasError[cell] as number) / least) : Number.NEGATIVE_INFINITY
  out[cellNumbers.ownSlope] = slopeFor(off)
  out[cellNumbers.biasSlope] = slopeFor(biasError[cell] as number)
  out[cellNumbers.leastInformation] = offInformation / acceptedInformation
  return out
}
