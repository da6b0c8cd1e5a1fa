import { logistic, logit } from '../../../math/logistic.js'
import type { ItemModel } from '../../../models/item-model.js'
import type { CoordinateName, ItemChart, ParameterForm } from './item-chart.js'

/** Numbers of a model's parameters by name, lists as lists. */
export type ParameterValues = Readonly<Partial<Record<CoordinateName, number | readonly number[]>>>

/** Value of one parameter of the model at the coordinates x. */
export function parameterValue({ sum, over, logit: isLogit }: ParameterForm, x: Float64Array): number {
  const total = sum.reduce((running, { coordinate, factor }) => running + factor * (x[coordinate] as number), 0)
  if (isLogit === true) return logistic(total)
  return over === undefined ? total : total / (x[over] as number)
}

/** Derivatives of one parameter in the coordinates, as a dense row. */
export function parameterSlopes(form: ParameterForm, x: Float64Array): Float64Array {
  const slopes = new Float64Array(x.length)
  const value = parameterValue(form, x)
  const scale = form.logit === true ? value * (1 - value) : form.over === undefined ? 1 : 1 / (x[form.over] as number)
  for (const { coordinate, factor } of form.sum) slopes[coordinate] = (slopes[coordinate] as number) + factor * scale
  if (form.over !== undefined) slopes[form.over] = (slopes[form.over] as number) - value / (x[form.over] as number)
  return slopes
}

/** The parameters of the model, in the form of a bank: numbers and lists by name. */
export function parametersAt(chart: ItemChart, x: Float64Array): ItemModel['parameters'] {
  return gathered(chart.parameters, (form) => parameterValue(form, x)) as unknown as ItemModel['parameters']
}

/** One number a parameter, put together as the model has them: a list where there are places. */
export function gathered(
  forms: readonly ParameterForm[],
  numberOf: (form: ParameterForm, order: number) => number,
): Record<string, number | number[]> {
  const values: Record<string, number | number[]> = {}
  for (const [order, form] of forms.entries()) {
    const value = numberOf(form, order)
    const held = values[form.parameter]
    if (form.place === undefined) values[form.parameter] = value
    else if (Array.isArray(held)) held[form.place] = value
    else values[form.parameter] = [value]
  }
  return values
}

/**
 * Writes the coordinates at which the model has these parameters; those of parameters that are not given stay as they are.
 * The discrimination is needed where intercepts stand for locations.
 */
export function coordinatesInto(x: Float64Array, chart: ItemChart, values: ParameterValues): void {
  const numberOf = (name: CoordinateName, place?: number): number | undefined => {
    const value = values[name]
    return typeof value === 'number' ? value : value?.[place ?? -1]
  }
  for (const [at, { parameter, place }] of chart.coordinates.entries()) {
    const value = parameter === 'intercept' ? undefined : numberOf(parameter, place)
    if (value === undefined) continue
    x[at] = parameter === 'lowerAsymptote' || parameter === 'upperAsymptote' ? logit(value) : value
  }
  interceptsInto(x, chart, numberOf)
}

/** Intercepts of a slope–intercept chart: −a·b_k, summed up over the steps where the model adds them up. */
function interceptsInto(
  x: Float64Array,
  chart: ItemChart,
  numberOf: (name: CoordinateName, place?: number) => number | undefined,
): void {
  for (const form of chart.parameters) {
    if (form.over === undefined) continue
    const value = numberOf(form.parameter, form.place)
    if (value === undefined) continue
    // value·a = Σ factor·x, the first coordinate of the sum being the one that belongs to this place.
    const [own, ...earlier] = form.sum
    if (own === undefined) continue
    const known = earlier.reduce((sum, { coordinate, factor }) => sum + factor * (x[coordinate] as number), 0)
    x[own.coordinate] = (value * (x[form.over] as number) - known) / own.factor
  }
}
