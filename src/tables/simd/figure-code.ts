// Readable twin: figureInto in figure-bytes.ts.
import { doubles, u32, u64 } from '../../math/wasm/wasm-bytes.js'
import { type Code, f64, i32, i64, when } from '../../math/wasm/wasm-code.js'

/** Variables of {@link figureCode} that are no parameters of its function. */
export const figureVariables = {
  figure: 'f64',
  size: 'f64',
  scaled: 'f64',
  whole: 'f64',
  zeros: 'i32',
  high: 'i32',
  first: 'i32',
  low: 'i64',
  lanes: 'i64',
} as const

type Names = keyof typeof figureVariables | 'at' | 'good'
interface FigureAccess {
  readonly get: Readonly<Record<Names, Code>>
  set(name: Names, value: Code): Code
  /** Where 10⁹ … 10¹⁵ stand. */
  readonly powers: Code
}

const constant = i32.const
const [ZERO, MINUS] = [48, 45]
const leadingZeros = i64.const(BigInt.asUintN(64, 0x3030303030302e30n))
const zeros = i64.const(0x3030303030303030n)
const DOUBTFUL = 2e-6

/** Splits the number in every lane by a power of ten: the quotient stays, the rest goes to the lane above. */
function split({ get, set }: FigureAccess, { factor, shift, mask, unit, lane }: Split): Code[] {
  return [
    set('lanes', i64.and(i64.shiftRight(i64.multiply(get.low, i64.const(factor)), i64.const(shift)), i64.const(mask))),
    set(
      'low',
      i64.or(get.lanes, u64.shiftLeft(u64.subtract(get.low, i64.multiply(get.lanes, i64.const(unit))), i64.const(lane))),
    ),
  ]
}

interface Split {
  /** A lane times this, shifted, is the quotient: exactly, for what a lane may hold. */
  readonly factor: bigint
  readonly shift: bigint
  readonly mask: bigint
  readonly unit: bigint
  readonly lane: bigint
}

/** Eight digits of a number below 10⁸, the first in the lowest byte. @source Warren, Hacker's Delight (2012), section 10-9 */
const splits: readonly Split[] = [
  { factor: 3_518_437_209n, shift: 45n, mask: 0xffffn, unit: 10_000n, lane: 32n },
  { factor: 10_486n, shift: 20n, mask: 0x0000007f0000007fn, unit: 100n, lane: 16n },
  { factor: 103n, shift: 10n, mask: 0x000f000f000f000fn, unit: 10n, lane: 8n },
]

/** A figure below one of these has a zero more before its first digit. */
const [one, ...smaller] = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001] as const
const least = 0.000001

/**
 * Writes the figure at `at`, from 10⁻⁶ up to 10, with ten significant digits; `good` becomes 0 for other figures and where two texts
 * are equally near.
 */
export function figureCode(access: FigureAccess): Code[] {
  const { get, set, powers } = access
  const isBelow = (limit: number) => doubles.less(get.size, f64.const(limit))
  const addZero = (limit: number) => set('zeros', i32.add(get.zeros, isBelow(limit)))
  const digitsAt = i32.add(get.at, get.zeros)
  return [
    u32.store8(get.at, constant(MINUS)),
    set('at', i32.add(get.at, i32.ofI64(i64.shiftRight(u64.bitsOfF64(get.figure), i64.const(63n))))),
    set('size', doubles.absolute(get.figure)),
    set('zeros', i32.add(isBelow(one), isBelow(smaller[0]))),
    when(isBelow(smaller[0]), smaller.slice(1).map(addZero)),
    set(
      'scaled',
      f64.add(f64.multiply(get.size, f64.load(i32.add(powers, i32.shiftLeft(get.zeros, constant(3))))), f64.const(0.5)),
    ),
    set('whole', doubles.floor(get.scaled)),
    // Half-way between two texts, or not of ordinary size.
    set(
      'good',
      i32.and(
        get.good,
        i32.and(
          i32.and(doubles.less(get.whole, f64.const(1e10)), i32.isZero(isBelow(least))),
          doubles.less(
            doubles.absolute(f64.subtract(f64.subtract(get.scaled, get.whole), f64.const(0.5))),
            f64.const(0.5 - DOUBTFUL),
          ),
        ),
      ),
    ),
    set('low', u64.ofF64(get.whole)),
    // A number below 10¹⁰ by 10⁸, the factors of two first: 45,035,997 is 2⁴⁴ by 390,625, rounded up.
    set('lanes', i64.shiftRight(i64.multiply(i64.shiftRight(get.low, i64.const(8n)), i64.const(45_035_997n)), i64.const(44n))),
    set('high', i32.ofI64(get.lanes)),
    set('low', u64.subtract(get.low, i64.multiply(get.lanes, i64.const(100_000_000n)))),
    set('first', i32.shiftRight(i32.multiply(get.high, constant(103)), constant(10))),
    set('high', i32.subtract(get.high, i32.multiply(get.first, constant(10)))),
    ...splits.flatMap((each) => split(access, each)),
    // Digits stand behind "0." and zeros, or around the point.
    u64.store(get.at, leadingZeros),
    u32.store8(i32.add(digitsAt, u32.choose(get.zeros, constant(1), constant(0))), i32.add(get.first, constant(ZERO))),
    u32.store8(digitsAt, i32.add(get.high, constant(ZERO)), 2),
    u64.store(digitsAt, u64.add(get.low, zeros), 3),
    // Zeros at the end are left out, and with them a point that nothing follows.
    set('first', i64.isZero(get.low)),
    set('high', i32.and(get.first, i32.isZero(get.high))),
    set('first', i32.shiftRight(i32.ofI64(u64.leadingZeros(get.low)), constant(3))),
    set(
      'at',
      i32.subtract(
        i32.add(digitsAt, constant(11)),
        i32.add(i32.add(get.first, get.high), i32.and(get.high, i32.isZero(get.zeros))),
      ),
    ),
  ]
}
