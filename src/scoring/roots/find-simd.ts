// Readable twin: findRows of find-twin.ts.
import { type Code, i32, i64, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { areBits, bitsOf } from '../eight-answers.js'
import { answerBits, gather, layoutFields, personFields, personSize } from './row-layout.js'

const word = 4

const { get, set, types } = variables({
  count: 'i32',
  layout: 'i32',
  at: 'i32',
  groupEnds: 'i32',
  wordsEnd: 'i32',
  places: 'i32',
  informationPlaces: 'i32',
  to: 'i32',
  place: 'i32',
  information: 'i32',
  wordEnd: 'i32',
  groupEnd: 'i32',
  group: 'i32',
  item: 'i32',
  wrong: 'i32',
  answers: 'i32',
  missing: 'i32',
  key: 'i32',
  row: 'i32',
  rowOf: 'i32',
  without: 'i32',
  lacking: 'i32',
  from: 'i32',
  pairs: 'i32',
  chunk: 'i32',
  eight: 'i64',
  known: 'i64',
})

const trailingZeros = (value: Code): Code => [...value, 0x68]
const not = (value: Code): Code => i32.subtract(i32.const(-1), value)
const advance = (name: 'place' | 'information' | 'item' | 'at' | 'groupEnds' | 'chunk', words: number) =>
  set(name, i32.add(get[name], i32.const(words * word)))
const field = (name: keyof typeof layoutFields) => i32.load(get.layout, word * layoutFields[name])
const write = (name: keyof typeof personFields, value: Code) => i32.store(get.to, value, word * personFields[name])
const push = (row: Code) => [i32.store(get.place, row), advance('place', 1)]
/** The row read last, whose highest bit says that there is none. */
const pushRow = [set('wrong', i32.or(get.wrong, i32.and(get.row, i32.const(1 << 31)))), ...push(get.row)]

/** @see FindRows */
export function findFunction(): WasmFunction {
  const body = [
    set('at', field('responses')),
    set('wordsEnd', i32.shiftLeft(field('words'), i32.const(2))),
    set('rowOf', field('rowOf')),
    set('without', field('without')),
    set('lacking', field('lacking')),
    set('places', field('places')),
    set('informationPlaces', field('informationPlaces')),
    set('to', field('persons')),
    whileLoop(i32.less(i32.const(0), get.count), ...person()),
  ].flat()
  return { name: 'find', parameters: types.slice(0, 2), locals: types.slice(2), body }
}

function person(): Code[] {
  const unlessNone = (name: 'prior' | 'total') => when(i32.less(i32.const(-1), field(name)), push(field(name)))
  return [
    set('known', i64.const(-1n)),
    when(field('pairs'), rowsOfPairs()),
    set('missing', i32.const(0)),
    set('wrong', i32.const(0)),
    when(areBits(get.known), keepPairs, rowsOfQuartets()),
    when(
      get.missing,
      [unlessNone('prior'), unlessNone('total')],
      [i32.store(get.places, i32.add(i32.load(get.places), field('toMerged')))],
    ),
    write('rowsFrom', get.places),
    write('rowsTo', get.place),
    write('informationFrom', get.informationPlaces),
    write('informationTo', get.information),
    write('missing', get.missing),
    write('wrong', get.wrong),
    set('to', i32.add(get.to, i32.const(personSize * word))),
    set('places', i32.add(get.places, field('placesBytes'))),
    set('informationPlaces', i32.add(get.informationPlaces, field('informationBytes'))),
    set('count', i32.subtract(get.count, i32.const(1))),
  ]
}

/** Rows of two groups by eight answers, for persons who have none but right or wrong ones; leaves in `known` whether this is one. */
function rowsOfPairs(): Code[] {
  const rightOrWrong = [
    set('known', i64.or(get.known, get.eight)),
    set('key', bitsOf(get.eight)),
    i64.store(get.place, i64.load(i32.add(get.pairs, i32.shiftLeft(get.key, i32.const(3))))),
    advance('place', 2),
  ]
  return [
    set('place', get.places),
    set('chunk', get.at),
    set('pairs', field('pairs')),
    set('known', i64.const(0n)),
    set('wordEnd', i32.subtract(i32.add(get.at, get.wordsEnd), i32.const(2 * word))),
    whileLoop(
      i32.less(get.chunk, get.wordEnd),
      set('eight', i64.load(get.chunk)),
      ...rightOrWrong,
      set('pairs', i32.add(get.pairs, i32.const(256 * 2 * word))),
      advance('chunk', 2),
    ),
    set('eight', i64.and(i64.load(get.chunk), i64.load(get.layout, word * layoutFields.lastLow))),
    ...rightOrWrong,
  ]
}

/** Of a person whose rows are all found by pairs, the information and where the next one begins. */
const keepPairs = [
  set('place', i32.add(get.places, get.wordsEnd)),
  i32.store(get.informationPlaces, field('all')),
  set('information', i32.add(get.informationPlaces, i32.const(word))),
  set('at', i32.add(get.at, get.wordsEnd)),
]

function rowsOfQuartets(): Code[] {
  return [
    set('place', get.places),
    set('information', get.informationPlaces),
    set('groupEnds', field('groupEnds')),
    set('group', i32.const(0)),
    set('item', i32.const(0)),
    set('wordEnd', i32.add(get.at, get.wordsEnd)),
    i32.store(get.information, field('all')),
    advance('information', 1),
    whileLoop(i32.less(get.at, get.wordEnd), ...quartet()),
    set(
      'missing',
      i32.subtract(i32.shiftRight(i32.subtract(get.information, get.informationPlaces), i32.const(2)), i32.const(1)),
    ),
  ]
}

/** Rows of the groups that four answers complete, and of those of the four that are missing. */
function quartet(): Code[] {
  const withoutMissing = [
    set('key', i32.multiply(i32.shiftRight(get.missing, i32.const(7)), i32.const(255))),
    set('wrong', i32.or(get.wrong, i32.and(not(get.answers), get.key))),
    set('answers', i32.and(get.answers, not(get.key))),
  ]
  return [
    set('answers', i32.load(get.at)),
    set('missing', i32.and(get.answers, i32.const(answerBits.missing))),
    when(get.missing, withoutMissing),
    set('wrong', i32.or(get.wrong, i32.and(get.answers, i32.const(answerBits.beyond)))),
    set('key', i32.shiftLeft(i32.shiftRight(i32.multiply(get.answers, i32.const(gather)), i32.const(24)), i32.const(2))),
    set('key', i32.add(get.key, get.rowOf)),
    set('groupEnd', i32.load(get.groupEnds)),
    whileLoop(
      i32.less(get.group, get.groupEnd),
      set('row', i32.load(i32.add(get.key, get.group))),
      ...pushRow,
      set('group', i32.add(get.group, i32.const(256 * word))),
    ),
    whileLoop(get.missing, ...missingItem),
    advance('item', 4),
    advance('groupEnds', 1),
    advance('at', 1),
  ]
}

/** What takes the lowest missing answer of a quartet away again. */
const missingItem = [
  set('from', i32.add(get.item, i32.shiftLeft(i32.shiftRight(trailingZeros(get.missing), i32.const(3)), i32.const(2)))),
  set('row', i32.load(i32.add(get.without, get.from))),
  ...pushRow,
  i32.store(get.information, i32.load(i32.add(get.lacking, get.from))),
  advance('information', 1),
  set('missing', i32.and(get.missing, i32.subtract(get.missing, i32.const(1)))),
]
