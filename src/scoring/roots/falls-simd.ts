// Readable twins: fallsBetween of falls.ts, sumNodes of row-kernel-twin.ts.
import { type Code, f64, f64x2, i32, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { flat, scanNumbers } from './row-layout.js'

const [word, double, pairBytes] = [4, 8, 16]

/** @see SumNodes */
export function sumNodesFunction(): WasmFunction {
  const { get, set, types } = variables({
    places: 'i32',
    end: 'i32',
    offset: 'i32',
    step: 'i32',
    count: 'i32',
    out: 'i32',
    place: 'i32',
    row: 'i32',
    pair0: 'v128',
    pair1: 'v128',
  })
  const pairs = ['pair0', 'pair1'] as const
  const node = [
    set('place', get.places),
    ...pairs.map((pair) => set(pair, f64x2.const(0, 0))),
    whileLoop(
      i32.less(get.place, get.end),
      set('row', i32.add(i32.load(get.place), get.offset)),
      ...pairs.map((pair, j) => set(pair, f64x2.add(get[pair], f64x2.load(get.row, pairBytes * j)))),
      set('place', i32.add(get.place, i32.const(word))),
    ),
    ...pairs.map((pair, j) => f64x2.store(get.out, get[pair], pairBytes * j)),
    set('out', i32.add(get.out, i32.const(double * scanNumbers))),
    set('offset', i32.add(get.offset, get.step)),
    set('count', i32.subtract(get.count, i32.const(1))),
  ]
  const body = whileLoop(get.count, ...node)
  return { name: 'sumNodes', parameters: types.slice(0, 6), locals: types.slice(6), body }
}

const { get, set, types } = variables({
  count: 'i32',
  sums: 'i32',
  sizes: 'i32',
  out: 'i32',
  constant: 'f64',
  left: 'f64',
  right: 'f64',
  low: 'f64',
  high: 'f64',
  size: 'f64',
  turn: 'f64',
  falls: 'i32',
})
const zero = f64.const(0)
const isFlat = (value: Code) => f64.less(value, f64.const(flat))
const all = (first: Code, ...others: readonly Code[]) => others.reduce((one, other) => i32.and(one, other), first)
const isPositive = f64.greater(get.left, zero)

/** @see FindFalls */
export function findFallsFunction(): WasmFunction {
  const flatThroughout = all(
    isFlat(f64.absolute(get.left)),
    isFlat(f64.absolute(get.right)),
    isFlat(f64.multiply(f64.negative(get.low), get.size)),
    isFlat(f64.multiply(get.high, get.size)),
  )
  const cell = [
    set('left', f64.add(f64.load(get.sums), get.constant)),
    set('low', f64.load(get.sums, double)),
    set('high', f64.load(get.sums, 2 * double)),
    set('right', f64.add(f64.load(get.sums, scanNumbers * double), get.constant)),
    set('size', f64.load(get.sizes)),
    when(flatThroughout, [set('falls', i32.const(0))], [whereSteep()]),
    i32.store(get.out, get.falls),
    set('out', i32.add(get.out, i32.const(word))),
    set('sizes', i32.add(get.sizes, i32.const(double))),
    set('sums', i32.add(get.sums, i32.const(double * scanNumbers))),
    set('count', i32.subtract(get.count, i32.const(1))),
  ]
  const body = whileLoop(get.count, ...cell)
  return { name: 'findFalls', parameters: types.slice(0, 5), locals: types.slice(5), body }
}

/** Where the slope has one sign, the ends tell; elsewhere, the bounds of the slope. */
function whereSteep(): Code {
  const undecided = i32.subtract(isPositive, f64.greater(get.right, zero))
  return when(
    f64.less(get.high, zero),
    [set('falls', all(isPositive, f64.lessOrEqual(get.right, zero)))],
    [
      when(
        f64.greater(get.low, zero),
        [set('falls', i32.const(0))],
        [when(undecided, [set('falls', i32.const(-1))], withinBounds())],
      ),
    ],
  )
}

/** How far the function can come from both ends towards zero. */
function withinBounds(): Code[] {
  const [down, up] = [f64.select(isPositive, get.low, get.high), f64.select(isPositive, get.high, get.low)]
  return [
    set(
      'turn',
      f64.divide(
        f64.add(
          f64.subtract(f64.multiply(up, get.left), f64.multiply(down, get.right)),
          f64.multiply(f64.multiply(get.low, get.high), get.size),
        ),
        f64.subtract(up, down),
      ),
    ),
    set('falls', i32.subtract(i32.select(isPositive, f64.greater(get.turn, zero), f64.less(get.turn, zero)), i32.const(1))),
  ]
}
