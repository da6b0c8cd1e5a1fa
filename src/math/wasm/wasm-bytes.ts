import { type Code, unsigned } from './wasm-code.js'

/**
 * WebAssembly instructions for kernels over text: single bytes, sixteen of them at a time, and words of eight. Apart from those that numbers
 * need, so that who only calculates does not load them.
 * @source WebAssembly Core Specification 2.0, chapter 5 (binary format)
 */

const binary =
  (...operation: Code) =>
  (left: Code, right: Code): Code => [left, right, operation]
const unary =
  (...operation: Code) =>
  (value: Code): Code => [value, operation]
const load =
  (...operation: Code) =>
  (address: Code, offset = 0): Code => [address, operation, 0, unsigned(offset)]
const store =
  (...operation: Code) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, operation, 0, unsigned(offset)]
const simd = (operation: number): Code => [0xfd, ...unsigned(operation)]

/** Integers of 32 bits, taken as not negative. */
export const u32 = {
  load16: load(0x2f),
  store8: store(0x3a),
  equal: binary(0x46),
  notEqual: binary(0x47),
  less: binary(0x49),
  greater: binary(0x4b),
  exclusiveOr: binary(0x73),
  trailingZeros: unary(0x68),
  divide: binary(0x6e),
  /** One of two values, both of which are calculated. */
  choose: (condition: Code, then: Code, otherwise: Code): Code => [...then, ...otherwise, ...condition, 0x1b],
}

/** Integers of 64 bits. */
export const u64 = {
  store: store(0x37),
  ofI32: unary(0xad),
  /** Towards zero; what is out of range becomes the nearest there is, as a signed number. */
  ofF64: unary(0xfc, 6),
  bitsOfF64: unary(0xbd),
  add: binary(0x7c),
  subtract: binary(0x7d),
  shiftLeft: binary(0x86),
  exclusiveOr: binary(0x85),
  leadingZeros: unary(0x79),
  /** How many bits are set. */
  ones: unary(0x7b),
}

/** Comparisons and rounding of doubles. */
export const doubles = {
  absolute: unary(0x99),
  floor: unary(0x9c),
  equal: binary(0x61),
  notEqual: binary(0x62),
  less: binary(0x63),
}

/** Sixteen bytes. */
export const bytes16 = {
  load: load(...simd(0)),
  store: store(...simd(11)),
  /** Eight bytes of memory, and eight zeros. */
  loadEight: load(...simd(93)),
  /** The first eight. */
  storeEight: (address: Code, value: Code): Code => [...address, ...value, ...simd(91), 0, 0, 0],
  zeros: [...simd(12), ...new Array<number>(16).fill(0)],
  splat: unary(...simd(15)),
  /** 255 where the bytes are equal, else 0. */
  equal: binary(...simd(35)),
  /** 255 where a byte is above the other, both 0…255, else 0. */
  greater: binary(...simd(40)),
  subtract: binary(...simd(113)),
  or: binary(...simd(80)),
  /** Bit i is bit 7 of byte i. */
  bits: unary(...simd(100)),
  /** Bytes 0, 2, 4 … 14, and those again. */
  everyOther: (value: Code): Code => [...value, ...value, ...simd(13), ...[0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14]],
}

/** Ends the function with a value. */
export function giveBack(value: Code): Code {
  return [...value, 0x0f]
}
