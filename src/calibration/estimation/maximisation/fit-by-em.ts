import { objectiveTolerance } from '../calibration-options.js'
import type { CalibrationProgress } from '../calibration-result.js'
import { coefficientsInto } from '../coordinates/item-chart.js'
import { itemCoordinates, logPriorAt, type ParameterLayout } from '../coordinates/parameter-layout.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'
import { createAndersonAccelerator } from './anderson.js'
import { createMaximiser, largestGradient } from './maximise.js'

export interface FitProblem {
  readonly layout: ParameterLayout
  /** E-step; the result may stand in the same room at every call. */
  readonly expect: (point: Float64Array) => ExpectedAnswers
  /** A cheaper E-step over fewer nodes, for the way until the gradient is small. */
  readonly expectCoarsely?: ((point: Float64Array) => ExpectedAnswers) | undefined
  /** Σ weights of the persons. */
  readonly totalWeight: number
}

export interface FitRules {
  readonly maximumIterations: number
  readonly gradientTolerance: number
  readonly onProgress?: ((progress: CalibrationProgress) => void) | undefined
}

export interface Fit {
  readonly point: Float64Array
  /** Of the last point that was looked at: of a converged fit the one before `point`. */
  readonly gradient: Float64Array
  /** At `point`, where the sum of both is that of the last point looked at: between the two it changes by gradient × step. */
  readonly logLikelihood: number
  readonly logPrior: number
  readonly converged: boolean
  /** Number of E-steps. */
  readonly iterations: number
}

/** Steps that the acceleration combines. */
const memory = 6
/** Largest |gradient| per person from which on the coarse E-step, whose own error is a tenth of this, is left. */
const coarseUntil = 2e-4

/**
 * Maximum of logLik + Σ ln prior by EM with Anderson acceleration; a proposal that lowers the objective is replaced by the
 * plain EM step, which cannot.
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459; Henderson & Varadhan (2019), J. Comput. Graph. Stat. 28, 834–846 (guard)
 */
export function fitByEm(problem: FitProblem, rules: FitRules): Fit {
  const { layout, totalWeight } = problem
  const maximise = createMaximiser(layout)
  const accelerator = createAndersonAccelerator(memory)
  let expect = problem.expectCoarsely ?? problem.expect
  let iterations = 1
  let change = Infinity
  let here = placeAt(layout, Float64Array.from(layout.start), expect)
  for (;;) {
    const { point: plain, gradient } = maximise(here.point, here.expected)
    const steepest = largestGradient(layout, here.point, gradient) / totalWeight
    rules.onProgress?.({ iteration: iterations, logLikelihood: here.expected.logLikelihood, largestGradient: steepest })
    const last = iterations >= rules.maximumIterations
    const refine = expect !== problem.expect && (steepest < coarseUntil || last)
    if (refine) expect = problem.expect
    const proposal = accelerator.propose(here.point, plain)
    const admitted = isAdmitted(layout, proposal)
    const converged = !refine && steepest < rules.gradientTolerance && change < objectiveTolerance
    // The step that is left is smaller than what is tolerated: it is taken, but not looked at again.
    if (converged) return fitAt(layout, here, { point: admitted ? proposal : plain, gradient, converged, iterations })
    if (last && !refine) return fitAt(layout, here, { point: here.point, gradient, converged, iterations })
    const before = here.objective
    iterations += 1
    // The room of the expected answers is one and the same, so that nothing of `here` is used after this.
    here = placeAt(layout, admitted ? proposal : plain, expect)
    const fell = !(here.objective >= before - 1e-12 * Math.abs(before))
    if (admitted && fell && !refine) {
      accelerator.restart()
      iterations += 1
      here = placeAt(layout, plain, expect)
    }
    change = refine ? Infinity : Math.abs(here.objective - before) / Math.abs(before)
  }
}

/** A point of the fit with what the E-step makes of it. */
interface Place {
  readonly point: Float64Array
  readonly expected: ExpectedAnswers
  /** Of the expected answers, which the next E-step writes over, and the priors. */
  readonly objective: number
}

function placeAt(layout: ParameterLayout, point: Float64Array, expect: FitProblem['expect']): Place {
  const expected = expect(point)
  return { point, expected, objective: expected.logLikelihood + logPriorAt(layout, point) }
}

function fitAt(layout: ParameterLayout, here: Place, how: Omit<Fit, 'logLikelihood' | 'logPrior'>): Fit {
  const logPrior = logPriorAt(layout, how.point)
  return { logLikelihood: here.objective - logPrior, logPrior, ...how }
}

/** Whether a proposal keeps every number in its range, every prior finite and every curve a curve. */
function isAdmitted(layout: ParameterLayout, point: Float64Array): boolean {
  for (let s = 0; s < point.length; s++) {
    const value = point[s] as number
    if (!(value >= (layout.lowest[s] as number) && value <= (layout.highest[s] as number))) return false
  }
  if (!Number.isFinite(logPriorAt(layout, point))) return false
  return layout.items.every((item) => {
    const coefficients = new Float64Array(item.chart.curve.size)
    coefficientsInto(coefficients, item.chart, itemCoordinates(item, point))
    return item.chart.curve.admits(coefficients)
  })
}
