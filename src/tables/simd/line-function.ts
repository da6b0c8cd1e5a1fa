// Readable twin: createRowWriter in write-score-blocks.ts.
import { bytes16, doubles, giveBack, u32 } from '../../math/wasm/wasm-bytes.js'
import { type Code, f64, i32, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { figureCode, figureVariables } from './figure-code.js'
import { columnFieldCount, columnFields, columnKinds, lineFields } from './line-frame.js'

const word = 4
const QUOTE = 34

const { get, set, types } = variables({
  row: 'i32',
  rows: 'i32',
  at: 'i32',
  lineStart: 'i32',
  column: 'i32',
  columnsEnd: 'i32',
  value: 'i32',
  good: 'i32',
  from: 'i32',
  end: 'i32',
  digit: 'i32',
  window: 'v128',
  firstOdd: 'v128',
  secondOdd: 'v128',
  thirdOdd: 'v128',
  lowest: 'v128',
  quotes: 'v128',
  ...figureVariables,
})

const constant = i32.const
const field = (name: keyof typeof lineFields, further = 0) => i32.load(constant(0), word * (lineFields[name] + further))
const ofColumn = (name: keyof typeof columnFields) => i32.load(get.column, word * columnFields[name])
const add = (name: Parameters<typeof set>[0], value: Code) => set(name, i32.add(get[name], value))

/** Copies what stands from one address to another, sixteen bytes at a time; what is beyond is written over. */
const copy = [
  whileLoop(
    u32.less(get.from, get.end),
    bytes16.store(get.at, bytes16.load(get.from)),
    add('from', constant(16)),
    add('at', constant(16)),
  ),
  set('at', i32.subtract(get.at, i32.subtract(get.from, get.end))),
]
const copyBytes = (at: Code, length: Code) => [set('from', at), set('end', i32.add(get.from, length)), ...copy]

const oddBytes = bytes16.bits(
  bytes16.or(
    bytes16.or(
      bytes16.or(bytes16.equal(get.window, get.firstOdd), bytes16.equal(get.window, get.secondOdd)),
      bytes16.or(bytes16.equal(get.window, get.thirdOdd), bytes16.equal(get.window, get.quotes)),
    ),
    bytes16.greater(get.lowest, get.window),
  ),
)

/** A text in which nothing has to be escaped. */
const writeText = [
  set('end', i32.add(field('texts'), i32.load(get.value))),
  set('from', i32.add(field('texts'), i32.load(i32.subtract(get.value, constant(word))))),
  whileLoop(
    u32.less(get.from, get.end),
    set('window', bytes16.load(get.from)),
    bytes16.store(get.at, get.window),
    set('digit', i32.smaller(i32.subtract(get.end, get.from), constant(16))),
    when(i32.and(oddBytes, i32.subtract(i32.shiftLeft(constant(1), get.digit), constant(1))), [set('good', constant(0))]),
    add('from', get.digit),
    add('at', get.digit),
  ),
]

/** A whole number, its last digit first. */
const writeCount = [
  set('value', i32.load(get.value)),
  set('from', get.value),
  add('at', constant(1)),
  whileLoop(u32.less(constant(9), get.from), set('from', u32.divide(get.from, constant(10))), add('at', constant(1))),
  set('end', get.at),
  set('from', constant(1)),
  whileLoop(
    get.from,
    set('from', u32.divide(get.value, constant(10))),
    set('end', i32.subtract(get.end, constant(1))),
    u32.store8(get.end, i32.add(i32.subtract(get.value, i32.multiply(get.from, constant(10))), constant(48))),
    set('value', get.from),
  ),
]

const writeNone = copyBytes(field('none'), field('noneBytes'))

const writeListed = [
  when(u32.equal(ofColumn('stride'), constant(1)), [set('value', i32.load8(get.value))], [set('value', u32.load16(get.value))]),
  when(
    u32.less(get.value, ofColumn('listed')),
    [
      set('value', i32.add(ofColumn('list'), i32.shiftLeft(get.value, constant(3)))),
      ...copyBytes(i32.load(get.value), i32.load(get.value, word)),
    ],
    writeNone,
  ),
]

const writeFigure = [
  set('figure', f64.load(get.value)),
  when(doubles.equal(get.figure, get.figure), figureCode({ get, set, powers: field('powers') }), writeNone),
]

const ofKind = (kind: keyof typeof columnKinds) => u32.equal(ofColumn('kind'), constant(columnKinds[kind]))

const writeColumn = [
  ...copyBytes(ofColumn('before'), ofColumn('beforeBytes')),
  set('value', i32.add(ofColumn('values'), i32.multiply(get.row, ofColumn('stride')))),
  when(ofKind('figure'), writeFigure, [when(ofKind('text'), writeText, [when(ofKind('count'), writeCount, writeListed)])]),
  add('column', constant(word * columnFieldCount)),
]

/**
 * Writes lines from one row to another, up to the first that needs a closer look.
 * @returns the row after the last that was written
 */
export function lineFunction(): WasmFunction {
  const splat = (value: Code) => bytes16.splat(value)
  return functionOf('write', types, 2, [
    set('at', field('out')),
    set('columnsEnd', i32.add(field('columns'), i32.multiply(field('columnCount'), constant(word * columnFieldCount)))),
    set('firstOdd', splat(field('odd'))),
    set('secondOdd', splat(field('odd', 1))),
    set('thirdOdd', splat(field('odd', 2))),
    set('lowest', splat(field('lowest'))),
    set('quotes', splat(constant(QUOTE))),
    set('good', constant(1)),
    whileLoop(
      u32.less(get.row, get.rows),
      set('lineStart', get.at),
      set('column', field('columns')),
      whileLoop(u32.less(get.column, get.columnsEnd), ...writeColumn),
      ...copyBytes(field('after'), field('afterBytes')),
      when(i32.isZero(get.good), [i32.store(constant(0), get.lineStart, word * lineFields.next), giveBack(get.row)]),
      add('row', constant(1)),
    ),
    i32.store(constant(0), get.at, word * lineFields.next),
    get.row,
  ])
}
