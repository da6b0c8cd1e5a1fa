import { stat } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { readBank } from '../../bulk/read-bank.js'
import { looksLikeJson } from '../../bulk/read-document.js'
import { MelekError } from '../../issues/melek-error.js'
import { openInput } from '../../runtime/read-input.js'
import { createRowCounter, type RowCount } from '../../tables/count-rows.js'
import { type TextEncoding, textEncodings } from '../../tables/decode.js'
import { type DetectedLayout, detectLayout } from '../../tables/detect-layout.js'
import { draftLayout } from '../../tables/draft-layout.js'
import type { Delimiter } from '../../tables/guess-delimiter.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { delimiterOption } from '../delimiter-option.js'
import { exitCodes } from '../exit-code.js'
import { spoken } from '../spoken.js'
import { inspectWords } from '../words/inspect-words.js'
import { writeText } from '../write-text.js'
import { showLayout } from './inspect-report.js'

interface InspectOptions {
  readonly bank?: string
  readonly out?: string
  readonly encoding?: TextEncoding
  readonly delimiter?: Delimiter
}

/** Bytes that are looked at: enough for hundreds of rows, read in no time from a file of any size. */
const HEAD_BYTES = 1 << 18

/** `inspect FILE`: what an exam file looks like, with every doubt, and its layout to be completed. */
export function addInspectCommand(program: Command, context: CommandContext): void {
  const words = inspectWords[context.language]
  const command = program
    .command('inspect')
    .description(words.description)
    .argument('<file>', words.file)
    .option('--bank <file>', words.bank)
    .option('--out <file>', words.out)
    .addOption(new Option('--encoding <name>', words.encoding).choices(textEncodings))
    .option('--delimiter <name>', words.delimiter, delimiterOption(context.language))
    .action((file: string, options: InspectOptions) => inspectCommand(file, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek inspect ujian.csv --bank items.csv --out layout.json',
    terms: { layout: words.termLayout, form: words.termForm },
  })
}

async function inspectCommand(file: string, options: InspectOptions, context: CommandContext): Promise<void> {
  const words = inspectWords[context.language]
  const { bytes, complete } = await readHead(file, context)
  if (bytes.length === 0) throw spoken(new MelekError('file-empty', words.empty(file)))
  refuseOtherFiles(file, bytes, complete, words)
  if (looksLikeJson(bytes)) {
    context.terminal.say(words.ndjson(file))
    return
  }
  const itemIds = options.bank === undefined ? [] : (await readBank(options.bank)).items.map(({ id }) => id)
  const detected = detectLayout(bytes, { encoding: options.encoding, delimiter: options.delimiter, itemIds, complete })
  // The report goes aside where standard output carries the layout.
  const counted = await countRows(file, detected, bytes, complete)
  showLayout({ file, detected, counted, itemIds }, context, options.out === '-' ? context.terminal.aside : context.terminal)
  await writeLayout(file, detected, itemIds, options, context)
}

/** What is no table and no answers, by what it is. @throws MelekError `inspect-other-file` */
function refuseOtherFiles(file: string, bytes: Uint8Array, complete: boolean, words: (typeof inspectWords)['en']): void {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 4)) === 'PAR1')
    throw spoken(new MelekError('inspect-other-file', words.parquet(file)))
  if (!looksLikeJson(bytes)) return
  const text = new TextDecoder().decode(bytes)
  const format = /^\s*\{[^{}]*?"format"\s*:\s*"(melek-[\w-]+\/\d+)"/.exec(text)?.[1]
  if (format !== undefined) throw spoken(new MelekError('inspect-other-file', words.document(file, format)))
  const [first = ''] = text.trimStart().split('\n')
  if (first.startsWith('[') || (!isJson(first) && (!complete || isJson(text) || !first.trimEnd().endsWith('}'))))
    throw spoken(new MelekError('inspect-other-file', words.json(file)))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Rows of the whole file; standard input cannot be read again. */
async function countRows(
  file: string,
  detected: DetectedLayout,
  head: Uint8Array,
  complete: boolean,
): Promise<RowCount | undefined> {
  if (!complete && file === '-') return undefined
  const counter = createRowCounter(detected)
  if (complete) counter.push(head)
  else for await (const piece of await openInput(file)) counter.push(piece)
  return counter.end()
}

async function readHead(file: string, { stdin }: CommandContext): Promise<{ bytes: Uint8Array; complete: boolean }> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of await openInput(file, { standardInput: stdin })) {
    pieces.push(piece)
    length += piece.length
    if (length > HEAD_BYTES) return { bytes: Buffer.concat(pieces).subarray(0, HEAD_BYTES), complete: false }
  }
  return { bytes: Buffer.concat(pieces), complete: true }
}

async function writeLayout(
  file: string,
  detected: DetectedLayout,
  itemIds: readonly string[],
  { out, bank }: InspectOptions,
  context: CommandContext,
): Promise<void> {
  const words = inspectWords[context.language]
  const speaker = out === '-' ? context.terminal.aside : context.terminal
  if (detected.itemColumns.length === 0) {
    speaker.say(words.noLayout)
    context.finish(exitCodes.rejected)
    return
  }
  const path = out ?? 'layout.json'
  const mayReplace =
    out !== undefined ||
    !(await stat(path).then(
      () => true,
      () => false,
    ))
  if (!mayReplace) {
    speaker.say(words.exists(path))
    return
  }
  await writeText(path, `${JSON.stringify(draftLayout(detected, itemIds), undefined, 2)}\n`, context)
  const base = detected.base === 1 ? ' --base 1' : ''
  const key = detected.unsure.some(({ code }) => code === 'keys-needed') ? ' --key KEY.csv' : ''
  speaker.say(path === '-' ? words.printed : words.written(path))
  speaker.print(
    `  melek score ${file} --bank ${bank ?? 'BANK'} --layout ${path === '-' ? 'LAYOUT.json' : path}${key}${base} --out scores.csv`,
  )
}
