import type { CompiledBank } from '../../bank/compile-bank.js'
import { modelFamily } from '../../models/model-family.js'
import { steepestSlope } from '../item-landmarks.js'
import { hasOwnCurves } from '../own-curves.js'
import {
  type BiasKind,
  bendInside,
  biasBounds,
  biasErrors,
  biasJet,
  biasPart,
  type InformationTable,
  informationTable,
} from './bias.js'
import { acceptedError, acceptedInformation } from './kernel.js'
import { type AnswerNodes, type CurveKind, type ItemNodes, itemNodes, type Jet, type RootGrid } from './nodes.js'
import { concaveProofInto, type ObjectivePart, proofInto, proofReach, proofSize } from './proof.js'
import type { RowTerm } from './rows.js'
import { type StartNodes, startNodes } from './start.js'

/** A normal prior of density ∝ exp(−precision (θ − mean)²/2), precision 0 for none. */
export interface RootPrior {
  readonly mean: number
  readonly precision: number
}

/** The equation whose root is wanted: S + B = 0 with the slope of a prior or a bias for B. */
export interface RootEquation {
  readonly prior: RootPrior
  readonly bias: BiasKind | undefined
}

/** What the kernel reads: rows of slopes, rows of bounds, and information. */
export interface RootTables {
  readonly grid: RootGrid
  /** S at the start node, then S, S′, S″ at every node. */
  readonly table: Float64Array
  readonly rowSize: number
  /** Undefined where every likelihood is concave, and so is the prior. */
  readonly proof: Float64Array | undefined
  readonly proofRowSize: number
  /** Whether no likelihood has two maxima. */
  readonly concave: boolean
  /** Whether there is neither prior nor bias. */
  readonly open: boolean
  /** Whether no likelihood rises far to the right. */
  readonly openRight: boolean
  /**
   * Row of the prior; of B for complete rows; and, with no slope of their own, of the bounds of B for any selection of items, and of B of
   * all of them where selections come close; −1 where there is none.
   */
  readonly priorRow: number
  readonly biasRow: number
  readonly boundsRow: number
  readonly totalRow: number
  readonly information: InformationTable
  /** By cell: the most that an interpolated slope of any person is off in its middle, rounding included. */
  readonly error: Float64Array
  /** The same of the information of all items, and of B times that. */
  readonly informationError: Float64Array
  readonly biasError: Float64Array
  /** A row of the table as it was made. */
  rowNodes(row: number): RowNodes
  /** Nodes to begin at, by slope at the start node. */
  readonly start: StartNodes
}

/** Whether ln P of every category is concave, so that no likelihood has two maxima. */
export function isConcave(bank: CompiledBank): boolean {
  if (!hasOwnCurves(bank)) return false
  return bank.items.every((item) => {
    const shape = modelFamily(item, bank.scale.scalingConstant)
    return shape.family !== 'logistic' || (shape.lower === 0 && shape.upper === 1)
  })
}

/** All items at the nodes of one grid. */
export interface BankNodes {
  readonly grid: RootGrid
  readonly items: readonly ItemNodes[]
  readonly information: InformationTable
  readonly biasError: Float64Array
}

/** Logits that the nodes reach to either side of the prior's mean. */
const halfRange = 6
/** Nodes of proofs are a quarter of a logit apart, and cells between them are tried until they serve. */
const proofCells = 48
const triedCells = [5, 10, 20]
/** Part of the cells that may be left to polishing. */
const mostInexact = 0.1

/** Nodes around a mean, close enough that hardly any root is off by more than is accepted. */
export function bankNodes(bank: CompiledBank, { prior, bias }: RootEquation): BankNodes {
  const own = hasOwnCurves(bank)
  const kindOf = (item: CompiledBank['items'][number]): CurveKind => {
    if (own) return { steepest: steepestSlope(item, bank.scale.scalingConstant) }
    return item.model === 'nrm' ? 'unordered average' : 'ordered average'
  }
  let found: BankNodes | undefined
  for (const cellsPerProof of triedCells) {
    const cells = proofCells * cellsPerProof
    const grid = { low: prior.mean - halfRange, spacing: (2 * halfRange) / cells, cells, cellsPerProof }
    const items = bank.curves.map((curve, index) =>
      itemNodes(curve, grid, kindOf(bank.items[index] as CompiledBank['items'][number])),
    )
    const information = informationTable(items, grid, bias)
    const biasError = bias === undefined ? new Float64Array(cells) : biasErrors(bank, information, grid, bias)
    found = { grid, items, information, biasError }
    if (inexactCells(found) <= mostInexact * cells) break
  }
  return found as BankNodes
}

