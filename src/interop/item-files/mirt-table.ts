import { nominalFromCentred } from '../../models/conversions/centred-nominal.js'
import { itemFromMirt } from '../../models/conversions/mirt.js'
import { itemFromPartialCreditForm } from '../../models/conversions/partial-credit-form.js'
import type { ItemModel } from '../../models/item-model.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'
import { isFilled, type NamedRow, type NamedRows, numberedColumns } from './named-rows.js'
import { withRatingScales } from './rating-scales.js'

/** Columns of mirt's `coef(fit, simplify = TRUE)$items`, by what they number. */
interface MirtColumns {
  readonly d: readonly string[]
  readonly d0: readonly string[]
  readonly ak: readonly string[]
  readonly b: readonly string[]
  readonly c: readonly string[]
  readonly a: readonly string[]
}

/**
 * Items of mirt's coefficient table, in either parameterisation: `a1, d, g, u` and its kin for several categories, or
 * `a, b, g, u` as `IRTpars = TRUE` prints it, where only the option `model` tells graded from partial-credit items.
 * @source Chalmers (2012), J. Stat. Softw. 48(6), 1–29
 */
export function readMirtTable({ header, rows, issues }: NamedRows, { model }: ItemFileOptions): ItemFileContent {
  const columns: MirtColumns = {
    d: numberedColumns(header, /^d(\d+)$/, 1),
    d0: numberedColumns(header, /^d(\d+)$/),
    ak: numberedColumns(header, /^ak(\d+)$/),
    b: numberedColumns(header, /^b(\d+)$/, 1),
    c: numberedColumns(header, /^c(\d+)$/, 1),
    a: numberedColumns(header, /^a(\d+)$/, 1),
  }
  if (!header.includes('a1') && !header.includes('a')) {
    issues.push({
      code: 'item-file-header',
      message: `no slope column "a1" or "a", got ${header.join(', ')}; write the table of coef(fit, simplify = TRUE)$items`,
      line: 1,
    })
    return { items: [], issues }
  }
  const items = rows.flatMap((row): FileItem[] => {
    const item = row.attempt(() => (isFilled(row, ['a']) ? classicalItem(row, columns, model) : interceptItem(row, columns)))
    return item === undefined ? [] : [{ id: row.id, line: row.line, item }]
  })
  return { items: withRatingScales(items), issues }
}

/** The row of a model in slopes and intercepts. */
function interceptItem(row: NamedRow, columns: MirtColumns): ItemModel | undefined {
  if (isFilled(row, columns.c) && !isFilled(row, ['d', ...columns.d0])) return centredNominalItem(row, columns)
  const further = columns.a.find((name) => name !== 'a1' && (row.number(name) ?? 0) !== 0)
  if (further !== undefined) {
    row.refuse('item-file-dimensions', 'a slope on a second dimension; only one-dimensional models can be read', further)
    return undefined
  }
  const a1 = row.required('a1')
  if (isFilled(row, columns.b)) {
    const b = row.list(columns.b)
    const c = row.number('c') ?? 0
    return itemFromMirt({ class: a1 === 1 ? 'rsm' : 'gpcmIRT', a1, b, c })
  }
  if (isFilled(row, columns.ak)) {
    const ak = row.list(columns.ak)
    const d = row.list(columns.d0)
    if (ak.length === d.length) return itemFromMirt({ class: 'gpcm', a1, ak, d })
    row.refuse('item-file-row', `as many ak as d are needed, got ${ak.length} and ${d.length}; check the columns`)
    return undefined
  }
  if (isFilled(row, columns.d)) return itemFromMirt({ class: 'graded', a1, d: row.list(columns.d) })
  return itemFromMirt({ class: 'dich', a1, d: row.required('d'), g: row.number('g') ?? 0, u: row.number('u') ?? 1 })
}

/** `IRTpars = TRUE` of a nominal item: Bock's slopes and intercepts of all categories. */
function centredNominalItem(row: NamedRow, columns: MirtColumns): ItemModel | undefined {
  const [slopes, intercepts] = [row.list(columns.a), row.list(columns.c)]
  if (slopes.length === intercepts.length) return nominalFromCentred({ slopes, intercepts })
  row.refuse('item-file-row', `as many a as c are needed, got ${slopes.length} and ${intercepts.length}; check the columns`)
  return undefined
}

/** The row of a model in slope and places, `IRTpars = TRUE`. */
function classicalItem(row: NamedRow, columns: MirtColumns, model: ItemFileOptions['model']): ItemModel | undefined {
  const discrimination = row.required('a')
  if (!isFilled(row, columns.b)) {
    const [difficulty, lowerAsymptote, upperAsymptote] = [row.required('b'), row.number('g') ?? 0, row.number('u') ?? 1]
    if (upperAsymptote !== 1) return { model: '4pl', parameters: { discrimination, difficulty, lowerAsymptote, upperAsymptote } }
    if (lowerAsymptote !== 0) return { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote } }
    return { model: '2pl', parameters: { discrimination, difficulty } }
  }
  const places = row.list(columns.b)
  if (model === 'grm') return { model: 'grm', parameters: { discrimination, thresholds: places } }
  if (model === 'gpcm' || model === 'pcm') return itemFromPartialCreditForm({ discrimination, steps: places })
  row.refuse(
    'model-unsaid',
    'graded and partial-credit items look alike in this table; say which they are (--model): grm or gpcm',
    'b1',
  )
  return undefined
}
