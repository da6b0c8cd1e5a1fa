import type { BankItem } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { changeScalingConstant } from '../../models/conversions/scaling-constant.js'
import type { ItemModel } from '../../models/item-model.js'
import { type FileLine, fileLines } from './file-text.js'
import { fixed, numbersOf, shortNames } from './fixed-fields.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'

const headerLines = 4
/** Item and subtest, eight characters each, then fields of ten. */
const field = (place: number) => ({ from: 16 + 10 * place, width: 10 })
const fields = [
  { name: 'slope', ...field(2) },
  { name: 'slope error', ...field(3) },
  { name: 'threshold', ...field(4) },
  { name: 'threshold error', ...field(5) },
  { name: 'asymptote', ...field(8) },
  { name: 'asymptote error', ...field(9) },
]

/**
 * Items of BILOG-MG's `.PAR`, fixed width, with their standard errors. Slopes are multiplied by D of the run.
 * @source Zimowski, Muraki, Mislevy & Bock (2003), BILOG-MG 3
 */
export function readBilogFile(bytes: Uint8Array, { scalingConstant = 1 }: ItemFileOptions): ItemFileContent {
  const issues: Issue[] = []
  const lines = fileLines(bytes)
    .slice(headerLines)
    .filter(({ text }) => text.trim() !== '')
  if (lines.length === 0) {
    const message = `nothing stands below the ${headerLines} heading lines; is this the .PAR file of BILOG-MG?`
    issues.push({ code: 'item-file-row', message, line: 1 })
  }
  return { items: lines.map((line) => itemOfLine(line, scalingConstant, issues)), issues }
}

function itemOfLine(line: FileLine, constant: number, issues: Issue[]): FileItem {
  const id = line.text.slice(0, 8).trim()
  if (id === '')
    issues.push({ code: 'item-id-empty', message: 'the item has no id in columns 1–8', line: line.line, column: 'item' })
  const found: Issue[] = []
  const [a = 0, aError = 0, difficulty = 0, bError = 0, lowerAsymptote = 0, cError = 0] = numbersOf(line, fields, found)
  issues.push(...found.map((issue) => (id === '' ? issue : { ...issue, item: id })))
  const discrimination = constant * a
  const item: ItemModel =
    lowerAsymptote === 0
      ? { model: '2pl', parameters: { discrimination, difficulty } }
      : { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote } }
  const errors = { discrimination: constant * aError, difficulty: bError }
  const known = aError > 0 || bError > 0 || cError > 0
  const standardErrors = item.model === '3pl' ? { ...errors, lowerAsymptote: cError } : errors
  return { id, line: line.line, item, ...(known ? { standardErrors } : {}) }
}

/** The items, given on the metric of D = 1, as a `.PAR` file for a run with the constant; numbers have five decimals. */
export function bilogText(items: readonly BankItem[], constant: number): { readonly text: string; readonly renamed: boolean } {
  const { names, renamed } = shortNames(
    items.map(({ id }) => id),
    8,
  )
  const rows = items.map((item, i) => {
    const { discrimination, difficulty, lowerAsymptote } = logisticParameters(item, constant)
    const dispersion = 1 / discrimination
    const loading = discrimination / Math.sqrt(1 + discrimination ** 2)
    const figures = [
      -discrimination * difficulty,
      0,
      discrimination,
      0,
      difficulty,
      0,
      dispersion,
      0,
      lowerAsymptote,
      0,
      0,
      0,
      loading,
    ]
    return `${names[i]}${'TEST'.padEnd(8)}${figures.map((value) => fixed(value, 10, 5)).join('')}${String(i + 1).padStart(4)}00`
  })
  const heading = ['', '', `${String(1).padStart(4)}${String(items.length).padStart(4)}`, '']
  return { text: `${[...heading, ...rows].join('\n')}\n`, renamed }
}

function logisticParameters(item: BankItem, constant: number) {
  const { parameters } = changeScalingConstant(item, { from: 1, to: constant }) as Extract<
    ItemModel,
    { model: '1pl' | '2pl' | '3pl' }
  >
  const lowerAsymptote = 'lowerAsymptote' in parameters ? (parameters.lowerAsymptote as number) : 0
  return { discrimination: parameters.discrimination ?? 1, difficulty: parameters.difficulty, lowerAsymptote }
}

/** Models that BILOG-MG has. */
export function fitsBilog({ model }: ItemModel): boolean {
  return model === '1pl' || model === '2pl' || model === '3pl'
}