/** Cells where half of the information of all items does not make up for the errors. */
function inexactCells({ grid, items, biasError }: BankNodes): number {
  let count = 0
  for (let cell = 0; cell < grid.cells; cell++) {
    let [error, informationError, information] = [0, 0, 0]
    for (const item of items) {
      error += item.error[cell] as number
      informationError += item.informationError[cell] as number
      information += item.information[0][cell] as number
    }
    error += (2 * (biasError[cell] as number)) / information
    if (error > (information / 2) * acceptedError || informationError > (information / 2) * acceptedInformation) count += 1
  }
  return count
}

/** Whether no item has an upper asymptote below 1. */
function reachesOne(bank: CompiledBank): boolean {
  if (!hasOwnCurves(bank)) return false
  return bank.items.every((item) => {
    const shape = modelFamily(item, bank.scale.scalingConstant)
    return shape.family !== 'logistic' || shape.upper === 1
  })
}

/**
 * Whether B of every item is known to fall with theta. Warm's is P″/2P′ = a(1 − 2σ)/2 for logistic curves; Jeffreys' is (ln I)′/2, whose
 * slope is −a²σ(1 − σ)(2P² + c)/2P² without an upper asymptote, and the mirror image of that without a lower one.
 */
function biasFalls({ items, scale }: CompiledBank, bias: BiasKind): boolean {
  return items.every((item) => {
    const shape = modelFamily(item, scale.scalingConstant)
    return shape.family === 'logistic' && (bias === 'warm' || shape.upper === 1 || shape.lower === 0)
  })
}

export function rootTables(
  bank: CompiledBank,
  { grid, items, information, biasError }: BankNodes,
  rows: readonly (readonly RowTerm[])[],
  { prior, bias }: RootEquation,
): RootTables {
  const concave = isConcave(bank)
  const openRight = reachesOne(bank)
  const { precision } = prior
  const biasRow = bias === undefined ? -1 : rows.length
  const biasRows = bias === undefined ? 0 : 3
  const priorRow = precision > 0 ? rows.length + biasRows : -1
  const count = rows.length + biasRows + (precision > 0 ? 1 : 0)
  const boundsRow = bias === undefined ? -1 : biasRow + 1
  const rowSize = 1 + 3 * (grid.cells + 1)
  const proofRowSize = proofSize * (grid.cells / grid.cellsPerProof + 1)
  const table = new Float64Array(count * rowSize)
  const proof = concave && bias === undefined ? undefined : new Float64Array(count * proofRowSize)
  const prove = (index: number, part: ObjectivePart, isBias = false) => {
    if (proof === undefined) return
    if (concave) concaveProofInto(proof, index * proofRowSize, part, grid, { near: proofReach.near, isBias })
    else proofInto(proof, index * proofRowSize, part, grid, { ...proofReach, openRight })
  }
  const B = bias === undefined ? undefined : biasJet(information, items.length)
  const rowNodes = (row: number): RowNodes => {
    const terms = rows[row]
    if (terms !== undefined) return sumOfTerms(items, terms, grid)
    if (row === priorRow) return priorNodes(prior, grid)
    const inside = bendInside(bank, grid)
    const bounds = biasBounds(information, items.length)
    const falling = bias !== undefined && biasFalls(bank, bias) ? bounds : undefined
    const ofAny = biasPart(bounds, grid, inside, falling)
    if (row === boundsRow || B === undefined) return { jet: flatJet(grid), part: ofAny }
    const ofAll = biasPart({ least: B[0], most: B[0], leastSlope: B[1], mostSlope: B[1] }, grid, inside, falling)
    if (row === biasRow) return { jet: B, part: ofAll }
    const { fallBelow, slopeAbove } = ofAny
    // Beyond the nodes every selection must fall away.
    const suprema = ofAny.suprema.map((most, side) => (most === Number.POSITIVE_INFINITY ? most : ofAll.suprema[side])) as never
    return { jet: flatJet(grid), part: { ...ofAll, suprema, fallBelow, slopeAbove } }
  }
  for (let index = 0; index < count; index++) {
    const { jet, part } = rowNodes(index)
    writeRow(table, index * rowSize, jet, index < rows.length ? (jet[0][grid.cells >> 1] as number) : 0)
    prove(index, part, bias !== undefined && index >= biasRow)
  }
  const error = new Float64Array(grid.cells)
  const informationError = new Float64Array(grid.cells)
  for (const item of items) {
    addInto(error, item.error, 1)
    addInto(informationError, item.informationError, 1)
    addRounding(error, informationError, item)
  }
  const start = startNodes(
    items,
    grid,
    (q) => precision * (grid.low + grid.spacing * q - prior.mean) - (B === undefined ? 0 : (B[0][q] as number)),
  )
  return {
    grid,
    table,
    rowSize,
    proof,
    proofRowSize,
    concave,
    priorRow,
    biasRow,
    boundsRow,
    totalRow: bias === undefined ? -1 : biasRow + 2,
    open: bias === undefined && precision === 0,
    openRight,
    information,
    error,
    informationError,
    biasError,
    rowNodes,
    start,
  }
}

