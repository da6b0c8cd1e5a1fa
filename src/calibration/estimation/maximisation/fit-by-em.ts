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
  readonly gradient: Float64Array
  readonly logLikelihood: number
  readonly logPrior: number
  readonly converged: boolean
  /** Number of E-steps. */
  readonly iterations: number
}

/** Steps that the acceleration combines. */
const memory = 6

/**
 * Maximum of logLik + Σ ln prior by EM with Anderson acceleration; a proposal that lowers the objective is replaced by the
 * plain EM step, which cannot.
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459; Henderson & Varadhan (2019), J. Comput. Graph. Stat. 28, 834–846 (guard)
 */
export function fitByEm({ layout, expect, totalWeight }: FitProblem, rules: FitRules): Fit {
  const maximise = createMaximiser(layout)
  const accelerator = createAndersonAccelerator(memory)
  let point: Float64Array = Float64Array.from(layout.start)
  let expected = expect(point)
  let logLikelihood = expected.logLikelihood
  let objective = logLikelihood + logPriorAt(layout, point)
  let change = Infinity
  let iterations = 1
  for (;;) {
    const { point: plain, gradient } = maximise(point, expected)
    const steepest = largestGradient(layout, point, gradient) / totalWeight
    rules.onProgress?.({ iteration: iterations, logLikelihood, largestGradient: steepest })
    const converged = steepest < rules.gradientTolerance && change < objectiveTolerance
    if (converged || iterations >= rules.maximumIterations)
      return { point, gradient, logLikelihood, logPrior: logPriorAt(layout, point), converged, iterations }
    const rounding = 1e-12 * Math.abs(objective)
    let next = accelerator.propose(point, plain)
    let nextObjective = Number.NEGATIVE_INFINITY
    if (isAdmitted(layout, next)) {
      expected = expect(next)
      iterations += 1
      nextObjective = expected.logLikelihood + logPriorAt(layout, next)
    }
    if (!(nextObjective >= objective - rounding)) {
      accelerator.restart()
      next = plain
      expected = expect(next)
      iterations += 1
      nextObjective = expected.logLikelihood + logPriorAt(layout, next)
    }
    change = Math.abs(nextObjective - objective) / Math.abs(objective)
    point = next
    logLikelihood = expected.logLikelihood
    objective = nextObjective
  }
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
