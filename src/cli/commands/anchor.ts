import { type Command, InvalidArgumentError } from 'commander'
import { bank as bundledBank, content as bundledContent } from '../../../item-banks/asn-digital-literacy/index.js'
import { assembleForms } from '../../adaptive/constraints/assembly/assemble-forms.js'
import type { BlueprintRule } from '../../adaptive/constraints/blueprint.js'
import { compileBank } from '../../bank/compile-bank.js'
import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import { parseBank } from '../../bank/parse-bank-schema.js'
import { parseContent } from '../../bank/parse-content-schema.js'
import { readBank } from '../../bulk/read-bank.js'
import { readJson } from '../../bulk/read-document.js'
import { linkedTheta } from '../../calibration/linking/link-errors.js'
import { plannedLink } from '../../calibration/linking/planned-link.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { numberWords } from '../../reports/number-words.js'
import { priorLocation, scalePrior } from '../../scoring/prior.js'
import { anchorPrint } from '../anchor-print.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { optionParsers } from '../option-values.js'
import { spoken } from '../spoken.js'
import { anchorWords } from '../words/anchor-words.js'
import { writeText } from '../write-text.js'

interface AnchorOptions {
  readonly bank?: string
  readonly items: number
  readonly pillar?: readonly string[]
  readonly persons: readonly number[]
  readonly content?: string
  readonly out?: string
  readonly print?: string
}

/** `anchor --items 12`: a block of common items for an agency's own exam, and how well it will link. */
export function addAnchorCommand(program: Command, context: CommandContext): void {
  const words = anchorWords[context.language]
  const parse = optionParsers(context.language)
  const command = program
    .command('anchor')
    .description(words.description)
    .option('--bank <bank>', words.bank)
    .requiredOption('--items <n>', words.items, parse.positiveInteger)
    .option('--pillar <name>', words.pillar, parse.list)
    .option('--persons <n,n…>', words.persons, counts(words.lengths), [200, 500, 1000, 5000])
    .option('--content <file>', words.content)
    .option('--out <file>', words.out)
    .option('--print <file>', words.print)
    .action((options: AnchorOptions) => anchorCommand(options, context))
  addHelpNotes(command, context.language, {
    example: 'melek anchor --items 12 --persons 300,1000 --out anchor.csv --print anchor.txt',
    terms: { anchor: words.termAnchor },
  })
}

function counts(form: string): (text: string) => readonly number[] {
  return (text) => {
    const values = text.split(',').map(Number)
    if (!values.every((value) => Number.isInteger(value) && value > 0)) throw new InvalidArgumentError(form)
    return values
  }
}

async function anchorCommand(options: AnchorOptions, context: CommandContext): Promise<void> {
  const words = anchorWords[context.language]
  const bank = options.bank === undefined ? parseBank(bundledBank) : await readBank(options.bank)
  requirePickable(bank, options, words)
  const ids = pickAnchors(bank, options)
  const chosen = ids.map((id) => bank.items.find((item) => item.id === id) as BankItem)
  if (options.out !== undefined) {
    const lines = chosen.map(({ id, content }) => `${id},${content?.pillar ?? ''},${content?.level ?? ''}`)
    await writeText(options.out, `${['item,pillar,level', ...lines].join('\n')}\n`, context)
  }
  if (options.print !== undefined) {
    const content =
      options.content === undefined ? bundledContent[context.language] : parseContent(await readJson(options.content))
    await writeText(options.print, anchorPrint(ids, content), context)
    context.terminal.note(words.written(options.print))
  }
  if (options.out !== '-') showAnchors(bank, chosen, options.persons, context)
}

/**
 * @throws MelekError `anchor-options` for pillars that the bank does not have and for more items than there are
 */
function requirePickable(bank: ItemBank, { items: length, pillar }: AnchorOptions, words: (typeof anchorWords)['en']): void {
  const usable = bank.items.filter(isUsable)
  const pillars = [...new Set(usable.flatMap(({ content }) => content?.pillar ?? []))].sort()
  const unknown = (pillar ?? []).filter((name) => !pillars.includes(name))
  const issues = unknown.map((name): Issue => {
    return spoken({ code: 'anchor-pillar-unknown', message: words.pillarUnknown(name, pillars.join(', ')) })
  })
  const among = usable.filter(({ content }) => pillar === undefined || pillar.includes(content?.pillar ?? '')).length
  if (unknown.length === 0 && length > among)
    issues.push(spoken({ code: 'anchor-items-few', message: words.itemsFew(String(among), String(length)) }))
  if (issues.length > 0) throw spoken(new MelekError('anchor-options', words.refused, issues))
}

