import { basename } from 'node:path'
import type { Command } from 'commander'
import type { CompiledBank } from '../bank/compile-bank.js'
import { readJson } from '../bulk/read-document.js'
import { MelekError } from '../issues/melek-error.js'
import { panelStandard } from '../literacy/setting/panel-standard.js'
import type { SetCut } from '../literacy/setting/standard-of-cuts.js'
import { assertSameScale, type Standard } from '../literacy/standard.js'
import type { PopulationResult } from '../population/population-result.js'
import { shareAboveOf } from '../population/shares/share-at.js'
import type { Language } from '../reports/bilingual.js'
import { assertDistinctFiles } from '../runtime/same-file.js'
import type { CommandContext } from './command-context.js'
import { exitCodes } from './exit-code.js'
import { readPopulationDocuments } from './population-input.js'
import type { Speaker } from './show-link.js'
import { showCut } from './show-panel.js'
import { populationCommandWords } from './words/population-command-words.js'
import { standardWords } from './words/standard-words.js'
import { writeText } from './write-text.js'

/** Options that every way of setting a standard has. */
export interface StandardOptions {
  readonly bank?: string
  readonly standard?: string
  readonly levels?: readonly string[]
  /** Path of a population report in JSON. */
  readonly population?: string
  readonly out?: string
  readonly id?: string
  readonly standardVersion?: string
  readonly json?: string
}

export interface PanelInput {
  readonly bank: CompiledBank
  /** Share at or above a theta, where a report tells it. */
  readonly shareAbove: ((theta: number) => number) | undefined
}

/** What one file of judges comes to. */
export type PanelFinding =
  | {
      readonly kind: 'cut'
      readonly cut: number
      readonly standardError: number | undefined
      /** Goes into the provenance of the standard. */
      readonly about: Readonly<Record<string, unknown>>
      readonly json: object
      show(speaker: Speaker, language: Language): void
    }
  /** No cut; why not. */
  | { readonly kind: 'none'; readonly text: string; readonly json: object }

export interface SetStandard {
  readonly method: 'angoff' | 'bookmark' | 'groups' | 'hofstee'
  readonly files: readonly string[]
  readonly options: StandardOptions
  /** Choices of the method that belong into the provenance. */
  readonly choices?: Readonly<Record<string, unknown>> | undefined
}

interface LevelCut {
  readonly level: string
  readonly file: string
  readonly finding: PanelFinding
}

export function addStandardOptions(command: Command, context: CommandContext): Command {
  const words = standardWords[context.language]
  return command
    .option('--standard <file>', words.base)
    .option('--levels <id,id…>', words.levels, (text) => text.split(',').map((id) => id.trim()))
    .option('--out <file>', words.out)
    .option('--id <id>', words.id)
    .option('--standard-version <version>', words.version)
    .option('--json <file>', words.json)
}

/** One cut from every file, what they come to in words and JSON, and the standard that they make. Exit code 3 where a cut does not exist. */
export async function setStandard(
  { method, files, options, choices }: SetStandard,
  context: CommandContext,
  cutOf: (file: string, input: PanelInput) => Promise<PanelFinding>,
): Promise<void> {
  await refuseSameFiles(files, options)
  const { bank, standard } = await readPopulationDocuments(options, populationCommandWords[context.language].ownScale)
  // Without a bank of items the thetas of the files are on the scale of the standard.
  if (method === 'angoff' || method === 'bookmark') assertSameScale(standard, bank.scale)
  const levels = levelsOf(files, options, standard)
  const shareAbove = options.population === undefined ? undefined : await readShares(options.population, standard)
  const cuts: LevelCut[] = []
  for (const [k, file] of files.entries())
    cuts.push({ level: levels[k] as string, file, finding: await cutOf(file, { bank, shareAbove }) })
  const aside = options.json === '-' || options.out === '-'
  const speaker = { ...(aside ? context.terminal.aside : context.terminal), width: context.terminal.width }
  for (const cut of cuts) showCut({ ...cut, standard, shareAbove }, speaker, context.language)
  const made = madeStandard({ method, cuts, standard, options, choices })
  const document = {
    ...{ method, ...choices, scaleId: standard.scaleId },
    cuts: cuts.map(({ level, file, finding }) => ({ level, file: basename(file), ...finding.json })),
    standard: made.kind === 'made' ? { id: made.standard.id, version: made.standard.version } : null,
  }
  if (options.json !== undefined) await writeText(options.json, `${JSON.stringify(document, undefined, 2)}\n`, context)
  await finish(made, options, context)
}

