import type { BankItem } from '../../bank/item-bank.js'
import {
  itemFromPartialCreditForm,
  nominalFromAdjacentCategory,
  partialCreditForm,
} from '../../models/conversions/partial-credit-form.js'
import { changeScalingConstant } from '../../models/conversions/scaling-constant.js'
import type { ItemModel } from '../../models/item-model.js'
import { csvText } from './file-text.js'
import type { FileItem, FileModel, ItemFileContent, ItemFileOptions } from './item-file.js'
import type { NamedRow, NamedRows } from './named-rows.js'
import { withRatingScales } from './rating-scales.js'

/** The first columns of catR's polytomous matrices, which tell the models apart. */
const signs: readonly (readonly [model: FileModel, first: RegExp, second: RegExp | undefined])[] = [
  ['mgrm', /^alphaj?$/, /^bj?$/],
  ['grm', /^alphaj?$/, /^betaj?1$/],
  ['gpcm', /^alphaj?$/, /^deltaj?1$/],
  ['rsm', /^lambdaj?$/, undefined],
  ['pcm', /^deltaj?1$/, undefined],
  ['nrm', /^alphaj?1$/, /^cj?1$/],
]

/**
 * Items of catR's matrices: a, b, c, d of dichotomous items, or those of one polytomous model, known by its column names or
 * by the option `model`, which then takes the columns in their order.
 * @source Magis & Barrada (2017), J. Stat. Softw. 76, code snippet 1, and Magis & Raîche (2012), J. Stat. Softw. 48(8)
 */
export function readCatrMatrix({ header, rows, issues }: NamedRows, options: ItemFileOptions): ItemFileContent {
  const names = header.filter((name) => !/^(item|group|)$/i.test(name))
  const model = options.model ?? modelOf(names)
  const constant = options.scalingConstant ?? 1
  if (model === undefined && !['a', 'b', 'c', 'd'].every((name) => names.includes(name))) {
    const message = `the columns ${names.join(', ')} are neither a, b, c, d nor those of a polytomous matrix; say the model (--model)`
    issues.push({ code: 'model-unsaid', message, line: 1 })
    return { items: [], issues }
  }
  const items = rows.flatMap((row): FileItem[] => {
    const item = row.attempt(() => (model === undefined ? dichotomousItem(row) : polytomousItem(row, model, row.list(names))))
    if (item === undefined) return []
    return [{ id: row.id, line: row.line, item: changeScalingConstant(item, { from: constant, to: 1 }) }]
  })
  return { items: withRatingScales(items), issues }
}

function modelOf(names: readonly string[]): FileModel | undefined {
  const clean = names.map((name) => name.replaceAll(/[._\s]/g, ''))
  return signs.find(
    ([, first, second]) => first.test(clean[0] ?? '') && (second === undefined || second.test(clean[1] ?? '')),
  )?.[0]
}

function dichotomousItem(row: NamedRow): ItemModel {
  const [discrimination, difficulty] = [row.required('a'), row.required('b')]
  const [lowerAsymptote, upperAsymptote] = [row.required('c'), row.required('d')]
  if (upperAsymptote !== 1) return { model: '4pl', parameters: { discrimination, difficulty, lowerAsymptote, upperAsymptote } }
  if (lowerAsymptote !== 0) return { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote } }
  return { model: '2pl', parameters: { discrimination, difficulty } }
}

function polytomousItem(row: NamedRow, model: FileModel, values: readonly number[]): ItemModel | undefined {
  const [first = Number.NaN, ...rest] = values
  const [second = Number.NaN, ...others] = rest
  switch (model) {
    case 'grm':
      return { model: 'grm', parameters: { discrimination: first, thresholds: rest } }
    case 'mgrm':
      return { model: 'grm', parameters: { discrimination: first, thresholds: others.map((c) => second - c) } }
    case 'gpcm':
      return itemFromPartialCreditForm({ discrimination: first, steps: rest })
    case 'pcm':
      return { model: 'pcm', parameters: { steps: values } }
    case 'rsm':
      return ratingScaleItem(first, rest)
    case 'nrm': {
      if (values.length % 2 === 1)
        row.refuse('item-file-row', `slopes and intercepts come in pairs, got ${values.length} numbers`)
      const slopes = values.filter((_, k) => k % 2 === 0)
      return { model: 'nrm', parameters: { slopes, intercepts: values.filter((_, k) => k % 2 === 1) } }
    }
  }
}

/** λ + δ_k with the mean of the δ moved into the difficulty, where the bank wants it. */
function ratingScaleItem(lambda: number, deltas: readonly number[]): ItemModel {
  const mean = deltas.reduce((sum, delta) => sum + delta, 0) / deltas.length
  return { model: 'rsm', parameters: { difficulty: lambda + mean, steps: deltas.map((delta) => delta - mean) } }
}

/** Which matrix can hold all of these items, the narrowest first; undefined where none can. */
export function catrForm(items: readonly ItemModel[]): 'dichotomous' | 'grm' | 'gpcm' | 'nrm' | undefined {
  const isDichotomous = ({ model }: ItemModel) => /^\dpl$/.test(model)
  if (items.every(isDichotomous)) return 'dichotomous'
  if (items.every(({ model }) => model === 'grm')) return 'grm'
  const adjacent = ({ model }: ItemModel) => ['1pl', '2pl', 'pcm', 'gpcm', 'rsm'].includes(model)
  if (items.every(adjacent)) return 'gpcm'
  return items.every((item) => item.model === 'nrm' || adjacent(item)) ? 'nrm' : undefined
}

/** The items, given on the metric of D = 1, as one of catR's matrices for the constant that it will be used with. */
export function catrText(items: readonly BankItem[], constant: number): string {
  const form = catrForm(items) as NonNullable<ReturnType<typeof catrForm>>
  const rows = items.map((item) => catrRow(item, form, constant))
  if (form === 'dichotomous')
    return csvText(
      ['item', 'a', 'b', 'c', 'd'],
      rows.map((row, i) => [items[i]?.id as string, ...row]),
    )
  const width = Math.max(...rows.map((row) => row.length))
  const numbers = Array.from({ length: width }, (_, k) => k)
  const header = {
    grm: numbers.map((k) => (k === 0 ? 'alphaj' : `betaj${k}`)),
    gpcm: numbers.map((k) => (k === 0 ? 'alphaj' : `deltaj${k}`)),
    nrm: numbers.map((k) => `${k % 2 === 0 ? 'alphaj' : 'cj'}${Math.floor(k / 2) + 1}`),
  }[form]
  return csvText(
    ['item', ...header],
    rows.map((row, i) => [items[i]?.id as string, ...numbers.map((k) => row[k] ?? 'NA')]),
  )
}

function catrRow(item: BankItem, form: NonNullable<ReturnType<typeof catrForm>>, constant: number): number[] {
  switch (item.model) {
    case '3pl':
    case '4pl': {
      const { discrimination, difficulty, lowerAsymptote } = item.parameters
      return [discrimination / constant, difficulty, lowerAsymptote, item.model === '4pl' ? item.parameters.upperAsymptote : 1]
    }
    case 'grm':
      return [item.parameters.discrimination / constant, ...item.parameters.thresholds]
    case 'nrm':
      return item.parameters.slopes.flatMap((slope, k) => [slope, item.parameters.intercepts[k] as number])
    default: {
      if (form === 'nrm') return catrRow({ ...item, ...nominalFromAdjacentCategory(item) }, form, constant)
      const { discrimination, steps } = partialCreditForm(item)
      return [discrimination / constant, ...steps, ...(form === 'dichotomous' ? [0, 1] : [])]
    }
  }
}
