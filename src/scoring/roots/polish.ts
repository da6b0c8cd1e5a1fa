import type { CompiledBank } from '../../bank/compile-bank.js'
import { answeredItems } from '../answered-items.js'
import { type LikelihoodPoint, likelihoodOf } from '../likelihood-point.js'
import type { KernelRoot } from './kernel.js'
import type { RootEquation } from './tables.js'

/** Moves below this are rounding, relative to 1 + |theta|. */
const leastMove = 1e-13
/** The last move of a root that is polished. */
const settled = 1e-12
const mostSteps = 8

/**
 * A root read from tables, taken to rounding by Newton's steps with the curves themselves.
 * @returns the likelihood at the root that is left in `root`; undefined where the steps do not end, because the root is one of rounding
 */
export function polishInto(
  root: KernelRoot,
  bank: CompiledBank,
  responses: Uint8Array,
  { prior, bias }: RootEquation,
): LikelihoodPoint | undefined {
  const likelihood = likelihoodOf(answeredItems(bank, responses))
  let point = likelihood(root.theta)
  let last = 0
  for (let step = 0; step < mostSteps; step++) {
    const { slope, biasNumerator, informationSlope, information } = point
    const numerator = bias === undefined ? 0 : bias === 'warm' ? biasNumerator : informationSlope
    const B = bias === undefined ? 0 : numerator / (2 * information)
    const move = -(slope + B - prior.precision * (root.theta - prior.mean)) / root.slope
    last = Math.abs(move) / (1 + Math.abs(root.theta))
    if (!(last > leastMove)) break
    root.theta += move
    point = likelihood(root.theta)
  }
  return last < settled ? point : undefined
}
