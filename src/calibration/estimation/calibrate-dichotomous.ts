import { MelekError } from '../../issues/melek-error.js'
import { type CalibrationProgress, type CalibrationResult, calibrationResult } from './calibration-result.js'
import { type ExpectedCounts, expectedCounts, type LatentNodes, type SlopeIntercept } from './expected-counts.js'
import { defaultLatentRule, type LatentRule, normalLatentNodes } from './latent-nodes.js'
import { lineDerivatives, maximiseLine } from './logistic-step.js'
import { dichotomousIssues } from './response-issues.js'
import type { ResponseMatrix } from './response-matrix.js'

/** Options of `calibrateDichotomous`; the defaults stand in `calibrationDefaults`. */
export interface CalibrationOptions {
  /** `1pl`: slopes 1, latent mean 0, variance free. `2pl`: latent N(0, 1). */
  readonly model?: '1pl' | '2pl' | undefined
  readonly nodes?: LatentRule | undefined
  readonly maximumIterations?: number | undefined
  /** Largest |gradient| per person at which the fit counts as converged. */
  readonly gradientTolerance?: number | undefined
  readonly onProgress?: ((progress: CalibrationProgress) => void) | undefined
}

export const calibrationDefaults = {
  model: '2pl',
  nodes: defaultLatentRule,
  maximumIterations: 2000,
  gradientTolerance: 1e-7,
} as const

/** Relative change of the log-likelihood below which it counts as standing still. */
const logLikelihoodTolerance = 1e-10

/** Where the fit stands: items, latent SD and the E-step made with them. */
interface Fit {
  readonly items: SlopeIntercept
  readonly sd: number
  readonly latent: LatentNodes
  readonly counts: ExpectedCounts
}

/**
 * Marginal maximum likelihood by EM for the 1PL and the 2PL.
 * @returns parameters with cross-product standard errors; `converged` false when the iterations ran out
 * @throws MelekError `calibration-impossible` with every reason, before any fitting
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459
 */
export function calibrateDichotomous(matrix: ResponseMatrix, options: CalibrationOptions = {}): CalibrationResult {
  const issues = dichotomousIssues(matrix)
  if (issues.length > 0) throw new MelekError('calibration-impossible', 'these responses cannot be calibrated', issues)
  const model = options.model ?? calibrationDefaults.model
  const rule = options.nodes ?? calibrationDefaults.nodes
  const maximumIterations = options.maximumIterations ?? calibrationDefaults.maximumIterations
  const tolerance = options.gradientTolerance ?? calibrationDefaults.gradientTolerance
  let fit = evaluate(matrix, startingValues(matrix), 1, rule)
  let converged = false
  let iterations = 0
  while (!converged && iterations < maximumIterations) {
    const before = fit.counts.logLikelihood
    fit = emStep(matrix, fit, model, rule)
    iterations += 1
    const gradient = largestGradient(matrix, fit, model)
    const change = Math.abs(fit.counts.logLikelihood - before) / Math.abs(before)
    converged = gradient < tolerance && change < logLikelihoodTolerance
    options.onProgress?.({ iteration: iterations, logLikelihood: fit.counts.logLikelihood, largestGradient: gradient })
  }
  return calibrationResult(matrix, {
    model,
    items: fit.items,
    latentSd: fit.sd,
    latent: fit.latent,
    logLikelihood: fit.counts.logLikelihood,
    converged,
    iterations,
  })
}

function evaluate(matrix: ResponseMatrix, items: SlopeIntercept, sd: number, rule: LatentRule): Fit {
  const latent = normalLatentNodes(0, sd, rule)
  return { items, sd, latent, counts: expectedCounts(matrix, items, latent) }
}

/** Slopes 1 and the intercepts that give each item's proportion right at theta 0. */
function startingValues(matrix: ResponseMatrix): SlopeIntercept {
  const count = matrix.itemIds.length
  const slope = new Float64Array(count).fill(1)
  const intercept = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let right = 0
    let answered = 0
    for (let p = 0; p < matrix.persons; p++) {
      const response = matrix.responses[p * count + i] as number
      if (response > 1) continue
      answered += 1
      right += response
    }
    intercept[i] = Math.log(right / (answered - right))
  }
  return { slope, intercept }
}

function emStep(matrix: ResponseMatrix, fit: Fit, model: '1pl' | '2pl', rule: LatentRule): Fit {
  const slope = new Float64Array(fit.items.slope.length)
  const intercept = new Float64Array(fit.items.slope.length)
  for (let i = 0; i < slope.length; i++) {
    const start = { slope: fit.items.slope[i] as number, intercept: fit.items.intercept[i] as number }
    const line = maximiseLine(i, start, fit.counts, fit.latent.theta, model === '2pl')
    slope[i] = line.slope
    intercept[i] = line.intercept
  }
  const sd = model === '1pl' ? Math.sqrt(latentSecondMoment(fit) / matrix.persons) : fit.sd
  return evaluate(matrix, { slope, intercept }, sd, rule)
}

/** Σ_q N_q θ_q², the expected sum of squares of theta. */
function latentSecondMoment(fit: Fit): number {
  return fit.counts.persons.reduce((sum, persons, q) => sum + persons * (fit.latent.theta[q] as number) ** 2, 0)
}

/** Largest |∂logLik| over the free parameters, per person; at the E-step's own values it is the marginal gradient. */
function largestGradient(matrix: ResponseMatrix, fit: Fit, model: '1pl' | '2pl'): number {
  let largest = model === '1pl' ? Math.abs(latentSecondMoment(fit) / fit.sd ** 2 - matrix.persons) / fit.sd : 0
  for (let i = 0; i < fit.items.slope.length; i++) {
    const line = { slope: fit.items.slope[i] as number, intercept: fit.items.intercept[i] as number }
    const { gradientSlope, gradientIntercept } = lineDerivatives(i, line, fit.counts, fit.latent.theta)
    largest = Math.max(largest, Math.abs(gradientIntercept), model === '2pl' ? Math.abs(gradientSlope) : 0)
  }
  return largest / matrix.persons
}
