import type { ExposureMoment } from '../../../src/adaptive/exposure/exposure-control.js'

/** A moment in which the candidates are the items 0, 1, … from best to worst. */
export function exposureMoment(
  values: readonly number[],
  options: Partial<ExposureMoment> & { readonly uniform?: number } = {},
): ExposureMoment {
  const { uniform = 0.5, ...rest } = options
  return {
    candidateAt: (place) => (place < values.length ? place : undefined),
    tied: (place) => values[place] === values[place - 1],
    draw: () => uniform,
    sessionDraw: () => uniform,
    given: 0,
    theta: 0,
    ...rest,
  }
}
