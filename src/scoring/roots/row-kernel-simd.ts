// Readable twin: row-kernel-twin.ts.
import { type Code, f64x2, i32, i64, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { lazyWasm } from '../../math/wasm/wasm-engine.js'
import { variables, type WasmFunction, wasmModule } from '../../math/wasm/wasm-module.js'
import { findFallsFunction, sumNodesFunction } from './falls-simd.js'
import {
  answerBits,
  gather,
  layoutFields,
  personFields,
  personSize,
  type RowKernel,
  type SumRows,
  type SumWidth,
} from './row-layout.js'
import { aimFunction, startFunction } from './stage-aim-simd.js'
import type { BlockKernel, RootStages } from './stage-layout.js'
import { judgeFunction, solveFunction, takeEndsFunction } from './stage-pairs-simd.js'

const widths: readonly SumWidth[] = [2, 4, 6, 8, 12]
const [word, pairBytes] = [4, 16]
const nameOf = (width: SumWidth) => `sum${width}` as const

type StageName = 'start' | 'judge4' | 'judge8' | 'takeEnds' | 'solveComplete' | 'solveIncomplete'
type Functions = Readonly<
  Record<ReturnType<typeof nameOf>, SumRows> &
    Record<StageName, (count: number, settings: number) => number> &
    Pick<RowKernel, 'find' | 'sumNodes' | 'findFalls'> &
    Pick<RootStages, 'aim'>
>

const compiled = lazyWasm<Functions>(() =>
  wasmModule([
    ...widths.map(sumFunction),
    findFunction(),
    sumNodesFunction(),
    findFallsFunction(),
    aimFunction(),
    startFunction(),
    judgeFunction(4),
    judgeFunction(8),
    takeEndsFunction(),
    solveFunction(true),
    solveFunction(false),
  ]),
)

/** A kernel in WebAssembly, two numbers in a register; undefined where there is none. */
export function simdRowKernel(bytes: number): BlockKernel | undefined {
  const made = compiled()?.instantiate(bytes)
  if (made === undefined) return undefined
  const { sum2, sum4, sum6, sum8, sum12, find, sumNodes, findFalls, aim, start, takeEnds, ...stages } = made.functions
  return {
    memory: made.memory,
    sum: { 2: sum2, 4: sum4, 6: sum6, 8: sum8, 12: sum12 },
    ...{ find, sumNodes, findFalls },
    stages: {
      ...{ aim, start, takeEnds },
      judge: { 4: stages.judge4, 8: stages.judge8 },
      solve: { complete: stages.solveComplete, incomplete: stages.solveIncomplete },
    },
  }
}

const pairNames = ['pair0', 'pair1', 'pair2', 'pair3', 'pair4', 'pair5'] as const

/** @see SumRows */
function sumFunction(width: SumWidth): WasmFunction {
  const pairs = pairNames.slice(0, width / 2)
  const { get, set, types } = variables({
    count: 'i32',
    entry: 'i32',
    out: 'i32',
    last: 'i32',
    place: 'i32',
    end: 'i32',
    offset: 'i32',
    row: 'i32',
    pair0: 'v128',
    pair1: 'v128',
    pair2: 'v128',
    pair3: 'v128',
    pair4: 'v128',
    pair5: 'v128',
  })
  const row = [
    set('row', i32.add(i32.load(get.place), get.offset)),
    ...pairs.map((pair, j) => set(pair, f64x2.add(get[pair], f64x2.load(get.row, pairBytes * j)))),
    set('place', i32.add(get.place, i32.const(word))),
  ]
  const entry = [
    set('place', i32.load(get.entry)),
    set('end', i32.load(get.entry, word)),
    set('offset', i32.load(get.entry, 2 * word)),
    ...pairs.map((pair) => set(pair, f64x2.const(0, 0))),
    whileLoop(i32.less(get.place, get.end), ...row),
    ...pairs.map((pair, j) => f64x2.store(get.out, get[pair], pairBytes * j)),
    set('out', i32.add(get.out, i32.const(pairBytes * pairs.length))),
    set('entry', i32.add(get.entry, i32.const(3 * word))),
  ]
  const body = [
    set('last', i32.add(get.entry, i32.multiply(get.count, i32.const(3 * word)))),
    whileLoop(i32.less(get.entry, get.last), ...entry),
  ].flat()
  return { name: nameOf(width), parameters: types.slice(0, 3), locals: types.slice(3), body }
}

const trailingZeros = (value: Code): Code => [...value, 0x68]
const not = (value: Code): Code => i32.subtract(i32.const(-1), value)

/** @see FindRows */
function findFunction(): WasmFunction {
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
  const field = (name: keyof typeof layoutFields) => i32.load(get.layout, word * layoutFields[name])
  const write = (name: keyof typeof personFields, value: Code) => i32.store(get.to, value, word * personFields[name])
  const push = (row: Code) => [i32.store(get.place, row), set('place', i32.add(get.place, i32.const(word)))]
  const missingItem = [
    set('from', i32.add(get.item, i32.shiftLeft(i32.shiftRight(trailingZeros(get.missing), i32.const(3)), i32.const(2)))),
    set('row', i32.load(i32.add(get.without, get.from))),
    set('wrong', i32.or(get.wrong, i32.and(get.row, i32.const(1 << 31)))),
    ...push(get.row),
    i32.store(get.information, i32.load(i32.add(get.lacking, get.from))),
    set('information', i32.add(get.information, i32.const(word))),
    set('missing', i32.and(get.missing, i32.subtract(get.missing, i32.const(1)))),
  ]
  const withoutMissing = [
    set('key', i32.multiply(i32.shiftRight(get.missing, i32.const(7)), i32.const(255))),
    set('wrong', i32.or(get.wrong, i32.and(not(get.answers), get.key))),
    set('answers', i32.and(get.answers, not(get.key))),
  ]
  const quartet = [
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
      set('wrong', i32.or(get.wrong, i32.and(get.row, i32.const(1 << 31)))),
      ...push(get.row),
      set('group', i32.add(get.group, i32.const(256 * word))),
    ),
    whileLoop(get.missing, ...missingItem),
    set('item', i32.add(get.item, i32.const(4 * word))),
    set('groupEnds', i32.add(get.groupEnds, i32.const(word))),
    set('at', i32.add(get.at, i32.const(word))),
  ]
  const unlessNone = (name: 'prior' | 'total') => when(i32.less(i32.const(-1), field(name)), push(field(name)))
  const rightOrWrong = [
    set('known', i64.or(get.known, get.eight)),
    // Bit i of the last byte is answer i.
    set('key', i32.ofI64(i64.shiftRight(i64.multiply(get.eight, i64.const(0x0102040810204080n)), i64.const(56n)))),
    i64.store(get.place, i64.load(i32.add(get.pairs, i32.shiftLeft(get.key, i32.const(3))))),
    set('place', i32.add(get.place, i32.const(2 * word))),
  ]
  /** All answers at once, for persons who have none but right or wrong ones; leaves in `known` whether this is one. */
  const findPairs = [
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
      set('chunk', i32.add(get.chunk, i32.const(2 * word))),
    ),
    set('eight', i64.and(i64.load(get.chunk), i64.load(get.layout, word * layoutFields.lastLow))),
    ...rightOrWrong,
  ]
  const byQuartets = [
    set('place', get.places),
    set('information', get.informationPlaces),
    set('groupEnds', field('groupEnds')),
    set('group', i32.const(0)),
    set('item', i32.const(0)),
    set('wordEnd', i32.add(get.at, get.wordsEnd)),
    i32.store(get.information, field('all')),
    set('information', i32.add(get.information, i32.const(word))),
    whileLoop(i32.less(get.at, get.wordEnd), ...quartet),
    set(
      'missing',
      i32.subtract(i32.shiftRight(i32.subtract(get.information, get.informationPlaces), i32.const(2)), i32.const(1)),
    ),
  ]
  const person = [
    set('known', i64.const(-1n)),
    when(field('pairs'), findPairs),
    set('missing', i32.const(0)),
    set('wrong', i32.const(0)),
    when(
      i64.isZero(i64.and(get.known, i64.const(0xfefefefefefefefen))),
      [
        set('place', i32.add(get.places, get.wordsEnd)),
        i32.store(get.informationPlaces, field('all')),
        set('information', i32.add(get.informationPlaces, i32.const(word))),
        set('at', i32.add(get.at, get.wordsEnd)),
      ],
      byQuartets,
    ),
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
  const body = [
    set('at', field('responses')),
    set('wordsEnd', i32.shiftLeft(field('words'), i32.const(2))),
    set('rowOf', field('rowOf')),
    set('without', field('without')),
    set('lacking', field('lacking')),
    set('places', field('places')),
    set('informationPlaces', field('informationPlaces')),
    set('to', field('persons')),
    whileLoop(i32.less(i32.const(0), get.count), ...person),
  ].flat()
  return { name: 'find', parameters: types.slice(0, 2), locals: types.slice(2), body }
}
