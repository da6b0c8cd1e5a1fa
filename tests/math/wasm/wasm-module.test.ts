import { afterEach, describe, expect, test, vi } from 'vitest'
import { f64, f64x2, i32, i64, signed, unsigned, when, whileLoop } from '../../../src/math/wasm/wasm-code.js'
import { instanceOf, lazyWasm } from '../../../src/math/wasm/wasm-engine.js'
import { variables, wasmModule } from '../../../src/math/wasm/wasm-module.js'

/** Sums the doubles from 0 to `bytes`, pairs at a time, and leaves those above 1 out of `high`. */
function sumModule(): Uint8Array<ArrayBuffer> {
  const { get, set, types } = variables({ bytes: 'i32', at: 'i32', total: 'v128' })
  const body = [
    ...whileLoop(
      i32.less(get.at, get.bytes),
      set('total', f64x2.add(get.total, f64x2.load(get.at))),
      set('at', i32.add(get.at, i32.const(16))),
    ),
    ...when(i32.isZero(get.bytes), [f64.store(i32.const(0), f64.ofI32(i32.const(-7)))], [f64x2.store(i32.const(0), get.total)]),
    ...i32.ofI64(i64.multiply(i64.const(-3n), i64.const(1n << 40n))),
  ]
  return wasmModule([{ name: 'sum', parameters: ['i32'], locals: types.slice(1), result: 'i32', body }])
}

afterEach(() => vi.unstubAllGlobals())

describe('a module written in instructions', () => {
  test('runs over a memory of its own', () => {
    const compiled = lazyWasm<{ sum(bytes: number): number }>(sumModule)()
    if (compiled === undefined) throw new Error('this engine has no WebAssembly')
    const { memory, functions } = compiled.instantiate(100_000)
    expect(memory.byteLength).toBe(2 * 65_536)
    const numbers = new Float64Array(memory)
    numbers.set([1, 2, 3, 4, 5, 6])
    expect(functions.sum(48)).toBe(0)
    expect([...numbers.subarray(0, 2)]).toEqual([9, 12])
    functions.sum(0)
    expect(numbers[0]).toBe(-7)
    const other = compiled.instantiate(8)
    expect(new Float64Array(other.memory)[0]).toBe(0)
  })

  test('has no instance where there is no WebAssembly, and none where the engine has no memory left', () => {
    const compiled = lazyWasm<{ sum(bytes: number): number }>(sumModule)()
    expect(instanceOf(compiled, 8)?.functions.sum(0)).toBe(0)
    expect(instanceOf(undefined, 8)).toBeUndefined()
    expect(instanceOf(compiled, 2 ** 40)).toBeUndefined()
  })

  test('is undefined where the engine does not know its instructions, forbids it or has no WebAssembly', () => {
    const refusing = () => {
      throw new Error('blocked by the content security policy')
    }
    expect(lazyWasm(() => Uint8Array.of(0, 1, 2))()).toBeUndefined()
    vi.stubGlobal('WebAssembly', { validate: () => true, Module: refusing })
    expect(lazyWasm(sumModule)()).toBeUndefined()
    vi.stubGlobal('WebAssembly', undefined)
    expect(lazyWasm(sumModule)()).toBeUndefined()
  })
})

test.each([
  [0n, [0]],
  [63n, [63]],
  [64n, [0xc0, 0x00]],
  [-1n, [0x7f]],
  [-64n, [0x40]],
  [-65n, [0xbf, 0x7f]],
  [-123456n, [0xc0, 0xbb, 0x78]],
])('%d is written in signed groups of seven bits', (value, bytes) => {
  expect(signed(value)).toEqual(bytes)
})

test.each([
  [127, [127]],
  [128, [0x80, 1]],
  [624485, [0xe5, 0x8e, 0x26]],
])('%d is written in unsigned groups of seven bits', (value, bytes) => {
  expect(unsigned(value)).toEqual(bytes)
})
