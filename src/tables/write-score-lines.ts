import { createScoreTextWriter } from './score-text-bytes.js'
import { scoreColumnNames, scoreStatuses } from './scores.js'
import { createLineKernel, type LineColumn, type LineForm, type LineSource, type LineValues } from './simd/line-kernel.js'
import type { ScoreBlock, ScoreBlockWriterOptions } from './write-score-blocks.js'

/**
 * Writes the lines of a block, in their order: most by the kernel, which hands them on many at a time, the others one by one.
 */
export type BlockLines = (block: ScoreBlock, target: LineTarget) => void

/** Where lines go. */
export interface LineTarget {
  /** Bytes that stand there. */
  readonly length: () => number
  /** Writes the line of a person. */
  readonly write: (person: number) => void
  /** Takes lines that the kernel has written. */
  readonly add: (lines: Uint8Array) => void
}

const encoder = new TextEncoder()
const [LF, CR, COMMA, BACKSLASH, SPACE] = [10, 13, 44, 92, 32]

/** Undefined for a spreadsheet's file, whose texts are seldom written as they are, and where there is no kernel. */
export function createBlockLines(options: ScoreBlockWriterOptions): BlockLines | undefined {
  if (options.excel !== undefined) return undefined
  const kernel = createLineKernel(lineForm(options))
  if (kernel === undefined) return undefined
  const { capacity } = kernel
  return (block, { length, write, add }) => {
    const values = lineValues(block)
    for (let first = 0; first < block.count; first += capacity) {
      const count = Math.min(capacity, block.count - first)
      const isLoaded = kernel.load(values, block.texts, first, count)
      for (let done = 0; done < count; done++) {
        if (isLoaded) {
          done = kernel.write(done, count, length())
          add(kernel.lines())
        }
        if (done < count) write(first + done)
      }
    }
  }
}

/** What a block has of each source, in the order of lineSources. */
function lineValues({ theta, standardError, answered, status, ...more }: ScoreBlock): LineValues[] {
  return [theta, standardError, answered, status, more.level, more.targetProbability, more.plausibleValues, more.figures]
}

function lineSources({ plausibleValues = 0, figures = [] }: ScoreBlockWriterOptions): LineSource[] {
  return [
    { kind: 'figures', width: 1 },
    { kind: 'figures', width: 1 },
    { kind: 'counts', width: 1 },
    { kind: 'bytes', width: 1 },
    { kind: 'shorts', width: 1 },
    { kind: 'figures', width: 1 },
    { kind: 'figures', width: plausibleValues },
    { kind: 'figures', width: figures.length },
  ]
}

/** Columns without what stands before them, in the order of scoreColumnNames. */
function lineCells(options: ScoreBlockWriterOptions): Omit<LineColumn, 'before'>[] {
  const { bytesOf } = createScoreTextWriter(options)
  const cell = (kind: LineColumn['kind'], source: number, place = 0) => ({ kind, source, place, list: [] })
  const listed = (source: number, texts: readonly string[]) => ({ ...cell('listed', source), list: texts.map(bytesOf) })
  const each = (count: number, of: (place: number) => Omit<LineColumn, 'before'>) =>
    Array.from({ length: count }, (_, i) => of(i))
  return [
    cell('text', -1),
    cell('figure', 0),
    cell('figure', 1),
    cell('count', 2),
    listed(3, scoreStatuses),
    ...(options.standard === true ? [listed(4, options.levels ?? []), cell('figure', 5)] : []),
    ...each(options.plausibleValues ?? 0, (place) => cell('figure', 6, place)),
    ...each(options.figures?.length ?? 0, (place) => cell('figure', 7, place)),
    ...each(options.kept?.length ?? 0, (place) => cell('text', -1, place + 1)),
  ]
}

/** Everything that the kernel is told. */
function lineForm(options: ScoreBlockWriterOptions): LineForm {
  const isJson = options.format === 'ndjson'
  const names = scoreColumnNames(options)
  const cells = lineCells(options)
  // The quotation mark that closes a text stands before the next column.
  const close = (i: number) => (isJson && cells[i]?.kind === 'text' ? '"' : '')
  const open = (i: number) => (isJson && cells[i]!.kind === 'text' ? '"' : '')
  const between = (i: number) => (isJson ? `${i === 0 ? '{' : ','}${JSON.stringify(names[i])}:` : i === 0 ? '' : ',')
  const columns = cells.map((cell, i) => ({ ...cell, before: encoder.encode(close(i - 1) + between(i) + open(i)) }))
  return {
    sources: lineSources(options),
    columns,
    after: encoder.encode(close(cells.length - 1) + (isJson ? '}\n' : '\n')),
    none: encoder.encode(isJson ? 'null' : ''),
    odd: isJson ? [BACKSLASH] : [COMMA, LF, CR],
    lowest: isJson ? SPACE : 0,
  }
}
