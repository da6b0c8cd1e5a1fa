import { existsSync } from 'node:fs'
import { openTable } from '../bulk/open-table.js'
import { documentPath, readJson } from '../bulk/read-document.js'
import { passportPath } from '../bulk/score-outputs.js'
import { MelekError } from '../issues/melek-error.js'
import type { Standard } from '../literacy/standard.js'
import { estimateShares } from '../population/estimate-shares.js'
import type { PopulationReport, ReportInput } from '../population/population-report.js'
import type { PopulationResult } from '../population/population-result.js'
import { type Projection, projectShare } from '../population/target/projection.js'
import { compareResults } from '../population/trend/compare-results.js'
import { fileFingerprint } from '../runtime/file-fingerprint.js'
import { packageVersion } from '../runtime/package-version.js'
import type { CommandContext } from './command-context.js'
import { type PopulationDocuments, readPopulationDocuments } from './population-input.js'
import { requireUsedOptions } from './population-option-issues.js'
import { type ResponseFile, readResponseMatrix } from './read-response-matrix.js'
import { type ScorePopulationOptions, scorePopulation } from './score-population.js'
import { spoken } from './spoken.js'
import { populationCommandWords } from './words/population-command-words.js'
import { rejectText } from './words/reject-words.js'

/** Options of `population` that decide its figures. */
export interface PopulationSettings extends ScorePopulationOptions {
  readonly draws: number | 'none'
  readonly seed: string
  readonly keep?: readonly string[]
  readonly covariates?: readonly string[]
  readonly parameterUncertainty?: 'marginal' | 'ignore'
  readonly blank?: 'not-presented' | 'omitted' | 'not-reached'
  readonly synthetic?: boolean
  readonly compare?: string
  readonly linkError?: number
  readonly gain?: readonly [mean: number, sd: number]
  readonly turnover?: readonly [rate: number, entrants: number, sd?: number]
}

/** A report with what a page and a terminal need beside it. */
export interface ComputedReport {
  readonly report: PopulationReport
  readonly standard: Standard
  /** Rows that could not be used: how many, and what is said of the first. */
  readonly refused: number
  readonly refusals: readonly string[]
  readonly warnings: readonly string[]
}

type Outcome = Omit<ComputedReport, 'report'> & { readonly result: PopulationResult; readonly sha256: string | undefined }

/** Computes everything that `population` shows from its inputs; also what `verify` does again. */
export async function computeReport(path: string, options: PopulationSettings, context: CommandContext): Promise<ComputedReport> {
  const holds = (await holdsScores(path, options, context)) ? 'scores' : 'responses'
  requireUsedOptions(options, holds)
  const outcome = holds === 'scores' ? await fromScores(path, options, context) : await fromResponses(path, options, context)
  const { result, sha256, ...rest } = outcome
  const earlier = options.compare === undefined ? undefined : await readEarlier(options.compare)
  const report: PopulationReport = {
    ...result,
    trend: earlier === undefined ? null : compareResults(earlier, result, options.linkError),
    projection: projectionOf(result, options),
    synthetic: options.synthetic ?? false,
    provenance: {
      version: packageVersion,
      command: context.commandLine,
      source: path,
      options: { ...options },
      inputs: await inputsOf(path, options, sha256),
    },
  }
  return { report, ...rest }
}

async function readEarlier(path: string): Promise<PopulationResult> {
  const document = await readJson(path)
  const format = (document as { readonly format?: unknown } | null)?.format
  if (format !== 'melek-population/1')
    throw new MelekError('report-invalid', `"${path}" is no result of melek population --json (format ${JSON.stringify(format)})`)
  const lacking = ['standard', 'scale', 'estimand', 'total', 'groups', 'curve'].filter(
    (part) => !Object.hasOwn(document as object, part),
  )
  if (lacking.length > 0)
    throw new MelekError(
      'report-invalid',
      `"${path}" is no whole result of melek population --json: it lacks ${lacking.join(', ')}`,
    )
  return document as PopulationResult
}

function projectionOf(
  { total, target }: PopulationResult,
  { gain, turnover, year, seed }: PopulationSettings,
): Projection | null {
  if (gain === undefined || total.share === null) return null
  if (target === null) throw new MelekError('projection-impossible', '--gain projects to the year of a target: give --target')
  if (year === undefined || year >= target.year || total.share <= 0 || total.share >= 1)
    throw new MelekError(
      'projection-impossible',
      '--gain needs --year before the target year and a share strictly between 0 and 1',
    )
  const [mean, sd] = gain
  const span = { from: year, to: target.year, goal: target.share }
  const moving = turnover === undefined ? undefined : { rate: turnover[0], entrants: turnover[1], entrantsSd: turnover[2] ?? 0 }
  return projectShare(total, span, { gain: { mean, sd }, turnover: moving }, seed)
}