type Made =
  | { readonly kind: 'made'; readonly standard: Standard; readonly leftOut: readonly string[] }
  /** Levels without a cut, or with one that nobody knows the error of. */
  | { readonly kind: 'no-cut' | 'no-error'; readonly levels: readonly string[] }

interface Making extends Pick<SetStandard, 'method' | 'options' | 'choices'> {
  readonly cuts: readonly LevelCut[]
  readonly standard: Standard
}

function madeStandard({ method, cuts, standard, options, choices }: Making): Made {
  const without = cuts.filter(({ finding }) => finding.kind === 'none').map(({ level }) => level)
  if (without.length > 0) return { kind: 'no-cut', levels: without }
  const found = new Map<string, SetCut>()
  const unsure: string[] = []
  for (const { level, finding } of cuts) {
    if (finding.kind === 'none') continue
    if (finding.standardError === undefined) unsure.push(level)
    else found.set(level, { cut: finding.cut, standardError: finding.standardError })
  }
  if (unsure.length > 0) return { kind: 'no-error', levels: unsure }
  const version = options.standardVersion ?? `${standard.version}-${method}`
  const set = cuts.map(({ level, file, finding }) => ({
    level,
    file: basename(file),
    ...(finding.kind === 'cut' ? finding.about : {}),
  }))
  const provenance = {
    status: 'cuts set by judges',
    cuts: { method, ...choices, set },
    from: `${standard.id} ${standard.version}`,
    // That of the old cuts; nothing here knows when the judges sat.
    date: null,
  }
  const made = panelStandard(standard, found, { id: options.id, version, provenance })
  const leftOut = standard.levels.filter(({ id }) => !made.levels.some((level) => level.id === id)).map(({ id }) => id)
  return { kind: 'made', standard: made, leftOut }
}

async function finish(made: Made, { out }: StandardOptions, context: CommandContext): Promise<void> {
  const words = standardWords[context.language]
  const { note } = context.terminal
  if (made.kind !== 'made') {
    note(words.notMade[made.kind](made.levels.join(', ')))
    context.finish(exitCodes.notConverged)
    return
  }
  if (made.leftOut.length > 0) note(words.levelsLeftOut(made.leftOut.join(', ')))
  if (out === undefined) {
    note(words.notWritten)
    return
  }
  await writeText(out, `${JSON.stringify(made.standard, undefined, 2)}\n`, context)
  if (out !== '-') note(words.written(`${made.standard.id} ${made.standard.version}`, out))
}

/** The level that begins at the cut of each file. */
function levelsOf(files: readonly string[], { levels }: StandardOptions, standard: Standard): readonly string[] {
  const [, ...others] = standard.levels
  const ids = levels ?? (files.length === 1 ? [standard.targetLevel] : others.map(({ id }) => id))
  const twice = ids.filter((id, k) => ids.indexOf(id) < k)
  if (ids.length === files.length && twice.length === 0) return ids
  throw new MelekError(
    'levels-unclear',
    twice.length > 0
      ? `--levels names ${twice.join(', ')} more than once; one file sets one cut`
      : `${files.length} file(s) set ${files.length} cut(s), but ${ids.length} level(s) are meant: ${ids.join(', ')}; name them in the order of the files with --levels`,
  )
}

/** Shares at or above any theta, from a population report on the scale of the standard. */
async function readShares(path: string, standard: Standard): Promise<(theta: number) => number> {
  const document = (await readJson(path)) as Partial<PopulationResult> | null
  if (document?.format !== 'melek-population/1' || document.curve === undefined || document.scale === undefined)
    throw new MelekError('report-invalid', `"${path}" is no result of melek population --json`)
  assertSameScale(standard, { id: document.scale.kind === 'named' ? document.scale.scaleId : null })
  return shareAboveOf(document.curve)
}

function refuseSameFiles(files: readonly string[], options: StandardOptions): Promise<void> {
  const { bank, standard, population, out, json } = options
  const named = (paths: Readonly<Record<string, string | undefined>>) =>
    Object.entries(paths).flatMap(([role, path]) => (path === undefined ? [] : [{ role, path }]))
  return assertDistinctFiles(
    [
      ...files.map((path) => ({ role: 'FILE', path })),
      ...named({ '--bank': bank, '--standard': standard, '--population': population }),
    ],
    named({ '--out': out, '--json': json }),
  )
}
