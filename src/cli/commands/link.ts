import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { formatBank, formatItemTable } from '../../bank/format-bank.js'
import type { ItemBank } from '../../bank/item-bank.js'
import { anchorPoints } from '../../calibration/linking/anchor-points.js'
import { linkBank } from '../../calibration/linking/link-bank.js'
import { type LinkOptions, linkMethods, linkScales, type ScaleLink } from '../../calibration/linking/link-scales.js'
import { linkPage } from '../../reports/link-page.js'
import { provisionalTable, provisionalText } from '../../reports/provisional-words.js'
import { packageVersion } from '../../runtime/package-version.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { type DeadOption, refuseDeadOptions } from '../dead-options.js'
import { type EquatingKind, type EquatingTable, equatedScores, equatingTable, showEquating } from '../equating-table.js'
import { exitCodes } from '../exit-code.js'
import { addLinkOptions, type LinkCommandOptions, linkOptions, provisionalIds, readLinkedBank } from '../link-options.js'
import { linkedStandard } from '../link-standard.js'
import { optionParsers } from '../option-values.js'
import { showLink, showUnlinked } from '../show-link.js'
import { linkWords } from '../words/link-words.js'
import { writeText } from '../write-text.js'

interface LinkCommand extends LinkCommandOptions {
  readonly se?: 'delta' | 'jackknife' | 'none'
  readonly equate?: EquatingKind
  readonly share: number
  readonly out?: string
  readonly scaleId?: string
  readonly bankVersion?: string
  readonly standard?: string
  readonly standardOut?: string
  readonly standardVersion?: string
  readonly json?: string
  readonly report?: string
}

/** `link A B`: the change of scale from A to B, the linked bank, equated scores; exit code 3 where there is no link. */
export function addLinkCommand(program: Command, context: CommandContext): void {
  const words = linkWords[context.language]
  const parse = optionParsers(context.language)
  const command = program.command('link').description(words.description).argument('<A>', words.bank).argument('<B>', words.base)
  addLinkOptions(command, context.language)
    .addOption(new Option('--se <source>', words.standardErrors).choices(['delta', 'jackknife', 'none']))
    .addOption(new Option('--equate <scores>', words.equate).choices(['true-score', 'observed-score']))
    .option('--share <p>', words.share, parse.probability, 0.5)
    .option('--out <file>', words.out)
    .option('--scale-id <name>', words.scaleId)
    .option('--bank-version <version>', words.bankVersion)
    .option('--standard <file>', words.standard)
    .option('--standard-out <file>', words.standardOut)
    .option('--standard-version <version>', words.standardVersion)
    .option('--json <file>', words.json)
    .option('--report <file>', words.report)
    .action((from: string, to: string, options: LinkCommand, command: Command) => {
      refuseDeadOptions(command, deadOptions(options), context.language)
      return linkCommand([from, to], options, context)
    })
  addHelpNotes(command, context.language, {
    example: 'melek link pilot.json nasional.json --anchors anchors.csv --out linked.json',
    terms: { anchor: words.termAnchor, A: words.termSlope, B: words.termIntercept },
  })
}

/** Options that say more of another one. */
function deadOptions({ equate, standard }: LinkCommand): readonly DeadOption[] {
  return [
    ...(equate === 'observed-score' ? [] : [{ option: '--share', without: '--equate observed-score' }]),
    ...(standard === undefined
      ? ['--standard-out', '--standard-version'].map((option) => ({ option, without: '--standard' }))
      : []),
  ]
}

