import { parameterSlopes } from '../coordinates/item-parameters.js'
import { groupMoments, itemCoordinates, type ParameterLayout } from '../coordinates/parameter-layout.js'

/** A parameter of an item, or the mean or variance of a group, in the order of the covariance. */
export type EstimatedParameter =
  | { readonly item: string; readonly parameter: string; readonly place?: number }
  | { readonly group: string; readonly parameter: 'mean' | 'variance' }

/** Derivatives of one parameter in the slots; parameters that are held have none. */
export interface ParameterGradient {
  readonly parameter: EstimatedParameter
  readonly slots: readonly number[]
  readonly slopes: readonly number[]
}

/** Gradients of all parameters of one item, in the order of its model, held ones included. */
export function itemGradients(layout: ParameterLayout, index: number, point: Float64Array): ParameterGradient[] {
  const item = layout.items[index] as ParameterLayout['items'][number]
  const x = itemCoordinates(item, point)
  return item.chart.parameters.map((form) => {
    const slopes = parameterSlopes(form, x)
    const used = [...slopes.keys()].filter((c) => slopes[c] !== 0 && (item.slots[c] as number) >= 0)
    return {
      parameter: { item: item.item, parameter: form.parameter, ...(form.place === undefined ? {} : { place: form.place }) },
      slots: used.map((c) => item.slots[c] as number),
      slopes: used.map((c) => slopes[c] as number),
    }
  })
}

/** Gradients of a group's mean and variance; σ² = e^{2 ln σ}. */
export function groupGradients(layout: ParameterLayout, index: number, point: Float64Array): ParameterGradient[] {
  const group = layout.groups[index] as ParameterLayout['groups'][number]
  const { sd } = groupMoments(group, point)
  const own = (slot: number, slope: number) => (slot < 0 ? { slots: [], slopes: [] } : { slots: [slot], slopes: [slope] })
  return [
    { parameter: { group: group.name, parameter: 'mean' }, ...own(group.meanSlot, 1) },
    { parameter: { group: group.name, parameter: 'variance' }, ...own(group.logSdSlot, 2 * sd * sd) },
  ]
}

/** Covariance of two parameters by the delta method. */
export function covarianceOf(values: Float64Array, size: number, one: ParameterGradient, other: ParameterGradient): number {
  let sum = 0
  for (let a = 0; a < one.slots.length; a++) {
    const row = (one.slots[a] as number) * size
    for (let b = 0; b < other.slots.length; b++)
      sum += (one.slopes[a] as number) * (values[row + (other.slots[b] as number)] as number) * (other.slopes[b] as number)
  }
  return sum
}

/** How far a Newton step would still move the parameters: the largest change of any of them. */
export function remainingDistance(values: Float64Array, gradient: Float64Array, gradients: readonly ParameterGradient[]): number {
  const size = gradient.length
  const step = new Float64Array(size)
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) step[a] = (step[a] as number) + (values[a * size + b] as number) * (gradient[b] as number)
  return gradients.reduce((largest, { slots, slopes }) => {
    const change = slots.reduce((sum, slot, a) => sum + (slopes[a] as number) * (step[slot] as number), 0)
    return Math.max(largest, Math.abs(change))
  }, 0)
}
