import type { Criterion, SelectionMoment } from '../../../src/adaptive/selection/criterion.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { posteriorCurve, posteriorMoments } from '../../../src/scoring/posterior-curve.js'
import { standardNormalPrior } from '../../../src/scoring/prior.js'
import { defaultNodes, type NodeRule, scoringGrid } from '../../../src/scoring/scoring-grid.js'

export interface MomentOptions {
  /** Category of each item given, by index. */
  readonly answers?: ReadonlyMap<number, number>
  /** Posterior mean unless given. */
  readonly theta?: number
  readonly nodes?: NodeRule
  readonly length?: number
  readonly draw?: (purpose: string) => number
  readonly thetaAfter?: SelectionMoment['thetaAfter']
}

/** Where a test under a standard normal prior stands after some answers. */
export function selectionMoment(bank: CompiledBank, options: MomentOptions = {}): SelectionMoment {
  const { answers = new Map(), nodes = defaultNodes, length = 20 } = options
  const responses = bank.items.map((_, index) => answers.get(index) ?? 255)
  const curve = posteriorCurve(bank, responses, standardNormalPrior, scoringGrid(standardNormalPrior, nodes))
  const { mean, standardDeviation } = posteriorMoments(curve)
  return {
    theta: options.theta ?? mean,
    standardError: standardDeviation,
    posterior: () => curve,
    given: [...answers.keys()],
    maximumLength: length,
    draw: options.draw ?? refused,
    thetaAfter: options.thetaAfter ?? refused,
  }
}

function refused(): never {
  throw new Error('this criterion has no business with that')
}

/** Values of some candidates, in their order. */
export function valuesOf(
  criterion: Criterion,
  bank: CompiledBank,
  candidates: readonly number[],
  moment: SelectionMoment,
): number[] {
  const values = new Float64Array(bank.items.length).fill(Number.NaN)
  criterion.valuesInto(values, candidates, moment)
  return candidates.map((index) => values[index] as number)
}
