import { type Command, InvalidArgumentError } from 'commander'
import { MelekError } from '../../issues/melek-error.js'
import { assertSameScale, cutsOf, targetIndex } from '../../literacy/standard.js'
import { bestStandardErrors } from '../../population/planning/best-form.js'
import { type PlannedVariance, personsNeeded, plannedVariance } from '../../population/planning/planned-error.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { optionParsers } from '../option-values.js'
import { readPopulationDocuments } from '../population-input.js'
import { planWords } from '../words/plan-words.js'
import { writeText } from '../write-text.js'

interface PlanOptions {
  /** Points. */
  readonly margin: number
  readonly share: number
  readonly population?: number
  readonly bank?: string
  readonly standard?: string
  readonly items: readonly number[]
  readonly confidence: number
  readonly json?: string
}

/** A test of a length, and the fewest persons that reach the margin with it; null where none do. */
interface PlanRow {
  readonly items: number
  readonly standardError: number
  readonly persons: number | null
  readonly variances: PlannedVariance | null
}

/** `plan --margin 2`: how many people and items a share needs. */
export function addPlanCommand(program: Command, context: CommandContext): void {
  const words = planWords[context.language]
  const parse = optionParsers(context.language)
  const command = program
    .command('plan')
    .description(words.description)
    .requiredOption('--margin <points>', words.margin, parse.positiveNumber)
    .option('--share <p>', words.share, parse.probability, 0.7)
    .option('--population <n>', words.population, parse.positiveInteger)
    .option('--bank <bank>', words.bank)
    .option('--standard <file>', words.standard)
    .option('--items <n,n…>', words.items, lengths(words.lengths), [10, 15, 20, 30, 40])
    .option('--confidence <p>', words.confidence, parse.probability, 0.95)
    .option('--json <file>', words.json)
    .action((options: PlanOptions) => planCommand(options, context))
  addHelpNotes(command, context.language, {
    example: 'melek plan --margin 2 --share 0.9 --population 5588245',
    terms: { margin: words.termMargin },
  })
}

function lengths(form: string): (text: string) => readonly number[] {
  return (text) => {
    const values = text.split(',').map(Number)
    if (!values.every((value) => Number.isInteger(value) && value > 0)) throw new InvalidArgumentError(form)
    return values
  }
}

async function planCommand(options: PlanOptions, context: CommandContext): Promise<void> {
  const { bank, standard } = await readPopulationDocuments(options, planWords[context.language].ownScale)
  assertSameScale(standard, bank.scale)
  const place = targetIndex(standard)
  if (place === 0)
    throw new MelekError(
      'target-without-cut',
      `targetLevel "${standard.targetLevel}" is the lowest level, which everybody reaches`,
    )
  const cut = cutsOf(standard)[place - 1] as number
  const available = options.items.filter((items) => items <= bank.items.length)
  const errors = bestStandardErrors(bank, cut, available)
  const { share, confidence, population: populationSize } = options
  const rows = available.map((items, k): PlanRow => {
    const sitting = { share, standardError: errors[k] as number, populationSize }
    const persons = personsNeeded(sitting, { margin: options.margin / 100, confidence }) ?? null
    return {
      items,
      standardError: sitting.standardError,
      persons,
      variances: persons === null ? null : plannedVariance({ ...sitting, persons }),
    }
  })
  if (options.json !== undefined) {
    const plan = {
      format: 'melek-plan/1',
      standard: { id: standard.id, version: standard.version, cut },
      share,
      margin: options.margin / 100,
      confidence,
      populationSize: populationSize ?? null,
      rows,
    }
    await writeText(options.json, `${JSON.stringify(plan, undefined, 2)}\n`, context)
  }
  if (options.json !== '-') showPlan(rows, { ...options, standard: `${standard.id} ${standard.version}`, cut }, context)
}

function showPlan(
  rows: readonly PlanRow[],
  plan: Pick<PlanOptions, 'margin' | 'share' | 'population'> & { readonly standard: string; readonly cut: number },
  { terminal, language }: CommandContext,
): void {
  const words = planWords[language]
  const { count, decimal, percent } = numberWords(language)
  terminal.say(words.intro(decimal(plan.margin, 1), percent(plan.share, 0), plan.standard, decimal(plan.cut, 2)))
  terminal.print()
  const header = [words.items_, words.standardError, words.persons]
  const widths = header.map((title) => Math.max(8, title.length))
  const line = (cells: readonly string[]) => terminal.print(cells.map((cell, k) => cell.padStart(widths[k] as number)).join('  '))
  line(header)
  for (const { items, standardError, persons } of rows)
    line([String(items), decimal(standardError, 2), persons === null ? words.never : count(persons)])
  terminal.print()
  terminal.say(plan.population === undefined ? words.ofThose : words.ofPopulation(count(plan.population)))
  terminal.say(words.caution)
}
