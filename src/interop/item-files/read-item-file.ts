import { bankIssues } from '../../bank/bank-issues.js'
import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { unreachable } from '../../issues/unreachable.js'
import { readBilogFile } from './bilog-file.js'
import { readCatrMatrix } from './catr-matrix.js'
import { readConquestFile } from './conquest-file.js'
import { readFlexmirtFile } from './flexmirt-file.js'
import { type ItemFileContent, type ItemFileOptions, type ItemProgram, uncertaintyOf } from './item-file.js'
import { readMirtTable } from './mirt-table.js'
import { readMirtValues } from './mirt-values.js'
import { namedRows } from './named-rows.js'
import { readParscaleFile } from './parscale-file.js'
import { readTamTable } from './tam-table.js'
import { readingIssues } from './undecided.js'
import { readWinstepsFile } from './winsteps-file.js'

/** Outcome of reading a file of another program: a bank on an unnamed scale with D = 1, or every problem with its line. */
export type ItemFileCheck =
  | { readonly kind: 'valid'; readonly bank: ItemBank; readonly leftOut: readonly string[] }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }

/**
 * The items that another program has calibrated, on the metric of D = 1.
 * @param bytes the file as the program or R writes it
 * @param id of the bank made from it
 * @throws MelekError `conversion-undecided` for everything that the file does not say and the options neither: D, the sign or
 *   origin of a scale, the model; `table-…` for a table that cannot be cut into cells
 * @example
 * const file = new TextEncoder().encode('item,a1,d,g,u\nA1,1.5,-0.75,0,1\n')
 * const check = checkItemFile(file, 'mirt', {}, 'exam')
 * check.kind === 'valid' && check.bank.items[0].parameters // => { discrimination: 1.5, difficulty: 0.5 }
 */
export function checkItemFile(bytes: Uint8Array, program: ItemProgram, options: ItemFileOptions, id: string): ItemFileCheck {
  const undecided = readingIssues(program, options)
  if (undecided.length > 0) throw new MelekError('conversion-undecided', 'the file leaves open what has to be said', undecided)
  const content = contentOf(bytes, program, options)
  const unsaid = content.issues.filter(({ code }) => code.endsWith('-unsaid'))
  if (unsaid.length > 0 && unsaid.length === content.issues.length)
    throw new MelekError('conversion-undecided', 'the file leaves open what has to be said', unsaid)
  const bank = bankOf(content, id)
  const issues = [
    ...content.issues,
    ...bankIssues(bank)
      .filter(({ code }) => code !== 'bank-empty' || content.issues.length === 0)
      .map((issue) => withLine(issue, content)),
  ]
  return issues.length > 0 ? { kind: 'invalid', issues } : { kind: 'valid', bank, leftOut: content.leftOut ?? [] }
}

function contentOf(bytes: Uint8Array, program: ItemProgram, options: ItemFileOptions): ItemFileContent {
  switch (program) {
    case 'mirt': {
      const rows = namedRows(bytes)
      return rows.header.includes('class') && rows.header.includes('value')
        ? readMirtValues(rows, options)
        : readMirtTable(rows, options)
    }
    case 'tam':
      return readTamTable(namedRows(bytes))
    case 'catr':
      return readCatrMatrix(namedRows(bytes), options)
    case 'flexmirt':
      return readFlexmirtFile(bytes, options)
    case 'bilog':
      return readBilogFile(bytes, options)
    case 'parscale':
      return readParscaleFile(bytes, options)
    case 'winsteps':
      return readWinstepsFile(bytes, options)
    case 'conquest':
      return readConquestFile(bytes, options)
    default:
      return unreachable(program)
  }
}

function bankOf({ items, population }: ItemFileContent, id: string): ItemBank {
  return {
    format: 'melek-bank/1',
    id,
    version: '1',
    scale: {
      id: null,
      metric: 'logit',
      scalingConstant: 1,
      status: 'calibrated',
      ...(population === undefined ? {} : { population: { name: `calibration of ${id}`, ...population } }),
    },
    security: 'private',
    items: items.map(
      (each): BankItem => ({
        ...each.item,
        id: each.id,
        status: 'operational',
        content: {},
        enemies: [],
        ...uncertaintyOf(each),
      }),
    ),
  }
}

/** Bank issues speak of `items[3]`; the line of the file says more. */
function withLine(issue: Issue, { items }: ItemFileContent): Issue {
  const { path, ...rest } = issue
  const index = /^items\[(\d+)\]/.exec(path ?? '')?.[1]
  const line = index === undefined ? undefined : items[Number(index)]?.line
  return line === undefined ? rest : { ...rest, line }
}
