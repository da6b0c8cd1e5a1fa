import { type Code, f64, f64x2, i32, whileLoop } from '../../../math/wasm/wasm-code.js'
import { variables, type WasmFunction, wasmModule } from '../../../math/wasm/wasm-module.js'

const double = 8
/** Rows, and columns, of what stays in registers. */
export const tile = 4
/** Places of a row that are taken in one turn. */
export const nodesPerTurn = 4

/** The kernels in WebAssembly; {@link plainRowMeans}, {@link plainSquareSum} and {@link plainPairSums} say what they do. */
export function scoreModule(): Uint8Array<ArrayBuffer> {
  return wasmModule([meansFunction(), squaresFunction(), pairsFunction()])
}

const four = [0, 1, 2, 3] as const
type Four = (typeof four)[number]

/** Four rows at once: a pair of the distribution is read once for all of them, and no addition waits for another. */
function meansFunction(): WasmFunction {
  const { get, set, types } = variables({
    table: 'i32',
    starts: 'i32',
    count: 'i32',
    mass: 'i32',
    turns: 'i32',
    means: 'i32',
    end: 'i32',
    at: 'i32',
    left: 'i32',
    row0: 'i32',
    row1: 'i32',
    row2: 'i32',
    row3: 'i32',
    pair: 'v128',
    sum0: 'v128',
    sum1: 'v128',
    sum2: 'v128',
    sum3: 'v128',
  })
  const row = (r: Four) => `row${r}` as const
  const sum = (r: Four) => `sum${r}` as const
  const address = (r: Four) => i32.add(get.table, i32.shiftLeft(i32.load(get.starts, r * 4), i32.const(3)))
  const addPair = (place: number): Code[] => [
    set('pair', f64x2.load(get.at, place * double)),
    ...four.map((r) => set(sum(r), f64x2.add(get[sum(r)], f64x2.multiply(get.pair, f64x2.load(get[row(r)], place * double))))),
  ]
  const forward = (name: 'at' | ReturnType<typeof row>) => set(name, i32.add(get[name], i32.const(nodesPerTurn * double)))
  const rows = [
    ...four.map((r) => set(row(r), address(r))),
    ...four.map((r) => set(sum(r), f64x2.const(0, 0))),
    set('at', get.mass),
    set('left', get.turns),
    whileLoop(
      get.left,
      ...addPair(0),
      ...addPair(2),
      forward('at'),
      ...four.map((r) => forward(row(r))),
      set('left', i32.subtract(get.left, i32.const(1))),
    ),
    ...four.map((r) => f64.store(get.means, f64.add(f64x2.lane(get[sum(r)], 0), f64x2.lane(get[sum(r)], 1)), r * double)),
    set('starts', i32.add(get.starts, i32.const(tile * 4))),
    set('means', i32.add(get.means, i32.const(tile * double))),
  ]
  const body = [
    set('end', i32.add(get.starts, i32.shiftLeft(get.count, i32.const(2)))),
    whileLoop(i32.less(get.starts, get.end), ...rows),
    get.end,
  ]
  return { name: 'means', parameters: types.slice(0, 6), locals: types.slice(6), result: 'i32', body: body.flat() }
}

