// Readable twin: personCodeInto.
import { u32, u64 } from '../../math/wasm/wasm-bytes.js'
import { type Code, i32, i64, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { rowFields } from './row-frame.js'

const word = 4
const ZERO = 48
const MOST_DIGITS = 18

const { get, set, types } = variables({
  rows: 'i32',
  range: 'i32',
  step: 'i32',
  code: 'i32',
  known: 'i32',
  start: 'i32',
  split: 'i32',
  end: 'i32',
  good: 'i32',
  at: 'i32',
  rank: 'i32',
  digit: 'i32',
  long: 'i32',
  ending: 'i32',
  eight: 'i64',
})

const field = (name: keyof typeof rowFields) => i32.load(i32.const(0), word * rowFields[name])
const constant = i32.const
const repeated = (byte: bigint) => i64.const(byte * 0x0101010101010101n)

/** The number that eight digits make, pair by pair, in `eight`. @source Lemire (2022), "Parsing integers quickly" */
const eightDigitNumber = [10n, 100n, 10000n].map((unit, i) => {
  const wide = 8n << BigInt(i)
  const kept = [0x00ff00ff00ff00ffn, 0x0000ffff0000ffffn, 0x00000000ffffffffn][i]!
  return set(
    'eight',
    i64.and(u64.add(i64.multiply(get.eight, i64.const(unit)), i64.shiftRight(get.eight, i64.const(wide))), i64.const(kept)),
  )
})

/** Rank of nine digits, one and eight. */
const nineDigitRank = [
  set('eight', u64.exclusiveOr(i64.load(get.at, 1), repeated(0x30n))),
  set('digit', i32.subtract(i32.load8(get.at), constant(ZERO))),
  set(
    'good',
    i32.and(
      get.good,
      i32.and(
        i64.isZero(i64.and(i64.or(get.eight, u64.add(get.eight, repeated(6n))), repeated(0xf0n))),
        u32.less(get.digit, constant(10)),
      ),
    ),
  ),
  ...eightDigitNumber,
  set('rank', i32.add(i32.multiply(get.digit, constant(100_000_000)), i32.ofI64(get.eight))),
]

const anyRank = (end: 'split' | 'end') => [
  set('rank', constant(0)),
  whileLoop(
    u32.less(get.at, get[end]),
    set('digit', i32.subtract(i32.load8(get.at), constant(ZERO))),
    set('good', i32.and(get.good, u32.less(get.digit, constant(10)))),
    set('rank', i32.add(i32.multiply(get.rank, constant(10)), get.digit)),
    set('at', i32.add(get.at, constant(1))),
  ),
]

/** Writes the rank of the digits up to an end as a word of the code. */
const rankOf = (start: 'start' | 'split', end: 'split' | 'end', place: number): Code[] => [
  set('at', get[start]),
  when(u32.equal(i32.subtract(get[end], get[start]), constant(9)), nineDigitRank, anyRank(end)),
  i32.store(
    get.code,
    i32.add(get.rank, i32.load(i32.add(field('shorterRuns'), i32.shiftLeft(i32.subtract(get[end], get[start]), constant(2))))),
    place,
  ),
]

/** @see maybeRounded */
const countLongId = [
  set('long', i32.add(get.long, constant(1))),
  set(
    'ending',
    i32.add(
      get.ending,
      i32.and(
        u32.equal(i32.load8(i32.subtract(get.end, constant(1))), constant(ZERO)),
        i32.or(
          u32.equal(i32.subtract(get.end, get.start), constant(16)),
          u32.equal(i32.load8(i32.subtract(get.end, constant(2))), constant(ZERO)),
        ),
      ),
    ),
  ),
]

const codeOfRow = [
  set('start', i32.load(get.range)),
  set('end', i32.load(get.range, word)),
  set('good', u32.less(i32.subtract(get.end, get.start), constant(MOST_DIGITS + 1))),
  when(get.good, [
    set(
      'split',
      u32.choose(
        u32.less(i32.subtract(get.end, get.start), constant(MOST_DIGITS / 2)),
        get.start,
        i32.subtract(get.end, constant(MOST_DIGITS / 2)),
      ),
    ),
    ...rankOf('start', 'split', 0),
    ...rankOf('split', 'end', word),
  ]),
  when(u32.less(i32.subtract(i32.subtract(get.end, get.start), constant(16)), constant(2)), countLongId),
  set('known', i32.and(get.known, get.good)),
  set('range', i32.add(get.range, get.step)),
  set('code', i32.add(get.code, constant(2 * word))),
  set('rows', i32.subtract(get.rows, constant(1))),
]

/**
 * Writes the codes of the ids of the first rows.
 * @returns 1 where every id is a number of at most 18 digits; else 0, and the codes mean nothing
 */
export function codeFunction(): WasmFunction {
  return functionOf('code', types, 1, [
    set('range', i32.add(field('ranges'), field('idRange'))),
    set('step', i32.shiftLeft(field('textCount'), constant(3))),
    set('code', field('codes')),
    set('known', constant(1)),
    whileLoop(i32.and(get.known, u32.less(constant(0), get.rows)), ...codeOfRow),
    i32.store(constant(0), get.long, word * rowFields.longIds),
    i32.store(constant(0), get.ending, word * rowFields.endingIds),
    get.known,
  ])
}
