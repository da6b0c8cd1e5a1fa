import { lengthened } from './byte-room.js'
import { countInto, FIGURE_BYTES, figureInto } from './figure-bytes.js'
import { joinBytes } from './join-bytes.js'
import { scoreStyle } from './score-style.js'
import { createScoreTextWriter, textRoom } from './score-text-bytes.js'
import { scoreColumnNames, scoreStatuses } from './scores.js'
import { cellStart, type TextCells } from './text-cells.js'
import { createBlockLines } from './write-score-lines.js'
import { createScoreWriter, type ScoreWriterOptions } from './write-scores.js'

/** The scores of many persons as columns; NaN stands for a figure that a person does not have. */
export interface ScoreBlock {
  readonly count: number
  /** Id of each person, followed by the cells of the kept columns. */
  readonly texts: TextCells
  /** Logits. */
  readonly theta: Float64Array
  /** Logits. */
  readonly standardError: Float64Array
  /** Responses of each person that count. */
  readonly answered: Int32Array | Uint32Array
  /** Index in scoreStatuses. */
  readonly status: Uint8Array
  /** Index in the levels of the writer; −1 where there is none. */
  readonly level?: Int16Array | undefined
  /** Probability of being at or above the target level, 0…1. */
  readonly targetProbability?: Float64Array | undefined
  /** Value m of person p at p × their number + m. */
  readonly plausibleValues?: Float64Array | undefined
  /** Figures of the further columns, laid out alike. */
  readonly figures?: Float64Array | undefined
}

export interface ScoreBlockWriterOptions extends ScoreWriterOptions {
  /** Levels of the standard by their index. */
  readonly levels?: readonly string[] | undefined
}

/** Makes the bytes of a score file, block by block. */
export interface ScoreBlockWriter {
  /** The header line, byte-order mark included; empty for NDJSON. */
  header(): Uint8Array
  /**
   * The lines of a block's persons. **The same buffer for every block: write it out or copy it before the next.**
   * @param leftOut places of persons who get no line
   * @param room a buffer to use in place of the writer's own; where it is too short, the lines are in a longer one
   */
  rows(block: ScoreBlock, leftOut?: ReadonlySet<number>, room?: Uint8Array): Uint8Array
}

/**
 * Kernel of createScoreWriter, its readable twin: the same bytes, written from columns without a string a cell.
 * @throws MelekError as createScoreWriter; `figure-not-finite` for a figure that is infinite
 */
export function createScoreBlockWriter(options: ScoreBlockWriterOptions): ScoreBlockWriter {
  const header = encoder.encode(createScoreWriter(options).header())
  const writer = createRowWriter(options)
  const lines = createBlockLines(options)
  const textCount = 1 + (options.kept?.length ?? 0)
  let own: Uint8Array | undefined
  return {
    header: () => header,
    rows(block, leftOut, room) {
      let out = room ?? own ?? new Uint8Array(1 << 16)
      let at = 0
      writer.open(out, block)
      const reserve = (more: number) => {
        if (at + more <= out.length) return
        out = lengthened(out, at + more)
        writer.open(out, block)
      }
      const writeOne = (p: number) => {
        reserve(writer.room + textRoom(cellStart(block.texts, (p + 1) * textCount) - cellStart(block.texts, p * textCount)))
        at = writer.write(at, p)
      }
      if ((leftOut?.size ?? 0) === 0 && lines !== undefined) {
        const add = (bytes: Uint8Array) => {
          reserve(bytes.length)
          out.set(bytes, at)
          at += bytes.length
        }
        lines(block, { length: () => at, write: writeOne, add })
      } else for (let p = 0; p < block.count; p++) if (leftOut?.has(p) !== true) writeOne(p)
      if (room === undefined) own = out
      return out.subarray(0, at)
    },
  }
}

const encoder = new TextEncoder()

