import { type Code, f64, f64x2, i32, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { figuresPerPerson, nodesPerBlock } from './product-kernel.js'
import { type Part, parts, placeEnds, product, productOfRows, productVariables } from './product-of-rows.js'

const word = 4
const double = 8

const { get, set, types } = variables({
  count: 'i32',
  groups: 'i32',
  places: 'i32',
  weights: 'i32',
  firsts: 'i32',
  blocks: 'i32',
  out: 'i32',
  person: 'i32',
  end: 'i32',
  ...productVariables,
  x0: 'v128',
  x1: 'v128',
  x2: 'v128',
  x3: 'v128',
  mass: 'v128',
  sum: 'v128',
  squares: 'v128',
  first: 'v128',
  outer: 'v128',
  last: 'v128',
  peak: 'v128',
})

const x = (part: Part) => `x${part}` as const
const inPairs = (from: 0 | 2, of: (part: Part) => Code) => f64x2.add(of(from), of((from + 1) as 1 | 3))
const accumulate = (name: 'mass' | 'sum' | 'squares', of: (part: Part) => Code) =>
  set(name, f64x2.add(f64x2.add(get[name], inPairs(0, of)), inPairs(2, of)))
const figures = ['mass', 'sum', 'squares'] as const
const extremes = ['first', 'outer', 'last', 'peak'] as const
const nothing = f64x2.const(0, 0)
const larger = f64x2.larger

/** Products of rows over the blocks of each person's window, and their moments. */
export function multiplyFunction(): WasmFunction {
  return functionOf('multiply', types, 7, [
    set('groups', i32.shiftLeft(get.groups, i32.const(2))),
    set('place', get.places),
    whileLoop(i32.less(get.person, get.count), ...person()),
    get.person,
  ])
}

/** The window of one person. */
function person(): Code[] {
  return [
    set('at', i32.load(get.firsts)),
    set('end', i32.add(get.at, i32.multiply(i32.load(get.blocks), i32.const(nodesPerBlock * double)))),
    ...placeEnds({ get, set }),
    // From the middle of the window.
    set('x0', f64x2.splat(f64.ofI32(i32.multiply(i32.load(get.blocks), i32.const(-nodesPerBlock / 2))))),
    ...([3, 2, 1, 0] as const).map((part) => set(x(part), f64x2.add(get.x0, f64x2.const(2 * part, 2 * part + 1)))),
    ...figures.map((name) => set(name, nothing)),
    set('peak', nothing),
    ...block((density) => set('first', density)),
    whileLoop(i32.less(get.at, get.end), ...block(() => [])),
    ...figures.map((name, i) => f64.store(get.out, f64.add(f64x2.lane(get[name], 0), f64x2.lane(get[name], 1)), i * double)),
    ...extremes.map((name, i) =>
      f64.store(get.out, f64.larger(f64x2.lane(get[name], 0), f64x2.lane(get[name], 1)), (i + 3) * double),
    ),
    set('place', get.placeEnd),
    set('firsts', i32.add(get.firsts, i32.const(word))),
    set('blocks', i32.add(get.blocks, i32.const(word))),
    set('out', i32.add(get.out, i32.const(figuresPerPerson * double))),
    set('person', i32.add(get.person, i32.const(1))),
  ]
}

/** Densities of one block and what they add to the figures. */
function block(takeFirst: (density: Code) => Code): Code[] {
  return [
    ...productOfRows({ get, set }),
    takeFirst(get.product0),
    set('outer', get.product3),
    set('last', larger(larger(get.product0, get.product1), larger(get.product2, get.product3))),
    set('peak', larger(get.peak, get.last)),
    accumulate('mass', (part) => get[product(part)]),
    ...parts.map((part) => set(product(part), f64x2.multiply(get[product(part)], get[x(part)]))),
    accumulate('sum', (part) => get[product(part)]),
    accumulate('squares', (part) => f64x2.multiply(get[product(part)], get[x(part)])),
    ...parts.map((part) => set(x(part), f64x2.add(get[x(part)], f64x2.const(nodesPerBlock, nodesPerBlock)))),
    set('at', i32.add(get.at, i32.const(nodesPerBlock * double))),
  ]
}
