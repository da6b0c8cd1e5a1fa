import { instanceOf, lazyWasm } from '../../math/wasm/wasm-engine.js'
import { wasmModule } from '../../math/wasm/wasm-module.js'
import { FIGURE_BYTES } from '../figure-bytes.js'
import { cellStart, type TextCells } from '../text-cells.js'
import { behindWord, layOut } from './lay-out.js'
import { columnFieldCount, columnFields, columnKinds, lineFieldCount, lineFields } from './line-frame.js'
import { lineFunction } from './line-function.js'

/** Values of lines: so many of a kind a line, side by side. */
export interface LineSource {
  readonly kind: 'figures' | 'counts' | 'bytes' | 'shorts'
  readonly width: number
}

/** A column of a score file. */
export interface LineColumn {
  readonly kind: keyof typeof columnKinds
  /** Which of the sources has its values; of a text nothing. */
  readonly source: number
  /** Place of its value among those of a line, or of its text among those of a person. */
  readonly place: number
  /** What stands before its cell. */
  readonly before: Uint8Array
  /** The texts that a list has. */
  readonly list: readonly Uint8Array[]
}

export interface LineForm {
  readonly sources: readonly LineSource[]
  readonly columns: readonly LineColumn[]
  /** What ends a line, and what stands where there is no figure. */
  readonly after: Uint8Array
  readonly none: Uint8Array
  /** At most three bytes, besides quotation marks, that a text must not hold to be written as it is; and what all must reach. */
  readonly odd: readonly number[]
  readonly lowest: number
}

/** Values of a source for a whole block; undefined where it has none. */
export type LineValues = Float64Array | Int32Array | Uint32Array | Int16Array | Uint8Array | undefined

export interface LineKernel {
  /** Lines at once at most. */
  readonly capacity: number
  /**
   * Takes some lines of a block.
   * @returns false where the texts have no room
   */
  load(values: readonly LineValues[], texts: TextCells, first: number, count: number): boolean
  /**
   * Writes lines from one of those taken to another.
   * @param place where in their file or buffer they will go
   * @returns the line after the last that was written
   */
  write(from: number, to: number, place: number): number
  /** The lines written last. **The same memory each time.** */
  lines(): Uint8Array
}

const compiled = lazyWasm<{ write(from: number, to: number): number }>(() => wasmModule([lineFunction()]))

/** Lines at once, and bytes of their texts: they stay in the second-level cache. */
const CAPACITY = 1024
const TEXTS = 1 << 17
const POWERS = Float64Array.from({ length: 7 }, (_, i) => 10 ** (9 + i))
const QUOTE = 34
const word = 4

const valueBytes: Readonly<Record<LineSource['kind'], number>> = { figures: 8, counts: 4, shorts: 2, bytes: 1 }

/**
 * Kernel in WebAssembly of createRowWriter: figures of ordinary size and texts that are written as they are.
 * @returns undefined where the machine has no such instructions or does not let us use them
 */