interface RowWriter {
  /** Most bytes of a row, its texts apart. */
  readonly room: number
  /** The block whose rows follow, and where they are written. */
  open(out: Uint8Array, block: ScoreBlock): void
  /** Writes a row at an index. @returns the index after it */
  write(at: number, person: number): number
}

function createRowWriter(options: ScoreBlockWriterOptions): RowWriter {
  const isJson = options.format === 'ndjson'
  const { decimal, delimiter, lineBreak } = scoreStyle(options.excel)
  const names = scoreColumnNames(options)
  const before = names.map((name, i) =>
    encoder.encode(isJson ? `${i === 0 ? '{' : ','}${JSON.stringify(name)}:` : i === 0 ? '' : delimiter),
  )
  const after = encoder.encode(isJson ? '}\n' : lineBreak)
  const none = encoder.encode(isJson ? 'null' : '')
  const texts = createScoreTextWriter(options)
  const statuses = scoreStatuses.map(texts.bytesOf)
  const levels = (options.levels ?? []).map(texts.bytesOf)
  const figureCounts = [options.plausibleValues ?? 0, options.figures?.length ?? 0]
  const kept = options.kept?.length ?? 0
  const hasStandard = options.standard === true
  const hasMore = names.length > FIRST_COLUMNS
  const [first, second, third, fourth, fifth] = before as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  /** The status with what stands around it. */
  const tails = statuses.map((status) => joinBytes([fifth, status, hasMore ? new Uint8Array(0) : after]))
  let target!: Uint8Array
  let block!: ScoreBlock
  let theta!: Float64Array
  let standardError!: Float64Array
  let answered!: Int32Array | Uint32Array
  let status!: Uint8Array

  const figure = (out: Uint8Array, at: number, value: number): number =>
    Number.isNaN(value) ? bytesInto(out, at, none) : figureInto(out, at, value, decimal)

  /** The columns behind those that every score file has. */
  const moreInto = (out: Uint8Array, from: number, p: number): number => {
    let column = FIRST_COLUMNS
    let at = from
    if (hasStandard) {
      at = bytesInto(out, bytesInto(out, at, before[column++]!), levels[block.level?.[p] ?? -1] ?? none)
      at = figure(out, bytesInto(out, at, before[column++]!), block.targetProbability?.[p] ?? Number.NaN)
    }
    for (const [i, columns] of [block.plausibleValues, block.figures].entries())
      for (let m = 0; m < figureCounts[i]!; m++)
        at = figure(out, bytesInto(out, at, before[column++]!), columns?.[p * figureCounts[i]! + m] ?? Number.NaN)
    for (let k = 1; k <= kept; k++) at = texts.write(bytesInto(out, at, before[column++]!), p * (1 + kept) + k)
    return at
  }

  const longest = (all: readonly Uint8Array[]) => Math.max(...all.map((bytes) => bytes.length), none.length)
  const fixed = [...before, after].reduce((sum, bytes) => sum + bytes.length, 0)
  return {
    room: fixed + names.length * (FIGURE_BYTES + textRoom(0)) + longest(statuses) + longest(levels),
    open(out, from) {
      texts.open(out, from.texts)
      target = out
      block = from
      theta = from.theta
      standardError = from.standardError
      answered = from.answered
      status = from.status
    },
    write(from, p) {
      const out = target
      let at = texts.write(bytesInto(out, from, first), p * (1 + kept))
      at = figure(out, bytesInto(out, at, second), theta[p]!)
      at = figure(out, bytesInto(out, at, third), standardError[p]!)
      at = countInto(out, bytesInto(out, at, fourth), answered[p]!)
      at = bytesInto(out, at, tails[status[p]!]!)
      return hasMore ? bytesInto(out, moreInto(out, at, p), after) : at
    },
  }
}

/** person, theta, standard_error, answered, status. */
const FIRST_COLUMNS = 5

function bytesInto(out: Uint8Array, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i]!
  return at + bytes.length
}
