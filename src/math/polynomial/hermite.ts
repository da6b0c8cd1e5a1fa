/** A smooth curve known by its value and slope at equally spaced nodes: low, low + spacing, low + 2·spacing, … */
export interface HermiteTable {
  readonly low: number
  /** > 0 */
  readonly spacing: number
  /** at least two */
  readonly values: ArrayLike<number>
  /** d value / d x, as many as values */
  readonly slopes: ArrayLike<number>
}

/**
 * Value of the cubic with the given values and slopes at both ends of one cell. Error of a smooth curve ≤ h⁴·f⁗/384.
 * @param cell index of the left node
 * @param t place inside the cell, 0 at the left node and 1 at the right one
 * @source de Boor (2001), A Practical Guide to Splines, rev. ed., ch. IV
 */
export function hermiteValueInCell(table: HermiteTable, cell: number, t: number): number {
  const { spacing, values, slopes } = table
  const left = values[cell] as number
  const right = values[cell + 1] as number
  const s = 1 - t
  const bend = s * (slopes[cell] as number) - t * (slopes[cell + 1] as number)
  return s * s * (1 + 2 * t) * left + t * t * (1 + 2 * s) * right + spacing * t * s * bend
}

/** Slope d value / d x of the same cubic. */
export function hermiteSlopeInCell(table: HermiteTable, cell: number, t: number): number {
  const { spacing, values, slopes } = table
  const s = 1 - t
  const secant = ((values[cell + 1] as number) - (values[cell] as number)) / spacing
  const leftSlope = slopes[cell] as number
  const rightSlope = slopes[cell + 1] as number
  return 6 * t * s * secant + s * (s - 2 * t) * leftSlope + t * (t - 2 * s) * rightSlope
}

/** Value at x; outside the nodes the curve goes on as a straight line with the slope of its end. */
export function hermiteValue(table: HermiteTable, x: number): number {
  const { low, spacing, values, slopes } = table
  const cells = values.length - 1
  const place = (x - low) / spacing
  if (place <= 0) return (values[0] as number) + (slopes[0] as number) * (x - low)
  if (place >= cells) return (values[cells] as number) + (slopes[cells] as number) * (place - cells) * spacing
  const cell = Math.floor(place)
  return hermiteValueInCell(table, cell, place - cell)
}

/** Slope at x; outside the nodes the slope of the nearer end. */
export function hermiteSlope(table: HermiteTable, x: number): number {
  const { low, spacing, slopes } = table
  const cells = table.values.length - 1
  const place = (x - low) / spacing
  if (place <= 0) return slopes[0] as number
  if (place >= cells) return slopes[cells] as number
  const cell = Math.floor(place)
  return hermiteSlopeInCell(table, cell, place - cell)
}
