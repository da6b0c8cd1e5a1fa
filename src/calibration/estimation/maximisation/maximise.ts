import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'
import { createBlockMaximiser } from './maximise-block.js'
import { maximiseLatentInto } from './maximise-latent.js'

/** Outcome of an M-step. */
export interface Maximised {
  readonly point: Float64Array
  /** Gradient of the objective at the point that the M-step began from. */
  readonly gradient: Float64Array
}

/** M-step: from a point of the fit and the expected answers there to the point that makes them most likely. */
export type Maximise = (point: Float64Array, expected: ExpectedAnswers) => Maximised

/** The M-step of a layout. Its gradient is that of the marginal log-likelihood (Fisher's identity) plus that of the priors. */
export function createMaximiser(layout: ParameterLayout): Maximise {
  const blocks = layout.blocks.map((block) => createBlockMaximiser(layout, block))
  return (from, expected) => {
    const point = Float64Array.from(from)
    const gradient = new Float64Array(layout.size)
    for (const maximiseBlock of blocks) maximiseBlock(point, gradient, expected)
    for (const [index, group] of layout.groups.entries()) maximiseLatentInto(point, gradient, { group, index }, expected)
    return { point, gradient }
  }
}

/** Largest |gradient| over the numbers that are not held by an end of their range. */
export function largestGradient({ lowest, highest }: ParameterLayout, point: Float64Array, gradient: Float64Array): number {
  let largest = 0
  for (let s = 0; s < point.length; s++) {
    const slope = gradient[s] as number
    const end = slope > 0 ? (highest[s] as number) : (lowest[s] as number)
    if (point[s] !== end) largest = Math.max(largest, Math.abs(slope))
  }
  return largest
}
