import type { KeysDocument } from '../bank/answer-keys.js'
import { compileBank } from '../bank/compile-bank.js'
import type { ItemBank } from '../bank/item-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { parseKeys } from '../bank/parse-content-schema.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { assertSameScale, type Standard } from '../literacy/standard.js'
import { parseStandard } from '../literacy/standard-schema.js'
import type { Prior } from '../scoring/prior.js'
import { resolveScoringOptions, type ScoringOptions, scoringMethods } from '../scoring/scoring-options.js'
import type { ResponseReaderOptions } from '../tables/responses.js'
import { answerCategory } from './answer-category.js'
import { type KeyTable, readKeyTable } from './key-table.js'
import { parseLayout } from './layout-schema.js'
import type { OmissionRules, PriorOrigin } from './passport.js'
import { readBank } from './read-bank.js'
import { documentPath, looksLikeJson, parseJson, readBytes, readJson } from './read-document.js'
import type { ScoreFileOptions } from './score-file-options.js'
import type { ScoreSettings } from './score-settings.js'

/** A piece of work with everything read, parsed and checked. */
export interface ScoreJob {
  readonly bank: ItemBank
  readonly settings: ScoreSettings
  readonly priorOrigin: PriorOrigin
  readonly rules: OmissionRules
  readonly reader: ResponseReaderOptions
}

/**
 * Reads and checks what a run needs besides the responses.
 * @throws MelekError `options-invalid`, `bank-invalid`, `standard-invalid`, `scale-mismatch`, `layout-invalid`, `keys-invalid`, …
 */
export async function resolveScoreJob(options: ScoreFileOptions): Promise<ScoreJob> {
  refuseBadOptions(options)
  const bank = typeof options.bank === 'string' ? await readBank(options.bank, options) : parseBank(options.bank)
  const standard = await standardOf(options.standard)
  if (standard !== undefined) assertSameScale(standard, bank.scale)
  const layout = options.layout === undefined ? undefined : parseLayout(await documentOf(options.layout, 'layout.json'))
  const compiled = compileBank(bank)
  const prior = priorOf(options.prior)
  const settings: ScoreSettings = {
    ...resolveScoringOptions(compiled, { ...scoringOptionsOf(options), prior }),
    standard,
    interval: options.interval,
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
    answerCategory: answerCategory({ layout, ...(await keysOf(options.keys)), base: rules.base }, items),
    encoding: options.encoding,
    delimiter: options.delimiter,
    idColumn: options.idColumn,
    keep: options.keep,
    ignore: options.ignore,
    noDuplicateCheck: options.noDuplicateCheck,
  }
  const priorOrigin = prior !== undefined ? 'option' : bank.scale.population !== undefined ? 'scale' : 'default'
  return { bank, settings, priorOrigin, rules, reader }
}

function scoringOptionsOf({ method, nodes, standardError, parameterUncertainty }: ScoreFileOptions): ScoringOptions {
  return { method, nodes, standardError, parameterUncertainty }
}

function priorOf(prior: ScoreFileOptions['prior']): Prior | undefined {
  return prior === undefined || 'kind' in prior ? prior : { kind: 'normal', mean: prior.mean, sd: prior.sd }
}

function shapeByName(path: string): ResponseReaderOptions['shape'] {
  return /\.(ndjson|jsonl)(\.gz)?$/i.test(path) ? 'ndjson' : 'wide'
}

async function standardOf(standard: unknown): Promise<Standard | undefined> {
  return standard === undefined ? undefined : parseStandard(await documentOf(standard, 'standard.json'))
}

async function documentOf(given: unknown, fileName: string): Promise<unknown> {
  return typeof given === 'string' ? readJson(await documentPath(given, fileName)) : given
}

async function keysOf(keys: unknown): Promise<{ readonly document?: KeysDocument; readonly table?: KeyTable }> {
  if (keys === undefined) return {}
  if (typeof keys !== 'string') return { document: parseKeys(keys) }
  const path = await documentPath(keys, 'keys.json')
  const bytes = await readBytes(path)
  return looksLikeJson(bytes) ? { document: parseKeys(parseJson(bytes, path)) } : { table: readKeyTable(bytes) }
}

function refuseBadOptions({ method, prior, nodes, interval, workers, blockPersons }: ScoreFileOptions): void {
  const issues: Issue[] = []
  const refuse = (path: string, message: string) => void issues.push({ code: 'option-invalid', message, path })
  if (method !== undefined && !scoringMethods.includes(method))
    refuse('method', `must be one of ${scoringMethods.join(' ')}, got "${method}"`)
  if (prior !== undefined && 'sd' in prior && !(Number.isFinite(prior.mean) && prior.sd > 0 && Number.isFinite(prior.sd))) {
    refuse('prior', `needs a finite mean and an SD greater than 0, got ${prior.mean}, ${prior.sd}`)
  }
  if (
    nodes !== undefined &&
    !(Number.isInteger(nodes.count) && nodes.count >= 3 && nodes.count <= 10_001 && nodes.low < nodes.high)
  ) {
    refuse('nodes', `need a count of 3 to 10001 and low below high, got ${nodes.count}, ${nodes.low}, ${nodes.high}`)
  }
  if (interval !== undefined && !(interval > 0 && interval < 1))
    refuse('interval', `must lie between 0 and 1, got ${interval}; for instance 0.95`)
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1))
    refuse('workers', `must be a whole number of 1 or more, got ${workers}`)
  if (blockPersons !== undefined && !(Number.isInteger(blockPersons) && blockPersons >= 1))
    refuse('blockPersons', `must be a whole number of 1 or more, got ${blockPersons}`)
  if (issues.length > 0) throw new MelekError('options-invalid', 'the options of scoreFile do not hold', issues)
}
