/** What of WebAssembly is used here; no `lib` of TypeScript declares it without the whole DOM. */
interface WasmEngine {
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: WasmMemory } },
  ) => {
    readonly exports: unknown
  }
  validate(bytes: Uint8Array<ArrayBuffer>): boolean
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

const pageBytes = 65536

/** A module compiled once for a process, of which any number of instances are made. */
export interface CompiledWasm<Exports> {
  /** An instance with a memory of its own that never grows, so that views of it stay valid. */
  instantiate(bytes: number): { readonly memory: ArrayBuffer; readonly functions: Exports }
}

/**
 * Compiles a module, at its first use.
 * @returns undefined where there is no WebAssembly with pairs of doubles, or the page's content security policy forbids it
 */
export function lazyWasm<Exports>(bytesOf: () => Uint8Array<ArrayBuffer>): () => CompiledWasm<Exports> | undefined {
  let compiled: CompiledWasm<Exports> | 'unavailable' | undefined
  return () => {
    compiled ??= compile<Exports>(bytesOf()) ?? 'unavailable'
    return compiled === 'unavailable' ? undefined : compiled
  }
}

/**
 * An instance where it can be had: undefined without WebAssembly, and where the process holds so many memories already that the engine, which
 * sets gigabytes of addresses aside for each, has none left.
 */
export function instanceOf<Exports>(
  compiled: CompiledWasm<Exports> | undefined,
  bytes: number,
): ReturnType<CompiledWasm<Exports>['instantiate']> | undefined {
  try {
    return compiled?.instantiate(bytes)
  } catch {
    return undefined
  }
}

function compile<Exports>(bytes: Uint8Array<ArrayBuffer>): CompiledWasm<Exports> | undefined {
  const engine = (globalThis as { readonly WebAssembly?: WasmEngine }).WebAssembly
  if (engine === undefined) return undefined
  try {
    if (!engine.validate(bytes)) return undefined
    const module = new engine.Module(bytes)
    return {
      instantiate(size) {
        const memory = new engine.Memory({ initial: Math.ceil(size / pageBytes) })
        const { exports } = new engine.Instance(module, { host: { memory } })
        return { memory: memory.buffer, functions: exports as Exports }
      },
    }
  } catch {
    return undefined
  }
}