async function linkCommand([from, to]: readonly [string, string], options: LinkCommand, context: CommandContext): Promise<void> {
  const words = linkWords[context.language]
  const inputs = [
    { role: 'A', path: from },
    { role: 'B', path: to },
    ...(options.anchors === undefined ? [] : [{ role: '--anchors', path: options.anchors }]),
    ...(options.standard === undefined ? [] : [{ role: '--standard', path: options.standard }]),
  ]
  const outputs = Object.entries({
    '--out': options.out,
    '--json': options.json,
    '--report': options.report,
    '--standard-out': options.standardOut,
  }).flatMap(([role, path]) => (path === undefined ? [] : [{ role, path }]))
  await assertDistinctFiles(inputs, outputs)
  const [bank, base] = [await readLinkedBank(from, options), await readLinkedBank(to, options)]
  const settings: LinkOptions = { ...(await linkOptions(options)), standardErrors: options.se }
  const link = linkScales(bank, base, settings)
  // The report goes aside where a result goes to standard output.
  const terminal =
    [options.json, options.out, options.report].includes('-') ||
    (options.standard !== undefined && (options.standardOut ?? '-') === '-')
      ? context.terminal.aside
      : context.terminal
  const speaker = { ...terminal, width: context.terminal.width }
  if (link.kind !== 'linked') {
    showUnlinked(link, speaker, context.language)
    context.finish(exitCodes.notConverged)
    return
  }
  const others = otherMethods(bank, base, settings, link)
  const provisional = provisionalIds([bank, base])
  showLink({ bank, base, link, others }, speaker, context.language)
  if (provisional.length > 0) context.terminal.note(provisionalText(provisional, context.language))
  const linked = linkBank(bank, base, link, {
    version: options.bankVersion ?? `${bank.version}-linked`,
    scaleId: options.scaleId,
  })
  const equating =
    options.equate === undefined
      ? undefined
      : equatingTable(options.equate, { own: bank, linked, base, link, share: options.share })
  if (equating !== undefined) showEquating(equating, speaker, context.language)
  if (options.json !== undefined) await writeText(options.json, linkJson({ bank, base, link, others, equating }), context)
  if (options.report !== undefined) {
    const points = anchorPoints(bank, base, settings.anchors)
    const origin = { sources: [basename(from), basename(to)], command: context.commandLine, version: packageVersion, provisional }
    const banks = { own: bank.id, base: base.id, scaleId: base.scale.id }
    const { language } = context
    const equated = equating === undefined ? undefined : equatedScores(equating, language)
    await writeText(options.report, linkPage({ link, others, points, banks, equated, origin, language }), context)
    if (options.report !== '-') context.terminal.note(words.written(options.report))
  }
  if (options.standard !== undefined) {
    const setting = { bank, base, link, linkedScaleId: linked.scale.id, version: options.standardVersion }
    const standard = await linkedStandard(options.standard, setting)
    const out = options.standardOut ?? '-'
    await writeText(out, `${JSON.stringify(standard, undefined, 2)}\n`, context)
    context.terminal.note(words.standardMoved(standard.id, standard.scaleId ?? '', out))
  }
  if (options.out === undefined) return
  const asTable = /\.csv$/i.test(options.out)
  await writeText(options.out, asTable ? formatItemTable(linked) : formatBank(linked), context)
  if (asTable && linked.scale.status === 'provisional') context.terminal.note(provisionalTable[context.language])
  if (linked.scale.id === null) context.terminal.note(words.unnamedScale)
  if (options.out !== '-') context.terminal.note(words.written(options.out))
}

/** The link by every other method that gives one. */
function otherMethods(bank: ItemBank, base: ItemBank, settings: LinkOptions, { method }: ScaleLink): readonly ScaleLink[] {
  return linkMethods
    .filter((other) => other !== method)
    .flatMap((other) => {
      const link = linkScales(bank, base, { ...settings, method: other, standardErrors: 'none' })
      return link.kind === 'linked' ? [link] : []
    })
}

interface LinkReport {
  readonly bank: ItemBank
  readonly base: ItemBank
  readonly link: ScaleLink
  readonly others: readonly ScaleLink[]
  readonly equating: EquatingTable | undefined
}

function linkJson({ bank, base, link, others, equating }: LinkReport): string {
  const named = ({ id, version, scale }: ItemBank) => ({ bank: id, version, scaleId: scale.id })
  const otherMethods = others.map(({ method, slope, intercept }) => ({ method, slope, intercept }))
  const provisional = provisionalIds([bank, base]).length > 0
  const document = { from: named(bank), to: named(base), provisional, ...link, otherMethods, equating }
  return `${JSON.stringify(document, undefined, 2)}\n`
}
