/**
 * WebAssembly instructions as bytes: what kernels are written with here, no more. An expression is the bytes that leave its value on the
 * stack, so that expressions nest like calls; lists within lists stand for the bytes in them, which are put together once, at the end.
 * @source WebAssembly Core Specification 2.0, chapter 5 (binary format)
 */
export type Code = readonly (number | Code)[]

/** Types of numbers by their byte in the binary format. */
export const wasmTypes = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const
export type WasmType = keyof typeof wasmTypes

/** Unsigned integers in groups of seven bits. */
export function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(Math.floor(value / 128))]
}

/** Signed integers in groups of seven bits. */
export function signed(value: bigint): Code {
  const low = Number(value & 127n)
  const rest = value >> 7n
  return (rest === 0n && low < 64) || (rest === -1n && low >= 64) ? [low] : [low | 128, ...signed(rest)]
}

const binary =
  (...operation: Code) =>
  (left: Code, right: Code): Code => [left, right, operation]
const unary =
  (...operation: Code) =>
  (value: Code): Code => [value, operation]
/** @param alignment log2 of the bytes that the address is a multiple of, a hint only */
const load =
  (alignment: number, ...operation: Code) =>
  (address: Code, offset = 0): Code => [address, operation, alignment, unsigned(offset)]
const store =
  (alignment: number, ...operation: Code) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, operation, alignment, unsigned(offset)]
const simd = (operation: number): Code => [0xfd, ...unsigned(operation)]

/** Bytes of the same lane of two pairs. */
function pairOfLanes(lane: 0 | 1): Code {
  return Array.from({ length: 16 }, (_, byte) => (byte < 8 ? 0 : 16) + 8 * lane + (byte % 8))
}

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(BigInt(value))],
  load: load(2, 0x28),
  load8: load(0, 0x2d),
  store: store(2, 0x36),
  isZero: unary(0x45),
  less: binary(0x48),
  select: (condition: Code, then: Code, otherwise: Code): Code => [...then, ...otherwise, ...condition, 0x1b],
  add: binary(0x6a),
  subtract: binary(0x6b),
  multiply: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  shiftLeft: binary(0x74),
  shiftRight: binary(0x76),
  ofI64: unary(0xa7),
  /** Towards zero, the nearest integer there is for what is out of range. */
  ofF64: unary(0xfc, 2),
  smaller: (left: Code, right: Code): Code => [...left, ...right, ...left, ...right, 0x48, 0x1b],
}

export const i64 = {
  const: (value: bigint): Code => [0x42, ...signed(BigInt.asIntN(64, value))],
  load: load(0, 0x29),
  store: store(0, 0x37),
  isZero: unary(0x50),
  and: binary(0x83),
  or: binary(0x84),
  multiply: binary(0x7e),
  shiftRight: binary(0x88),
}

export const f64 = {
  load: load(3, 0x2b),
  store: store(3, 0x39),
  add: binary(0xa0),
  less: binary(0x63),
  greater: binary(0x64),
  lessOrEqual: binary(0x65),
  select: (condition: Code, then: Code, otherwise: Code): Code => [...then, ...otherwise, ...condition, 0x1b],
  absolute: unary(0x99),
  negative: unary(0x9a),
  subtract: binary(0xa1),
  multiply: binary(0xa2),
  divide: binary(0xa3),
  larger: binary(0xa5),
  squareRoot: unary(0x9f),
  const: (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  ofI32: unary(0xb7),
}

/** Pairs of doubles. */
export const f64x2 = {
  load: load(3, ...simd(0)),
  store: store(3, ...simd(11)),
  /** One double twice. */
  loadSplat: load(3, ...simd(10)),
  splat: unary(...simd(20)),
  const: (low: number, high: number): Code => [...simd(12), ...new Uint8Array(Float64Array.of(low, high).buffer)],
  lane: (value: Code, lane: 0 | 1): Code => [...value, ...simd(33), lane],
  /** Two doubles from two places, and to them. */
  gather: (low: Code, high: Code, offset = 0): Code => [
    ...high,
    ...load(3, ...simd(93))(low, offset),
    ...simd(87),
    3,
    ...unsigned(offset),
    1,
  ],
  storeLane: (address: Code, value: Code, lane: 0 | 1): Code => [...address, ...value, ...simd(91), 3, 0, lane],
  /** The first of each of two pairs, and the second. */
  lows: binary(...simd(13), ...pairOfLanes(0)),
  highs: binary(...simd(13), ...pairOfLanes(1)),
  floor: unary(...simd(117)),
  absolute: unary(...simd(236)),
  negative: unary(...simd(237)),
  squareRoot: unary(...simd(239)),
  add: binary(...simd(240)),
  subtract: binary(...simd(241)),
  multiply: binary(...simd(242)),
  divide: binary(...simd(243)),
  /** The second where it is smaller or larger, otherwise, as for NaN, the first. */
  smaller: binary(...simd(246)),
  larger: binary(...simd(247)),
  /** All bits of a number, or none. */
  equal: binary(...simd(71)),
  less: binary(...simd(73)),
  greater: binary(...simd(74)),
  lessOrEqual: binary(...simd(75)),
  greaterOrEqual: binary(...simd(76)),
  and: binary(...simd(78)),
  select: (condition: Code, then: Code, otherwise: Code): Code => [...then, ...otherwise, ...condition, ...simd(82)],
  /** A bit of each, the sign. */
  bits: unary(...simd(196)),
}

const ifWithoutValue = [0x04, 0x40]
const end = 0x0b

/** Runs the body while the condition holds, which is looked at before every run. */
export function whileLoop(condition: Code, ...body: readonly Code[]): Code {
  return [0x02, 0x40, 0x03, 0x40, i32.isZero(condition), 0x0d, 1, body, 0x0c, 0, end, end]
}

export function when(condition: Code, then: readonly Code[], otherwise?: readonly Code[]): Code {
  const alternative = otherwise === undefined ? [] : [0x05, otherwise]
  return [condition, ifWithoutValue, then, alternative, end]
}