/** A tile of the sum stays in registers while all scores pass. */
function squaresFunction(): WasmFunction {
  const { get, set, types } = variables({
    scores: 'i32',
    count: 'i32',
    rowBytes: 'i32',
    sum: 'i32',
    row: 'i32',
    column: 'i32',
    at: 'i32',
    other: 'i32',
    end: 'i32',
    out: 'i32',
    low: 'v128',
    high: 'v128',
    value: 'v128',
    low0: 'v128',
    low1: 'v128',
    low2: 'v128',
    low3: 'v128',
    high0: 'v128',
    high1: 'v128',
    high2: 'v128',
    high3: 'v128',
  })
  const tileBytes = i32.const(tile * double)
  const low = (r: Four) => `low${r}` as const
  const high = (r: Four) => `high${r}` as const
  const addTo = (name: ReturnType<typeof low | typeof high>, pair: Code) =>
    set(name, f64x2.add(get[name], f64x2.multiply(get.value, pair)))
  const storeRow = (r: Four): Code[] => [
    f64x2.store(get.out, f64x2.add(f64x2.load(get.out), get[low(r)])),
    f64x2.store(get.out, f64x2.add(f64x2.load(get.out, 16), get[high(r)]), 16),
    set('out', i32.add(get.out, get.rowBytes)),
  ]
  const onePerson = [
    set('low', f64x2.load(get.other)),
    set('high', f64x2.load(get.other, 16)),
    ...four.flatMap((r) => [
      set('value', f64x2.splat(f64.load(get.at, r * double))),
      addTo(low(r), get.low),
      addTo(high(r), get.high),
    ]),
    set('at', i32.add(get.at, get.rowBytes)),
    set('other', i32.add(get.other, get.rowBytes)),
  ]
  const oneTile = [
    ...four.flatMap((r) => [set(low(r), f64x2.const(0, 0)), set(high(r), f64x2.const(0, 0))]),
    set('at', i32.add(get.scores, get.row)),
    set('other', i32.add(get.scores, get.column)),
    set('end', i32.add(get.at, i32.multiply(get.count, get.rowBytes))),
    whileLoop(i32.less(get.at, get.end), ...onePerson),
    // Row r of the sum begins r · rowBytes behind its start, and `row` is 8 r.
    set('out', i32.add(i32.add(get.sum, get.column), i32.multiply(i32.shiftRight(get.row, i32.const(3)), get.rowBytes))),
    ...four.flatMap(storeRow),
    set('column', i32.add(get.column, tileBytes)),
  ]
  const body = [
    whileLoop(
      i32.less(get.row, get.rowBytes),
      set('column', i32.const(0)),
      whileLoop(i32.less(get.column, i32.add(get.row, i32.const(1))), ...oneTile),
      set('row', i32.add(get.row, tileBytes)),
    ),
    get.row,
  ]
  return { name: 'squares', parameters: types.slice(0, 4), locals: types.slice(4), result: 'i32', body: body.flat() }
}

/** The distribution is added to the sums of one pair after the other. */
function pairsFunction(): WasmFunction {
  const { get, set, types } = variables({
    values: 'i32',
    nodeBytes: 'i32',
    cells: 'i32',
    rows: 'i32',
    first: 'i32',
    end: 'i32',
    mass: 'i32',
    turns: 'i32',
    row: 'i32',
    cell: 'i32',
    lastCell: 'i32',
    out: 'i32',
    at: 'i32',
    left: 'i32',
  })
  const word = i32.const(4)
  const addPair = (place: number) =>
    f64x2.store(get.out, f64x2.add(f64x2.load(get.out, place * double), f64x2.load(get.at, place * double)), place * double)
  const onePair = [
    set('out', i32.add(get.values, i32.multiply(i32.add(get.row, i32.load(get.cell)), get.nodeBytes))),
    set('at', get.mass),
    set('left', get.turns),
    whileLoop(
      get.left,
      addPair(0),
      addPair(2),
      set('out', i32.add(get.out, i32.const(nodesPerTurn * double))),
      set('at', i32.add(get.at, i32.const(nodesPerTurn * double))),
      set('left', i32.subtract(get.left, i32.const(1))),
    ),
    set('cell', i32.add(get.cell, word)),
  ]
  const oneAnswer = [
    set('row', i32.load(i32.add(get.rows, i32.shiftLeft(get.first, i32.const(2))))),
    set('cell', get.cells),
    set('lastCell', i32.add(get.cells, i32.shiftLeft(get.first, i32.const(2)))),
    whileLoop(i32.less(get.cell, get.lastCell), ...onePair),
    set('first', i32.add(get.first, i32.const(1))),
  ]
  const body = [whileLoop(i32.less(get.first, get.end), ...oneAnswer), get.first]
  return { name: 'pairs', parameters: types.slice(0, 8), locals: types.slice(8), result: 'i32', body: body.flat() }
}
