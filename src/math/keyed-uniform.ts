/** A uniform is 27 bits of one lane above 26 bits of the other. */
export const TWO_26 = 2 ** 26
export const TWO_53 = 2 ** 53

/** 2³²·(√5 − 1)/2 and 2³²·(√2 − 1): odd, with no pattern in their bits. */
export const FIRST_MULTIPLIER = 0x9e3779b9
export const SECOND_MULTIPLIER = 0x6a09e667
/** Fractional bits of π. */
export const FIRST_START = 0x243f6a88
export const SECOND_START = 0x85a308d3

/**
 * Uniform number in [0, 1), a multiple of 2⁻⁵³, that is a function of its keys alone: a random table of unlimited size
 * that is never stored. Whoever asks for (seed, person, item) gets the same number, in any order, in any process.
 * Keys are told apart ("ab", "c" is not "a", "bc"); a number is the same key as its text.
 *
 * Two 32-bit lanes take in one UTF-16 unit at a time by xor, rotation and multiplication by an odd constant, together a
 * one-to-one map of their 64 bits; the second lane sees only what the first has mixed, and a unit above 16 bits closes
 * each key. Not a cryptographic hash.
 * @source the xor-multiply step of Fowler, Noll & Vo (FNV-1a) and the finalizer of Appleby's MurmurHash3, both in the
 *   public domain
 */
export function keyedUniform(...keys: readonly (string | number)[]): number {
  let first = FIRST_START
  let second = SECOND_START
  for (const key of keys) {
    const text = typeof key === 'string' ? key : String(key)
    for (let i = 0; i <= text.length; i++) {
      const unit = i < text.length ? text.charCodeAt(i) : 0x10000
      first = Math.imul(rotate(first ^ unit, 13), FIRST_MULTIPLIER)
      second = Math.imul(rotate(second ^ first, 17), SECOND_MULTIPLIER)
    }
  }
  first = avalanche(first ^ second)
  second = avalanche(second ^ first)
  return ((first >>> 5) * TWO_26 + (second >>> 6)) / TWO_53
}

/** Uniforms whose first keys are alike, which are taken in only once. */
export interface KeyedUniforms {
  /** Sets the key after the first ones. */
  enter(key: string): void
  /** The uniform of the keys so far and a last one. */
  uniform(last: string): number
}

/** Readable twin: {@link keyedUniform}, which it equals to the last bit. */
export function keyedUniforms(...first: readonly (string | number)[]): KeyedUniforms {
  const start = new Int32Array([FIRST_START, SECOND_START])
  for (const key of first) absorb(start, typeof key === 'string' ? key : String(key))
  const entered = start.slice()
  const last = start.slice()
  return {
    enter(key) {
      entered[0] = start[0] as number
      entered[1] = start[1] as number
      absorb(entered, key)
    },
    uniform(key) {
      last[0] = entered[0] as number
      last[1] = entered[1] as number
      absorb(last, key)
      const one = avalanche((last[0] as number) ^ (last[1] as number))
      const other = avalanche((last[1] as number) ^ one)
      return ((one >>> 5) * TWO_26 + (other >>> 6)) / TWO_53
    },
  }
}

function absorb(lanes: Int32Array, text: string): void {
  let first = lanes[0] as number
  let second = lanes[1] as number
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x10000
    first = Math.imul(rotate(first ^ unit, 13), FIRST_MULTIPLIER)
    second = Math.imul(rotate(second ^ first, 17), SECOND_MULTIPLIER)
  }
  lanes[0] = first
  lanes[1] = second
}

export function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** Lets each input bit change each output bit with probability near ½. */
export function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
