/** Six-point Gauss–Legendre rule on −1…1. @source Abramowitz & Stegun (1964), table 25.4 */
export const legendrePoints = [
  -0.932469514203152, -0.6612093864662645, -0.2386191860831969, 0.2386191860831969, 0.6612093864662645, 0.932469514203152,
] as const
export const legendreWeights = [
  0.1713244923791704, 0.3607615730481386, 0.467913934572691, 0.467913934572691, 0.3607615730481386, 0.1713244923791704,
] as const

/** Integral of a smooth function over one cell by the six-point rule; exact for polynomials up to degree 11. */
export function gaussLegendre(f: (x: number) => number, low: number, high: number): number {
  const half = (high - low) / 2
  const middle = low + half
  let sum = 0
  for (let g = 0; g < legendrePoints.length; g++)
    sum += (legendreWeights[g] as number) * f(middle + half * (legendrePoints[g] as number))
  return sum * half
}

/** Halvings of a cell at most: a smooth function that was cut where it bends needs one or two. */
const mostHalvings = 6

/** Integral of a function by {@link gaussLegendre} on cells that are halved until halving changes nothing above the tolerance. */
export function adaptiveIntegral(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  const refine = (from: number, to: number, whole: number, halvings: number): number => {
    const middle = from + (to - from) / 2
    const left = gaussLegendre(f, from, middle)
    const right = gaussLegendre(f, middle, to)
    if (halvings >= mostHalvings || Math.abs(left + right - whole) <= tolerance) return left + right
    return refine(from, middle, left, halvings + 1) + refine(middle, to, right, halvings + 1)
  }
  return refine(low, high, gaussLegendre(f, low, high), 0)
}
