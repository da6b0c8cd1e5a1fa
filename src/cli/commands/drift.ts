import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import type { ItemBank } from '../../bank/item-bank.js'
import { anchorDrift, type DriftResult, type DriftRule, driftDefaults, driftRules } from '../../calibration/drift/anchor-drift.js'
import { driftPage } from '../../reports/drift-page.js'
import { provisionalText } from '../../reports/provisional-words.js'
import { packageVersion } from '../../runtime/package-version.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { addLinkOptions, type LinkCommandOptions, linkOptions, provisionalIds, readLinkedBank } from '../link-options.js'
import { optionParsers } from '../option-values.js'
import { formatAnchors } from '../read-anchors.js'
import { showDrift } from '../show-drift.js'
import { driftWords } from '../words/drift-words.js'
import { writeText } from '../write-text.js'

interface DriftCommand extends LinkCommandOptions {
  readonly rule: DriftRule
  readonly robustZ: number
  readonly rmsd: number
  readonly out?: string
  readonly json?: string
  readonly report?: string
}

/** `drift OLD NEW`: common items that have changed; exit code 3 where the others do not link. */
export function addDriftCommand(program: Command, context: CommandContext): void {
  const words = driftWords[context.language]
  const parse = optionParsers(context.language)
  const command = program
    .command('drift')
    .description(words.description)
    .argument('<old>', words.earlier)
    .argument('<new>', words.later)
    .addOption(new Option('--rule <rule>', words.rule).choices([...driftRules]).default(driftDefaults.rule))
    .option('--robust-z <z>', words.robustZ, parse.positiveNumber, driftDefaults.robustZ)
    .option('--rmsd <p>', words.rmsd, parse.probability, driftDefaults.rmsd)
  addLinkOptions(command, context.language, words.anchors)
    .option('--out <file>', words.out)
    .option('--json <file>', words.json)
    .option('--report <file>', words.report)
    .action((earlier: string, later: string, options: DriftCommand) => driftCommand([earlier, later], options, context))
  addHelpNotes(command, context.language, {
    example: 'melek drift bank-2026.json bank-2027.json --out anchors.csv',
    terms: { shift: words.termShift, RMSD: words.termRmsd, z: words.termZ },
  })
}

async function driftCommand(
  [earlierPath, laterPath]: readonly [string, string],
  options: DriftCommand,
  context: CommandContext,
): Promise<void> {
  const inputs = [
    { role: 'OLD', path: earlierPath },
    { role: 'NEW', path: laterPath },
    ...(options.anchors === undefined ? [] : [{ role: '--anchors', path: options.anchors }]),
  ]
  const outputs = (['out', 'json', 'report'] as const).flatMap((name) => {
    const path = options[name]
    return path === undefined ? [] : [{ role: `--${name}`, path }]
  })
  await assertDistinctFiles(inputs, outputs)
  const [earlier, later] = [await readLinkedBank(earlierPath, options), await readLinkedBank(laterPath, options)]
  const { rule, robustZ, rmsd } = options
  const result = anchorDrift(earlier, later, { ...(await linkOptions(options)), limits: { rule, robustZ, rmsd } })
  const terminal = [options.json, options.out, options.report].includes('-') ? context.terminal.aside : context.terminal
  const kept = options.out === '-' ? undefined : options.out
  showDrift(result, { ...terminal, width: context.terminal.width }, context.language, kept)
  const provisional = provisionalIds([earlier, later])
  if (provisional.length > 0) context.terminal.note(provisionalText(provisional, context.language))
  if (options.json !== undefined) await writeText(options.json, driftJson(earlier, later, result), context)
  if (options.out !== undefined) {
    const anchors = result.anchors.filter(({ flagged }) => !flagged).map(({ item, baseItem }) => [item, baseItem] as const)
    await writeText(options.out, formatAnchors(anchors), context)
    if (options.out !== '-') context.terminal.note(driftWords[context.language].written(options.out))
  }
  if (options.report !== undefined) {
    const origin = {
      sources: [basename(earlierPath), basename(laterPath)],
      command: context.commandLine,
      version: packageVersion,
      provisional,
    }
    await writeText(options.report, driftPage({ result, origin, language: context.language }), context)
    if (options.report !== '-') context.terminal.note(driftWords[context.language].written(options.report))
  }
  if (result.link.kind !== 'linked') context.finish(exitCodes.notConverged)
}

function driftJson(earlier: ItemBank, later: ItemBank, result: DriftResult): string {
  const named = ({ id, version, scale }: ItemBank) => ({ bank: id, version, scaleId: scale.id })
  const provisional = provisionalIds([earlier, later]).length > 0
  return `${JSON.stringify({ old: named(earlier), new: named(later), provisional, ...result }, undefined, 2)}\n`
}
