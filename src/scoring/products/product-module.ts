import { wasmModule } from '../../math/wasm/wasm-module.js'
import { findBitsFunction, findFunction, findTernaryFunction } from './find-rows.js'
import { layOutFunction } from './lay-out-rows.js'
import { multiplyFunction } from './multiply-rows.js'

/** The product kernel in WebAssembly; productTwin and windowTwin say what each of its functions does. */
export function productModule(): Uint8Array<ArrayBuffer> {
  return wasmModule([findFunction(), findBitsFunction(), findTernaryFunction(), multiplyFunction(), layOutFunction()])
}
