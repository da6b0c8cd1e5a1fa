import { bytes16, u32 } from '../../math/wasm/wasm-bytes.js'
import { i32, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { rowFields } from './row-frame.js'

const word = 4
const constant = i32.const
const field = (name: keyof typeof rowFields) => i32.load(i32.const(0), word * rowFields[name])

const copying = variables({
  rows: 'i32',
  before: 'i32',
  range: 'i32',
  step: 'i32',
  wanted: 'i32',
  wantedEnd: 'i32',
  into: 'i32',
  ends: 'i32',
  place: 'i32',
  at: 'i32',
  end: 'i32',
})

/**
 * Copies the wanted texts of the first rows, and says where each ends behind so many bytes of others.
 * @returns how many bytes there are now, those included
 */
export function copyFunction(): WasmFunction {
  const { get, set, types } = copying
  const text = [
    set('place', i32.add(get.range, i32.load(get.wanted))),
    set('at', i32.load(get.place)),
    set('end', i32.load(get.place, word)),
    whileLoop(
      u32.less(get.at, get.end),
      bytes16.store(get.into, bytes16.load(get.at)),
      set('at', i32.add(get.at, constant(16))),
      set('into', i32.add(get.into, constant(16))),
    ),
    set('into', i32.subtract(get.into, i32.subtract(get.at, get.end))),
    i32.store(get.ends, i32.add(get.into, get.before)),
    set('ends', i32.add(get.ends, constant(word))),
    set('wanted', i32.add(get.wanted, constant(word))),
  ]
  return functionOf('copy', types, 2, [
    set('range', field('ranges')),
    set('step', i32.shiftLeft(field('textCount'), constant(3))),
    set('wantedEnd', i32.add(field('wanted'), i32.shiftLeft(field('wantedCount'), constant(2)))),
    set('into', field('copied')),
    set('ends', field('ends')),
    set('before', i32.subtract(get.before, get.into)),
    whileLoop(
      get.rows,
      set('wanted', field('wanted')),
      whileLoop(u32.less(get.wanted, get.wantedEnd), ...text),
      set('range', i32.add(get.range, get.step)),
      set('rows', i32.subtract(get.rows, constant(1))),
    ),
    i32.add(get.into, get.before),
  ])
}

const ordering = variables({
  rows: 'i32',
  cell: 'i32',
  cellsEnd: 'i32',
  columns: 'i32',
  places: 'i32',
  place: 'i32',
  itemCount: 'i32',
  row: 'i32',
})

/** Puts the categories of the first rows in the order of the items; those of items without a column stay. @returns 0 */
export function orderFunction(): WasmFunction {
  const { get, set, types } = ordering
  return functionOf('order', types, 1, [
    set('cell', field('cells')),
    set('row', field('ordered')),
    set('places', field('places')),
    set('itemCount', field('itemCount')),
    set('columns', i32.add(field('lastItem'), constant(1))),
    whileLoop(
      get.rows,
      set('cellsEnd', i32.add(get.cell, get.columns)),
      set('place', get.places),
      whileLoop(
        u32.less(get.cell, get.cellsEnd),
        u32.store8(i32.add(get.row, i32.load(get.place)), i32.load8(get.cell)),
        set('cell', i32.add(get.cell, constant(1))),
        set('place', i32.add(get.place, constant(word))),
      ),
      set('row', i32.add(get.row, get.itemCount)),
      set('rows', i32.subtract(get.rows, constant(1))),
    ),
    get.rows,
  ])
}