/** A row: its slope with two derivatives, and what proofs need of it. */
export interface RowNodes {
  readonly jet: Jet
  readonly part: ObjectivePart
}

function partOf(jet: Jet, height: Float64Array, beyond: Pick<ObjectivePart, 'suprema' | 'fallBelow' | 'slopeAbove'>): RowNodes {
  const [slope, curvature] = jet
  const curvatures = { mostCurvature: curvature, leastCurvature: curvature }
  const part = { ...curvatures, leastSlope: slope, mostSlope: slope, heightBelow: height, heightAbove: height, ...beyond }
  return { jet, part }
}

function sumOfTerms(items: readonly ItemNodes[], terms: readonly RowTerm[], grid: RootGrid): RowNodes {
  const zeros = () => new Float64Array(grid.cells + 1)
  const [slope, curvature, bend, height] = [zeros(), zeros(), zeros(), zeros()]
  let [below, above, fallBelow, slopeAbove] = [0, 0, 0, 0]
  for (const { item, category, sign } of terms) {
    const answer = items[item]?.answers[category] as AnswerNodes
    addInto(slope, answer.slope, sign)
    addInto(curvature, answer.curvature, sign)
    addInto(bend, answer.bend, sign)
    addInto(height, answer.logProbability, sign)
    const suprema = sign === 1 ? answer.suprema : answer.negativeSuprema
    below += suprema[0]
    above += suprema[1]
    fallBelow += sign === 1 ? answer.fallBelow : answer.steepest
    slopeAbove += sign === 1 ? answer.slopeAbove : answer.steepest
  }
  return partOf([slope, curvature, bend], height, { suprema: [below, above], fallBelow, slopeAbove })
}

/** What sums over rows lose, also those of answers that are taken away again: all there is where no item answered tells anything. */
function addRounding(error: Float64Array, informationError: Float64Array, { answers, information }: ItemNodes): void {
  for (let cell = 0; cell < error.length; cell++) {
    const steepest = answers.reduce((most, { slope }) => Math.max(most, Math.abs(slope[cell] as number)), 0)
    error[cell] = (error[cell] as number) + Number.EPSILON * steepest
    informationError[cell] = (informationError[cell] as number) + Number.EPSILON * (information[0][cell] as number)
  }
}

function flatJet({ cells }: RootGrid): Jet {
  return [new Float64Array(cells + 1), new Float64Array(cells + 1), new Float64Array(cells + 1)]
}

function addInto(sum: Float64Array, values: Float64Array, sign: number): void {
  for (let q = 0; q < sum.length; q++) sum[q] = (sum[q] as number) + sign * (values[q] as number)
}

function priorNodes({ mean, precision }: RootPrior, { low, spacing, cells }: RootGrid): RowNodes {
  const slope = Float64Array.from({ length: cells + 1 }, (_, q) => precision * (mean - low - spacing * q))
  const height = slope.map((value) => (-value * value) / (2 * precision))
  const curvature = new Float64Array(cells + 1).fill(-precision)
  // A prior whose mean is among the nodes is lower beyond them than at their ends.
  const suprema = [height[0] as number, height[cells] as number] as const
  return partOf([slope, curvature, new Float64Array(cells + 1)], height, {
    suprema,
    fallBelow: -(slope[0] as number),
    slopeAbove: slope[cells] as number,
  })
}

function writeRow(table: Float64Array, start: number, jet: Jet, header: number): void {
  table[start] = header
  for (const [j, values] of jet.entries()) {
    for (let q = 0; q < values.length; q++) table[start + 1 + 3 * q + j] = values[q] as number
  }
}
