import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { formatBank, formatItemTable } from '../../bank/format-bank.js'
import type { ItemBank } from '../../bank/item-bank.js'
import { checkBankFile } from '../../bulk/read-bank.js'
import { readBytes } from '../../bulk/read-document.js'
import { type ItemProgram, itemPrograms } from '../../interop/item-files/item-file.js'
import { checkItemFile } from '../../interop/item-files/read-item-file.js'
import { itemFileOf } from '../../interop/item-files/write-item-file.js'
import { MelekError } from '../../issues/melek-error.js'
import { numberWords } from '../../reports/number-words.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { addItemFileOptions, type ItemFileCommandOptions, itemFileOptions } from '../item-file-options.js'
import { optionParsers } from '../option-values.js'
import { spoken } from '../spoken.js'
import { bulletList } from '../terminal/wrap.js'
import { bankWords } from '../words/bank-words.js'
import { convertWords } from '../words/convert-words.js'
import { writeText } from '../write-text.js'

type Form = 'json' | 'csv' | ItemProgram

interface ConvertOptions extends ItemFileCommandOptions {
  readonly out?: string
  readonly to?: Form
  readonly targetScalingConstant?: number
  readonly id?: string
  readonly scaleId?: string
  readonly security?: ItemBank['security']
  readonly provisional?: boolean
  readonly population?: { readonly kind: 'normal'; readonly mean: number; readonly sd: number } | { readonly kind: 'uniform' }
}

/** `bank convert BANK`: bank document, item table and files of other programs into each other; what gets lost is said. */
export function addBankConvertCommand(bank: Command, context: CommandContext): void {
  const words = bankWords[context.language]
  const more = convertWords[context.language]
  const { positiveNumber, prior } = optionParsers(context.language)
  const command = bank
    .command('convert')
    .description(more.description)
    .argument('<bank>', words.bankArgument)
    .option('--out <file>', words.convertOut)
    .addOption(new Option('--to <form>', more.to).choices(['json', 'csv', ...itemPrograms]))
    .option('--id <name>', words.bankId)
    .option('--scale-id <name>', words.scaleId)
    .option('--scaling-constant <D>', words.scalingConstant, positiveNumber)
    .option('--target-scaling-constant <D>', more.targetConstant, positiveNumber)
    .addOption(new Option('--security <kind>', words.convertSecurity).choices(['public', 'private']))
    .option('--provisional', words.convertProvisional)
    .option('--population <mean,sd>', more.population, prior)
  addItemFileOptions(command, context.language).action((path: string, options: ConvertOptions) =>
    convertBank(path, options, context),
  )
  addHelpNotes(command, context.language, {
    example: 'melek bank convert bilog.PAR --from bilog --scaling-constant 1.7 --out bank.json',
    terms: { model: words.termModel, scale: words.termScale, D: more.termConstant },
  })
}

async function convertBank(path: string, options: ConvertOptions, context: CommandContext): Promise<void> {
  const words = bankWords[context.language]
  const source = await readSource(path, options, context)
  const out = options.out ?? '-'
  await assertDistinctFiles([{ role: 'bank', path: source.path }], [{ role: '--out', path: out }])
  const bank = withOptions(source.bank, options)
  const form = options.to ?? formByName(out) ?? (source.kind === 'document' ? 'csv' : 'json')
  const { text, renamed } = textOf(bank, form, options)
  await writeText(out, text, context)
  // The bank has standard output to itself.
  const speaker = out === '-' ? context.terminal.aside : context.terminal
  for (const remark of source.remarks) speaker.say(remark)
  if (out !== '-') speaker.say(words.converted(numberWords(context.language).count(bank.items.length), out))
  if (renamed) speaker.say(speaker.style.yellow(convertWords[context.language].renamed))
  if (form !== 'json' && form !== 'csv') speaker.say(convertWords[context.language].parametersOnly)
  const losses = form === 'csv' ? lossesOf(bank, context) : []
  if (losses.length === 0) return
  speaker.say(speaker.style.yellow(words.lost))
  speaker.print(bulletList(losses, context.terminal.width))
}

interface Source {
  readonly path: string
  readonly kind: 'document' | 'item-table' | 'program'
  readonly bank: ItemBank
  readonly remarks: readonly string[]
}

async function readSource(path: string, options: ConvertOptions, context: CommandContext): Promise<Source> {
  const more = convertWords[context.language]
  const file = await itemFileOptions(options, context.language)
  if (options.from === undefined) {
    const check = await checkBankFile(path, options)
    if (check.kind === 'valid') return { path: check.path, kind: check.source, bank: check.bank, remarks: [] }
    const count = String(check.issues.length)
    throw spoken(new MelekError('bank-invalid', bankWords[context.language].checkBad(check.path, count), check.issues))
  }
  const id = basename(path).replace(/\.[^.]*$/, '') || options.from
  const check = checkItemFile(await readBytes(path), options.from, file, id)
  if (check.kind === 'invalid')
    throw spoken(new MelekError('item-file-invalid', more.bad(path, String(check.issues.length)), check.issues))
  const { bank, leftOut } = check
  return {
    path,
    kind: 'program',
    bank,
    remarks: [
      more.converted(numberWords(context.language).count(bank.items.length), options.from),
      ...(leftOut.length > 0 ? [more.leftOut(leftOut.join(', '))] : []),
      ...(bank.scale.population === undefined && options.population === undefined ? [more.noPopulation] : []),
    ],
  }
}

function textOf(bank: ItemBank, form: Form, options: ConvertOptions): { readonly text: string; readonly renamed: boolean } {
  if (form === 'json') return { text: formatBank(bank), renamed: false }
  if (form === 'csv') return { text: formatItemTable(bank), renamed: false }
  return itemFileOf(bank, form, { scalingConstant: options.targetScalingConstant })
}

function withOptions(bank: ItemBank, { id, scaleId, security, provisional, population }: ConvertOptions): ItemBank {
  return {
    ...bank,
    id: id ?? bank.id,
    security: security ?? bank.security,
    scale: {
      ...bank.scale,
      id: scaleId ?? bank.scale.id,
      status: provisional === true ? 'provisional' : bank.scale.status,
      ...(population?.kind === 'normal'
        ? { population: { name: `calibration of ${id ?? bank.id}`, mean: population.mean, sd: population.sd } }
        : {}),
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
