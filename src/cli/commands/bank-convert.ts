import { type Command, Option } from 'commander'
import { formatBank, formatItemTable } from '../../bank/format-bank.js'
import type { ItemBank } from '../../bank/item-bank.js'
import { checkBankFile } from '../../bulk/read-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { numberWords } from '../../reports/number-words.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { optionParsers } from '../option-values.js'
import { bulletList } from '../terminal/wrap.js'
import { bankWords } from '../words/bank-words.js'
import { writeText } from '../write-text.js'

interface ConvertOptions {
  readonly out?: string
  readonly to?: 'json' | 'csv'
  readonly id?: string
  readonly scaleId?: string
  readonly scalingConstant?: number
  readonly security?: ItemBank['security']
  readonly provisional?: boolean
}

/** `bank convert BANK`: item table ↔ bank document; what a table cannot hold is said. */
export function addBankConvertCommand(bank: Command, context: CommandContext): void {
  const words = bankWords[context.language]
  const command = bank
    .command('convert')
    .description(words.convert)
    .argument('<bank>', words.bankArgument)
    .option('--out <file>', words.convertOut)
    .addOption(new Option('--to <form>', words.convertTo).choices(['json', 'csv']))
    .option('--id <name>', words.bankId)
    .option('--scale-id <name>', words.scaleId)
    .option('--scaling-constant <D>', words.scalingConstant, optionParsers(context.language).positiveNumber)
    .addOption(new Option('--security <kind>', words.convertSecurity).choices(['public', 'private']))
    .option('--provisional', words.convertProvisional)
    .action((path: string, options: ConvertOptions) => convertBank(path, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek bank convert items.csv --scaling-constant 1.7 --scale-id kota-2026 --out bank.json',
    terms: { model: words.termModel, scale: words.termScale },
  })
}

async function convertBank(path: string, options: ConvertOptions, context: CommandContext): Promise<void> {
  const words = bankWords[context.language]
  const check = await checkBankFile(path, options)
  if (check.kind === 'invalid')
    throw new MelekError('bank-invalid', words.checkBad(check.path, String(check.issues.length)), check.issues)
  const out = options.out ?? '-'
  await assertDistinctFiles([{ role: 'bank', path: check.path }], [{ role: '--out', path: out }])
  const bank = withOptions(check.bank, options)
  const form = options.to ?? formByName(out) ?? (check.source === 'document' ? 'csv' : 'json')
  await writeText(out, form === 'json' ? formatBank(bank) : formatItemTable(bank), context)
  // The bank has standard output to itself.
  const speaker = out === '-' ? context.terminal.aside : context.terminal
  if (out !== '-') speaker.say(words.converted(numberWords(context.language).count(bank.items.length), out))
  const losses = form === 'csv' ? lossesOf(bank, context) : []
  if (losses.length === 0) return
  speaker.say(speaker.style.yellow(words.lost))
  speaker.print(bulletList(losses, context.terminal.width))
}

function withOptions(bank: ItemBank, { id, scaleId, security, provisional }: ConvertOptions): ItemBank {
  return {
    ...bank,
    id: id ?? bank.id,
    security: security ?? bank.security,
    scale: {
      ...bank.scale,
      id: scaleId ?? bank.scale.id,
      status: provisional === true ? 'provisional' : bank.scale.status,
    },
  }
}

function formByName(path: string): 'json' | 'csv' | undefined {
  if (/\.json$/i.test(path)) return 'json'
  return /\.(csv|tsv|txt)$/i.test(path) ? 'csv' : undefined
}

/** What the bank holds and the table would not give back. */
function lossesOf(bank: ItemBank, { language }: CommandContext): string[] {
  const { losses } = bankWords[language]
  const { count } = numberWords(language)
  const { scale, items } = bank
  const priors = items.filter(({ uncertainty }) => uncertainty?.kind === 'prior').length
  const covariances = items.filter(
    ({ uncertainty }) => uncertainty?.kind === 'estimate' && uncertainty.covariance !== undefined,
  ).length
  const ratingScales = items.filter((item) => item.model === 'rsm' && item.parameters.ratingScale !== undefined).length
  const nested = new Set(items.flatMap(({ content }) => Object.keys(content).filter((name) => typeof content[name] === 'object')))
  return [
    ...(scale.scalingConstant === 1 ? [] : [losses.scalingConstant(String(scale.scalingConstant))]),
    ...(scale.id === null ? [] : [losses.scale(scale.id)]),
    ...(scale.population === undefined ? [] : [losses.population()]),
    ...(scale.status === 'provisional' ? [losses.provisional()] : []),
    ...(priors === 0 ? [] : [losses.prior(count(priors))]),
    ...(covariances === 0 ? [] : [losses.covariance(count(covariances))]),
    ...(ratingScales === 0 ? [] : [losses.ratingScale(count(ratingScales))]),
    ...(bank.provenance === undefined && items.every(({ provenance }) => provenance === undefined) ? [] : [losses.provenance()]),
    ...(nested.size === 0 ? [] : [losses.content([...nested].join(', '))]),
  ]
}
