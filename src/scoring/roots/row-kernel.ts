import { simdRowKernel } from './row-kernel-simd.js'
import { rowKernelTwin } from './row-kernel-twin.js'
import type { BlockKernel } from './stage-layout.js'

/** A kernel with a memory of some bytes: in WebAssembly where the machine lets us, otherwise by the twin, to the same bit. */
export function rowKernel(bytes: number): BlockKernel {
  return simdRowKernel(bytes) ?? rowKernelTwin(bytes)
}
