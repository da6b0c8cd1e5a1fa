import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { unreachable } from '../../issues/unreachable.js'
import { changeScalingConstant } from '../../models/conversions/scaling-constant.js'
import type { ItemModel } from '../../models/item-model.js'
import { bilogText, fitsBilog } from './bilog-file.js'
import { catrForm, catrText } from './catr-matrix.js'
import { conquestText } from './conquest-file.js'
import { fitsFlexmirt, flexmirtText } from './flexmirt-file.js'
import type { ItemProgram } from './item-file.js'
import { mirtValuesText } from './mirt-values.js'
import { fitsParscale, parscaleForm, parscaleText } from './parscale-file.js'
import { tamText, tamVectors } from './tam-table.js'
import { writingIssues } from './undecided.js'
import { fitsWinsteps, winstepsText } from './winsteps-fragment.js'

export interface WrittenItemFile {
  readonly text: string
  /** Whether ids were too long for the program's fields and became numbers, in the order of the bank. */
  readonly renamed: boolean
}

/** Which items a program can hold, and in words what keeps the others out. */
const fits: Readonly<Record<ItemProgram, readonly [test: (item: ItemModel) => boolean, message: string]>> = {
  mirt: [() => true, ''],
  tam: [(item) => tamVectors(item) !== undefined, 'TAM has neither graded items nor upper asymptotes'],
  catr: [() => true, ''],
  flexmirt: [fitsFlexmirt, 'flexMIRT has no upper asymptote, and no nominal item whose last slope is 0'],
  bilog: [fitsBilog, 'BILOG-MG has dichotomous items up to 3PL only'],
  parscale: [fitsParscale, 'PARSCALE has neither upper asymptotes nor nominal items'],
  winsteps: [fitsWinsteps, 'Winsteps has items of slope 1 only (1PL, PCM, RSM)'],
  conquest: [fitsWinsteps, 'a ConQuest anchor file holds items of slope 1 only (1PL, PCM, RSM)'],
}

/**
 * The parameters of a bank as a file of another program. Everything else of the bank (content, uncertainty, scale id) stays
 * behind.
 * @param scalingConstant D of the run that will use the file: must be given for BILOG, PARSCALE and catR
 * @throws MelekError `conversion-undecided`, `conversion-impossible` with every item that the program cannot hold
 */
export function itemFileOf(
  bank: ItemBank,
  program: ItemProgram,
  { scalingConstant }: { readonly scalingConstant?: number | undefined } = {},
): WrittenItemFile {
  const undecided = writingIssues(program, scalingConstant)
  if (undecided.length > 0) throw new MelekError('conversion-undecided', 'what the file needs has to be said', undecided)
  const items = bank.items.map(
    (item): BankItem => ({ ...item, ...changeScalingConstant(item, { from: bank.scale.scalingConstant, to: 1 }) }),
  )
  const issues = impossibleIssues(items, program)
  if (issues.length > 0)
    throw new MelekError('conversion-impossible', `${program} cannot hold ${issues.length} of these items`, issues)
  const { population } = bank.scale
  const constant = scalingConstant ?? 1
  switch (program) {
    case 'mirt':
      return { text: mirtValuesText(items, population), renamed: false }
    case 'tam':
      return { text: tamText(items), renamed: false }
    case 'catr':
      return { text: catrText(items, constant), renamed: false }
    case 'flexmirt':
      return { text: flexmirtText(items, population), renamed: false }
    case 'bilog':
      return bilogText(items, constant)
    case 'parscale':
      return parscaleText(items, constant)
    case 'winsteps':
      return { text: winstepsText(items), renamed: false }
    case 'conquest':
      return { text: conquestText(items), renamed: false }
    default:
      return unreachable(program)
  }
}

function impossibleIssues(items: readonly BankItem[], program: ItemProgram): Issue[] {
  const [test, message] = fits[program]
  const issues = items.flatMap((item): Issue[] =>
    test(item)
      ? []
      : [{ code: 'item-unsupported', message: `${message}, got ${item.model.toUpperCase()}; leave the item out`, item: item.id }],
  )
  if (program === 'catr' && catrForm(items) === undefined)
    issues.push({
      code: 'item-unsupported',
      message: `a matrix of catR holds one model, got ${[...new Set(items.map(({ model }) => model))].join(', ')}; write a file for each`,
    })
  if (program === 'parscale' && parscaleForm(items) === 'both')
    issues.push({
      code: 'item-unsupported',
      message: 'a run of PARSCALE has graded or partial-credit items, not both; write a file for each',
    })
  if (program === 'flexmirt' || program === 'winsteps' || program === 'conquest')
    for (const { id } of items)
      if (/[\s;]|\*\//.test(id))
        issues.push({
          code: 'item-unsupported',
          message: 'an id with a space or a mark of the file cannot be written; rename it',
          item: id,
        })
  return issues
}
