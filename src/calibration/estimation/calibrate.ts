import { MelekError } from '../../issues/melek-error.js'
import { type CalibrationData, calibrationData } from './calibration-data.js'
import { type CalibrationOptions, calibrationDefaults } from './calibration-options.js'
import type { CalibrationResult } from './calibration-result.js'
import { buildLayout } from './coordinates/build-layout.js'
import type { ParameterLayout } from './coordinates/parameter-layout.js'
import { createRowExpectation } from './expectation/expect-by-rows.js'
import { createRowPosteriors, type RowPosteriors } from './expectation/row-posteriors.js'
import { type SlotCovariance, slotCovariance } from './information/slot-covariance.js'
import { calibrationIssues } from './issues/calibration-issues.js'
import type { LatentRule } from './latent-nodes.js'
import { type Fit, type FitProblem, fitByEm } from './maximisation/fit-by-em.js'
import { hasUnitSlope, latentOfGroups, resolveGroups } from './resolve-groups.js'
import { resolveItems, scalingConstantOf } from './resolve-items.js'
import { type ResponseMatrix, type SparseResponses, sparseResponses } from './response-matrix.js'
import { resultOfFit } from './result-of-fit.js'
import { standardErrorMethod } from './standard-error-method.js'

/**
 * Item parameters and latent distributions by marginal maximum likelihood, or by the marginal posterior mode where there are
 * priors: logLik + Σ ln prior density is maximised by EM.
 * @returns parameters with standard errors; `converged` false when the iterations ran out
 * @throws MelekError `calibration-impossible` with every reason, before any fitting
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459; Bock & Zimowski (1997), Handbook of Modern IRT, ch. 25
 */
export function calibrate(matrix: ResponseMatrix | SparseResponses, options: CalibrationOptions = {}): CalibrationResult {
  const responses = sparseResponses(matrix)
  const resolved = resolveItems(responses, options)
  const groups = resolveGroups(responses.persons, options)
  const scalingConstant = scalingConstantOf(options)
  const layout = buildLayout(resolved.items, scalingConstant, (anchored) =>
    latentOfGroups(groups.names, { anchored, unitSlopes: resolved.items.some(hasUnitSlope) }, options.start),
  )
  const data = calibrationData(responses, { count: groups.names.length, of: groups.of }, options.weights)
  const { issues, warnings } = calibrationIssues({ responses, options, resolved, groups, layout, data })
  if (issues.length > 0) throw new MelekError('calibration-impossible', 'these responses cannot be calibrated', issues)
  const { fit, covariance } = fitLayout(data, layout, options)
  const answered = resolved.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  return resultOfFit(fit, covariance, { layout, data, answered, scalingConstant, method: standardErrorMethod(options), warnings })
}

function fitLayout(
  data: CalibrationData,
  layout: ParameterLayout,
  options: CalibrationOptions,
): { readonly fit: Fit; readonly covariance: SlotCovariance | undefined } {
  const rule = options.nodes ?? calibrationDefaults.nodes
  const room = createRowPosteriors(data, layout, rule.count)
  const expect = createRowExpectation(room, layout, rule)
  const fit = fitByEm(
    { layout, expect, expectCoarsely: coarseExpectation(room, layout, rule), totalWeight: data.totalWeight },
    {
      maximumIterations: options.maximumIterations ?? calibrationDefaults.maximumIterations,
      gradientTolerance: options.gradientTolerance ?? calibrationDefaults.gradientTolerance,
      onProgress: options.onProgress,
    },
  )
  const method = standardErrorMethod(options)
  if (method === 'none') return { fit, covariance: undefined }
  const place = { layout, point: fit.point, rule }
  return { fit, covariance: slotCovariance(room, place, { method, clusters: options.clusters, expected: expect(fit.point) }) }
}

/** Answers below which a pass costs so little that a coarser one saves nothing. */
const manyAnswers = 100_000
/** Answers a person from which on the posterior is narrower than the space between coarse nodes. */
const longTest = 120

/** The E-step over half the nodes, for large data only. */
function coarseExpectation(
  { data, plan }: RowPosteriors,
  layout: ParameterLayout,
  rule: LatentRule,
): FitProblem['expectCoarsely'] {
  const answers = data.responses.item.length
  const coarse = { ...rule, count: Math.ceil(rule.count / 2) }
  if (answers < manyAnswers || answers > longTest * data.responses.persons || coarse.count < 25) return undefined
  return createRowExpectation(createRowPosteriors(data, layout, coarse.count, plan), layout, coarse)
}
