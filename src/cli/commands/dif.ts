import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { detectDif } from '../../calibration/dif/detect-dif.js'
import { type DifMethod, difDefaults, difMethods } from '../../calibration/dif/dif-data.js'
import type { DifResult, ItemDif } from '../../calibration/dif/dif-result.js'
import { expectedScores } from '../../calibration/dif/expected-score.js'
import { flaggedItems, flaggedNegligible, logisticParts } from '../../reports/dif-items.js'
import { difPage } from '../../reports/dif-page.js'
import { numberWords } from '../../reports/number-words.js'
import { provisionalText } from '../../reports/provisional-words.js'
import { shortenedId } from '../../reports/shortened-id.js'
import { packageVersion } from '../../runtime/package-version.js'
import { type BankResponses, readBankResponses } from '../bank-responses.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { refuseDeadOptions } from '../dead-options.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { readAnchors } from '../read-anchors.js'
import type { ResponseFile } from '../read-response-matrix.js'
import { readTestlets } from '../read-testlets.js'
import { addResponseOptions, type GivenResponseOptions, responseFileOptions } from '../response-options.js'
import { textTable } from '../terminal/text-table.js'
import { difWords } from '../words/dif-words.js'
import { readingWarningText } from '../words/reading-warning-words.js'
import { rejectText } from '../words/reject-words.js'
import { writeText } from '../write-text.js'

interface DifCommandOptions extends GivenResponseOptions {
  readonly bank: string
  readonly group: string
  readonly focal: string
  readonly reference?: string
  readonly method: DifMethod
  readonly match: 'score' | 'theta'
  readonly alpha: number
  readonly adjust: 'benjamini-hochberg' | 'none'
  readonly purify: boolean
  readonly anchors?: string
  readonly adaptive?: boolean
  readonly rmsdLimit: number
  readonly testlets?: string
  readonly json?: string
  readonly report?: string
}

/** `dif RESPONSES --bank B --group COL --focal G`: items that work differently between groups. */
export function addDifCommand(program: Command, context: CommandContext): void {
  const words = difWords[context.language]
  const parse = optionParsers(context.language)
  const command = program.command('dif')
  command
    .description(words.description)
    .argument('<responses>', words.responses)
    .requiredOption('--bank <bank>', words.bank)
    .requiredOption('--group <column>', words.group)
    .requiredOption('--focal <group>', words.focal)
    .option('--reference <group>', words.reference)
    .addOption(new Option('--method <method>', words.method).choices([...difMethods]).default(difDefaults.method))
    .addOption(new Option('--match <match>', words.match).choices(['score', 'theta']).default('score'))
    .option('--alpha <p>', words.alpha, parse.probability, difDefaults.alpha)
    .addOption(
      new Option('--adjust <rule>', words.adjust).choices(['benjamini-hochberg', 'none']).default(difDefaults.adjustment),
    )
    .option('--no-purify', words.noPurify)
    .option('--anchors <file>', words.anchors)
    .option('--adaptive', words.adaptive)
    .option('--rmsd-limit <p>', words.rmsdLimit, parse.probability, difDefaults.rmsdLimit)
  addResponseOptions(command, context.language)
    .option('--testlets <file>', words.testlets)
    .option('--json <file>', words.json)
    .option('--report <file>', words.report)
    .action((path: string, options: DifCommandOptions, command: Command) => {
      const dead = options.method === 'rmsd' ? [] : [{ option: '--rmsd-limit', without: '--method rmsd' }]
      refuseDeadOptions(command, dead, context.language)
      return difCommand(path, options, context)
    })
  addHelpNotes(command, context.language, {
    example: 'melek dif responses.csv --bank bank.json --group language --focal en',
    terms: { delta: words.termDelta, 'A, B, C': words.termClass },
  })
}

async function difCommand(path: string, options: DifCommandOptions, context: CommandContext): Promise<void> {
  const testlets = options.testlets === undefined ? {} : await readTestlets(options.testlets)
  const columns = { ...responseFileOptions(options), keep: [options.group] }
  const read = await readBankResponses(path, options.bank, columns, testlets)
  const { bank, file } = read
  const column = file.keptColumns.indexOf(options.group)
  const result = detectDif(
    {
      itemIds: file.itemIds,
      persons: file.persons,
      responses: file.responses,
      groups: file.kept.map((cells) => (cells[column] ?? '').trim()),
      categories: bank.categories,
      bank,
      ...(options.match === 'theta' ? { matching: expectedScores(bank, file.responses, file.persons) } : {}),
    },
    {
      method: options.method,
      focal: options.focal,
      reference: options.reference,
      alpha: options.alpha,
      adjustment: options.adjust,
      purify: options.purify,
      adaptive: options.adaptive,
      rmsdLimit: options.rmsdLimit,
      anchors:
        options.anchors === undefined
          ? undefined
          : (await readAnchors(options.anchors)).map((name) => (typeof name === 'string' ? name : name[0])),
    },
  )
  showDif(result, read, context, options.json === '-' || options.report === '-')
  if (bank.provisional) context.terminal.note(provisionalText([bank.id], context.language))
  if (options.json !== undefined)
    await writeText(options.json, `${JSON.stringify({ provisional: bank.provisional, ...result }, undefined, 2)}\n`, context)
  if (options.report !== undefined) {
    const origin = {
      sources: [basename(path), basename(options.bank)],
      command: context.commandLine,
      version: packageVersion,
      provisional: bank.provisional ? [bank.id] : [],
    }
    await writeText(
      options.report,
      difPage({ result, rmsdLimit: options.rmsdLimit, origin, language: context.language }),
      context,
    )
    if (options.report !== '-') context.terminal.note(difWords[context.language].written(options.report))
  }
  reportRejects(file, context)
}

