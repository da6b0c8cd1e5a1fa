import { type Code, f64, f64x2, i32, i64, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { variables, type WasmFunction, wasmModule } from '../../math/wasm/wasm-module.js'
import { figuresPerPerson, nodesPerBlock } from './product-kernel.js'

const word = 4
const double = 8

/** The functions of the product kernel in WebAssembly, two nodes in a register; {@link productTwin} says what each of them does. */
export function productModule(): Uint8Array<ArrayBuffer> {
  return wasmModule([findFunction(), findBitsFunction(), multiplyFunction()])
}

/** Rows of persons by one step a response. */
function findFunction(): WasmFunction {
  const { get, set, types } = variables({
    count: 'i32',
    codes: 'i32',
    items: 'i32',
    groups: 'i32',
    itemEnds: 'i32',
    groupStarts: 'i32',
    steps: 'i32',
    wanted: 'i32',
    found: 'i32',
    left: 'i32',
    answered: 'i32',
    places: 'i32',
    person: 'i32',
    kept: 'i32',
    others: 'i32',
    start: 'i32',
    at: 'i32',
    itemEnd: 'i32',
    group: 'i32',
    place: 'i32',
    code: 'i32',
    step: 'i32',
    itemSteps: 'i32',
    row: 'i32',
    refused: 'i32',
    absent: 'i32',
  })
  const response = [
    set('code', i32.load8(get.at)),
    set('step', i32.load(i32.add(get.itemSteps, i32.shiftLeft(get.code, i32.const(2))))),
    set('row', i32.add(get.row, get.step)),
    set('refused', i32.or(get.refused, get.step)),
    // 1 for 255, the only byte that carries into a ninth bit.
    set('absent', i32.add(get.absent, i32.shiftRight(i32.add(get.code, i32.const(1)), i32.const(8)))),
    set('itemSteps', i32.add(get.itemSteps, i32.const(256 * word))),
    set('at', i32.add(get.at, i32.const(1))),
  ]
  const group = [
    set('row', i32.load(i32.add(get.groupStarts, get.group))),
    set('itemEnd', i32.add(get.start, i32.load(i32.add(get.itemEnds, get.group)))),
    whileLoop(i32.less(get.at, get.itemEnd), ...response),
    i32.store(i32.add(get.place, get.group), get.row),
    set('group', i32.add(get.group, i32.const(word))),
  ]
  const person = [
    set('person', i32.load(get.wanted)),
    set('start', i32.add(get.codes, i32.multiply(get.person, get.items))),
    set('at', get.start),
    set('itemSteps', get.steps),
    set('refused', i32.const(0)),
    set('absent', i32.const(0)),
    set('group', i32.const(0)),
    whileLoop(i32.less(get.group, get.groups), ...group),
    set('code', i32.subtract(get.items, get.absent)),
    ...keepOrLeave(i32.or(i32.less(get.refused, i32.const(0)), i32.isZero(get.code)), get.code, { get, set }),
  ]
  return function_('find', types, 12, [
    set('groups', i32.shiftLeft(get.groups, i32.const(2))),
    set('place', get.places),
    forEachWanted(person, { get, set }),
    get.kept,
  ])
}

/** The same for complete answers to items that are right or wrong, eight in one group. */
function findBitsFunction(): WasmFunction {
  const { get, set, types } = variables({
    count: 'i32',
    codes: 'i32',
    items: 'i32',
    groups: 'i32',
    rowBytes: 'i32',
    groupStarts: 'i32',
    lastMask: 'i64',
    wanted: 'i32',
    found: 'i32',
    left: 'i32',
    answered: 'i32',
    places: 'i32',
    person: 'i32',
    kept: 'i32',
    others: 'i32',
    at: 'i32',
    group: 'i32',
    place: 'i32',
    answers: 'i64',
    unknown: 'i64',
  })
  /** Bit i of the last byte is the answer to item i. */
  const gather = i64.const(0x0102040810204080n)
  const row = [
    set('unknown', i64.or(get.unknown, get.answers)),
    i32.store(
      i32.add(get.place, get.group),
      i32.add(
        i32.load(i32.add(get.groupStarts, get.group)),
        i32.multiply(i32.ofI64(i64.shiftRight(i64.multiply(get.answers, gather), i64.const(56n))), get.rowBytes),
      ),
    ),
    set('group', i32.add(get.group, i32.const(word))),
    set('at', i32.add(get.at, i32.const(8))),
  ]
  const person = [
    set('person', i32.load(get.wanted)),
    set('at', i32.add(get.codes, i32.multiply(get.person, get.items))),
    set('unknown', i64.const(0n)),
    set('group', i32.const(0)),
    whileLoop(i32.less(get.group, get.groups), set('answers', i64.load(get.at)), ...row),
    set('answers', i64.and(i64.load(get.at), get.lastMask)),
    ...row,
    ...keepOrLeave(i32.isZero(i64.isZero(i64.and(get.unknown, i64.const(0xfefefefefefefefen)))), get.items, { get, set }),
  ]
  return function_('findBits', types, 12, [
    set('groups', i32.shiftLeft(i32.subtract(get.groups, i32.const(1)), i32.const(2))),
    set('place', get.places),
    forEachWanted(person, { get, set }),
    get.kept,
  ])
}

type ListNames = 'count' | 'wanted' | 'found' | 'left' | 'answered' | 'person' | 'kept' | 'others' | 'place' | 'group'
interface ListVariables {
  readonly get: Readonly<Record<ListNames, Code>>
  set(name: ListNames, value: Code): Code
}

function forEachWanted(body: readonly Code[], { get, set }: ListVariables): Code {
  return [
    ...set('count', i32.add(get.wanted, i32.shiftLeft(get.count, i32.const(2)))),
    ...whileLoop(i32.less(get.wanted, get.count), ...body, set('wanted', i32.add(get.wanted, i32.const(word)))),
  ]
}

/** Puts the person on the list of those found, with how many responses count, or of those left. */
function keepOrLeave(refused: Code, answered: Code, { get, set }: ListVariables): readonly Code[] {
  const ofKept = i32.shiftLeft(get.kept, i32.const(2))
  return [
    when(
      refused,
      [
        i32.store(i32.add(get.left, i32.shiftLeft(get.others, i32.const(2))), get.person),
        set('others', i32.add(get.others, i32.const(1))),
      ],
      [
        i32.store(i32.add(get.found, ofKept), get.person),
        i32.store(i32.add(get.answered, ofKept), answered),
        set('kept', i32.add(get.kept, i32.const(1))),
        // The group is behind the last one: so is its place.
        set('place', i32.add(get.place, get.group)),
      ],
    ),
  ]
}

/** Products of rows over the blocks of each person's window, and their moments. */
function multiplyFunction(): WasmFunction {
  const { get, set, types } = variables({
    count: 'i32',
    groups: 'i32',
    places: 'i32',
    weights: 'i32',
    firsts: 'i32',
    blocks: 'i32',
    out: 'i32',
    person: 'i32',
    place: 'i32',
    placeEnd: 'i32',
    pairEnd: 'i32',
    at: 'i32',
    end: 'i32',
    one: 'i32',
    other: 'i32',
    product0: 'v128',
    product1: 'v128',
    product2: 'v128',
    product3: 'v128',
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
  const parts = [0, 1, 2, 3] as const
  const bytes = (part: number) => part * 2 * double
  const product = (part: (typeof parts)[number]) => `product${part}` as const
  const x = (part: (typeof parts)[number]) => `x${part}` as const
  const both = (part: number) => f64x2.multiply(f64x2.load(get.one, bytes(part)), f64x2.load(get.other, bytes(part)))
  const addressAt = (offset: number) => i32.add(i32.load(get.places, offset), get.at)
  const inPairs = (from: 0 | 2, of: (part: 0 | 1 | 2 | 3) => Code) => f64x2.add(of(from), of((from + 1) as 1 | 3))
  const accumulate = (name: 'mass' | 'sum' | 'squares', of: (part: 0 | 1 | 2 | 3) => Code) =>
    set(name, f64x2.add(f64x2.add(get[name], inPairs(0, of)), inPairs(2, of)))
  const block = (takeFirst: (density: Code) => Code): Code[] => [
    ...parts.map((part) => set(product(part), f64x2.load(i32.add(get.weights, get.at), bytes(part)))),
    set('places', get.place),
    whileLoop(
      i32.less(get.places, get.pairEnd),
      set('one', addressAt(0)),
      set('other', addressAt(word)),
      ...parts.map((part) => set(product(part), f64x2.multiply(get[product(part)], both(part)))),
      set('places', i32.add(get.places, i32.const(2 * word))),
    ),
    when(i32.less(get.places, get.placeEnd), [
      set('one', addressAt(0)),
      ...parts.map((part) => set(product(part), f64x2.multiply(get[product(part)], f64x2.load(get.one, bytes(part))))),
    ]),
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
  const nothing = f64x2.const(0, 0)
  const figures = ['mass', 'sum', 'squares'] as const
  const extremes = ['first', 'outer', 'last', 'peak'] as const
  const person: Code[] = [
    set('at', i32.load(get.firsts)),
    set('end', i32.add(get.at, i32.multiply(i32.load(get.blocks), i32.const(nodesPerBlock * double)))),
    set('pairEnd', i32.add(get.place, i32.and(get.groups, i32.const(-2 * word)))),
    set('placeEnd', i32.add(get.place, get.groups)),
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
  return function_('multiply', types, 7, [
    set('groups', i32.shiftLeft(get.groups, i32.const(2))),
    set('place', get.places),
    whileLoop(i32.less(get.person, get.count), ...person),
    get.person,
  ])
}

function larger(left: Code, right: Code): Code {
  return f64x2.larger(left, right)
}

function function_(
  name: string,
  types: readonly ('i32' | 'i64' | 'f64' | 'v128')[],
  parameters: number,
  body: readonly Code[],
): WasmFunction {
  return { name, parameters: types.slice(0, parameters), locals: types.slice(parameters), result: 'i32', body: body.flat() }
}
