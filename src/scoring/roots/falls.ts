import { type Falls, flat } from './row-layout.js'

/**
 * What a function does between two places.
 * @param ends its values there
 * @param slopes the least and the most of its slope between
 */
export function fallsBetween(
  left: number,
  right: number,
  { low, high }: { readonly low: number; readonly high: number },
  size: number,
): Falls {
  if (Math.abs(left) < flat && Math.abs(right) < flat && -low * size < flat && high * size < flat) return 0
  if (high < 0) return left > 0 && right <= 0 ? 1 : 0
  if (low > 0) return 0
  if (left > 0 !== right > 0) return -1
  // The function cannot leave its values at the ends by more than its slopes allow.
  const down = left > 0 ? low : high
  const up = left > 0 ? high : low
  const turn = (up * left - down * right + low * high * size) / (up - down)
  return (left > 0 ? turn > 0 : turn < 0) ? 0 : -1
}
