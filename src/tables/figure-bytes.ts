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

/**
 * Kernel of formatFigure, its readable twin: the same text, written from `at` on, of at most FIGURE_BYTES bytes.
 * @returns the index after it
 * @throws MelekError `figure-not-finite`, as formatFigure
 */
export function figureInto(bytes: Uint8Array, at: number, figure: number, decimal: '.' | ',' = '.'): number {
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
  const low = (digits - high * 1e8) | 0
  const middle = (low / 1e4) | 0
  pairInto(bytes, at, high)
  fourDigitsInto(bytes, at + 2, middle)
  fourDigitsInto(bytes, at + 6, low - middle * 1e4)
}

function fourDigitsInto(bytes: Uint8Array, at: number, digits: number): void {
  const high = (digits / 100) | 0
  pairInto(bytes, at, high)
  pairInto(bytes, at + 2, digits - high * 100)
}

function pairInto(bytes: Uint8Array, at: number, pair: number): void {
  bytes[at] = pairs[2 * pair]!
  bytes[at + 1] = pairs[2 * pair + 1]!
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
