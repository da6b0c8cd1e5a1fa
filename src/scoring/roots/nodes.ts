import { type CategoryCurve, createCurvePoint } from '../../models/category-curve.js'
import { pointBiasNumerator, pointInformation, pointInformationSlope } from '../../models/information.js'
import { quinticMiddle } from '../quintic.js'

/** Equally spaced nodes low, low + spacing, … */
export interface RootGrid {
  /** Logits. */
  readonly low: number
  /** Logits. */
  readonly spacing: number
  /** Nodes are one more. */
  readonly cells: number
  /** Cells between nodes of proofs. */
  readonly cellsPerProof: number
}

/** One answer to one item, an entry a node. */
export interface AnswerNodes {
  readonly logProbability: Float64Array
  /** S, S′ and S″. */
  readonly slope: Float64Array
  readonly curvature: Float64Array
  readonly bend: Float64Array
  /** No less than ln P, and no less than −ln P where that is asked, anywhere below the first and above the last node. */
  readonly suprema: readonly [below: number, above: number]
  readonly negativeSuprema: readonly [below: number, above: number]
  /** No less than −S anywhere below the first node, and than S anywhere above the last one. */
  readonly fallBelow: number
  readonly slopeAbove: number
  /** No less than |S| anywhere. */
  readonly steepest: number
}

/** A function at the nodes, with its first two derivatives. */
export type Jet = readonly [value: Float64Array, slope: Float64Array, curvature: Float64Array]

/** One item at the nodes. */
export interface ItemNodes {
  readonly answers: readonly AnswerNodes[]
  readonly information: Jet
  /** Warm's J. */
  readonly biasNumerator: Jet
  /** I′ with its own derivatives. */
  readonly informationSlope: Jet
  /** By cell: the most that S of any answer, and I, are off in its middle. */
  readonly error: Float64Array
  readonly informationError: Float64Array
}

/** What a curve is: that of a model with its steepest |S|, or an average of models, of which less is known beyond the nodes. */
export type CurveKind = { readonly steepest: number } | 'ordered average' | 'unordered average'

const noBounds = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const

/** Nodes beyond each end that differences reach to. */
const beyond = 5

/**
 * S, information and J of an item at the nodes; what has no closed form is a difference of tenth order.
 */
export function itemNodes(curve: CategoryCurve, grid: RootGrid, kind: CurveKind): ItemNodes {
  const own = typeof kind === 'object'
  const { low, spacing, cells } = grid
  const { categories } = curve
  const count = cells + 1 + 2 * beyond
  const arrays = () => Array.from({ length: categories }, () => new Float64Array(count))
  const [logProbability, slope, curvature] = [arrays(), arrays(), arrays()]
  const [information, informationSlope, biasNumerator] = [0, 1, 2].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const point = createCurvePoint(categories)
  for (let q = 0; q < count; q++) {
    curve.pointInto(point, low + spacing * (q - beyond))
    for (let k = 0; k < categories; k++) {
      ;(logProbability[k] as Float64Array)[q] = point.logProbability[k] as number
      ;(slope[k] as Float64Array)[q] = point.slope[k] as number
      ;(curvature[k] as Float64Array)[q] = point.curvature[k] as number
    }
    information[q] = pointInformation(point, categories)
    informationSlope[q] = pointInformationSlope(point, categories)
    biasNumerator[q] = pointBiasNumerator(point, categories)
  }
  const steepest = own ? kind.steepest : Number.POSITIVE_INFINITY
  const inner = (values: Float64Array) => values.slice(beyond, count - beyond)
  const answers = logProbability.map((logP, k): AnswerNodes => {
    const inside = {
      logProbability: inner(logP),
      slope: inner(slope[k] as Float64Array),
      curvature: inner(curvature[k] as Float64Array),
      bend: firstDifference(curvature[k] as Float64Array, spacing),
    }
    const several = !own && categories > 2
    const suprema = several ? supremaOfAverage(k, logProbability, kind) : supremaOf(curve, k, inside)
    const negativeSuprema = several && k > 0 ? noBounds : negativeSupremaOf(curve, k, inside)
    const fallBelow = own && hasBent(curve, k, inside, 'below') ? -(inside.slope[0] as number) : steepest
    const slopeAbove = own && hasBent(curve, k, inside, 'above') ? (inside.slope[cells] as number) : steepest
    return { ...inside, suprema, negativeSuprema, fallBelow, slopeAbove, steepest }
  })
  const informationCurvature = firstDifference(informationSlope, spacing)
  const informationJet = [inner(information), inner(informationSlope), informationCurvature] as const
  return {
    answers,
    information: informationJet,
    informationSlope: [inner(informationSlope), informationCurvature, secondDifference(informationSlope, spacing)],
    biasNumerator: [inner(biasNumerator), firstDifference(biasNumerator, spacing), secondDifference(biasNumerator, spacing)],
    ...middleErrors(curve, answers, informationJet, grid),
  }
}

