import { unreachable } from '../../../issues/unreachable.js'
import { divideByTotalLogCurve } from '../curves/divide-by-total-log-curve.js'
import { gradedLogCurve } from '../curves/graded-log-curve.js'
import { logisticLogCurve } from '../curves/logistic-log-curve.js'
import type { CalibrationModel } from '../item-specification.js'
import type { CoefficientTerm, Coordinate, ItemChart, ParameterForm } from './item-chart.js'

export interface ChartForm {
  readonly model: CalibrationModel
  readonly categories: number
  /** D: multiplies every slope but those of the NRM. */
  readonly scalingConstant: number
  /**
   * `intercepts`: the estimated numbers are slope and intercepts, which behave best; `locations`: difficulty, thresholds
   * or steps themselves, for items of which one of these is held, shared or has a prior.
   */
  readonly places: 'intercepts' | 'locations'
}

/** The chart of a model. */
export function modelChart(form: ChartForm): ItemChart {
  switch (form.model) {
    case '1pl':
    case '1pl-common':
    case '2pl':
      return logisticChart(form, false, false)
    case '3pl':
      return logisticChart(form, true, false)
    case '4pl':
      return logisticChart(form, true, true)
    case 'grm':
      return gradedChart(form)
    case 'pcm':
    case 'gpcm':
      return partialCreditChart(form)
    case 'rsm':
      return ratingScaleChart(form)
    case 'nrm':
      return nominalChart(form)
    default:
      return unreachable(form.model)
  }
}

const slope: Coordinate = { parameter: 'discrimination' }
const slopeForm: ParameterForm = { parameter: 'discrimination', sum: [{ coordinate: 0, factor: 1 }] }

function product(coefficient: number, factor: number, first: number, second = -1): CoefficientTerm {
  return { coefficient, factor, first, second }
}

/** x = a, d or b, logit c, logit of the upper asymptote; σ(D(aθ + d)) or σ(Da(θ − b)). */
function logisticChart({ model, scalingConstant: D, places }: ChartForm, lower: boolean, upper: boolean): ItemChart {
  const line = places === 'intercepts'
  const asymptotes = [...(lower ? ['lowerAsymptote' as const] : []), ...(upper ? ['upperAsymptote' as const] : [])]
  const difficulty: ParameterForm = line
    ? { parameter: 'difficulty', sum: [{ coordinate: 1, factor: -1 }], over: 0 }
    : { parameter: 'difficulty', sum: [{ coordinate: 1, factor: 1 }] }
  const asymptoteForms = asymptotes.map(
    (parameter, k): ParameterForm => ({ parameter, sum: [{ coordinate: 2 + k, factor: 1 }], logit: true }),
  )
  return {
    curve: logisticLogCurve({ lower, upper }),
    coordinates: [slope, { parameter: line ? 'intercept' : 'difficulty' }, ...asymptotes.map((parameter) => ({ parameter }))],
    terms: [
      product(0, D, 0),
      line ? product(1, D, 1) : product(1, -D, 0, 1),
      ...asymptotes.map((_, k) => product(2 + k, 1, 2 + k)),
    ],
    parameters: [...slopeOf(model, [difficulty]), ...asymptoteForms],
  }
}

/** The order of a bank: a 1PL has its difficulty first, and no discrimination where that is 1 by definition. */
function slopeOf(model: CalibrationModel, places: readonly ParameterForm[]): readonly ParameterForm[] {
  if (model === '1pl' || model === 'pcm') return places
  return model === '1pl-common' ? [...places, slopeForm] : [slopeForm, ...places]
}

/** x = a and, a threshold, d_k = −ab_k or b_k. */
function gradedChart({ model, categories, scalingConstant: D, places }: ChartForm): ItemChart {
  const line = places === 'intercepts'
  const steps = Array.from({ length: categories - 1 }, (_, k) => k)
  return {
    curve: gradedLogCurve(categories),
    coordinates: [slope, ...steps.map((place): Coordinate => ({ parameter: line ? 'intercept' : 'thresholds', place }))],
    terms: [product(0, D, 0), ...steps.map((k) => (line ? product(k + 1, D, k + 1) : product(k + 1, -D, 0, k + 1)))],
    parameters: slopeOf(
      model,
      steps.map((place): ParameterForm => {
        const own = { coordinate: place + 1, factor: line ? -1 : 1 }
        return { parameter: 'thresholds', place, sum: [own], ...(line ? { over: 0 } : {}) }
      }),
    ),
  }
}

/** x = a and, a step, c_k = −aΣ_{j≤k} b_j or b_k; logit of category k = D(k·aθ + c_k). */
function partialCreditChart({ model, categories, scalingConstant: D, places }: ChartForm): ItemChart {
  const line = places === 'intercepts'
  const count = categories - 1
  const steps = Array.from({ length: count }, (_, k) => k)
  const intercepts = steps.flatMap((k) =>
    line ? [product(count + k, D, k + 1)] : steps.slice(0, k + 1).map((j) => product(count + k, -D, 0, j + 1)),
  )
  const stepForm = (place: number): ParameterForm => {
    if (!line) return { parameter: 'steps', place, sum: [{ coordinate: place + 1, factor: 1 }] }
    const before = place === 0 ? [] : [{ coordinate: place, factor: 1 }]
    return { parameter: 'steps', place, sum: [{ coordinate: place + 1, factor: -1 }, ...before], over: 0 }
  }
  return {
    curve: divideByTotalLogCurve(categories),
    coordinates: [slope, ...steps.map((place): Coordinate => ({ parameter: line ? 'intercept' : 'steps', place }))],
    terms: [...steps.map((k) => product(k, (k + 1) * D, 0)), ...intercepts],
    parameters: slopeOf(model, steps.map(stepForm)),
  }
}

/** x = b, τ_1 … τ_{m−1}; τ_m is minus their sum, so that logit of category k = D(kθ − kb − Σ_{j≤k} τ_j). */
function ratingScaleChart({ categories, scalingConstant: D }: ChartForm): ItemChart {
  const count = categories - 1
  const steps = Array.from({ length: count }, (_, k) => k)
  const free = steps.slice(0, -1)
  const terms = steps.flatMap((k) => {
    const thresholds = k === count - 1 ? [] : free.slice(0, k + 1).map((j) => product(count + k, -D, j + 1))
    return [product(k, (k + 1) * D, -1), product(count + k, -(k + 1) * D, 0), ...thresholds]
  })
  const last = free.map((place) => ({ coordinate: place + 1, factor: -1 }))
  return {
    curve: divideByTotalLogCurve(categories),
    coordinates: [{ parameter: 'difficulty' }, ...free.map((place): Coordinate => ({ parameter: 'steps', place }))],
    terms,
    parameters: [
      { parameter: 'difficulty', sum: [{ coordinate: 0, factor: 1 }] },
      ...free.map((place): ParameterForm => ({ parameter: 'steps', place, sum: [{ coordinate: place + 1, factor: 1 }] })),
      { parameter: 'steps', place: count - 1, sum: last },
    ],
  }
}

/** x = a_1 … a_m, c_1 … c_m. */
function nominalChart({ categories }: ChartForm): ItemChart {
  const names = ['slopes', 'intercepts'] as const
  const all = names.flatMap((parameter) => Array.from({ length: categories - 1 }, (_, place) => ({ parameter, place })))
  return {
    curve: divideByTotalLogCurve(categories),
    coordinates: all,
    terms: all.map((_, at) => product(at, 1, at)),
    parameters: all.map((coordinate, at) => ({ ...coordinate, sum: [{ coordinate: at, factor: 1 }] })),
  }
}
