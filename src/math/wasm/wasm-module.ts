import { type Code, unsigned, type WasmType, wasmTypes } from './wasm-code.js'

/** A function of a module: its variables by name, the parameters first. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly WasmType[]
  readonly locals: readonly WasmType[]
  readonly result?: WasmType
  readonly body: Code
}

/** Reads and writes of the variables of a function. */
export interface Variables<Name extends string> {
  readonly types: readonly WasmType[]
  readonly get: Readonly<Record<Name, Code>>
  set(name: Name, value: Code): Code
}

export function variables<Name extends string>(declared: Readonly<Record<Name, WasmType>>): Variables<Name> {
  const names = Object.keys(declared) as Name[]
  const reads = names.map((name, index): [Name, Code] => [name, [0x20, ...unsigned(index)]])
  const get = Object.fromEntries(reads) as Record<Name, Code>
  return {
    types: names.map((name) => declared[name]),
    get,
    set: (name, value) => [value, 0x21, unsigned(names.indexOf(name))],
  }
}

/** A function that returns an integer; the first `parameters` of its variables are its parameters. */
export function functionOf(
  name: string,
  types: readonly WasmType[],
  parameters: number,
  body: readonly Code[],
): WasmFunction & { readonly result: 'i32' } {
  return { name, parameters: types.slice(0, parameters), locals: types.slice(parameters), result: 'i32', body }
}

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const sectionIds = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const

/** The bytes of a module whose functions share a memory, imported as `memory` of `host`. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, result }) => [
    0x60,
    ...list(parameters.map((type) => [wasmTypes[type]])),
    ...list(result === undefined ? [] : [[wasmTypes[result]]]),
  ])
  const exported = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)])
  const bodies = functions.map(({ locals, body }) => {
    const code = flattened([list(locals.map((type) => [1, wasmTypes[type]])), body, 0x0b])
    return [unsigned(code.length), code]
  })
  const sections = [
    ...header,
    ...section('type', types),
    ...section('import', [[...text('host'), ...text('memory'), 0x02, 0x00, 0x01]]),
    ...section(
      'function',
      functions.map((_, index) => unsigned(index)),
    ),
    ...section('export', exported),
    ...section('code', bodies),
  ]
  return Uint8Array.from(flattened(sections))
}

function section(name: keyof typeof sectionIds, entries: readonly Code[]): Code {
  const content = flattened(list(entries))
  return [sectionIds[name], unsigned(content.length), content]
}

function list(entries: readonly Code[]): Code {
  return [unsigned(entries.length), entries]
}

/** The bytes of a code in their order. */
function flattened(code: Code): number[] {
  const bytes: number[] = []
  const add = (part: Code): void => {
    for (let i = 0; i < part.length; i++) {
      const each = part[i]!
      if (typeof each === 'number') bytes.push(each)
      else add(each)
    }
  }
  add(code)
  return bytes
}

function text(value: string): Code {
  return list([...value].map((letter) => [letter.charCodeAt(0)]))
}