/** Weights of central differences of tenth order, by distance. @source Fornberg (1988), Math. Comp. 51, 699–706 */
const weights = {
  first: [5 / 6, -5 / 21, 5 / 84, -5 / 504, 1 / 1260],
  second: [5 / 3, -5 / 21, 5 / 126, -5 / 1008, 1 / 3150],
} as const

function firstDifference(values: Float64Array, spacing: number): Float64Array {
  return Float64Array.from({ length: values.length - 2 * beyond }, (_, q) => {
    let sum = 0
    for (let distance = 1; distance <= beyond; distance++) {
      const gap = (values[q + beyond + distance] as number) - (values[q + beyond - distance] as number)
      sum += (weights.first[distance - 1] as number) * gap
    }
    return sum / spacing
  })
}

function secondDifference(values: Float64Array, spacing: number): Float64Array {
  return Float64Array.from({ length: values.length - 2 * beyond }, (_, q) => {
    const middle = values[q + beyond] as number
    let sum = 0
    for (let distance = 1; distance <= beyond; distance++) {
      const gap = (values[q + beyond + distance] as number) + (values[q + beyond - distance] as number) - 2 * middle
      sum += (weights.second[distance - 1] as number) * gap
    }
    return sum / (spacing * spacing)
  })
}

type AnswerValues = Pick<AnswerNodes, 'logProbability' | 'slope' | 'curvature'>

/** Whether S falls from an end of the nodes on, or stays as it is: not where it is 0 to rounding because the item bends further out. */
function hasBent(
  curve: CategoryCurve,
  category: number,
  { logProbability, slope, curvature }: AnswerValues,
  direction: 'below' | 'above',
): boolean {
  const at = direction === 'below' ? 0 : -1
  const bend = curvature.at(at) as number
  if (bend !== 0 || slope.at(at) !== 0) return bend <= 0
  return logProbability.at(at) === curve.logProbabilityLimit(category, direction)
}

/**
 * Towards an end where ln P falls it is highest at that end: it has one maximum at most. Where it rises it stays below
 * its limit if there are two categories, and below ln 1 else.
 */
function supremaOf(curve: CategoryCurve, category: number, { logProbability, slope }: AnswerValues): readonly [number, number] {
  const beyondEnd = (direction: 'below' | 'above') =>
    curve.categories === 2 ? curve.logProbabilityLimit(category, direction) : 0
  const [first, last] = [logProbability[0] as number, logProbability.at(-1) as number]
  return [
    (slope[0] as number) > 0 ? first : Math.max(first, beyondEnd('below')),
    (slope.at(-1) as number) < 0 ? last : Math.max(last, beyondEnd('above')),
  ]
}

/** An average of models may have several maxima, but with ordered categories P(X ≥ k) rises, and it is no less than P(X = k). */
function supremaOfAverage(category: number, all: readonly Float64Array[], kind: CurveKind): readonly [number, number] {
  if (kind === 'unordered average') return [0, 0]
  const sumOf = (from: number, to: number, q: number) =>
    Math.log(all.slice(from, to).reduce((sum, values) => sum + Math.exp(values.at(q) as number), 0))
  return [
    category === 0 ? 0 : sumOf(category, all.length, beyond),
    category === all.length - 1 ? 0 : sumOf(0, category + 1, -1 - beyond),
  ]
}

/** −ln P is monotone with two categories, and convex with more, so that it is highest at an end or at infinity. */
function negativeSupremaOf(curve: CategoryCurve, category: number, { logProbability }: AnswerValues): readonly [number, number] {
  return [
    Math.max(-(logProbability[0] as number), -curve.logProbabilityLimit(category, 'below')),
    Math.max(-(logProbability.at(-1) as number), -curve.logProbabilityLimit(category, 'above')),
  ]
}

/** Errors of quintics in the middle of each cell: the largest for S, and that for I. */
function middleErrors(
  curve: CategoryCurve,
  answers: readonly AnswerNodes[],
  information: Jet,
  { low, spacing, cells }: RootGrid,
): Pick<ItemNodes, 'error' | 'informationError'> {
  const point = createCurvePoint(curve.categories)
  const error = new Float64Array(cells)
  const informationError = new Float64Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    curve.pointInto(point, low + spacing * (cell + 0.5))
    for (const [k, { slope, curvature, bend }] of answers.entries()) {
      const off = quinticMiddle([slope, curvature, bend], cell, spacing) - (point.slope[k] as number)
      error[cell] = Math.max(error[cell] as number, Math.abs(off))
    }
    informationError[cell] = Math.abs(quinticMiddle(information, cell, spacing) - pointInformation(point, curve.categories))
  }
  return { error, informationError }
}
