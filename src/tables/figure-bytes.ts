import { formatFigure, SCORE_DIGITS } from './format-number.js'

/** Most bytes that a figure takes: `-123456789100000000000`, `-1.7976931348623157e+308`. */
export const FIGURE_BYTES = 24

const ZERO = 48
const MINUS = 45
const POINT = 46
const COMMA = 44

/** 10⁰…10¹⁵, each exactly a double. */
const powers = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)
/** 10⁰…10⁻⁶, each the nearest double. */
const fractions = Float64Array.from({ length: 7 }, (_, exponent) => 10 ** -exponent)
/** One more than the largest number of ten digits. */
const ELEVEN_DIGITS = 10 ** SCORE_DIGITS
/** Figures from 10⁻⁶ up to here are scaled to ten digits by a power of ten that is exactly a double. */
const LARGEST = ELEVEN_DIGITS / 10
/**
 * Half a unit is told from less and more where the scaled figure, below 10¹⁰ and so within 2⁻²⁰ of the true one, is
 * farther away from it than this.
 */
const DOUBTFUL = 2e-6

/** The pairs 00…99, two digits each. */
const pairs = Uint8Array.from({ length: 200 }, (_, i) => ZERO + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10))

/** The digits of 0000…9999, the first one in the lowest byte; made at the first figure, since other kernels may write them all. */
let quads: Uint32Array | undefined

function fourDigits(): Uint32Array {
  const words = new Uint32Array(10_000)
  for (let i = 0; i < words.length; i++) {
    const high = 2 * Math.floor(i / 100)
    const low = 2 * (i % 100)
    words[i] = pairs[high]! | (pairs[high + 1]! << 8) | (pairs[low]! << 16) | (pairs[low + 1]! << 24)
  }
  return words
}

const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)
/** Which half of a double holds its sign and its exponent. */
const HIGH = new Uint8Array(Int32Array.of(1).buffer)[0]! === 1 ? 1 : 0
/** The high halves of 1 and of 0.1. */
const ONE = 0x3ff00000
const TENTH = 0x3fb99999

/** How a figure begins, by its zeros before the first digit (100 × 0, 1 or 2) and its first two digits, the first character in the lowest byte. */
function beginnings(mark: number): Uint32Array {
  return Uint32Array.from({ length: 300 }, (_, i) => {
    const tens = pairs[2 * (i % 100)]!
    const ones = pairs[2 * (i % 100) + 1]!
    if (i < 100) return tens | (mark << 8) | (ones << 16)
    return ZERO | (mark << 8) | (i < 200 ? (tens << 16) | (ones << 24) : (ZERO << 16) | (tens << 24))
  })
}

const withPoint = beginnings(POINT)
const withComma = beginnings(COMMA)

/**
 * Kernel of formatFigure, its readable twin: the same text, written from `at` on, of at most FIGURE_BYTES bytes. Figures
 * like those of scores, from 0.01 up to 10, take the shortest way, on which nothing is asked that nobody can foresee:
 * sign, size and rounding are calculated.
 * @returns the index after it
 * @throws MelekError `figure-not-finite`, as formatFigure
 */
export function figureInto(bytes: Uint8Array, at: number, figure: number, decimal: '.' | ',' = '.'): number {
  const size = Math.abs(figure)
  double[0] = figure
  const half = halves[HIGH]!
  const top = half & 0x7fffffff
  if (!(size >= 0.01 && size < 10) || top === TENTH) return anyFigureInto(bytes, at, figure, decimal)
  const zeros = ((top - ONE) >>> 31) + ((top - TENTH) >>> 31)
  const scaled = size * powers[SCORE_DIGITS - 1 + zeros]! + 0.5
  const digits = Math.floor(scaled)
  if (Math.abs(scaled - digits - 0.5) > 0.5 - DOUBTFUL) return rareFigureInto(bytes, at, figure, decimal)
  if (digits === ELEVEN_DIGITS) return anyFigureInto(bytes, at, figure, decimal)
  const high = Math.floor(digits / 1e8)
  const beginning = (decimal === '.' ? withPoint : withComma)[100 * zeros + high]!
  bytes[at] = MINUS
  let end = at + (half >>> 31)
  bytes[end] = beginning
  bytes[end + 1] = beginning >>> 8
  bytes[end + 2] = beginning >>> 16
  bytes[end + 3] = beginning >>> 24
  end += 3 + zeros
  bytes[end - 1] = pairs[2 * high + 1]!
  eightDigitsInto(bytes, end, digits - high * 1e8)
  end += 8
  if (bytes[end - 1] !== ZERO) return end
  end = withoutZeros(bytes, end)
  return bytes[end - 1]! < ZERO ? end - 1 : end
}