function showDif(result: DifResult, { unanswered }: BankResponses, context: CommandContext, aside: boolean): void {
  const words = difWords[context.language]
  const { count, decimal } = numberWords(context.language)
  // The report goes aside where standard output carries the JSON.
  const terminal = aside ? context.terminal.aside : context.terminal
  const { focal, reference, leftOut, purification } = result
  const names = reference.names.map((name) => `"${name}"`).join(' + ')
  terminal.say(words.summary(focal.name, count(focal.persons), names, count(reference.persons)))
  const unused = leftOut.withoutGroup + leftOut.otherGroup + leftOut.incomplete
  if (unused > 0) terminal.say(words.leftOut(count(unused)))
  if (unanswered.length > 0) terminal.say(words.unanswered(unanswered.join(', ')))
  const flagged = flaggedItems(result)
  terminal.say(flagged.length === 0 ? words.none : words.flagged(count(flagged.length), flagged.join(', ')))
  if (result.focalDistribution !== undefined)
    terminal.say(words.distribution(decimal(result.focalDistribution.mean, 2), decimal(result.focalDistribution.sd, 2)))
  terminal.say(words.validity[result.matching])
  if (result.smallGroups) terminal.say(words.small)
  if (purification.kind === 'unsettled') terminal.say(words.unsettled)
  if (purification.kind === 'too-few-anchors') terminal.say(words.tooFew)
  terminal.print(difTable(result, context))
  if (result.test !== undefined) terminal.say(words.decides[result.test])
  const negligible = flaggedNegligible(result)
  if (negligible.length > 0) terminal.say(words.negligible(negligible.join(', ')))
}

/** Characters of an id where there are nine columns. */
const idLength = 11

function difTable(result: DifResult, context: CommandContext): string {
  const words = difWords[context.language]
  const { decimal, probability } = numberWords(context.language)
  const right = { align: 'right' as const }
  // Nine columns: figures give way, so that ids need not.
  const wide = result.test !== undefined
  const digits = wide ? 3 : 4
  const columns = [
    { title: words.item },
    { title: words.effect, ...right },
    { title: 'SE', ...right },
    ...(result.test === undefined ? [] : words.parts.map((title) => ({ title, ...right }))),
    { title: words.p, ...right },
    { title: wide ? words.adjustedShort : words.adjusted, ...right },
    { title: words.class },
    { title: wide ? words.favoursShort : words.favours },
  ]
  const rows = result.items.map((each) => {
    if (each.kind === 'undefined') return [each.item, words.reasons[each.reason]]
    const { value, error } = effectOf(each)
    const effect = value === undefined ? words.unbounded : decimal(value, 2)
    const favoured = each.flagged ? groupNamed(each.favours, result) : ''
    const shown = (figure: number | undefined, digits: number) => (figure === undefined ? '' : decimal(figure, digits))
    const parts = result.test === undefined ? [] : logisticParts(each, context.language, digits)
    const tested = [each.p, each.adjustedP].map((p) => (p === undefined ? '' : probability(p, digits)))
    return [
      wide ? shortenedId(each.item, idLength) : each.item,
      effect,
      shown(error, 2),
      ...parts,
      ...tested,
      each.class,
      favoured,
    ]
  })
  return `${effectNames(result, context)}\n${textTable(columns, rows, context.terminal.width)}`
}

/** What the effects of this analysis are: "Effect: ETS delta". */
function effectNames(result: DifResult, context: CommandContext): string {
  const words = difWords[context.language]
  const names = result.items.flatMap((each) => (each.kind === 'estimated' ? [words.effects[each.figures.model]] : []))
  return `${words.effect}: ${[...new Set(names)].join('; ')}`
}

function groupNamed(favours: 'focal' | 'reference' | 'neither', { focal, reference }: DifResult): string {
  if (favours === 'neither') return ''
  return favours === 'focal' ? focal.name : reference.names.join(' + ')
}

/** The effect in its own unit; no value where it has no bound. */
function effectOf({ figures }: Extract<ItemDif, { kind: 'estimated' }>): { value?: number; error?: number } {
  switch (figures.model) {
    case 'mantel-haenszel':
      return figures.effect.kind === 'finite' ? { value: figures.effect.delta, error: figures.effect.deltaError } : {}
    case 'mantel':
      return { value: figures.meanDifferenceInSd }
    case 'likelihood-ratio':
    case 'wald':
      return { value: figures.signedDifference }
    case 'rmsd':
      return { value: Math.max(figures.reference, figures.focal) }
    case 'catsib':
      return { value: -figures.beta, error: figures.betaError }
    default:
      return { value: figures.logOddsRatio, error: figures.logOddsRatioError }
  }
}

function reportRejects(file: ResponseFile, context: CommandContext): void {
  const { aside } = context.terminal
  for (const warning of file.warnings) aside.say(readingWarningText(warning, context.language))
  if (file.rejects.length === 0) return
  aside.say(difWords[context.language].rejected(numberWords(context.language).count(file.rejects.length)))
  for (const reject of file.rejects.slice(0, 5)) aside.say(`  ${reject.line}: ${rejectText(reject.reason, context.language)}`)
  context.finish(exitCodes.rejected)
}
