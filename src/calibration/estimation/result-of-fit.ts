import type { Issue } from '../../issues/issue.js'
import type { ItemModel } from '../../models/item-model.js'
import type { CalibrationData } from './calibration-data.js'
import type { StandardErrorMethod } from './calibration-options.js'
import type { CalibratedGroup, CalibratedItem, CalibrationResult, ItemWarning, JointCovariance } from './calibration-result.js'
import { steepestSlope } from './coordinates/build-layout.js'
import type { ItemChart, ParameterForm } from './coordinates/item-chart.js'
import { gathered, parameterValue } from './coordinates/item-parameters.js'
import { groupMoments, itemCoordinates, type ParameterLayout } from './coordinates/parameter-layout.js'
import {
  covarianceOf,
  groupGradients,
  itemGradients,
  type ParameterGradient,
  remainingDistance,
} from './information/parameter-covariance.js'
import type { SlotCovariance } from './information/slot-covariance.js'
import type { CalibrationModel } from './item-specification.js'
import type { Fit } from './maximisation/fit-by-em.js'
import { largestGradient } from './maximisation/maximise.js'

/** What a fit was made of. */
export interface FittedRun {
  readonly layout: ParameterLayout
  readonly data: CalibrationData
  /** Persons who answered each item. */
  readonly answered: readonly number[]
  readonly scalingConstant: number
  readonly method: StandardErrorMethod | 'none'
  readonly warnings: readonly Issue[]
}

/** The result of a fit in the words of the bank. */
export function resultOfFit(fit: Fit, found: SlotCovariance | undefined, run: FittedRun): CalibrationResult {
  const { layout, data } = run
  const known = found?.kind === 'covariance' ? found : undefined
  const fitted: FittedLayout = { layout, point: fit.point, covariance: known?.values, scalingConstant: run.scalingConstant }
  const joint = jointCovariance(fitted)
  return {
    logLikelihood: fit.logLikelihood,
    logPrior: fit.logPrior,
    converged: fit.converged,
    iterations: fit.iterations,
    largestGradient: largestGradient(layout, fit.point, fit.gradient) / data.totalWeight,
    ...(known === undefined ? {} : { distance: remainingDistance(known.inverse, fit.gradient, allGradients(layout, fit.point)) }),
    persons: data.groups.reduce((sum, persons) => sum + persons.length, 0),
    freeParameters: layout.size,
    scalingConstant: run.scalingConstant,
    items: layout.items.map((_, index) => calibratedItem(fitted, index, run.answered[index] ?? 0)),
    groups: layout.groups.map((_, index) => calibratedGroup(fitted, index, data)),
    standardErrorMethod: known === undefined ? 'none' : run.method,
    ...(joint === undefined ? {} : { covariance: joint }),
    warnings: run.warnings,
  }
}

/** A fitted layout with the covariance of its slots, if there is one. */
interface FittedLayout {
  readonly layout: ParameterLayout
  readonly point: Float64Array
  readonly covariance: Float64Array | undefined
  readonly scalingConstant: number
}

/** An item in the words of the bank. */
function calibratedItem(fitted: FittedLayout, index: number, n: number): CalibratedItem {
  const { layout, point, covariance } = fitted
  const item = layout.items[index] as ParameterLayout['items'][number]
  const x = itemCoordinates(item, point)
  const values = item.chart.parameters.map((form) => parameterValue(form, x))
  const gradients = itemGradients(layout, index, point)
  const parameters = gathered(item.chart.parameters, (form, order) => withoutAsymptote(form, values[order] as number))
  if (item.model === '1pl' && x[0] !== 1) parameters.discrimination = x[0] as number
  if (item.model === 'rsm' && item.ratingScale !== undefined) Object.assign(parameters, { ratingScale: item.ratingScale })
  return {
    ...({ model: modelName(item.model), parameters } as unknown as ItemModel),
    item: item.item,
    n,
    ...uncertaintyOf(item.chart.parameters, gradients, covariance, layout.size),
    held: item.slots.every((slot) => slot < 0),
    warnings: warningsOf(item.chart, values, fitted.scalingConstant),
  }
}