/** Any figure that formatFigure takes. */
function anyFigureInto(bytes: Uint8Array, at: number, figure: number, decimal: '.' | ','): number {
  const size = Math.abs(figure)
  if (!(size >= fractions[6]! && size < LARGEST)) return rareFigureInto(bytes, at, figure, decimal)
  let exponent = 0
  if (size >= 1) while (size >= powers[exponent + 1]!) exponent++
  else while (size < fractions[-exponent]!) exponent--
  const scaled = size * powers[SCORE_DIGITS - 1 - exponent]!
  let digits = Math.floor(scaled)
  const rest = scaled - digits
  if (Math.abs(rest - 0.5) < DOUBTFUL) return rareFigureInto(bytes, at, figure, decimal)
  if (rest > 0.5) digits++
  if (digits === ELEVEN_DIGITS) {
    digits /= 10
    exponent++
  }
  let start = at
  if (figure < 0) bytes[start++] = MINUS
  const mark = decimal === '.' ? POINT : COMMA
  return exponent < 0 ? smallInto(bytes, start, digits, exponent, mark) : largeInto(bytes, start, digits, exponent, mark)
}

/** A figure of at least 1: the point stands behind the digit of its exponent. */
function largeInto(bytes: Uint8Array, at: number, digits: number, exponent: number, mark: number): number {
  tenDigitsInto(bytes, at + 1, digits)
  const point = at + exponent + 1
  for (let i = at; i < point; i++) bytes[i] = bytes[i + 1]!
  bytes[point] = mark
  const end = withoutZeros(bytes, at + SCORE_DIGITS + 1)
  return end === point + 1 ? point : end
}

/** A figure below 1: zeros go before its digits. */
function smallInto(bytes: Uint8Array, at: number, digits: number, exponent: number, mark: number): number {
  bytes[at] = ZERO
  bytes[at + 1] = mark
  const first = at + 1 - exponent
  for (let i = at + 2; i < first; i++) bytes[i] = ZERO
  tenDigitsInto(bytes, first, digits)
  return withoutZeros(bytes, first + SCORE_DIGITS)
}

/** @param digits 10⁹…10¹⁰ − 1 */
function tenDigitsInto(bytes: Uint8Array, at: number, digits: number): void {
  const high = Math.floor(digits / 1e8)
  bytes[at] = pairs[2 * high]!
  bytes[at + 1] = pairs[2 * high + 1]!
  eightDigitsInto(bytes, at + 2, digits - high * 1e8)
}

/** @param digits 0…10⁸ − 1 */
function eightDigitsInto(bytes: Uint8Array, at: number, digits: number): void {
  const low = digits | 0
  const thousands = (low / 1e4) | 0
  quads ??= fourDigits()
  const four = quads[thousands]!
  const last = quads[low - thousands * 1e4]!
  bytes[at] = four
  bytes[at + 1] = four >>> 8
  bytes[at + 2] = four >>> 16
  bytes[at + 3] = four >>> 24
  bytes[at + 4] = last
  bytes[at + 5] = last >>> 8
  bytes[at + 6] = last >>> 16
  bytes[at + 7] = last >>> 24
}

function withoutZeros(bytes: Uint8Array, end: number): number {
  let last = end
  while (bytes[last - 1] === ZERO) last--
  return last
}

/** Zero, figures with an exponent, and those that may lie half-way between two texts. */
function rareFigureInto(bytes: Uint8Array, at: number, figure: number, decimal: '.' | ','): number {
  const text = formatFigure(figure, decimal)
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
  return at + text.length
}

/** A whole number from 0 to 2³² − 1. @returns the index after it */
export function countInto(bytes: Uint8Array, at: number, count: number): number {
  if (count < 100) {
    if (count < 10) {
      bytes[at] = ZERO + count
      return at + 1
    }
    bytes[at] = pairs[2 * count]!
    bytes[at + 1] = pairs[2 * count + 1]!
    return at + 2
  }
  let end = at + 1
  for (let left = count; left >= 10; left = Math.floor(left / 10)) end++
  let left = count
  for (let i = end - 1; i >= at; i--) {
    const tens = Math.floor(left / 10)
    bytes[i] = ZERO + left - 10 * tens
    left = tens
  }
  return end
}
