import type { Readable } from 'node:stream'
import { answerCategory } from '../bulk/answer-category.js'
import { answerCodes } from '../bulk/answer-codes.js'
import type { AnswerRules } from '../bulk/answer-meaning.js'
import { keyedOptions } from '../bulk/keyed-options.js'
import { parseLayout } from '../bulk/layout-schema.js'
import { isParquetPath } from '../bulk/parquet-path.js'
import { lastLines } from '../bulk/person-passes.js'
import { documentPath, readJson } from '../bulk/read-document.js'
import { keysOf } from '../bulk/score-job.js'
import type { AnswerMeaning, ClassicalData } from '../calibration/classical/classical-data.js'
import { MelekError } from '../issues/melek-error.js'
import type { TextEncoding } from '../tables/decode.js'
import type { Delimiter } from '../tables/guess-delimiter.js'
import { blockKept, createResponseBlocks, type ResponseBlockSink } from '../tables/read-response-blocks.js'
import type { ReaderWarning, Reject, ResponseReaderOptions } from '../tables/responses.js'
import { jsonColumns, tableColumns } from './answer-columns.js'
import { type AnswerItems, answerItems } from './answer-items.js'
import { createByteList, expectedCells, piecesOf } from './read-response-matrix.js'

/** How a file of answers is read; the rules and their defaults are those of `score`. */
export interface AnswerFileOptions extends Partial<AnswerRules> {
  readonly layout?: string | undefined
  readonly key?: string | undefined
  /** Column of the person's id; `false` for a file without one. */
  readonly id?: string | false | undefined
  readonly long?: boolean | undefined
  readonly group?: string | undefined
  readonly ignore?: readonly string[] | undefined
  readonly encoding?: TextEncoding | undefined
  readonly delimiter?: Delimiter | undefined
  readonly noDuplicateCheck?: boolean | undefined
  /** What `-` means; default: standard input of the process. */
  readonly standardInput?: Readable | undefined
}

/** Answers held in memory as they were given, with the rows that were refused. */
export interface AnswerFile extends AnswerItems {
  readonly data: ClassicalData
  readonly rules: AnswerRules
  readonly rejects: readonly Reject[]
  readonly warnings: readonly ReaderWarning[]
}

/** Categories that a byte holds besides "not presented". */
const anyCategories = 255

/**
 * Reads a file of answers: raw options by key, or categories.
 * @throws MelekError `keys-unmatched`, `keys-invalid`, `layout-invalid`, `responses-…`, `table-…`, `read-failed`
 */
export async function readAnswers(path: string, options: AnswerFileOptions): Promise<AnswerFile> {
  const layout =
    options.layout === undefined ? undefined : parseLayout(await readJson(await documentPath(options.layout, 'layout.json')))
  const keys = await keysOf(options.key)
  const sources = { layout, ...keys, base: options.base ?? 0 }
  const keyed = keyedOptions(sources)
  const shape = shapeOf(path, options)
  const form = isParquetPath(path)
    ? ({ encoding: 'utf-8', delimiter: ',' } as const)
    : { encoding: options.encoding, delimiter: options.delimiter }
  const pieces = piecesOf(path, {
    whole: shape !== 'wide' || options.id === false,
    numbered: options.id === false && shape === 'wide',
    standardInput: options.standardInput,
  })
  const { value: first = new Uint8Array(0) } = await pieces.next()
  const columns =
    layout !== undefined ? [] : shape === 'ndjson' ? jsonColumns(first, options) : tableColumns(first, { ...options, ...form })
  const chosen = answerItems({ columns, ignore: options.ignore ?? [], layout, table: keys.table, options: keyed })
  const rules = rulesOf(options)
  const items = chosen.items.map((id) => ({ id, categories: anyCategories }))
  const codes = answerCodes(chosen.items, { rules, category: answerCategory(sources, items), options: keyed, layout })
  const reader: ResponseReaderOptions = {
    ...codes.reader,
    ...form,
    shape,
    items,
    idColumn: options.id === false ? 'person' : options.id,
    keep: options.group === undefined ? [] : [options.group],
    ignore: [...(options.ignore ?? []), ...chosen.ignored],
    noDuplicateCheck: options.noDuplicateCheck === true || options.id === false,
    noBlankCheck: options.blank !== undefined || codes.reader.blank !== rules.blank,
  }
  const read = await readCodes(
    path,
    { ...reader, lastLines: (await lastLines(path, reader))?.lines },
    { first, pieces, group: options.group },
  )
  if (read.persons === 0) throw noRows(read.rejects)
  const groups = options.group === undefined ? undefined : read.groups
  const { persons, answers, rejects, warnings } = read
  return { ...chosen, data: dataOf(chosen.items, codes.meanings(), { persons, answers, groups }), rules, rejects, warnings }
}

