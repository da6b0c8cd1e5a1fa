const LOG_SQRT_TWO_PI = 0.9189385332046728
const SQRT_TWO_PI = 2.5066282746310007

/** ln of the standard normal density. */
export function normalLogDensity(x: number): number {
  return -0.5 * x * x - LOG_SQRT_TWO_PI
}

/** Standard normal density, relative accuracy kept until it underflows near |x| = 38.5. */
export function normalDensity(x: number): number {
  return expMinusHalfSquare(Math.abs(x)) / SQRT_TWO_PI
}

/** P(Z ≤ x) for a standard normal Z; full relative accuracy in the lower tail. */
export function normalCdf(x: number): number {
  return normalUpperTail(-x)
}

/** P(Z > x), full relative accuracy in the upper tail. */
export function normalUpperTail(x: number): number {
  return x < 0 ? 1 - positiveTail(-x) : positiveTail(x)
}

/** ln P(Z ≤ x), finite for every finite x. */
export function logNormalCdf(x: number): number {
  if (x >= 0) return Math.log1p(-positiveTail(x))
  return x === -Infinity ? x : -0.5 * x * x + Math.log(scaledTail(-x))
}

function positiveTail(x: number): number {
  return x === Infinity ? 0 : expMinusHalfSquare(x) * scaledTail(x)
}

/**
 * e^(−x²/2) for x ≥ 0. Squaring x would cost x² rounding errors in the exponent; a part of x with few bits squares
 * exactly and the rest adds little.
 */
function expMinusHalfSquare(x: number): number {
  if (x > 40) return 0
  const coarse = Math.floor(x * 16) / 16
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (x - coarse) * (x + coarse))
}

/**
 * Chebyshev coefficients of (1 + x)·e^(x²/2)·P(Z > x), 0 ≤ x < ∞, in (x − 5)/(x + 5); the first left out is below
 * 1e-19. Made at 60 digits as the cosine sums over 60 Chebyshev points.
 */
const TAIL_COEFFICIENTS = [
  0.4619742120721857, -0.06516520239491264, -0.005458781501136567, 0.01229619904556344, -0.006470872915703688,
  0.0022407355224168305, -0.0005638623774651974, 0.00009984031082925812, -0.000009849514843168493, -4.032494233045217e-7,
  2.99023962013034e-7, -3.032070748442814e-8, -4.617665713929027e-9, 1.3298288008382692e-9, 3.007242719019045e-11,
  -4.4299537255328156e-11, 1.3999857147018152e-12, 1.4718957028912571e-12, -9.325953119165372e-14, -5.294681169067695e-14,
  3.958188414414517e-15, 2.1048214642963194e-15, -1.345671286136144e-16, -9.097614914495833e-17, 2.9906032105666557e-18,
  4.120292578607833e-18,
] as const

/**
 * e^(x²/2)·P(Z > x) for finite x ≥ 0: the tail without its exponential.
 * @source one expansion for the half line as in Shepherd & Laframboise (1981), Math. Comp. 36, 249–253
 */
function scaledTail(x: number): number {
  const t = (x - 5) / (x + 5)
  let sum = 0
  let before = 0
  for (let k = TAIL_COEFFICIENTS.length - 1; k > 0; k--) {
    const next = 2 * t * sum - before + (TAIL_COEFFICIENTS[k] as number)
    before = sum
    sum = next
  }
  return (t * sum - before + TAIL_COEFFICIENTS[0]) / (1 + x)
}

/**
 * Standard normal deviate of a uniform in [0, 1) that is a multiple of 2⁻⁵³, by inversion at the middle of its cell:
 * never infinite, and u and 1 − 2⁻⁵³ − u give opposite deviates exactly.
 */
export function normalFromUniform(uniform: number): number {
  // 1 − u is exact, and so is the half cell on the side that is below ½.
  return uniform < 0.5 ? normalQuantile(uniform + 2 ** -54) : -normalQuantile(1 - uniform - 2 ** -54)
}

/**
 * x with P(Z ≤ x) = p; 0 and 1 give −Infinity and +Infinity. For an upper tail probability q take −normalQuantile(q).
 * @throws RangeError outside [0, 1]
 * @source Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37, 477–484: relative error about 1e-16
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must lie in [0, 1], got ${p}`)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const centred = p - 0.5
  if (Math.abs(centred) <= 0.425) return centred * ratio(CENTRE, 0.180625 - centred * centred)
  const r = Math.sqrt(-Math.log(centred < 0 ? p : 1 - p))
  const size = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(FAR_TAIL, r - 5)
  return centred < 0 ? -size : size
}

interface RationalFunction {
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
}

const CENTRE: RationalFunction = {
  numerator: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  denominator: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
}

const SHOULDER: RationalFunction = {
  numerator: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  denominator: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
}

const FAR_TAIL: RationalFunction = {
  numerator: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    0.000027115555687434876, 2.0103343992922881e-7,
  ],
  denominator: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
}

function ratio({ numerator, denominator }: RationalFunction, x: number): number {
  return horner(numerator, x) / horner(denominator, x)
}

function horner(coefficients: readonly number[], x: number): number {
  let value = 0
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * x + (coefficients[k] as number)
  return value
}
