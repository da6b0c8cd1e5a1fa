import { addChartCurvatureInto, chartSlopesInto, coefficientsInto } from '../coordinates/item-chart.js'
import { groupMoments, type ItemLayout, itemCoordinates, type ParameterLayout } from '../coordinates/parameter-layout.js'
import { priorPoint } from '../coordinates/prior-density.js'
import { createLogCurvePoint } from '../curves/log-curve.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'

/**
 * Minus the expected second derivatives of the complete-data log-likelihood and of the log prior, by slot (size × size).
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233 (first term of eq. 3.2)
 */
export function completeInformation(layout: ParameterLayout, point: Float64Array, expected: ExpectedAnswers): Float64Array {
  const information = new Float64Array(layout.size * layout.size)
  for (const [index, item] of layout.items.entries()) addItem(information, layout, item, { index, point, expected })
  for (let group = 0; group < layout.groups.length; group++) addLatent(information, layout, { group, point, expected })
  for (const [slot, prior] of layout.priors.entries()) {
    if (prior === undefined) continue
    const at = slot * layout.size + slot
    information[at] = (information[at] as number) - priorPoint(prior, point[slot] as number).curvature
  }
  return information
}

interface ItemPlace {
  readonly index: number
  readonly point: Float64Array
  readonly expected: ExpectedAnswers
}

function addItem(information: Float64Array, layout: ParameterLayout, item: ItemLayout, place: ItemPlace): void {
  const { slots } = item
  const curvature = itemCurvature(item, place)
  const count = slots.length
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      if ((slots[a] as number) < 0 || (slots[b] as number) < 0) continue
      const at = (slots[a] as number) * layout.size + (slots[b] as number)
      information[at] = (information[at] as number) - (curvature[a * count + b] as number)
    }
  }
}

/** Second derivatives of Σ r_kq ln P_k(θ_q) in the item's coordinates, by the chain rule. */
function itemCurvature(item: ItemLayout, { index, point, expected }: ItemPlace): Float64Array {
  const { chart } = item
  const { curve } = chart
  const count = item.slots.length
  const x = itemCoordinates(item, point)
  const coefficients = new Float64Array(curve.size)
  const slopes = new Float64Array(curve.size * count)
  coefficientsInto(coefficients, chart, x)
  chartSlopesInto(slopes, chart, x)
  const inCoefficients = new Float64Array(curve.size * curve.size)
  const gradient = new Float64Array(curve.size)
  const numbers = new Float64Array(curve.categories)
  const at = createLogCurvePoint(curve)
  const all = expected.theta.length
  for (let q = 0; q < all; q++) {
    for (let k = 0; k < curve.categories; k++)
      numbers[k] = expected.answers[(expected.itemStart[index] as number) + k * all + q] as number
    if (numbers.every((number) => number === 0)) continue
    const theta = expected.theta[q] as number
    curve.addCurvatureInto(inCoefficients, coefficients, theta, numbers)
    curve.pointInto(at, coefficients, theta)
    for (let k = 0; k < curve.categories; k++)
      for (let j = 0; j < curve.size; j++)
        gradient[j] = (gradient[j] as number) + (numbers[k] as number) * (at.score[k * curve.size + j] as number)
  }
  const curvature = new Float64Array(count * count)
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++)
      for (let i = 0; i < curve.size; i++)
        for (let j = 0; j < curve.size; j++)
          curvature[a * count + b] =
            (curvature[a * count + b] as number) +
            (slopes[i * count + a] as number) * (inCoefficients[i * curve.size + j] as number) * (slopes[j * count + b] as number)
  addChartCurvatureInto(curvature, chart, gradient)
  return curvature
}

/** A normal density: 1/σ² for the mean, 2z/σ between mean and ln σ, 2z² for ln σ. */
function addLatent(
  information: Float64Array,
  layout: ParameterLayout,
  { group, point, expected }: { readonly group: number; readonly point: Float64Array; readonly expected: ExpectedAnswers },
): void {
  const latent = layout.groups[group] as ParameterLayout['groups'][number]
  const { mean, sd } = groupMoments(latent, point)
  const { meanSlot, logSdSlot } = latent
  const add = (row: number, column: number, value: number) => {
    if (row < 0 || column < 0) return
    information[row * layout.size + column] = (information[row * layout.size + column] as number) + value
  }
  for (let q = group * expected.nodes; q < (group + 1) * expected.nodes; q++) {
    const persons = expected.persons[q] as number
    const z = ((expected.theta[q] as number) - mean) / sd
    add(meanSlot, meanSlot, persons / (sd * sd))
    add(meanSlot, logSdSlot, (2 * persons * z) / sd)
    add(logSdSlot, meanSlot, (2 * persons * z) / sd)
    add(logSdSlot, logSdSlot, 2 * persons * z * z)
  }
}
