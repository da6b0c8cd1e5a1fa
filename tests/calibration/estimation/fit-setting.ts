import { type CalibrationData, calibrationData } from '../../../src/calibration/estimation/calibration-data.js'
import type { CalibrationOptions } from '../../../src/calibration/estimation/calibration-options.js'
import { buildLayout } from '../../../src/calibration/estimation/coordinates/build-layout.js'
import type { ParameterLayout } from '../../../src/calibration/estimation/coordinates/parameter-layout.js'
import { logPriorAt } from '../../../src/calibration/estimation/coordinates/parameter-layout.js'
import { expectReadably } from '../../../src/calibration/estimation/expectation/expect-readably.js'
import type { LatentRule } from '../../../src/calibration/estimation/latent-nodes.js'
import { hasUnitSlope, latentOfGroups, resolveGroups } from '../../../src/calibration/estimation/resolve-groups.js'
import { resolveItems, scalingConstantOf } from '../../../src/calibration/estimation/resolve-items.js'
import {
  type ResponseMatrix,
  type SparseResponses,
  sparseResponses,
} from '../../../src/calibration/estimation/response-matrix.js'

/** What a fit works on, put together as `calibrate` does. */
export interface FitSetting {
  readonly data: CalibrationData
  readonly layout: ParameterLayout
}

export function fitSetting(matrix: ResponseMatrix | SparseResponses, options: CalibrationOptions): FitSetting {
  const responses = sparseResponses(matrix)
  const { items } = resolveItems(responses, options)
  const groups = resolveGroups(responses.persons, options)
  const layout = buildLayout(items, scalingConstantOf(options), (anchored) =>
    latentOfGroups(groups.names, { anchored, unitSlopes: items.some(hasUnitSlope) }, options.start),
  )
  return { data: calibrationData(responses, { count: groups.names.length, of: groups.of }, options.weights), layout }
}

/** logLik + Σ ln prior at a point, by the readable E-step. */
export function objectiveAt({ data, layout }: FitSetting, point: Float64Array, rule: LatentRule): number {
  return expectReadably(data, layout, point, rule).logLikelihood + logPriorAt(layout, point)
}

/** Central differences of a function of several numbers. */
export function differences(f: (point: Float64Array) => number, point: Float64Array, step: number): Float64Array {
  return point.map((value, s) => {
    const at = (shift: number) => f(point.with(s, value + shift))
    return (at(step) - at(-step)) / (2 * step)
  })
}
