// Readable twin: createRowScanner over createItemScanner and createTextScanner.
import { bytes16, u32 } from '../../math/wasm/wasm-bytes.js'
import { type Code, i32, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { rowFields, statesBytes, textBits } from './row-frame.js'

const word = 4
const [LF, CR, SPACE, QUOTE, APOSTROPHE, PLUS, POINT, ZERO, EQUALS] = [10, 13, 32, 34, 39, 43, 46, 48, 61]

const { get, set, types } = variables({
  from: 'i32',
  end: 'i32',
  rows: 'i32',
  line: 'i32',
  at: 'i32',
  row: 'i32',
  good: 'i32',
  delimiter: 'i32',
  textCount: 'i32',
  text: 'i32',
  range: 'i32',
  start: 'i32',
  use: 'i32',
  mask: 'i32',
  last: 'i32',
  lastItem: 'i32',
  item: 'i32',
  digits: 'i32',
  highest: 'i32',
  cells: 'i32',
  whole: 'i32',
  empty: 'i32',
  wrong: 'i32',
  found: 'i32',
  blanks: 'i32',
  blankWords: 'i32',
  blankBits: 'i32',
  blankResponse: 'i32',
  blankKind: 'i32',
  states: 'i32',
  lines: 'i32',
  byte: 'i32',
  delimiters: 'v128',
  marks: 'v128',
  window: 'v128',
  categories: 'v128',
})

const field = (name: keyof typeof rowFields) => i32.load(i32.const(0), word * rowFields[name])
const add = (name: Parameters<typeof set>[0], value: Code) => set(name, i32.add(get[name], value))
const constant = i32.const
const every = (byte: number) => bytes16.splat(constant(byte))
const fail = set('good', constant(0))
const failIf = (condition: Code) => set('good', i32.and(get.good, i32.isZero(condition)))

/** Bytes that end a run of ordinary ones: the delimiter, quotation marks, a plus sign in an id, and all that is not printable ASCII. */
const stops = bytes16.bits(
  bytes16.or(
    bytes16.or(bytes16.equal(get.window, get.delimiters), bytes16.equal(get.window, every(QUOTE))),
    bytes16.or(
      bytes16.equal(get.window, get.marks),
      bytes16.greater(bytes16.subtract(get.window, every(SPACE)), every(126 - SPACE)),
    ),
  ),
)

/** An id that is absent, or a number that a spreadsheet may have rounded, is left to the twin. */
const checkId = [
  failIf(i32.or(u32.equal(get.at, get.start), u32.equal(i32.load8(get.start), constant(SPACE)))),
  set('last', i32.subtract(get.at, constant(1))),
  when(i32.and(u32.greater(i32.subtract(get.at, get.start), constant(17)), u32.equal(i32.load8(get.last), constant(ZERO))), [
    whileLoop(
      i32.and(u32.greater(get.last, get.start), u32.equal(i32.load8(get.last), constant(ZERO))),
      add('last', constant(-1)),
    ),
    failIf(
      i32.or(
        u32.equal(i32.load8(get.last), constant(POINT)),
        i32.and(u32.equal(i32.subtract(get.at, get.start), constant(18)), u32.less(get.last, i32.subtract(get.at, constant(3)))),
      ),
    ),
  ]),
]

const scanText = [
  set('start', get.at),
  set('use', i32.load8(i32.add(field('texts'), get.text))),
  set('marks', bytes16.splat(u32.choose(i32.and(get.use, constant(textBits.id)), constant(PLUS), constant(QUOTE)))),
  set('mask', constant(0)),
  whileLoop(
    i32.isZero(get.mask),
    set('window', bytes16.load(get.at)),
    set('mask', stops),
    add('at', u32.choose(get.mask, u32.trailingZeros(get.mask), constant(16))),
  ),
  failIf(u32.notEqual(i32.load8(get.at), get.delimiter)),
  i32.store(get.range, get.start),
  i32.store(get.range, get.at, word),
  add('range', constant(2 * word)),
  when(get.use, [
    failIf(i32.or(u32.equal(i32.load8(get.start), constant(EQUALS)), u32.equal(i32.load8(get.start), constant(APOSTROPHE)))),
  ]),
  when(i32.and(get.use, constant(textBits.id)), checkId),
  add('at', constant(1)),
  add('text', constant(1)),
]

/** Notes an empty cell in the column at `item`, where `empty` is 1. */
const noteEmpty = [
  set('blankBits', i32.add(get.blanks, i32.shiftLeft(i32.shiftRight(get.item, constant(5)), constant(2)))),
  i32.store(get.blankBits, i32.or(i32.load(get.blankBits), i32.shiftLeft(get.empty, i32.and(get.item, constant(31))))),
  u32.store8(i32.add(get.cells, get.item), get.blankResponse),
  add('found', get.empty),
  add('item', get.empty),
  add('at', get.empty),
]

/** The cells before the first place where delimiters leave their order, and an empty one there. */
const firstDeviation = [
  set('mask', u32.trailingZeros(get.mask)),
  set('whole', i32.shiftRight(get.mask, constant(1))),
  // Bit 0 of an even place below 16.
  set('empty', i32.and(i32.subtract(constant(-1), i32.or(get.mask, i32.shiftRight(get.mask, constant(4)))), constant(1))),
  set('wrong', i32.and(get.wrong, i32.subtract(i32.shiftLeft(constant(1), get.whole), constant(1)))),
  set('good', i32.and(i32.isZero(get.wrong), u32.notEqual(get.mask, constant(1)))),
  add('item', get.whole),
  add('at', i32.shiftLeft(get.whole, constant(1))),
  ...noteEmpty,
]

/**
 * Up to eight cells of one digit each with the delimiters behind them. Where the delimiters leave their order, either a cell is empty, which
 * is taken too, or the next step takes nothing. What is written beyond the cells that were taken is written over.
 */
const scanItems = [
  set('window', bytes16.load(get.at)),
  set(
    'mask',
    i32.or(u32.exclusiveOr(bytes16.bits(bytes16.equal(get.window, get.delimiters)), constant(0xaaaa)), constant(1 << 16)),
  ),
  set('categories', bytes16.subtract(bytes16.everyOther(get.window), bytes16.loadEight(i32.add(get.digits, get.item)))),
  set('wrong', bytes16.bits(bytes16.greater(get.categories, bytes16.loadEight(i32.add(get.highest, get.item))))),
  bytes16.storeEight(i32.add(get.cells, get.item), get.categories),
  when(
    u32.equal(get.mask, constant(1 << 16)),
    // The next window is known before this one was looked at.
    [failIf(i32.and(get.wrong, constant(255))), add('item', constant(8)), add('at', constant(16))],
    firstDeviation,
  ),
]

const scanLastItem = [
  set('byte', i32.load8(get.at)),
  set('empty', i32.or(u32.equal(get.byte, constant(LF)), u32.equal(get.byte, constant(CR)))),
  when(
    get.empty,
    [...noteEmpty, add('at', constant(-1))],
    [
      set('byte', i32.and(i32.subtract(get.byte, i32.load8(i32.add(get.digits, get.item))), constant(255))),
      failIf(u32.greater(get.byte, i32.load8(i32.add(get.highest, get.item)))),
      u32.store8(i32.add(get.cells, get.item), get.byte),
      add('at', constant(1)),
    ],
  ),
]

const endRow = [
  add('at', u32.equal(i32.load8(get.at), constant(CR))),
  failIf(u32.notEqual(i32.load8(get.at), constant(LF))),
  add('at', constant(1)),
  bytes16.store(get.states, bytes16.zeros),
  i32.store(get.states, constant(0), 16),
  i32.store(get.states, i32.subtract(i32.add(get.lastItem, constant(1)), get.found)),
  i32.store(i32.add(get.states, get.blankKind), get.found),
]

const scanRow = [
  set('good', constant(1)),
  set('text', constant(0)),
  whileLoop(i32.and(get.good, u32.less(get.text, get.textCount)), ...scanText),
  set('found', constant(0)),
  set('item', constant(0)),
  whileLoop(
    i32.less(get.item, get.blankWords),
    i32.store(i32.add(get.blanks, i32.shiftLeft(get.item, constant(2))), constant(0)),
    add('item', constant(1)),
  ),
  set('item', constant(0)),
  whileLoop(i32.and(get.good, i32.less(get.item, get.lastItem)), ...scanItems),
  when(i32.and(get.good, u32.equal(get.item, get.lastItem)), [...scanLastItem, ...endRow], [fail]),
  when(get.good, [
    set('from', get.at),
    i32.store(get.lines, get.line),
    add('line', constant(1)),
    add('lines', constant(word)),
    add('row', constant(1)),
    add('cells', i32.add(get.lastItem, constant(1))),
    add('blanks', i32.shiftLeft(get.blankWords, constant(2))),
    add('states', constant(statesBytes)),
  ]),
]

/**
 * Reads rows from a byte to another, behind the last line feed, up to the first that is not plain.
 * @returns how many
 */
export function scanFunction(): WasmFunction {
  return functionOf('scan', types, 4, [
    set('delimiter', field('delimiter')),
    set('delimiters', bytes16.splat(get.delimiter)),
    set('textCount', field('textCount')),
    set('range', field('ranges')),
    set('lastItem', field('lastItem')),
    set('digits', field('digits')),
    set('highest', field('highest')),
    set('cells', field('cells')),
    set('blanks', field('blanks')),
    set('blankWords', field('blankWords')),
    set('blankResponse', field('blankResponse')),
    set('blankKind', field('blankKind')),
    set('states', field('states')),
    set('lines', field('lines')),
    set('good', constant(1)),
    whileLoop(
      i32.and(get.good, i32.and(u32.less(get.from, get.end), u32.less(get.row, get.rows))),
      set('at', get.from),
      ...scanRow,
    ),
    i32.store(constant(0), get.from, word * rowFields.next),
    get.row,
  ])
}
