// Readable twin: stages-twin.ts.
import { type Code, f64, i32, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { entrySize, personFields, personSize } from './row-layout.js'
import { aimFields, stageDoubles, stageDoublesStart, stageIntegers } from './stage-layout.js'

const [word, double] = [4, 8]
const { get, set, types } = variables({
  count: 'i32',
  settings: 'i32',
  aim: 'i32',
  field: 'i32',
  from: 'i32',
  to: 'i32',
  last: 'i32',
  base: 'i32',
  step: 'i32',
  at: 'i32',
  entry: 'i32',
  active: 'i32',
  persons: 'i32',
  person: 'i32',
  fields: 'i32',
  index: 'i32',
  sums: 'i32',
  value: 'f64',
})

const address = (name: keyof typeof stageIntegers) => i32.load(get.settings, word * stageIntegers[name])
const number = (name: keyof typeof stageDoubles) => f64.load(get.settings, stageDoublesStart + double * stageDoubles[name])
const lookUp = [set('active', address('active')), set('persons', address('persons'))]
const takePerson = [
  set('person', i32.load(i32.add(get.active, i32.shiftLeft(get.at, i32.const(2))))),
  set('fields', i32.add(get.persons, i32.multiply(get.person, i32.const(word * personSize)))),
  set('person', i32.shiftLeft(get.person, i32.const(3))),
  set('at', i32.add(get.at, i32.const(1))),
]
/** Leaves the integer part of `value`, or the nearest one there is, in `index`. */
const limitIndex = [
  set('index', i32.ofF64(get.value)),
  set('index', i32.select(i32.less(get.index, i32.const(0)), i32.const(0), get.index)),
  set('index', i32.select(i32.less(get.last, get.index), get.last, get.index)),
]

/** @see RootStages.aim */
export function aimFunction(): WasmFunction {
  const entry = (place: number, value: Code) => i32.store(get.entry, value, word * place)
  const ofAim = (name: keyof typeof aimFields) => set(name, i32.load(get.aim, word * aimFields[name]))
  return functionOf('aim', types, 3, [
    ...lookUp,
    ...(Object.keys(aimFields) as (keyof typeof aimFields)[]).map(ofAim),
    set('entry', address('entries')),
    whileLoop(
      i32.less(get.at, get.count),
      ...takePerson,
      set('value', f64.load(i32.add(get.from, get.person))),
      ...limitIndex,
      f64.store(i32.add(get.to, get.person), f64.ofI32(get.index)),
      set('fields', i32.add(get.fields, get.field)),
      entry(0, i32.load(get.fields, word * personFields.rowsFrom)),
      entry(1, i32.load(get.fields, word * personFields.rowsTo)),
      entry(2, i32.add(get.base, i32.multiply(get.index, get.step))),
      set('entry', i32.add(get.entry, i32.const(word * entrySize))),
    ),
    get.at,
  ])
}

/** @see RootStages.start */
export function startFunction(): WasmFunction {
  const answered = f64.subtract(number('items'), f64.ofI32(i32.load(get.fields, word * personFields.missing)))
  return functionOf('start', types, 2, [
    ...lookUp,
    set('sums', address('out')),
    set('last', i32.ofF64(number('lastStart'))),
    whileLoop(
      i32.less(get.at, get.count),
      ...takePerson,
      set('value', f64.add(f64.load(get.sums), f64.load(i32.add(address('constants'), get.person)))),
      set('value', f64.divide(f64.multiply(get.value, number('items')), answered)),
      set('value', f64.multiply(f64.subtract(get.value, number('startLow')), number('startPerUnit'))),
      ...limitIndex,
      set('index', i32.load(i32.add(address('startNodes'), i32.shiftLeft(get.index, i32.const(2))))),
      f64.store(i32.add(address('nodes'), get.person), f64.ofI32(get.index)),
      set('sums', i32.add(get.sums, i32.const(2 * double))),
    ),
    get.at,
  ])
}