/** Files that the figures hang on, with their fingerprints; standard input has none that could be found again. */
async function inputsOf(path: string, options: PopulationSettings, sha256: string | undefined): Promise<ReportInput[]> {
  const { standard, target, roster, compare, bank } = options
  const files = [
    { role: 'source', path, sha256 },
    ...(path !== '-' && existsSync(passportPath(path)) ? [{ role: 'passport', path: passportPath(path) }] : []),
    ...Object.entries({ bank, standard, target, roster, compare }).flatMap(([role, file]) =>
      file === undefined ? [] : [{ role, path: file }],
    ),
  ]
  const inputs: ReportInput[] = []
  for (const file of files.filter(({ path: named }) => named !== '-')) {
    const known = 'sha256' in file ? file.sha256 : undefined
    // A folder stands for the document of that name in it.
    const named = await documentPath(file.path, `${file.role}.json`)
    inputs.push({ role: file.role, path: named, sha256: known ?? (await fileFingerprint(named)) })
  }
  return inputs
}

/** Whether a file holds scores: it has their passport or their columns, or an option says so that only scores have. */
async function holdsScores(path: string, options: PopulationSettings, context: CommandContext): Promise<boolean> {
  if (options.pv !== undefined || options.scale !== undefined) return true
  if (path === '-') return false
  if (existsSync(passportPath(path))) return true
  let head = ''
  for await (const piece of await openTable(path, { standardInput: context.stdin, passing: true })) {
    head = new TextDecoder().decode(piece.subarray(0, 65_536))
    break
  }
  const columns = new Set(
    head
      .split(/\r?\n/, 1)[0]
      ?.replaceAll('"', '')
      .split(/[,;\t|]/),
  )
  return columns.has('pv1') || (columns.has('theta') && columns.has('standard_error'))
}

async function fromScores(path: string, options: PopulationSettings, context: CommandContext): Promise<Outcome> {
  if (options.covariates !== undefined)
    throw spoken(new MelekError('covariates-need-responses', populationCommandWords[context.language].covariatesOfScores))
  if (options.parameterUncertainty !== undefined)
    throw spoken(new MelekError('uncertainty-needs-responses', populationCommandWords[context.language].uncertaintyOfScores))
  const { refusals, ...found } = await scorePopulation(path, options, context)
  return {
    ...found,
    refusals: refusals.map(({ line, reason }) => `${line}: ${rejectText(reason, context.language)}`),
    warnings: [],
  }
}

const mostShown = 5

async function fromResponses(path: string, options: PopulationSettings, context: CommandContext): Promise<Outcome> {
  const documents = await readPopulationDocuments(options, populationCommandWords[context.language].ownScale)
  const { bank, standard } = documents
  const kept = [options.group, options.weight, ...(options.covariates ?? [])].filter((name) => name !== undefined)
  const file = await readResponseMatrix(path, {
    id: options.id,
    keep: [...new Set([...kept, ...(options.keep ?? [])])],
    blank: options.blank,
    items: bank.itemIds.map((id, i) => ({ id, categories: bank.categories[i] as number })),
  })
  return {
    result: estimate(file, documents, options, context),
    standard,
    refused: file.rejects.length,
    refusals: file.rejects.slice(0, mostShown).map(({ line, reason }) => `${line}: ${rejectText(reason, context.language)}`),
    warnings: file.warnings,
    sha256: undefined,
  }
}

function estimate(
  file: ResponseFile,
  { bank, standard, target }: PopulationDocuments,
  options: PopulationSettings,
  context: CommandContext,
): PopulationResult {
  const column = (name: string | undefined) =>
    name === undefined ? undefined : file.kept.map((cells) => cells[file.keptColumns.indexOf(name)] as string)
  const groups = column(options.group)
  const weights = column(options.weight)
  return estimateShares({
    bank,
    responses: file.responses,
    persons: file.persons,
    standard,
    ...(target === undefined ? {} : { target }),
    ...(groups === undefined ? {} : { groups }),
    covariates: options.covariates?.map((name) => ({ name, values: column(name) as readonly string[] })),
    ...(weights === undefined ? {} : { weights: numbers(weights, file.lines, context) }),
    options: {
      confidence: options.confidence,
      itemDraws: options.draws,
      seed: options.seed,
      parameterUncertainty: options.parameterUncertainty,
      ...(options.year === undefined ? {} : { measuredIn: options.year }),
    },
  })
}

/** So many bad weights are named. */
const mostWeights = 20

function numbers(texts: readonly string[], lines: readonly number[], context: CommandContext): number[] {
  const words = populationCommandWords[context.language]
  const values = texts.map((text) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))))
  const issues = values.flatMap((value, p) =>
    value >= 0
      ? []
      : [spoken({ code: 'weight-invalid', message: words.badWeight(texts[p] as string), line: lines[p] as number })],
  )
  if (issues.length === 0) return values
  const rest = issues.length - mostWeights
  const more = rest > 0 ? [spoken({ code: 'weight-invalid', message: words.moreWeights(String(rest)) })] : []
  throw spoken(
    new MelekError('responses-weights', words.badWeights(String(issues.length)), [...issues.slice(0, mostWeights), ...more]),
  )
}