function modelName(model: CalibrationModel): ItemModel['model'] {
  return model === '1pl-common' ? '1pl' : model
}

/** An asymptote closer to its end than this is none. */
const absentAsymptote = 1e-5

function withoutAsymptote({ parameter }: ParameterForm, value: number): number {
  if (parameter === 'lowerAsymptote' && value < absentAsymptote) return 0
  if (parameter === 'upperAsymptote' && value > 1 - absentAsymptote) return 1
  return value
}

function warningsOf({ parameters }: ItemChart, values: readonly number[], scalingConstant: number): ItemWarning[] {
  const warnings = parameters.flatMap(({ parameter }, order): ItemWarning[] => {
    const value = values[order] as number
    if (parameter === 'discrimination') {
      if (value < 0) return ['negative-slope']
      return value * scalingConstant >= steepestSlope ? ['steep-slope'] : []
    }
    if (parameter === 'slopes') return Math.abs(value) >= steepestSlope ? ['steep-slope'] : []
    if (parameter === 'lowerAsymptote') return value < absentAsymptote ? ['no-lower-asymptote'] : []
    if (parameter === 'upperAsymptote') return value > 1 - absentAsymptote ? ['no-upper-asymptote'] : []
    return []
  })
  return [...new Set(warnings)]
}

function uncertaintyOf(
  forms: readonly ParameterForm[],
  gradients: readonly ParameterGradient[],
  covariance: Float64Array | undefined,
  size: number,
): Pick<CalibratedItem, 'standardErrors' | 'covariance'> {
  if (covariance === undefined || gradients.every(({ slots }) => slots.length === 0)) return { standardErrors: {} }
  const rows = gradients.map((one) => gradients.map((other) => covarianceOf(covariance, size, one, other)))
  const all = gathered(forms, (_, order) => Math.sqrt(rows[order]?.[order] as number))
  const estimated = new Set(
    forms.filter((_, order) => (gradients[order]?.slots.length ?? 0) > 0).map(({ parameter }) => parameter),
  )
  // A number that stopped at the end of its range has no error of its own: 0 would read as certain.
  const standardErrors = Object.fromEntries(
    Object.entries(all).filter(([name, error]) => estimated.has(name as ParameterForm['parameter']) && error !== 0),
  )
  return { standardErrors, covariance: rows }
}

/** A group's latent distribution with its standard errors. */
function calibratedGroup({ layout, point, covariance }: FittedLayout, index: number, data: CalibrationData): CalibratedGroup {
  const group = layout.groups[index] as ParameterLayout['groups'][number]
  const { mean, sd } = groupMoments(group, point)
  const errors = groupGradients(layout, index, point).flatMap((gradient) =>
    covariance === undefined || gradient.slots.length === 0
      ? []
      : [[gradient.parameter.parameter, Math.sqrt(covarianceOf(covariance, layout.size, gradient, gradient))]],
  )
  return {
    name: group.name,
    ...headcount(data, index),
    mean,
    variance: sd * sd,
    standardErrors: Object.fromEntries(errors),
  }
}

function headcount({ groups, weights }: CalibrationData, index: number): Pick<CalibratedGroup, 'persons' | 'weight'> {
  const members = groups[index] ?? new Int32Array(0)
  if (weights.every((weight) => weight === 1)) return { persons: members.length }
  return { persons: members.length, weight: members.reduce((sum, person) => sum + (weights[person] as number), 0) }
}

/** Covariance of all parameters that are estimated. */
function jointCovariance({ layout, point, covariance }: FittedLayout): JointCovariance | undefined {
  if (covariance === undefined) return undefined
  const gradients = allGradients(layout, point)
  return {
    parameters: gradients.map(({ parameter }) => parameter),
    rows: gradients.map((one) => gradients.map((other) => covarianceOf(covariance, layout.size, one, other))),
  }
}

/** Gradients of all parameters that are not held. */
function allGradients(layout: ParameterLayout, point: Float64Array): ParameterGradient[] {
  return [
    ...layout.items.flatMap((_, index) => itemGradients(layout, index, point)),
    ...layout.groups.flatMap((_, index) => groupGradients(layout, index, point)),
  ].filter(({ slots }) => slots.length > 0)
}
