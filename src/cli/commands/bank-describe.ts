import type { Command } from 'commander'
import { type BankDescription, type Coverage, describeBank } from '../../bank/describe-bank.js'
import type { ItemBank } from '../../bank/item-bank.js'
import { readBank } from '../../bulk/read-bank.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { optionParsers } from '../option-values.js'
import { bar } from '../terminal/bar.js'
import { textTable } from '../terminal/text-table.js'
import { hangingText } from '../terminal/wrap.js'
import { bankWords } from '../words/bank-words.js'
import { bankRemarks } from './bank-check.js'

/** `bank describe BANK`: what a bank holds and where it measures well. */
export function addBankDescribeCommand(bank: Command, context: CommandContext): void {
  const words = bankWords[context.language]
  const command = bank
    .command('describe')
    .description(words.describe)
    .argument('<bank>', words.bankArgument)
    .option('--scaling-constant <D>', words.scalingConstant, optionParsers(context.language).positiveNumber)
    .action(async (path: string, options: { scalingConstant?: number }) => showBank(await readBank(path, options), context))
  addHelpNotes(command, context.language, {
    example: 'melek bank describe items.csv',
    terms: { model: words.termModel, information: words.termInformation, scale: words.termScale },
  })
}

function showBank(bank: ItemBank, context: CommandContext): void {
  const { terminal, language } = context
  const words = bankWords[language]
  const { count } = numberWords(language)
  const description = describeBank(bank)
  terminal.say(terminal.style.bold(words.title(bank.id, bank.version, count(bank.items.length))))
  const facts = factsOf(bank, description, language)
  const label = Math.max(...facts.map(([name]) => name.length)) + 2
  for (const [name, fact] of facts) terminal.print(hangingText(name.padEnd(label), fact, terminal.width))
  if (description.coverage.rows.length > 0) showCoverage(description.coverage, context)
  showInformation(description, context)
  for (const remark of bankRemarks(bank, context)) terminal.say(remark)
}

function factsOf(bank: ItemBank, description: BankDescription, language: 'id' | 'en'): [name: string, fact: string][] {
  const words = bankWords[language]
  const { count, decimal } = numberWords(language)
  const { scale } = bank
  const { population } = scale
  return [
    [words.facts.models, description.models.map(({ model, items }) => `${items} ${model}`).join(', ')],
    [
      words.facts.status,
      words.statusCounts(count(description.operational), count(description.pretest), count(description.retired)),
    ],
    [words.facts.points, count(description.points)],
    [words.facts.scale, words.scaleText(scale.id, String(scale.scalingConstant), scale.status === 'provisional')],
    [
      words.facts.population,
      population === undefined
        ? words.noPopulation
        : words.populationText(population.name, decimal(population.mean, 2), decimal(population.sd, 2)),
    ],
    [words.facts.security, words.securities[bank.security]],
    [words.facts.uncertainty, words.uncertain(count(description.withUncertainty), count(bank.items.length))],
    [words.facts.enemies, count(description.enemyPairs)],
    [words.facts.families, count(description.families)],
  ]
}

function showCoverage({ rows, columns, counts, unplaced }: Coverage, { terminal, language }: CommandContext): void {
  const words = bankWords[language]
  const titles = [words.pillar, ...columns.map(words.level), words.total]
  const lines = rows.map((row, r) => {
    const cells = counts[r] as readonly number[]
    return [
      row,
      ...cells.map((items) => (items === 0 ? '·' : String(items))),
      String(cells.reduce((sum, items) => sum + items, 0)),
    ]
  })
  terminal.print()
  terminal.say(words.coverage)
  terminal.print(
    textTable(
      titles.map((title, c) => ({ title, align: c === 0 ? 'left' : 'right' })),
      lines,
      terminal.width,
    ),
  )
  const gaps = rows.flatMap((row, r) =>
    columns.filter((_, c) => counts[r]?.[c] === 0).map((column) => `${row} ${words.level(column)}`),
  )
  if (gaps.length > 0) terminal.say(words.gaps(gaps.join(', ')))
  if (unplaced > 0) terminal.say(words.unplaced(String(unplaced)))
}

/** Columns of the information bars. */
const BAR_WIDTH = 40

function showInformation({ information }: BankDescription, { terminal, language }: CommandContext): void {
  const words = bankWords[language]
  const { decimal } = numberWords(language)
  const titles = words.informationColumns
  const most = Math.max(...information.map((at) => at.information), Number.MIN_VALUE)
  const error = (standardError: number) => (Number.isFinite(standardError) ? decimal(standardError, 2) : '–')
  terminal.print()
  terminal.say(words.information)
  terminal.print(
    textTable(
      [
        { title: titles.theta, align: 'right' },
        { title: titles.standardError, align: 'right' },
        { title: titles.information, align: 'right' },
        { title: '' },
      ],
      information.map((at) => [
        decimal(at.theta, 1),
        error(at.standardError),
        decimal(at.information, 1),
        bar(at.information / most, BAR_WIDTH),
      ]),
      terminal.width,
    ),
  )
  const inside = information.filter(({ theta }) => Math.abs(theta) <= 2)
  const weakest = inside.reduce((worst, at) => (at.information < worst.information ? at : worst), inside[0] ?? information[0]!)
  terminal.say(words.weakest(decimal(weakest.theta, 1), error(weakest.standardError)))
}
