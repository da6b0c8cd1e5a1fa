import { f64, f64x2, i32, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { nodesPerBlock } from './product-kernel.js'
import { parts, placeEnds, product, productOfRows, productVariables } from './product-of-rows.js'

const double = 8

const { get, set, types } = variables({
  groups: 'i32',
  places: 'i32',
  weights: 'i32',
  first: 'i32',
  blocks: 'i32',
  density: 'i32',
  before: 'i32',
  ...productVariables,
  end: 'i32',
  sums: 'v128',
})

const storeSum = f64.store(get.before, f64.add(f64x2.lane(get.sums, 0), f64x2.lane(get.sums, 1)))
const addPair = (from: 0 | 2) => [
  storeSum,
  set('before', i32.add(get.before, i32.const(double))),
  set('sums', f64x2.add(get.sums, f64x2.add(get[product(from)], get[product(from === 0 ? 1 : 3)]))),
]
const block = [
  ...productOfRows({ get, set }),
  ...parts.map((part) => f64x2.store(get.density, get[product(part)], 2 * double * part)),
  ...addPair(0),
  ...addPair(2),
  set('density', i32.add(get.density, i32.const(nodesPerBlock * double))),
  set('at', i32.add(get.at, i32.const(nodesPerBlock * double))),
]
const zeros = f64x2.const(0, 0)

/**
 * Writes the products of one person's rows over some blocks, four zeros behind them, and the sums of all nodes in front of every four.
 * Behind the last of these comes the sum of every other node less that of the others.
 */
export function layOutFunction(): WasmFunction {
  return functionOf('layOut', types, 7, [
    set('groups', i32.shiftLeft(get.groups, i32.const(2))),
    set('place', get.places),
    ...placeEnds({ get, set }),
    set('at', get.first),
    set('end', i32.add(get.first, i32.multiply(get.blocks, i32.const(nodesPerBlock * double)))),
    whileLoop(i32.less(get.at, get.end), ...block),
    f64x2.store(get.density, zeros),
    f64x2.store(get.density, zeros, 2 * double),
    storeSum,
    f64.store(get.before, f64.subtract(f64x2.lane(get.sums, 0), f64x2.lane(get.sums, 1)), double),
    get.blocks,
  ])
}
