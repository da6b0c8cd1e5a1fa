/** The middle of some measurements and half of them around it. */
export interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

/** @param values at least one; interpolated linearly between neighbours */
export function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number): number => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] as number
    const above = sorted[Math.ceil(place)] as number
    return below + (place - Math.floor(place)) * (above - below)
  }
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) }
}
