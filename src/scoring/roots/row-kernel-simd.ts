// Readable twin: row-kernel-twin.ts.
import { f64x2, i32, whileLoop } from '../../math/wasm/wasm-code.js'
import { lazyWasm } from '../../math/wasm/wasm-engine.js'
import { variables, type WasmFunction, wasmModule } from '../../math/wasm/wasm-module.js'
import { findFallsFunction, sumNodesFunction } from './falls-simd.js'
import { findFunction } from './find-simd.js'
import type { RowKernel, SumRows, SumWidth } from './row-layout.js'
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
