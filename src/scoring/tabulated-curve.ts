import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'
import { quinticThrough } from './quintic.js'

export interface TableRange {
  readonly low: number
  readonly high: number
  /** Distance of the nodes; a quintic errs by less than (slope × spacing)⁶/46080 in ln P. */
  readonly spacing: number
}

/** Part of a cell that a theta on a node may be off by rounding. */
const onNode = 1e-10

/**
 * A costly curve made cheap: its values are computed once at the nodes that are asked for, ln P is read between them as a
 * quintic and normalised again, so that probabilities still sum to 1 and slopes are those of what is returned. Outside the
 * range the curve itself answers.
 */
export function tabulatedCurve(curve: CategoryCurve, { low, high, spacing }: TableRange): CategoryCurve {
  const { categories } = curve
  const last = Math.round((high - low) / spacing)
  const nodes: (NodeValues | undefined)[] = new Array(last + 1).fill(undefined)
  const cells: (Float64Array | undefined)[] = new Array(last).fill(undefined)
  const point = createCurvePoint(categories)
  const nodeAt = (q: number): NodeValues => {
    const known = nodes[q]
    if (known !== undefined) return known
    curve.pointInto(point, low + q * spacing)
    const values = {
      logProbability: point.logProbability.slice(0, categories),
      slope: point.slope.map((slope) => slope * spacing),
      curvature: point.curvature.map((curvature) => curvature * spacing * spacing),
    }
    nodes[q] = values
    return values
  }
  return {
    categories,
    pointInto(out, theta) {
      const place = (theta - low) / spacing
      if (!(place >= 0 && place < last)) return curve.pointInto(out, theta)
      const nearest = Math.round(place)
      // Quadrature nodes often lie on the table's own: then one of them is enough.
      if (Math.abs(place - nearest) < onNode) copyNode(out, nodeAt(nearest))
      else {
        const cell = Math.floor(place)
        const quintics = cells[cell] ?? quinticsBetween(nodeAt(cell), nodeAt(cell + 1))
        cells[cell] = quintics
        readCell(out, quintics, place - cell)
      }
      normalise(out, categories, spacing)
    },
    logProbabilityLimit: (category, direction) => curve.logProbabilityLimit(category, direction),
  }
}

/** Values at a node, slopes and curvatures in units of the spacing. */
interface NodeValues {
  readonly logProbability: Float64Array
  readonly slope: Float64Array
  readonly curvature: Float64Array
}

type CurveValues = Parameters<CategoryCurve['pointInto']>[0]

function copyNode(out: CurveValues, node: NodeValues): void {
  out.logProbability.set(node.logProbability)
  out.slope.set(node.slope)
  out.curvature.set(node.curvature)
}

/** The coefficients of one category after the other. */
function quinticsBetween(left: NodeValues, right: NodeValues): Float64Array {
  const ends = (name: keyof NodeValues, k: number) => [left[name][k] as number, right[name][k] as number] as const
  const quintics = [...left.logProbability.keys()].flatMap((k) =>
    quinticThrough({ value: ends('logProbability', k), slope: ends('slope', k), curvature: ends('curvature', k) }),
  )
  return Float64Array.from(quintics)
}

function readCell(out: CurveValues, quintics: Float64Array, t: number): void {
  for (let k = 0, at = 0; at < quintics.length; k++, at += 6) {
    const a1 = quintics[at + 1] as number
    const a2 = quintics[at + 2] as number
    const a3 = quintics[at + 3] as number
    const a4 = quintics[at + 4] as number
    const a5 = quintics[at + 5] as number
    out.logProbability[k] = (quintics[at] as number) + t * (a1 + t * (a2 + t * (a3 + t * (a4 + t * a5))))
    out.slope[k] = a1 + t * (2 * a2 + t * (3 * a3 + t * (4 * a4 + t * 5 * a5)))
    out.curvature[k] = 2 * a2 + t * (6 * a3 + t * (12 * a4 + t * 20 * a5))
  }
}

/** Divides by the sum of the categories, and brings the derivatives to logits. */
function normalise(out: CurveValues, categories: number, spacing: number): void {
  let total = 0
  let mean = 0
  let second = 0
  for (let k = 0; k < categories; k++) {
    const probability = Math.exp(out.logProbability[k] as number)
    const slope = out.slope[k] as number
    out.probability[k] = probability
    total += probability
    mean += probability * slope
    second += probability * (slope * slope + (out.curvature[k] as number))
  }
  const logTotal = Math.log(total)
  mean /= total
  second /= total
  for (let k = 0; k < categories; k++) {
    out.logProbability[k] = (out.logProbability[k] as number) - logTotal
    out.probability[k] = (out.probability[k] as number) / total
    out.slope[k] = ((out.slope[k] as number) - mean) / spacing
    out.curvature[k] = ((out.curvature[k] as number) - second + mean * mean) / (spacing * spacing)
  }
}
