// Readable twin: stages-twin.ts.
import { type Code, f64x2, i32, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { leastLead } from './proof.js'
import { cellNumbers, cellSize, looks, newton, nobody, stageDoubles, stageDoublesStart, stageIntegers } from './stage-layout.js'

const [word, double, pairBytes] = [4, 8, 16]

/** Two persons, `a` and `b`, that these stages work on side by side, and numbers of both. */
const { get, set, types } = variables({
  ...({ count: 'i32', settings: 'i32', at: 'i32', again: 'i32', a: 'i32', b: 'i32', toA: 'i32', toB: 'i32' } as const),
  ...({ state: 'i32', first: 'i32', second: 'i32', proven: 'v128', falls: 'v128' } as const),
  ...({ further: 'v128', f0: 'v128', s0: 'v128', c0: 'v128', f1: 'v128', s1: 'v128', c1: 'v128' } as const),
  ...({ rise: 'v128', gap: 'v128', a3: 'v128', a4: 'v128', a5: 'v128', t: 'v128', slope: 'v128', step: 'v128' } as const),
  ...({ below: 'v128', above: 'v128', node: 'v128', near: 'v128', root: 'v128', bend: 'v128', information: 'v128' } as const),
})
type Variable = keyof typeof get
const { add, subtract, multiply, divide, larger, smaller, less, greater } = f64x2

const address = (name: keyof typeof stageIntegers) => i32.load(get.settings, word * stageIntegers[name])
const setting = (name: keyof typeof stageDoubles) =>
  f64x2.loadSplat(get.settings, stageDoublesStart + double * stageDoubles[name])
const both = (value: number) => f64x2.const(value, value)
const times = (factor: number, value: Code) => multiply(both(factor), value)
const within = (low: Code, high: Code, value: Code) => larger(smaller(value, high), low)
const all = (first: Code, ...others: readonly Code[]) => others.reduce((one, other) => f64x2.and(one, other), first)

const lanes = [
  ['a', 0],
  ['b', 1],
] as const
const numbersOf = (name: keyof typeof stageIntegers, person: 'a' | 'b', count = 1) =>
  i32.add(address(name), i32.multiply(get[person], i32.const(double * count)))
const load = (name: keyof typeof stageIntegers) => f64x2.gather(numbersOf(name, 'a'), numbersOf(name, 'b'))
const store = (name: keyof typeof stageIntegers, value: Code) =>
  lanes.map(([person, lane]) => f64x2.storeLane(numbersOf(name, person), value, lane))
const activeAt = (at: Code) => i32.add(address('active'), i32.shiftLeft(at, i32.const(2)))
const stateOf = (person: 'a' | 'b') => i32.add(address('states'), i32.shiftLeft(get[person], i32.const(2)))
const bitOf = (bits: Code, lane: 0 | 1) => i32.and(i32.shiftRight(bits, i32.const(lane)), i32.const(1))
const not = (bit: Code) => i32.subtract(i32.const(1), bit)

/** Numbers that stand one behind the other from `toA` and from `toB` on, each for both persons. */
const readEach = (names: readonly (Variable | undefined)[]) =>
  names.map((name, j) => {
    if (name === undefined) return []
    const offset = pairBytes * (j >> 1)
    const lane = j % 2 === 0 ? f64x2.lows : f64x2.highs
    return set(name, lane(f64x2.load(get.toA, offset), f64x2.load(get.toB, offset)))
  })
const takeSums = (width: number) => [
  set('toA', i32.add(address('out'), i32.multiply(get.at, i32.const(double * width)))),
  set('toB', i32.add(get.toA, i32.const(double * width))),
]
/** Keeps whoever's bit is not set active, the second person only if there is one. */
const keepUnless = (bits: Code) =>
  lanes.flatMap(([person, lane]) => {
    const isOne = i32.less(i32.add(get.at, i32.const(lane)), get.count)
    return [i32.store(activeAt(get.again), get[person]), set('again', i32.add(get.again, i32.and(isOne, not(bitOf(bits, lane)))))]
  })

/** A function that takes two persons after the other; with an odd number of them, nobody is the last one's neighbour. */
function stage(name: string, ...body: readonly (readonly Code[])[]): WasmFunction {
  return functionOf(name, types, 2, [
    i32.store(activeAt(get.count), i32.const(nobody)),
    whileLoop(
      i32.less(get.at, get.count),
      set('a', i32.load(activeAt(get.at))),
      set('b', i32.load(activeAt(get.at), word)),
      ...body.flat(),
      set('at', i32.add(get.at, i32.const(2))),
    ),
    get.again,
  ])
}

const { farthest, outOfFlat } = looks
const halley = [
  set('step', divide(f64x2.negative(add(get.f0, get.further)), get.s0)),
  set('bend', within(both(-0.5), both(0.5), divide(multiply(f64x2.negative(get.step), get.c0), get.s0))),
  set('bend', add(both(1), multiply(get.bend, add(both(1), get.bend)))),
  set('root', add(multiply(get.node, setting('cellsPerProof')), multiply(get.step, get.bend))),
]
/** The node nearest to the root as it is known, but none too far; out of where the equation does not fall. */
const nextNode = [
  set('near', f64x2.floor(add(divide(larger(get.root, both(0)), setting('cellsPerProof')), both(0.5)))),
  set('near', smaller(get.near, setting('lastProof'))),
  set('near', within(subtract(get.node, both(farthest)), add(get.node, both(farthest)), get.near)),
  set('gap', f64x2.select(less(times(2, get.node), setting('lastProof')), both(outOfFlat), both(-outOfFlat))),
  set('near', f64x2.select(get.falls, get.near, add(get.node, get.gap))),
]
const writeStates = lanes.flatMap(([person, lane]) => {
  const unproven = i32.and(bitOf(get.second, lane), not(bitOf(get.first, lane)))
  return [i32.store(stateOf(person), i32.or(i32.shiftLeft(bitOf(get.first, lane), i32.const(1)), unproven))]
})

/** @see RootStages.judge */
export function judgeFunction(width: 4 | 8): WasmFunction {
  const proof = [
    less(get.c1, both(0)),
    greater(add(get.f1, get.further), both(0)),
    less(add(get.s1, get.further), both(0)),
    less(get.below, both(-leastLead)),
    less(get.above, both(-leastLead)),
  ]
  return stage(
    `judge${width}`,
    [set('further', load('constants')), set('node', load('nodes'))],
    takeSums(width),
    readEach(['f0', 's0', 'c0']),
    width === 8 ? readEach([undefined, undefined, undefined, 'c1', 'f1', 's1', 'below', 'above']) : [],
    [set('falls', less(get.s0, both(0)))],
    halley,
    store('positions', get.root),
    [set('proven', width === 4 ? get.falls : all(get.falls, ...proof))],
    nextNode,
    [
      set('first', f64x2.bits(get.proven)),
      // There is no better node to prove it from.
      set('second', f64x2.bits(f64x2.and(get.falls, f64x2.equal(get.near, get.node)))),
      ...store('nodes', f64x2.select(get.proven, get.node, get.near)),
    ],
    writeStates,
    keepUnless(i32.or(get.first, get.second)),
  )
}

/** @see RootStages.takeEnds */
export function takeEndsFunction(): WasmFunction {
  const keepEnds = lanes.flatMap(([person, lane]) => {
    const from = get[lane === 0 ? 'toA' : 'toB']
    const constant = f64x2.lane(get.further, lane)
    const zero = f64x2.const(0, 0)
    const added = (pair: 0 | 1) =>
      add(
        f64x2.load(from, pairBytes * pair),
        pair === 0 ? f64x2.lows(f64x2.splat(constant), zero) : f64x2.lows(zero, f64x2.splat(constant)),
      )
    return [
      set('first', numbersOf('ends', person, 6)),
      f64x2.store(get.first, added(0)),
      f64x2.store(get.first, added(1), pairBytes),
      f64x2.store(get.first, f64x2.load(from, 2 * pairBytes), 2 * pairBytes),
    ]
  })
  return stage(
    'takeEnds',
    [set('further', load('constants')), set('node', load('cells'))],
    takeSums(6),
    readEach(['f0', 's0', undefined, 'f1', 's1']),
    keepEnds,
    [
      set('f0', add(get.f0, get.further)),
      set('f1', add(get.f1, get.further)),
      set('first', f64x2.bits(all(f64x2.greaterOrEqual(get.f0, both(0)), f64x2.lessOrEqual(get.f1, both(0))))),
      // Beyond the end at which the equation has its sign already.
      set('falls', less(get.f0, both(0))),
      set('step', divide(f64x2.select(get.falls, get.f0, get.f1), f64x2.select(get.falls, get.s0, get.s1))),
      set('root', subtract(add(get.node, f64x2.select(get.falls, both(0), both(1))), get.step)),
      set(
        'root',
        f64x2.select(get.falls, smaller(get.root, subtract(get.node, both(0.5))), larger(get.root, add(get.node, both(1.5)))),
      ),
    ],
    store('positions', get.root),
    keepUnless(get.first),
  )
}

const horner = (first: Code, ...others: readonly Code[]): Code =>
  others.length === 0 ? first : add(first, multiply(get.t, horner(...(others as [Code, ...Code[]]))))
/** The quintic through what the cell has at its ends. */
const quintic = [
  set('rise', subtract(subtract(subtract(get.f1, get.f0), get.s0), get.c0)),
  set('gap', subtract(subtract(get.s1, get.s0), times(2, get.c0))),
  set('c1', subtract(get.c1, get.c0)),
  set('a3', add(subtract(times(10, get.rise), times(4, get.gap)), get.c1)),
  set('a4', subtract(add(times(-15, get.rise), times(7, get.gap)), times(2, get.c1))),
  set('a5', add(subtract(times(6, get.rise), times(3, get.gap)), get.c1)),
]
const quinticValue = horner(get.f0, get.s0, get.c0, get.a3, get.a4, get.a5)
const quinticSlope = horner(get.s0, times(2, get.c0), times(3, get.a3), times(4, get.a4), times(5, get.a5))
const ends = ['f0', 's0', 'c0', 'f1', 's1', 'c1'] as const

const newtonStep = [set('slope', quinticSlope), set('step', divide(quinticValue, get.slope)), set('t', subtract(get.t, get.step))]
const takeCell = [
  set('node', load('cells')),
  ...lanes.map(([, lane]) => {
    const record = i32.multiply(i32.ofF64(f64x2.lane(get.node, lane)), i32.const(double * cellSize))
    return set(lane === 0 ? 'toA' : 'toB', i32.add(address('cellNumbers'), record))
  }),
]
const ofCell = (place: number) => f64x2.gather(get.toA, get.toB, double * place)
const informationOfAll = [
  set('information', horner(...(Array.from({ length: 6 }, (_, j) => ofCell(cellNumbers.information + j)) as [Code]))),
  set('proven', less(get.slope, ofCell(cellNumbers.slope))),
]
const informationOfSome = [
  ...lanes.map(([person, lane]) => set(lane === 0 ? 'toA' : 'toB', numbersOf('information', person, 6))),
  ...readEach(ends),
  ...quintic,
  set('information', quinticValue),
  ...takeCell,
  set(
    'proven',
    all(
      less(get.slope, add(ofCell(cellNumbers.ownSlope), divide(ofCell(cellNumbers.biasSlope), get.information))),
      greater(get.information, ofCell(cellNumbers.leastInformation)),
    ),
  ),
]
const isInside = all(
  get.proven,
  less(f64x2.absolute(get.step), both(newton.last)),
  f64x2.greaterOrEqual(get.t, both(-newton.onNode)),
  f64x2.lessOrEqual(get.t, both(1 + newton.onNode)),
)

/** @see RootStages.solve */
export function solveFunction(complete: boolean): WasmFunction {
  const away = subtract(get.root, multiply(load('nodes'), setting('cellsPerProof')))
  return stage(
    complete ? 'solveComplete' : 'solveIncomplete',
    lanes.map(([person, lane]) => set(lane === 0 ? 'toA' : 'toB', numbersOf('ends', person, 6))),
    readEach(ends),
    quintic,
    [set('t', divide(get.f0, subtract(get.f0, get.f1)))],
    newtonStep,
    newtonStep,
    takeCell,
    complete ? informationOfAll : informationOfSome,
    [
      set('root', add(get.node, get.t)),
      set('first', f64x2.bits(isInside)),
      set('second', f64x2.bits(f64x2.lessOrEqual(f64x2.absolute(away), setting('reach')))),
    ],
    store('positions', get.root),
    store('thetas', add(setting('low'), multiply(setting('spacing'), get.root))),
    store('standardErrors', divide(both(1), f64x2.squareRoot(add(get.information, setting('precision'))))),
    lanes.flatMap(([person, lane]) => [
      set('state', i32.load(stateOf(person))),
      // What is proven around a node is not beyond its reach.
      set('state', i32.subtract(get.state, i32.and(i32.shiftRight(get.state, i32.const(1)), not(bitOf(get.second, lane))))),
      i32.store(stateOf(person), i32.multiply(get.state, bitOf(get.first, lane))),
    ]),
  )
}
