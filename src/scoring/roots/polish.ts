import type { CompiledBank } from '../../bank/compile-bank.js'
import { answeredItems } from '../answered-items.js'
import { type LikelihoodPoint, likelihoodOf } from '../likelihood-point.js'
import type { KernelRoot } from './kernel.js'
import type { RootEquation } from './tables.js'

/** Moves below this are rounding. */
const leastMove = 1e-13
const mostSteps = 8

/**
 * A root read from tables, taken to rounding by Newton's steps with the curves themselves.
 * @returns the likelihood at the root that is left in `root`
 */
export function polishInto(
  root: KernelRoot,
  bank: CompiledBank,
  responses: Uint8Array,
  { prior, bias }: RootEquation,
): LikelihoodPoint {
  const likelihood = likelihoodOf(answeredItems(bank, responses))
  let point = likelihood(root.theta)
  for (let step = 0; step < mostSteps; step++) {
    const { slope, biasNumerator, informationSlope, information } = point
    const numerator = bias === undefined ? 0 : bias === 'warm' ? biasNumerator : informationSlope
    const B = bias === undefined ? 0 : numerator / (2 * information)
    const move = -(slope + B - prior.precision * (root.theta - prior.mean)) / root.slope
    if (!(Math.abs(move) > leastMove * (1 + Math.abs(root.theta)))) break
    root.theta += move
    point = likelihood(root.theta)
  }
  return point
}
