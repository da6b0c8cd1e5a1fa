import type { BankItem } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { isMelekError } from '../../issues/melek-error.js'
import { itemFromParscale, type ParscaleModel, parscaleFromItem } from '../../models/conversions/parscale.js'
import type { ItemModel } from '../../models/item-model.js'
import { type FileLine, fileLines } from './file-text.js'
import { fixed, numbersOf, shortNames } from './fixed-fields.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'

/** Place of the six figures behind block (A8), categories (I5) and item (A4). */
const field = (place: number) => ({ from: 17 + 10 * place, width: 10 })
const fields = ['slope', 'slope error', 'location', 'location error', 'asymptote', 'asymptote error'].map((name, place) => ({
  name,
  ...field(place),
}))

/**
 * Items of PARSCALE's `.PAR` in its location form: b_k = location − category parameter k. Slopes are multiplied by D of the run.
 * @source Muraki & Bock (1997), PARSCALE 3; the sign of the category parameters as in src/models/conversions/parscale.ts
 */
export function readParscaleFile(bytes: Uint8Array, { scalingConstant = 1 }: ItemFileOptions): ItemFileContent {
  const issues: Issue[] = []
  const lines = fileLines(bytes)
  const code = Number(lines[2]?.text.slice(18, 23))
  const start = lines.findIndex(({ text }) => text.startsWith('GROUP'))
  if (!Number.isInteger(code) || code < 1 || code > 8 || start < 0) {
    const message =
      'line 3 must hold block count, item count and model code 1–8, and a line GROUP must follow; is this the .PAR of PARSCALE?'
    return { items: [], issues: [{ code: 'item-file-row', message, line: 3 }] }
  }
  if (code % 2 === 0) {
    const message = `model code ${code} writes thresholds without locations, whose signs are not settled; write the file with locations`
    return { items: [], issues: [{ code: 'model-unknown', message, line: 3 }] }
  }
  const groups = lines.filter(({ text }) => text.startsWith('GROUP'))
  if (groups.length > 1) {
    const message = `the file holds ${groups.length} groups; write one file for each`
    return { items: [], issues: [{ code: 'group-unsaid', message, line: groups[1]?.line as number }] }
  }
  const response = code < 5 ? 'graded' : 'partial-credit'
  const blocks = blocksOf(lines.slice(start + 1).filter(({ text }) => text.trim() !== ''))
  return { items: blocks.flatMap((block) => itemOfBlock(block, { response, constant: scalingConstant }, issues)), issues }
}

/** Three lines an item: figures, category parameters, their errors. */
function blocksOf(lines: readonly FileLine[]): FileLine[][] {
  return Array.from({ length: Math.ceil(lines.length / 3) }, (_, i) => lines.slice(3 * i, 3 * i + 3))
}

function itemOfBlock(
  [first, second]: readonly FileLine[],
  { response, constant }: { readonly response: 'graded' | 'partial-credit'; readonly constant: number },
  issues: Issue[],
): FileItem[] {
  const head = first as FileLine
  const id = head.text.slice(13, 17).trim()
  const at = { line: head.line, ...(id === '' ? {} : { item: id }) }
  const categories = Number(head.text.slice(8, 13))
  if (id === '' || !(categories >= 2) || second === undefined) {
    issues.push({
      code: 'item-file-row',
      message: 'three lines an item are needed, the first with categories in columns 9–13 and an id in 14–17',
      ...at,
    })
    return []
  }
  const found: Issue[] = []
  const [slope = 0, slopeError = 0, location = 0, locationError = 0, lowerAsymptote = 0, asymptoteError = 0] = numbersOf(
    head,
    fields,
    found,
  )
  const wanted = Array.from({ length: categories }, (_, k) => ({ name: `category ${k + 1}`, from: 10 * k, width: 10 }))
  const all = numbersOf(second, wanted, found)
  issues.push(...found.map((issue) => ({ ...issue, item: id })))
  if (found.length > 0) return []
  // The filler: the last of a graded and the first of a partial-credit item.
  const categoryParameters = response === 'graded' ? all.slice(0, -1) : all.slice(1)
  try {
    const item = itemFromParscale({ response, slope, location, lowerAsymptote, categoryParameters }, constant)
    return [{ id, line: head.line, item, ...errorsOf(item, [constant * slopeError, locationError, asymptoteError]) }]
  } catch (error) {
    if (!isMelekError(error)) throw error
    issues.push({ code: error.code, message: error.message, ...at })
    return []
  }
}

/** Of items with more categories the file has errors of location and category parameters, not of the places that they make. */
function errorsOf(
  item: ItemModel,
  [discrimination, difficulty, lowerAsymptote]: readonly [number, number, number],
): Pick<FileItem, 'standardErrors'> {
  if (discrimination === 0 && difficulty === 0) return {}
  if (item.model === '2pl') return { standardErrors: { discrimination, difficulty } }
  return item.model === '3pl' ? { standardErrors: { discrimination, difficulty, lowerAsymptote } } : {}
}

/** Whether the items are graded, partial-credit or both; two categories are either. */
export function parscaleForm(items: readonly ItemModel[]): 'graded' | 'partial-credit' | 'both' {
  const graded = items.some(({ model }) => model === 'grm')
  const partial = items.some(
    ({ model, parameters }) => /^(pcm|gpcm|rsm)$/.test(model) && 'steps' in parameters && parameters.steps.length > 1,
  )
  if (graded && partial) return 'both'
  return partial ? 'partial-credit' : 'graded'
}

/** Models that PARSCALE has. */
export function fitsParscale({ model }: ItemModel): boolean {
  return model !== '4pl' && model !== 'nrm'
}

/** The items, given on the metric of D = 1, as a `.PAR` file for a run with the constant; numbers have five decimals. */
export function parscaleText(items: readonly BankItem[], constant: number): { readonly text: string; readonly renamed: boolean } {
  const { names, renamed } = shortNames(
    items.map(({ id }) => id),
    4,
  )
  const form = parscaleForm(items)
  const count = (value: number) => String(value).padStart(5)
  const heading = ['', '', `${'SEPARATE'}${[items.length, items.length, form === 'graded' ? 3 : 7, 0, 1].map(count).join('')}`]
  const perBlock = Array.from({ length: Math.ceil(items.length / 30) }, (_, i) =>
    items
      .slice(30 * i, 30 * i + 30)
      .map(() => count(1))
      .join(''),
  )
  const rows = items.flatMap((item, i) => {
    const row = parscaleFromItem(item as ParscaleModel, constant)
    const figures = [row.slope, 0, row.location, 0, row.lowerAsymptote, 0].map((value) => fixed(value, 10, 5)).join('')
    const places = form === 'graded' ? [...row.categoryParameters, 0] : [0, ...row.categoryParameters]
    const line = (values: readonly number[]) => values.map((value) => fixed(value, 10, 5)).join('')
    return [`${'BLOCK'.padEnd(8)}${count(places.length)}${names[i]}${figures}`, line(places), line(places.map(() => 0))]
  })
  return { text: `${[...heading, ...perBlock, 'GROUP 01', ...rows].join('\n')}\n`, renamed }
}
