/** What value, slope and curvature at the ends of a cell are multiplied by, to be in units of the cell, the curvature halved. */
export interface CellUnit {
  readonly slope: number
  readonly curvature: number
}

/**
 * Writes the coefficients of the polynomial of degree five through value, slope and curvature at both ends of a cell, which stand one behind
 * the other: quinticThrough of quintic.ts, without an array a call.
 */
export function quinticInto(out: Float64Array, ends: Float64Array, at: number, unit: CellUnit): void {
  const f0 = ends[at] as number
  const s0 = (ends[at + 1] as number) * unit.slope
  const c0 = (ends[at + 2] as number) * unit.curvature
  const rise = (ends[at + 3] as number) - f0 - s0 - c0
  const slopeGap = (ends[at + 4] as number) * unit.slope - s0 - 2 * c0
  const gap = (ends[at + 5] as number) * unit.curvature - c0
  out[0] = f0
  out[1] = s0
  out[2] = c0
  out[3] = 10 * rise - 4 * slopeGap + gap
  out[4] = -15 * rise + 7 * slopeGap - 2 * gap
  out[5] = 6 * rise - 3 * slopeGap + gap
}
