import { f64, f64x2, i32, i64, when, whileLoop } from '../math/wasm/wasm-code.js'
import { functionOf, variables, wasmModule } from '../math/wasm/wasm-module.js'
import { areBits, bitsOf } from './eight-answers.js'

const double = 8
/** Answers, right or wrong, that are looked up together, and entries for them. */
const together = 8
const { get, set, types } = variables({
  count: 'i32',
  codes: 'i32',
  items: 'i32',
  groups: 'i32',
  lastMask: 'i64',
  slopes: 'i32',
  cells: 'i32',
  lastCell: 'i32',
  low: 'f64',
  perUnit: 'f64',
  theta: 'i32',
  standardError: 'i32',
  others: 'i32',
  person: 'i32',
  otherCount: 'i32',
  at: 'i32',
  entries: 'i32',
  lastEntries: 'i32',
  answers: 'i64',
  unknown: 'i64',
  sum: 'f64',
  cell: 'i32',
  part: 'v128',
  figures: 'v128',
})

const addGroup = [
  set('unknown', i64.or(get.unknown, get.answers)),
  set('sum', f64.add(get.sum, f64.load(i32.add(get.entries, i32.shiftLeft(bitsOf(get.answers), i32.const(3)))))),
]
/** Coefficient k of mean and variance. */
const coefficients = (k: number) => f64x2.load(get.cell, 2 * double * k)
const next = (k: number) => set('figures', f64x2.add(coefficients(k), f64x2.multiply(get.part, get.figures)))

const person = [
  set('at', i32.add(get.codes, i32.multiply(get.person, get.items))),
  set('entries', get.slopes),
  set('sum', f64.const(0)),
  set('unknown', i64.const(0n)),
  whileLoop(
    i32.less(get.entries, get.lastEntries),
    set('answers', i64.load(get.at)),
    ...addGroup,
    set('entries', i32.add(get.entries, i32.const(256 * double))),
    set('at', i32.add(get.at, i32.const(together))),
  ),
  set('answers', i64.and(i64.load(get.at), get.lastMask)),
  ...addGroup,
]

const place = i32.shiftLeft(get.person, i32.const(3))
const leave = [
  i32.store(i32.add(get.others, i32.shiftLeft(get.otherCount, i32.const(2))), get.person),
  set('otherCount', i32.add(get.otherCount, i32.const(1))),
]
const readCubics = [
  // The statistic in cells from the lowest.
  set('sum', f64.multiply(f64.subtract(get.sum, get.low), get.perUnit)),
  set('cell', i32.smaller(i32.ofF64(get.sum), get.lastCell)),
  set('part', f64x2.splat(f64.subtract(get.sum, f64.ofI32(get.cell)))),
  set('cell', i32.add(get.cells, i32.shiftLeft(get.cell, i32.const(6)))),
  set('figures', coefficients(3)),
  next(2),
  next(1),
  next(0),
  f64.store(i32.add(get.theta, place), f64x2.lane(get.figures, 0)),
  f64.store(i32.add(get.standardError, place), f64.squareRoot(f64x2.lane(get.figures, 1))),
  when(i32.isZero(f64.greater(f64x2.lane(get.figures, 1), f64.const(0))), leave),
]

/**
 * One function, `score`: EAP and posterior SD of complete answers, right or wrong, from sums of slopes and cubics over them. It lists
 * whoever has another response, or a variance that is not above 0, and returns how many these are.
 */
export function sufficientModule(): Uint8Array<ArrayBuffer> {
  return wasmModule([
    functionOf('score', types, 13, [
      set('lastEntries', i32.add(get.slopes, i32.multiply(i32.subtract(get.groups, i32.const(1)), i32.const(256 * double)))),
      whileLoop(
        i32.less(get.person, get.count),
        ...person,
        when(areBits(get.unknown), readCubics, leave),
        set('person', i32.add(get.person, i32.const(1))),
      ),
      get.otherCount,
    ]),
  ])
}