function dataOf(
  itemIds: readonly string[],
  meanings: readonly (readonly AnswerMeaning[])[],
  rest: Pick<ClassicalData, 'persons' | 'answers' | 'groups'>,
): ClassicalData {
  return { ...rest, itemIds, meanings, highest: meanings.map(highestStated) }
}

/** The highest category that the options of an item can have; of one without options nobody knows. */
function highestStated(meanings: readonly AnswerMeaning[]): number | undefined {
  const stated = meanings.flatMap(({ option, category }) => (option === undefined || category === undefined ? [] : [category]))
  return stated.length === 0 ? undefined : Math.max(1, ...stated)
}

function rulesOf({
  base = 0,
  blank = 'not-presented',
  omitted = 'wrong',
  notReached = 'ignore',
  timedOut = 'ignore',
}: AnswerFileOptions): AnswerRules {
  return { base, blank, omitted, notReached, timedOut }
}

function shapeOf(path: string, { long }: AnswerFileOptions): ResponseReaderOptions['shape'] {
  if (long === true) return 'long'
  return /\.(ndjson|jsonl)(\.gz)?$/i.test(path) ? 'ndjson' : 'wide'
}

/** @throws MelekError `responses-no-rows`, or `responses-all-refused` with the first refusals */
function noRows(rejects: readonly Reject[]): MelekError {
  if (rejects.length === 0)
    return new MelekError('responses-no-rows', 'the file holds a header and no rows; nothing can be analysed')
  const first = rejects.slice(0, 5).map(({ line, reason }) => ({ code: 'row-refused', message: reason, line }))
  return new MelekError('responses-all-refused', `all ${rejects.length} rows were refused; the first of them`, first)
}

interface Pieces {
  readonly first: Uint8Array
  readonly pieces: AsyncGenerator<Uint8Array, void>
  /** Column whose cells are the groups. */
  readonly group: string | undefined
}

async function readCodes(path: string, reader: ResponseReaderOptions, { first, pieces, group }: Pieces) {
  const answers = createByteList(reader.shape === 'wide' ? await expectedCells(path, first, reader.items.length) : 0)
  const names = new Map<string, string>()
  const groups: string[] = []
  const rejects: Reject[] = []
  let persons = 0
  const blocks = createResponseBlocks(reader)
  const sink: ResponseBlockSink = {
    block(block) {
      answers.add(block.responses.subarray(0, block.count * block.itemCount))
      persons += block.count
      const at = blocks.header?.keptColumns.indexOf(group ?? '') ?? -1
      for (let p = 0; p < block.count && at >= 0; p++) groups.push(sameText(names, (blockKept(block, p)[at] ?? '').trim()))
      blocks.recycle(block)
    },
    reject: (reject) => void rejects.push(reject),
  }
  blocks.push(first, sink)
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) blocks.push(next.value, sink)
  blocks.end(sink)
  return {
    answers: answers.all(),
    persons,
    groups,
    rejects,
    warnings: blocks.warnings.filter(({ code }) => code !== 'items-unseen'),
  }
}

/** One text in memory for all that are equal: a name of a group is the name of thousands of persons. */
function sameText(known: Map<string, string>, text: string): string {
  const same = known.get(text)
  if (same !== undefined) return same
  known.set(text, text)
  return text
}
