import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { unknownOptions } from '../../issues/unknown-options.js'
import { type CalibrationData, calibrationData } from './calibration-data.js'
import { type CalibrationOptions, calibrationDefaults, calibrationOptionNames } from './calibration-options.js'
import { buildLayout } from './coordinates/build-layout.js'
import type { ParameterLayout } from './coordinates/parameter-layout.js'
import { createRowExpectation } from './expectation/expect-by-rows.js'
import { createRowPosteriors, type RowPosteriors } from './expectation/row-posteriors.js'
import { calibrationIssues } from './issues/calibration-issues.js'
import { matrixIssues } from './issues/matrix-issues.js'
import type { LatentRule } from './latent-nodes.js'
import { type Fit, type FitProblem, fitByEm } from './maximisation/fit-by-em.js'
import { hasUnitSlope, latentOfGroups, resolveGroups } from './resolve-groups.js'
import { type ResolvedItems, resolveItems, scalingConstantOf } from './resolve-items.js'
import { type ResponseMatrix, type SparseResponses, sparseResponses } from './response-matrix.js'

/** A calibration with everything decided and nothing fitted. */
export interface CalibrationRun {
  readonly layout: ParameterLayout
  readonly data: CalibrationData
  readonly resolved: ResolvedItems
  readonly rule: LatentRule
  readonly scalingConstant: number
  readonly warnings: readonly Issue[]
}

/** @throws MelekError `options-invalid` for names that are no options, `calibration-impossible` with every reason */
export function calibrationRun(matrix: ResponseMatrix | SparseResponses, options: CalibrationOptions): CalibrationRun {
  const unknown = unknownOptions(options, calibrationOptionNames)
  if (unknown.length > 0) throw new MelekError('options-invalid', 'the options of the calibration do not hold', unknown)
  refuse(matrixIssues(matrix))
  const responses = sparseResponses(matrix)
  const resolved = resolveItems(responses, options)
  const groups = resolveGroups(responses.persons, options)
  const scalingConstant = scalingConstantOf(options)
  const layout = buildLayout(resolved.items, scalingConstant, (anchored) =>
    latentOfGroups(
      groups.names,
      { anchored, unitSlopes: resolved.items.some(hasUnitSlope), itemsCentred: options.identify === 'items' },
      options.start,
    ),
  )
  const data = calibrationData(responses, { count: groups.names.length, of: groups.of }, options.weights)
  const { issues, warnings } = calibrationIssues({ responses, options, resolved, groups, layout, data })
  refuse(issues)
  return { layout, data, resolved, rule: options.nodes ?? calibrationDefaults.nodes, scalingConstant, warnings }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new MelekError('calibration-impossible', 'these responses cannot be calibrated', issues)
}

/**
 * Fits a run, or some of its persons.
 * @param room posteriors of the persons of `data`
 * @param expect the E-step over them, where it is wanted again
 */
export function fitRun(
  run: Pick<CalibrationRun, 'layout' | 'rule'>,
  room: RowPosteriors,
  options: CalibrationOptions,
  expect: FitProblem['expect'] = createRowExpectation(room, run.layout, run.rule),
): Fit {
  const { layout, rule } = run
  return fitByEm(
    {
      layout,
      expect,
      expectCoarsely: coarseExpectation(room, layout, rule),
      totalWeight: room.data.totalWeight,
    },
    {
      maximumIterations: options.maximumIterations ?? calibrationDefaults.maximumIterations,
      gradientTolerance: options.gradientTolerance ?? calibrationDefaults.gradientTolerance,
      onProgress: options.onProgress,
    },
  )
}

/** Answers below which a pass costs so little that a coarser one saves nothing. */
const manyAnswers = 100_000
/** Answers a person from which on the posterior is narrower than the space between coarse nodes. */
const longTest = 120

/** The E-step over half the nodes, for large data only. It leaves its windows to the finer one, which then seeks none. */
function coarseExpectation(fine: RowPosteriors, layout: ParameterLayout, rule: LatentRule): FitProblem['expectCoarsely'] {
  const { data, plan } = fine
  const answers = data.responses.item.length
  const coarse = { ...rule, count: Math.ceil(rule.count / 2) }
  if (rule.histograms !== undefined || answers < manyAnswers || answers > longTest * data.responses.persons || coarse.count < 25)
    return undefined
  const room = createRowPosteriors(data, layout, coarse.count, plan)
  const expect = createRowExpectation(room, layout, coarse)
  return (point) => {
    const expected = expect(point)
    for (let p = 0; p < data.responses.persons; p++) {
      fine.low[p] = 2 * (room.low[p] as number)
      fine.high[p] = Math.min(fine.tables.stride, 2 * (room.high[p] as number))
    }
    return expected
  }
}
