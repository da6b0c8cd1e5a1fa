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
