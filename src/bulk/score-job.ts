import type { KeysDocument } from '../bank/answer-keys.js'
import { compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { parseKeys } from '../bank/parse-content-schema.js'
import { MelekError } from '../issues/melek-error.js'
import { assertSameScale, type Standard } from '../literacy/standard.js'
import { parseStandard } from '../literacy/standard-schema.js'
import { isReadOnce } from '../runtime/read-once.js'
import type { Prior } from '../scoring/prior.js'
import { resolveScoringOptions, type ScoringOptions } from '../scoring/scoring-options.js'
import type { Layout } from '../tables/layout.js'
import type { ResponseReaderOptions } from '../tables/responses.js'
import { allDocuments } from './all-documents.js'
import { answerCategory } from './answer-category.js'
import { type IdHash, readIdHash } from './hashed-ids.js'
import { type KeyTable, readKeyTable } from './key-table.js'
import { parseLayout } from './layout-schema.js'
import { isParquetPath } from './parquet-path.js'
import type { OmissionRules, PriorOrigin } from './passport.js'
import { readBank } from './read-bank.js'
import { documentPath, looksLikeJson, parseJson, readBytes, readJson } from './read-document.js'
import type { ScoreFileOptions } from './score-file-options.js'
import { refuseBadOptions } from './score-option-issues.js'
import type { PlausibleSettings, ScoreSettings } from './score-settings.js'

/** A piece of work with everything read, parsed and checked. */
export interface ScoreJob {
  readonly bank: ItemBank
  readonly settings: ScoreSettings
  readonly priorOrigin: PriorOrigin
  readonly rules: OmissionRules
  readonly reader: ResponseReaderOptions
  /** What takes the place of ids. */
  readonly idHash: IdHash | undefined
}

/**
 * Reads and checks what a run needs besides the responses.
 * @throws MelekError `options-invalid`, `bank-invalid`, `standard-invalid`, `scale-mismatch`, `layout-invalid`, `keys-invalid`,
 *   `documents-unusable` for several of these, …
 */
export async function resolveScoreJob(options: ScoreFileOptions): Promise<ScoreJob> {
  refuseBadOptions(options)
  const { signal } = options
  const [bank, standard, layout, keys, idHash] = await allDocuments([
    bankOf(options),
    standardOf(options.standard, signal),
    layoutOf(options.layout, signal),
    keysOf(options.keys, signal),
    idHashOf(options.hashId, signal),
  ])
  if (standard !== undefined) assertSameScale(standard, bank.scale)
  const compiled = compileBank(bank)
  const prior = priorOf(options.prior)
  const settings: ScoreSettings = {
    ...resolveScoringOptions(compiled, { ...scoringOptionsOf(options), prior }),
    standard,
    interval: options.interval,
    plausible: await plausibleOf(options),
    personFit: options.personFit ?? false,
  }
  const rules: OmissionRules = {
    base: options.base ?? 0,
    blank: options.blank ?? 'not-presented',
    omitted: options.omitted ?? 'wrong',
    notReached: options.notReached ?? 'ignore',
    timedOut: options.timedOut ?? 'ignore',
  }
  const items = compiled.itemIds.map((id, index) => ({ id, categories: compiled.categories[index] as number }))
  const reader: ResponseReaderOptions = {
    ...rules,
    shape: options.shape ?? shapeByName(options.responses),
    items,
    layout,
    answerCategory: answerCategory({ layout, ...keys, base: rules.base }, items),
    ...tableForm(options),
    idColumn: options.idColumn,
    // Whoever judges shares by group looks for the columns in the scores.
    keep: options.condition === undefined ? options.keep : [...(options.keep ?? []), ...options.condition],
    ignore: options.ignore,
    noDuplicateCheck: options.noDuplicateCheck,
    hidesIds: options.hashId !== undefined,
    // Whoever has said what empty cells mean need not be asked.
    noBlankCheck: options.blank !== undefined,
  }
  const priorOrigin = prior !== undefined ? 'option' : bank.scale.population !== undefined ? 'scale' : 'default'
  return { bank, settings, priorOrigin, rules, reader, idHash }
}

function scoringOptionsOf(options: ScoreFileOptions): ScoringOptions {
  const { method, nodes, standardError, parameterUncertainty, polish } = options
  return { method, nodes, standardError, parameterUncertainty, polish }
}

/** @throws MelekError `condition-stream` for standard input or a pipe, which cannot be read twice */
async function plausibleOf({
  plausibleValues,
  seed,
  condition,
  responses,
}: ScoreFileOptions): Promise<PlausibleSettings | undefined> {
  if (condition !== undefined && (await isReadOnce(responses))) {
    throw new MelekError(
      'condition-stream',
      'groups with a distribution of their own need a file that can be read twice, not standard input or a pipe; name the file',
    )
  }
  if (plausibleValues === undefined || seed === undefined) return undefined
  return { count: plausibleValues, seed, conditioning: condition ?? [], priors: undefined }
}

function priorOf(prior: ScoreFileOptions['prior']): Prior | undefined {
  return prior === undefined || 'kind' in prior ? prior : { kind: 'normal', mean: prior.mean, sd: prior.sd }
}

/** How the bytes of a table are to be understood; a Parquet file comes as lines with commas. */
function tableForm({ responses, encoding, delimiter }: ScoreFileOptions): Pick<ResponseReaderOptions, 'encoding' | 'delimiter'> {
  return isParquetPath(responses) ? { encoding: 'utf-8', delimiter: ',' } : { encoding, delimiter }
}

function shapeByName(path: string): ResponseReaderOptions['shape'] {
  return /\.(ndjson|jsonl)(\.gz)?$/i.test(path) ? 'ndjson' : 'wide'
}

async function bankOf(options: ScoreFileOptions): Promise<ItemBank> {
  return typeof options.bank === 'string' ? readBank(options.bank, options) : parseBank(options.bank)
}

async function layoutOf(layout: unknown, signal: AbortSignal | undefined): Promise<Layout | undefined> {
  return layout === undefined ? undefined : parseLayout(await documentOf(layout, 'layout.json', signal))
}

async function idHashOf(key: ScoreFileOptions['hashId'], signal: AbortSignal | undefined): Promise<IdHash | undefined> {
  return key === undefined ? undefined : readIdHash(key, signal)
}

async function standardOf(standard: unknown, signal: AbortSignal | undefined): Promise<Standard | undefined> {
  return standard === undefined ? undefined : parseStandard(await documentOf(standard, 'standard.json', signal))
}

async function documentOf(given: unknown, fileName: string, signal: AbortSignal | undefined): Promise<unknown> {
  return typeof given === 'string' ? readJson(await documentPath(given, fileName), signal) : given
}

/** The keys in a value or in a file: a keys document, or a table. @throws MelekError `keys-invalid`, `read-failed` */
export async function keysOf(
  keys: unknown,
  signal?: AbortSignal,
): Promise<{ readonly document?: KeysDocument; readonly table?: KeyTable }> {
  if (keys === undefined) return {}
  if (typeof keys !== 'string') return { document: parseKeys(keys) }
  const path = await documentPath(keys, 'keys.json')
  const bytes = await readBytes(path, signal)
  return looksLikeJson(bytes) ? { document: parseKeys(parseJson(bytes, path)) } : { table: readKeyTable(bytes) }
}