export function createLineKernel(form: LineForm): LineKernel | undefined {
  const { sources } = form
  const texts = form.columns.filter(({ kind }) => kind === 'text').length
  const sourceSizes = Object.fromEntries(sources.map(({ kind, width }, i) => [`${i}`, CAPACITY * width * valueBytes[kind]]))
  const { at: sourceAt, end: sourceEnd } = layOut<string>(sourceSizes)
  const { at, end } = layOut({
    frame: word * lineFieldCount,
    columns: word * columnFieldCount * form.columns.length,
    lists: 2 * word * form.columns.reduce((sum, { list }) => sum + list.length, 0),
    constants: constantsOf(form).reduce((sum, { length }) => sum + length, 0),
    powers: POWERS.byteLength,
    sources: sourceEnd,
    ends: word * (CAPACITY * texts + 2),
    texts: TEXTS,
    out: TEXTS + CAPACITY * longestLine(form),
  })
  const instance = instanceOf(compiled(), end)
  if (instance === undefined) return undefined
  const { memory, functions } = instance
  new Float64Array(memory, at.powers, POWERS.length).set(POWERS)
  const placeOf = (source: number) => at.sources + sourceAt[`${source}`]!
  const fields = writeForm(form, memory, { ...at, sourceAt: placeOf, textCount: texts })
  const targets = sources.map(({ kind, width }, i) => viewOf(memory, placeOf(i), kind, CAPACITY * width))
  const bytes = new Uint8Array(memory)
  // The first end is that of what stands before; the others are copied by words.
  const ends = new Uint32Array(memory, at.ends + word, CAPACITY * texts + 1)
  return {
    capacity: CAPACITY,
    load(values, cells, first, count) {
      const start = cellStart(cells, first * texts)
      const stop = cellStart(cells, (first + count) * texts)
      if (stop - start > TEXTS) return false
      const textsAt = at.texts + behindWord(start)
      bytes.set(cells.bytes.subarray(start, stop), textsAt)
      ends[0] = start
      ends.set(cells.ends.subarray(first * texts, (first + count) * texts), 1)
      fields[lineFields.texts] = textsAt - start
      for (let i = 0; i < sources.length; i++) {
        const from = values[i]
        const { width } = sources[i]!
        if (from === undefined) targets[i]!.fill(sources[i]!.kind === 'figures' ? Number.NaN : -1)
        else targets[i]!.set(from.subarray(first * width, (first + count) * width))
      }
      return true
    },
    write(from, to, place) {
      fields[lineFields.out] = at.out + behindWord(place)
      return functions.write(from, to)
    },
    lines: () => bytes.subarray(fields[lineFields.out], fields[lineFields.next]),
  }
}

/** Every text that stands in all lines or in a list. */
function constantsOf({ after, none, columns }: LineForm): Uint8Array[] {
  return [after, none, ...columns.flatMap(({ before, list }) => [before, ...list])]
}

/** Most bytes of a line, its texts apart. */
function longestLine(form: LineForm): number {
  const longest = Math.max(...constantsOf(form).map(({ length }) => length))
  return longest + form.columns.reduce((sum, { before }) => sum + before.length + Math.max(FIGURE_BYTES, longest), 0)
}

/** Where the parts of the memory begin. */
interface LinePlaces extends Readonly<Record<'columns' | 'lists' | 'constants' | 'powers' | 'ends' | 'out', number>> {
  readonly sourceAt: (source: number) => number
  readonly textCount: number
}

/** Writes what the function is told. @returns the integers at the beginning of the memory */
function writeForm({ columns, sources, ...form }: LineForm, memory: ArrayBuffer, at: LinePlaces): Int32Array {
  const integers = new Int32Array(memory)
  let { constants, lists } = at
  const place = (constant: Uint8Array) => {
    new Uint8Array(memory).set(constant, constants)
    constants += constant.length
    return constants - constant.length
  }
  const set = (name: keyof typeof lineFields, ...values: readonly number[]) => integers.set(values, lineFields[name])
  set('columns', at.columns)
  set('columnCount', columns.length)
  set('after', place(form.after), form.after.length)
  set('none', place(form.none), form.none.length)
  set('odd', ...[0, 1, 2].map((i) => form.odd[i] ?? QUOTE))
  set('lowest', form.lowest)
  set('powers', at.powers)
  set('out', at.out)
  for (const [i, { kind, source, place: inLine, before, list }] of columns.entries()) {
    const bytes = kind === 'text' ? word : valueBytes[sources[source]!.kind]
    const width = kind === 'text' ? at.textCount : sources[source]!.width
    const first = kind === 'text' ? at.ends + 2 * word : at.sourceAt(source)
    const column: Readonly<Record<keyof typeof columnFields, number>> = {
      kind: columnKinds[kind],
      values: first + inLine * bytes,
      stride: width * bytes,
      before: place(before),
      beforeBytes: before.length,
      list: lists,
      listed: list.length,
    }
    for (const [name, field] of Object.entries(columnFields) as [keyof typeof columnFields, number][])
      integers[at.columns / word + i * columnFieldCount + field] = column[name]
    for (const text of list) {
      integers.set([place(text), text.length], lists / word)
      lists += 2 * word
    }
  }
  return integers
}

function viewOf(memory: ArrayBuffer, from: number, kind: LineSource['kind'], length: number) {
  if (kind === 'figures') return new Float64Array(memory, from, length)
  if (kind === 'counts') return new Int32Array(memory, from, length)
  return kind === 'shorts' ? new Int16Array(memory, from, length) : new Uint8Array(memory, from, length)
}
