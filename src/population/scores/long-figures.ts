/** Powers of ten that a double holds exactly. */
export const exactTens = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** Digits that a double surely holds; so many more are taken here. */
const FIRST_DIGITS = 11
const MORE_DIGITS = 8
const ZERO = 48

/**
 * Kernel: the double that is nearest to a decimal number of up to 19 digits, NaN where that hangs on more than is computed here. Its
 * readable twin is Number(). The digits are a whole number M in two parts and the number M/T, T a power of ten: a first quotient q, its
 * remainder, which products without error give, and the correction δ. Rounding is monotone: where q + δ, δ widened by
 * more than its own error, rounds to one double, that one is nearest.
 * @param bytes digits, perhaps with a mark before the last `decimals` of them
 * @source Dekker (1971), Numerische Mathematik 18, 224–242 (products without error)
 */
export function longFigure(bytes: Uint8Array, start: number, end: number, decimals: number): number {
  let first = 0
  let rest = 0
  let digits = 0
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO
    // A mark.
    if (digit < 0) continue
    if (digits === 0 && digit === 0) continue
    digits++
    if (digits <= FIRST_DIGITS) first = first * 10 + digit
    else rest = rest * 10 + digit
  }
  const more = Math.max(0, digits - FIRST_DIGITS)
  if (more > MORE_DIGITS || decimals >= exactTens.length) return Number.NaN
  const scale = exactTens[more] as number
  const product = first * scale
  const whole = product + rest
  // What was lost of M: of the product, and of the sum, in which the larger comes first.
  const lost = lostOfProduct(first, scale, product) + (rest - (whole - product))
  const divisor = exactTens[decimals] as number
  const quotient = whole / divisor
  const back = quotient * divisor
  const remainder = whole - back - lostOfProduct(quotient, divisor, back)
  const correction = (remainder + lost) / divisor
  const low = quotient + correction * (1 - WIDER)
  return low === quotient + correction * (1 + WIDER) ? low : Number.NaN
}

/** Some hundred times the relative error of a correction. */
const WIDER = 2 ** -45
const SPLIT = 2 ** 27 + 1

/** a·b − product, exactly, for figures far from the ends of doubles. */
function lostOfProduct(a: number, b: number, product: number): number {
  const wideA = SPLIT * a
  const highA = wideA - (wideA - a)
  const lowA = a - highA
  const wideB = SPLIT * b
  const highB = wideB - (wideB - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}
