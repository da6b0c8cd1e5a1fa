import type { CalibrationOptions } from './calibration-options.js'
import type { AnchorUncertainty, CalibrationResult } from './calibration-result.js'
import { type CalibrationRun, calibrationRun, fitRun } from './calibration-run.js'
import { centreItems } from './centre-items.js'
import { fitHistogram, histogramGroups } from './empirical-histogram.js'
import { createRowExpectation } from './expectation/expect-by-rows.js'
import type { ExpectedAnswers } from './expectation/expected-answers.js'
import { createRowPosteriors, type RowPosteriors } from './expectation/row-posteriors.js'
import { type UncertainAnchors, uncertainAnchors } from './information/anchor-uncertainty.js'
import { informationWarnings } from './information/information-warnings.js'
import { slotCovariance } from './information/slot-covariance.js'
import type { Fit } from './maximisation/fit-by-em.js'
import type { ResponseMatrix, SparseResponses } from './response-matrix.js'
import { resultOfFit } from './result-of-fit.js'
import { standardErrorMethod } from './standard-error-method.js'

/**
 * Item parameters and latent distributions by marginal maximum likelihood, or by the marginal posterior mode where there are
 * priors: logLik + Σ ln prior density is maximised by EM.
 * @returns parameters with standard errors; `converged` false when the iterations ran out
 * @throws MelekError `options-invalid` for names that are no options, `calibration-impossible` with every reason, before any fitting
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459; Bock & Zimowski (1997), Handbook of Modern IRT, ch. 25
 */
export function calibrate(matrix: ResponseMatrix | SparseResponses, options: CalibrationOptions = {}): CalibrationResult {
  const { run, fit, room, expect } = fitted(calibrationRun(matrix, options), options)
  const { layout, data, rule, resolved, scalingConstant, warnings } = run
  const method = standardErrorMethod(options)
  const anchors = options.anchor === undefined ? undefined : uncertainAnchors(layout, options.anchor)
  const covariance =
    method === 'none'
      ? undefined
      : slotCovariance(
          room,
          { layout, point: fit.point, rule },
          { method, clusters: options.clusters, expect: () => expect(fit.point), anchors },
        )
  const doubts = covariance === undefined ? [] : informationWarnings(covariance, layout)
  const answered = resolved.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  const found = resultOfFit(fit, covariance, {
    layout,
    data,
    answered,
    scalingConstant,
    method,
    warnings: [...warnings, ...doubts],
  })
  const result =
    options.anchor === undefined
      ? found
      : { ...found, anchorUncertainty: anchorUncertaintyOf(covariance?.kind === 'covariance' ? anchors : undefined) }
  const whole = rule.histograms === undefined ? result : { ...result, groups: histogramGroups(result.groups, rule) }
  return options.identify === 'items' ? centreItems(whole) : whole
}

function anchorUncertaintyOf(anchors: UncertainAnchors | undefined): AnchorUncertainty {
  if (anchors === undefined) return 'not-estimated'
  return anchors.complete ? 'propagated' : 'propagated-in-part'
}

/** A fit, and the posteriors and the E-step that serve its standard errors too. */
interface Fitted {
  readonly run: CalibrationRun
  readonly fit: Fit
  readonly room: RowPosteriors
  readonly expect: (point: Float64Array) => ExpectedAnswers
}

function fitted(run: CalibrationRun, options: CalibrationOptions): Fitted {
  const room = createRowPosteriors(run.data, run.layout, run.rule.count)
  if (options.latent === 'empirical-histogram') {
    const shaped = fitHistogram(run, options, room.plan)
    return { ...shaped, room, expect: createRowExpectation(room, shaped.run.layout, shaped.run.rule) }
  }
  const expect = createRowExpectation(room, run.layout, run.rule)
  return { run, fit: fitRun(run, room, options, expect), room, expect }
}
