import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'
import { pointInformation, pointInformationSlope } from '../models/information.js'
import { modelFamily } from '../models/model-family.js'

/** Cells between the nodes of the tables, and how many of them make a cell of the first scan. */
export const rootCells = { fine: 480, perCoarse: 16 } as const
/** Nodes beyond each end that differences reach to. */
const beyond = 3
/** Numbers a node: S, S′, S″, I, I′, I″. */
export const nodeSize = 6

/** One answer to one item over the nodes. */
export interface AnswerTable {
  /** {@link nodeSize} numbers a node. */
  readonly nodes: Float64Array
  /** ln P at the ends of coarse cells. */
  readonly logProbability: Float64Array
  /** No less than ln P anywhere below the first and above the last node. */
  readonly suprema: readonly [below: number, above: number]
}

/** What the tables of a bank share. */
export interface RootTables {
  readonly low: number
  /** Logits between nodes. */
  readonly spacing: number
  /** By item, then category. */
  readonly answers: readonly (readonly AnswerTable[])[]
  /** By coarse cell: the most that |S″| of any row can be in it. */
  readonly mostBend: Float64Array
  /** The most that interpolated S of any row can be off in the middle of a cell. */
  readonly error: number
  /** Whether ln P of every category is concave, so that no likelihood has two maxima. */
  readonly concave: boolean
}

/** Slopes of ln P and information of all items of a bank at equally spaced nodes; its curves are those of its items. */
export function rootTables(bank: CompiledBank, low: number, high: number): RootTables {
  const spacing = (high - low) / rootCells.fine
  const concave = bank.items.every((item) => {
    const shape = modelFamily(item, bank.scale.scalingConstant)
    return shape.family !== 'logistic' || (shape.lower === 0 && shape.upper === 1)
  })
  const answers = bank.curves.map((curve) => answerTables(curve, low, spacing))
  const mostBend = new Float64Array(rootCells.fine / rootCells.perCoarse)
  let error = 0
  for (const [item, tables] of answers.entries()) {
    for (let cell = 0; cell < mostBend.length; cell++) {
      mostBend[cell] = (mostBend[cell] as number) + Math.max(...tables.map(({ nodes }) => mostBendIn(nodes, cell)))
    }
    error += middleError(bank.curves[item] as CategoryCurve, tables, low, spacing)
  }
  return { low, spacing, answers, mostBend, error, concave }
}

function answerTables(curve: CategoryCurve, low: number, spacing: number): AnswerTable[] {
  const count = rootCells.fine + 1
  const point = createCurvePoint(curve.categories)
  const tables = Array.from({ length: curve.categories }, () => new Float64Array(count * nodeSize))
  const curvatures = tables.map(() => new Float64Array(count + 2 * beyond))
  const informationSlopes = new Float64Array(count + 2 * beyond)
  const logProbability = tables.map(() => new Float64Array(rootCells.fine / rootCells.perCoarse + 1))
  for (let node = -beyond; node < count + beyond; node++) {
    curve.pointInto(point, low + spacing * node)
    informationSlopes[node + beyond] = pointInformationSlope(point, curve.categories)
    for (const [k, nodes] of tables.entries()) {
      ;(curvatures[k] as Float64Array)[node + beyond] = point.curvature[k] as number
      if (node < 0 || node >= count) continue
      nodes[node * nodeSize] = point.slope[k] as number
      nodes[node * nodeSize + 1] = point.curvature[k] as number
      nodes[node * nodeSize + 3] = pointInformation(point, curve.categories)
      nodes[node * nodeSize + 4] = informationSlopes[node + beyond] as number
      if (node % rootCells.perCoarse === 0) {
        ;(logProbability[k] as Float64Array)[node / rootCells.perCoarse] = point.logProbability[k] as number
      }
    }
  }
  return tables.map((nodes, k) => {
    for (let node = 0; node < count; node++) {
      nodes[node * nodeSize + 2] = difference(curvatures[k] as Float64Array, node + beyond) / spacing
      nodes[node * nodeSize + 5] = difference(informationSlopes, node + beyond) / spacing
    }
    return { nodes, logProbability: logProbability[k] as Float64Array, suprema: supremaOf(curve, k, nodes, logProbability[k]) }
  })
}

/** Central difference of sixth order at a node, per node. @source Fornberg (1988), Math. Comp. 51, 699–706, table 1 */
function difference(values: Float64Array, at: number): number {
  const gap = (distance: number) => (values[at + distance] as number) - (values[at - distance] as number)
  return (3 * gap(1)) / 4 - (3 * gap(2)) / 20 + gap(3) / 60
}

/**
 * Towards an end where ln P falls it is highest at that end: it has one maximum at most. Where it rises it stays below
 * its limit if there are two categories, and below ln 1 else.
 */
function supremaOf(
  curve: CategoryCurve,
  category: number,
  nodes: Float64Array,
  logProbability: Float64Array | undefined,
): readonly [number, number] {
  const beyondEnd = (direction: 'below' | 'above') =>
    curve.categories === 2 ? curve.logProbabilityLimit(category, direction) : 0
  const first = logProbability?.[0] as number
  const last = logProbability?.[logProbability.length - 1] as number
  return [
    (nodes[0] as number) >= 0 ? first : Math.max(first, beyondEnd('below')),
    (nodes[rootCells.fine * nodeSize] as number) <= 0 ? last : Math.max(last, beyondEnd('above')),
  ]
}

function mostBendIn(nodes: Float64Array, cell: number): number {
  let most = 0
  for (let node = cell * rootCells.perCoarse; node <= (cell + 1) * rootCells.perCoarse; node++) {
    most = Math.max(most, Math.abs(nodes[node * nodeSize + 2] as number))
  }
  return most
}

/** Largest error of the quintic for S in the middle of a cell, over cells and categories. */
function middleError(curve: CategoryCurve, tables: readonly AnswerTable[], low: number, spacing: number): number {
  const point = createCurvePoint(curve.categories)
  let largest = 0
  for (let cell = 0; cell < rootCells.fine; cell++) {
    curve.pointInto(point, low + spacing * (cell + 0.5))
    for (const [k, { nodes }] of tables.entries()) {
      const [left, right] = [cell * nodeSize, (cell + 1) * nodeSize]
      const sum = (nodes[left] as number) + (nodes[right] as number)
      const gap = (nodes[left + 1] as number) - (nodes[right + 1] as number)
      const bend = (nodes[left + 2] as number) + (nodes[right + 2] as number)
      const middle = sum / 2 + (5 * spacing * gap) / 32 + (spacing * spacing * bend) / 64
      largest = Math.max(largest, Math.abs(middle - (point.slope[k] as number)))
    }
  }
  return largest
}