/** Nominal items have no location to be compared across calibrations. */
function isUsable({ status, model }: BankItem): boolean {
  return (status ?? 'operational') === 'operational' && model !== 'nrm'
}

/** SDs of the scale at which the block has to tell persons apart. */
const reach = [-1.5, -0.75, 0, 0.75, 1.5]

/** Items as informative as the bank allows at every place of the scale, the pillars in the proportions of the bank. */
function pickAnchors(bank: ItemBank, { items: length, pillar }: Pick<AnchorOptions, 'items' | 'pillar'>): readonly string[] {
  const usable = (item: BankItem) => isUsable(item) && (pillar === undefined || pillar.includes(item.content?.pillar ?? ''))
  const pool = bank.items.filter(usable)
  const rules = [...new Set(pool.flatMap(({ content }) => content?.pillar ?? []))].map((value): BlueprintRule => {
    const share = (length * pool.filter(({ content }) => content?.pillar === value).length) / pool.length
    return { attribute: 'pillar', value, min: Math.floor(share), max: Math.ceil(share), unit: 'count' }
  })
  const exclude = bank.items.filter((item) => !usable(item)).map(({ id }) => id)
  const { mean, sd } = priorLocation(scalePrior(bank.scale))
  const found = assembleForms(compileBank(bank), {
    blueprint: { format: 'melek-blueprint/1', rules, exclude },
    length,
    thetas: reach.map((z) => mean + sd * z),
  })
  if (found.kind === 'assembled') return found.forms[0]?.items ?? []
  throw new MelekError(
    'anchor-impossible',
    `no ${length} common items can be picked from ${pool.length} that are usable; ask for fewer, or leave --pillar out`,
    found.kind === 'infeasible' ? found.issues : [],
  )
}

/** Parameters that are places on the scale. */
const locationNames: ReadonlySet<string> = new Set(['difficulty', 'thresholds', 'steps'])

function showAnchors(bank: ItemBank, chosen: readonly BankItem[], persons: readonly number[], context: CommandContext): void {
  const { terminal, language } = context
  const words = anchorWords[language]
  const { count, decimal } = numberWords(language)
  terminal.say(words.chosen(count(chosen.length), `${bank.id} ${bank.version}`))
  terminal.say(chosen.map(({ id }) => id).join(', '))
  const pillars = new Map<string, number>()
  for (const { content } of chosen) pillars.set(content?.pillar ?? '–', (pillars.get(content?.pillar ?? '–') ?? 0) + 1)
  terminal.say(`${words.pillars}: ${[...pillars].map(([name, n]) => `${name} ${n}`).join(', ')}`)
  const locations = chosen.flatMap(({ parameters }) =>
    Object.entries(parameters).flatMap(([name, value]) => (locationNames.has(name) ? (value as number | number[]) : [])),
  )
  terminal.say(words.range(decimal(Math.min(...locations), 2), decimal(Math.max(...locations), 2)))
  terminal.print()
  const widths = words.header.map((title) => Math.max(8, title.length))
  const line = (cells: readonly string[]) => terminal.print(cells.map((cell, k) => cell.padStart(widths[k] as number)).join('  '))
  line(words.header)
  const population = priorLocation(scalePrior(bank.scale))
  for (const n of persons) {
    const link = plannedLink(bank, { anchors: chosen.map(({ id }) => id), persons: n, population })
    if (link.kind !== 'linked' || link.errors.kind !== 'estimated') {
      line([count(n), words.unlinked])
      continue
    }
    const { errors } = link
    const errorAt = (z: number) => linkedTheta(population.mean + z * population.sd, link, errors).standardError
    // A shift by one SD in the middle of a normal distribution moves a share by φ(0).
    const points = (100 * errorAt(0)) / population.sd / Math.sqrt(2 * Math.PI)
    line([count(n), ...[-1, 0, 1].map((z) => decimal(errorAt(z), 3)), decimal(points, 1)])
  }
  terminal.print()
  terminal.say(words.note)
  if (bank.scale.status === 'provisional') terminal.say(`! ${words.provisional}`)
  if (bank.security === 'public') terminal.say(`! ${words.public}`)
}
