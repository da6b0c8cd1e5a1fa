import { type Code, i32, i64 } from '../math/wasm/wasm-code.js'

/** One byte of eight answers, each right or wrong and a byte of a word: bit i is answer i. */
export function bitsOf(answers: Code): Code {
  // Brings answer i to bit i of the last byte; no two products meet there.
  return i32.ofI64(i64.shiftRight(i64.multiply(answers, i64.const(0x0102040810204080n)), i64.const(56n)))
}

/** Whether words of answers that were joined by `or` hold nothing but 0 and 1. */
export function areBits(joined: Code): Code {
  return i64.isZero(i64.and(joined, i64.const(0xfefefefefefefefen)))
}
