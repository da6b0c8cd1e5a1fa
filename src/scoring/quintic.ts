/** Value, slope and curvature of a function at the two ends of a cell, all in units of the cell: h·f′ and h²·f″. */
export interface CellEnds {
  readonly value: readonly [left: number, right: number]
  readonly slope: readonly [left: number, right: number]
  readonly curvature: readonly [left: number, right: number]
}

/** Σ coefficients[j]·t^j, the cell being t = 0 … 1. */
export type Quintic = readonly [number, number, number, number, number, number]

/**
 * The polynomial of degree five that meets value, slope and curvature at both ends of a cell.
 * Its error for a function with six derivatives is at most h⁶|f⁗″|/46080.
 * @source Hildebrand (1974), Introduction to Numerical Analysis, 2nd ed., §8.2 (Hermite interpolation)
 */
export function quinticThrough(ends: CellEnds): Quintic {
  const [f0, f1] = ends.value
  const [s0, s1] = ends.slope
  const c0 = ends.curvature[0] / 2
  const c1 = ends.curvature[1] / 2
  const rise = f1 - f0 - s0 - c0
  const slopeGap = s1 - s0 - 2 * c0
  const curvatureGap = 2 * (c1 - c0)
  return [
    f0,
    s0,
    c0,
    10 * rise - 4 * slopeGap + curvatureGap / 2,
    -15 * rise + 7 * slopeGap - curvatureGap,
    6 * rise - 3 * slopeGap + curvatureGap / 2,
  ]
}

export function quinticAt([a0, a1, a2, a3, a4, a5]: Quintic, t: number): number {
  return a0 + t * (a1 + t * (a2 + t * (a3 + t * (a4 + t * a5))))
}

/** The same polynomial in the middle of the cell that begins at a node. */
export function quinticMiddle(
  [value, slope, curvature]: readonly [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>],
  node: number,
  spacing: number,
): number {
  const sum = (value[node] as number) + (value[node + 1] as number)
  const slopeGap = (slope[node] as number) - (slope[node + 1] as number)
  const curvatures = (curvature[node] as number) + (curvature[node + 1] as number)
  return sum / 2 + (5 * spacing * slopeGap) / 32 + (spacing * spacing * curvatures) / 64
}

/** {@link quinticThrough} for value, slope and curvature that stand side by side at two places of an array, per logit. */
export function quinticValue(values: Float64Array, left: number, right: number, spacing: number, t: number): number {
  const s = 1 - t
  const half = (spacing * spacing) / 2
  const l0 = values[left] as number
  const r0 = values[right] as number
  const l1 = spacing * (values[left + 1] as number)
  const r1 = spacing * (values[right + 1] as number)
  const l2 = half * (values[left + 2] as number)
  const r2 = half * (values[right + 2] as number)
  return (
    s * s * s * (l0 + t * (3 * l0 + l1 + t * (6 * l0 + 3 * l1 + l2))) +
    t * t * t * (r0 + s * (3 * r0 - r1 + s * (6 * r0 - 3 * r1 + r2)))
  )
}

/** Its slope, per logit. */
export function quinticSlope(values: Float64Array, left: number, right: number, spacing: number, t: number): number {
  const s = 1 - t
  const secant = ((values[right] as number) - (values[left] as number)) / spacing
  const bend =
    (spacing / 2) * s * t * (s * (2 - 5 * t) * (values[left + 2] as number) - t * (2 - 5 * s) * (values[right + 2] as number))
  return (
    30 * s * s * t * t * secant +
    s * s * (1 + 2 * t - 15 * t * t) * (values[left + 1] as number) +
    t * t * (1 + 2 * s - 15 * s * s) * (values[right + 1] as number) +
    bend
  )
}
