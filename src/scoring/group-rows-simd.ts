// Readable twin: plainGroupRows in group-rows.ts.
import { type Code, f64, f64x2, i32, when, whileLoop } from '../math/wasm/wasm-code.js'
import { instanceOf, lazyWasm } from '../math/wasm/wasm-engine.js'
import { functionOf, variables, type WasmFunction, wasmModule } from '../math/wasm/wasm-module.js'
import { type GroupRows, plainGroupRows } from './group-rows.js'

const double = 8
const pair = 16

interface Functions {
  multiply(from: number, end: number, to: number, stride: number, factors: number): number
  scale(from: number, end: number, stride: number): number
}

const compiled = lazyWasm<Functions>(() => wasmModule([multiplyFunction(), scaleFunction()]))

/** Rows in the memory of WebAssembly, two nodes at a time; made and used once, they are not worth compiling loops for. */
export function simdGroupRows(doubles: number, stride: number): GroupRows | undefined {
  const made = instanceOf(compiled(), (doubles + stride) * double)
  if (made === undefined) return undefined
  const { memory, functions } = made
  const factorsAt = doubles * double
  return {
    rows: new Float64Array(memory, 0, doubles),
    factors: new Float64Array(memory, factorsAt, stride),
    multiply: (from, end, to) => void functions.multiply(from * double, end * double, to * double, stride * double, factorsAt),
    scale: (from, end) => void functions.scale(from * double, end * double, stride * double),
  }
}

/** By pairs where the machine knows them, else one by one: the same numbers. */
export function groupRows(doubles: number, stride: number): GroupRows {
  return simdGroupRows(doubles, stride) ?? plainGroupRows(doubles, stride)
}

function multiplyFunction(): WasmFunction {
  const { get, set, types } = variables({
    from: 'i32',
    end: 'i32',
    to: 'i32',
    stride: 'i32',
    factors: 'i32',
    rowEnd: 'i32',
    factor: 'i32',
  })
  return functionOf('multiply', types, 5, [
    whileLoop(
      i32.less(get.from, get.end),
      set('rowEnd', i32.add(get.from, get.stride)),
      set('factor', get.factors),
      whileLoop(
        i32.less(get.from, get.rowEnd),
        f64x2.store(get.to, f64x2.multiply(f64x2.load(get.from), f64x2.load(get.factor))),
        ...(['from', 'to', 'factor'] as const).map((name) => set(name, i32.add(get[name], i32.const(pair)))),
      ),
    ),
    get.from,
  ])
}

function scaleFunction(): WasmFunction {
  const { get, set, types } = variables({
    from: 'i32',
    end: 'i32',
    stride: 'i32',
    at: 'i32',
    rowEnd: 'i32',
    highest: 'v128',
    top: 'f64',
  })
  const overRow = (body: Code) => [
    set('at', get.from),
    whileLoop(i32.less(get.at, get.rowEnd), body, set('at', i32.add(get.at, i32.const(pair)))),
  ]
  return functionOf('scale', types, 3, [
    whileLoop(
      i32.less(get.from, get.end),
      set('rowEnd', i32.add(get.from, get.stride)),
      set('highest', f64x2.const(0, 0)),
      ...overRow(set('highest', f64x2.larger(get.highest, f64x2.load(get.at)))),
      set('top', f64.larger(f64x2.lane(get.highest, 0), f64x2.lane(get.highest, 1))),
      set('highest', f64x2.splat(get.top)),
      when(f64.greater(get.top, f64.const(0)), overRow(f64x2.store(get.at, f64x2.divide(f64x2.load(get.at), get.highest)))),
      set('from', get.rowEnd),
    ),
    get.from,
  ])
}
