import { type CategoryCurve, type CurvePoint, createCurvePoint } from '../../models/category-curve.js'
import type { LinkWeighting } from './link-weighting.js'

/** Methods that compare curves: item by item and category by category, or the whole test. */
export type CurveMethod = 'haebara' | 'stocking-lord'

/**
 * Where the curves of a bank and its base are compared: on the base scale (the bank's curves are moved), on the bank's own
 * scale (those of the base are moved back), or on both, symmetrically.
 */
export type LinkDirection = 'base' | 'own' | 'both'

export interface CurveComparison {
  readonly method: CurveMethod
  readonly weighting: LinkWeighting
  readonly direction: LinkDirection
}

export interface CurvePair {
  readonly item: CategoryCurve
  readonly base: CategoryCurve
}

/** Where A = e^logSlope: no step of a search can make it negative. */
export interface LinkPoint {
  readonly logSlope: number
  readonly intercept: number
}

/** r, ∂r/∂ln A, ∂r/∂B, ∂²r/∂ln A², ∂²r/∂ln A∂B, ∂²r/∂B² of every difference r between two curves, one after the other. */
export const DERIVATIVES = 6

/** How many differences one pair has at one node: one a category, or that of the expected scores. */
export function differencesPerNode({ item }: CurvePair, method: CurveMethod): number {
  return method === 'haebara' ? item.categories : 1
}

/**
 * Differences base − bank between the curves of an anchor at every node of every direction, with derivatives.
 * Haebara: the probability of each category. Stocking–Lord: the expected score; category numbers of an NRM item count as
 * points. Directions one after the other; within one node by node.
 */
export function curveDifferences(
  pair: CurvePair,
  at: LinkPoint,
  { method, weighting, direction }: CurveComparison,
): Float64Array {
  const perNode = differencesPerNode(pair, method)
  const { nodes } = weighting
  const directions = directionsOf(direction)
  const out = new Float64Array(directions.length * nodes.length * perNode * DERIVATIVES)
  const moved = createCurvePoint(pair.item.categories)
  const still = createCurvePoint(pair.item.categories)
  let offset = 0
  for (const each of directions) {
    for (const node of nodes) {
      const place = each === 'base' ? movedToBase(node, at) : movedBack(node, at)
      const onBase = each === 'base'
      ;(onBase ? pair.base : pair.item).pointInto(still, node)
      ;(onBase ? pair.item : pair.base).pointInto(moved, place.theta)
      for (let k = 0; k < pair.item.categories; k++) {
        addDifference(out, method === 'haebara' ? offset + k * DERIVATIVES : offset, {
          still,
          moved,
          k,
          place,
          // Signs of r do not matter to squares, but the two directions of one test must agree in r's meaning.
          factor: (onBase ? 1 : -1) * (method === 'haebara' ? 1 : k),
        })
      }
      offset += perNode * DERIVATIVES
    }
  }
  return out
}

/** The directions one after the other. */
export function directionsOf(direction: LinkDirection): readonly ('base' | 'own')[] {
  return direction === 'both' ? ['base', 'own'] : [direction]
}

/** The place on the other scale that belongs to a node, with its derivatives in ln A and B. */
interface MovedPlace {
  readonly theta: number
  readonly byLogSlope: number
  readonly byIntercept: number
  readonly byLogSlopeTwice: number
  readonly byBoth: number
}

/** t = (θ − B)/A: where the bank's own curve has the value that its moved curve has at θ. */
function movedToBase(node: number, { logSlope, intercept }: LinkPoint): MovedPlace {
  const inverse = Math.exp(-logSlope)
  const theta = (node - intercept) * inverse
  return { theta, byLogSlope: -theta, byIntercept: -inverse, byLogSlopeTwice: theta, byBoth: inverse }
}

/** s = Aθ + B. */
function movedBack(node: number, { logSlope, intercept }: LinkPoint): MovedPlace {
  const scaled = Math.exp(logSlope) * node
  return { theta: scaled + intercept, byLogSlope: scaled, byIntercept: 1, byLogSlopeTwice: scaled, byBoth: 0 }
}

interface DifferencePart {
  readonly still: CurvePoint
  readonly moved: CurvePoint
  readonly k: number
  readonly place: MovedPlace
  readonly factor: number
}

/** Adds factor · (P of the still curve − P of the moved one) of category k, with derivatives of the moved place. */
function addDifference(out: Float64Array, at: number, { still, moved, k, place, factor }: DifferencePart): void {
  const probability = moved.probability[k] as number
  const logSlope = moved.slope[k] as number
  const first = -factor * probability * logSlope
  const second = -factor * probability * (logSlope * logSlope + (moved.curvature[k] as number))
  const { byLogSlope: u, byIntercept: b } = place
  const add = (entry: number, value: number) => {
    out[at + entry] = (out[at + entry] as number) + value
  }
  add(0, factor * ((still.probability[k] as number) - probability))
  add(1, first * u)
  add(2, first * b)
  add(3, second * u * u + first * place.byLogSlopeTwice)
  add(4, second * u * b + first * place.byBoth)
  add(5, second * b * b)
}
