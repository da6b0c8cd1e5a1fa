import type { BankItem, ScalePopulation } from '../../bank/item-bank.js'
import { itemFromMirt, type MirtParameters, mirtFromItem } from '../../models/conversions/mirt.js'
import type { ItemModel } from '../../models/item-model.js'
import { csvText } from './file-text.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'
import type { NamedRow, NamedRows } from './named-rows.js'
import { withRatingScales } from './rating-scales.js'

const groupClass = 'GroupPars'

/** All rows of one item in one group. */
interface ItemRows {
  readonly group: string
  readonly first: NamedRow
  readonly values: ReadonlyMap<string, number>
}

/**
 * Items of mirt's `mod2values(fit)`: a row a parameter, with group, class and name, and the latent distribution.
 * @source Chalmers (2012), J. Stat. Softw. 48(6), 1–29
 */
export function readMirtValues({ rows, issues }: NamedRows, options: ItemFileOptions): ItemFileContent {
  const groups = [...new Set(rows.map((row) => row.text('group')))]
  const group = options.group ?? (groups.length === 1 ? groups[0] : undefined)
  if (group === undefined || !groups.includes(group)) {
    const listed = groups.map((name) => `"${name}"`).join(', ')
    const message = `the file holds the groups ${listed}; say which one to take (--group)${options.group === undefined ? '' : `, not "${options.group}"`}`
    issues.push({ code: 'group-unsaid', message, line: 1, column: 'group' })
    return { items: [], issues }
  }
  const gathered = gather(rows.filter((row) => row.text('group') === group))
  const items = gathered.flatMap(({ first, values }): FileItem[] => {
    if (first.text('class') === groupClass) return []
    const item = first.attempt(() => itemOf(first, values))
    return item === undefined ? [] : [{ id: first.id, line: first.line, item }]
  })
  const latent = gathered.find(({ first }) => first.text('class') === groupClass)?.values
  const [mean, variance] = [latent?.get('MEAN_1'), latent?.get('COV_11')]
  return {
    items: withRatingScales(items),
    issues,
    ...(mean === undefined || variance === undefined ? {} : { population: { mean, sd: Math.sqrt(variance) } }),
  }
}

function gather(rows: readonly NamedRow[]): ItemRows[] {
  const found = new Map<string, { group: string; first: NamedRow; values: Map<string, number> }>()
  for (const row of rows) {
    const known = found.get(row.id) ?? { group: row.text('group'), first: row, values: new Map<string, number>() }
    found.set(row.id, known)
    const name = row.text('name')
    if (known.values.has(name)) row.refuse('item-file-row', `the parameter "${name}" of this item stands here twice`, 'name')
    known.values.set(name, row.required('value'))
  }
  return [...found.values()]
}

function itemOf(row: NamedRow, values: ReadonlyMap<string, number>): ItemModel | undefined {
  const further = [...values].find(([name, value]) => /^a\d+$/.test(name) && name !== 'a1' && value !== 0)
  if (further !== undefined) {
    row.refuse('item-file-dimensions', `a slope ${further[0]} on a second dimension; only one-dimensional models can be read`)
    return undefined
  }
  const kind = row.text('class')
  const one = (name: string) => {
    const value = values.get(name)
    if (value === undefined) row.refuse('item-file-row', `an item of class ${kind} needs the parameter "${name}"`, 'name')
    return value ?? Number.NaN
  }
  const many = (prefix: string, from: number) => {
    const list: number[] = []
    while (values.has(`${prefix}${from + list.length}`)) list.push(one(`${prefix}${from + list.length}`))
    return list.length > 0 ? list : [one(`${prefix}${from}`)]
  }
  switch (kind) {
    case 'dich':
      return itemFromMirt({ class: kind, a1: one('a1'), d: one('d'), g: one('g'), u: one('u') })
    case 'graded':
      return itemFromMirt({ class: kind, a1: one('a1'), d: many('d', 1) })
    case 'gpcm':
    case 'nominal':
      return itemFromMirt({ class: kind, a1: one('a1'), ak: many('ak', 0), d: many('d', 0) })
    case 'gpcmIRT':
    case 'rsm':
      return itemFromMirt({ class: kind, a1: one('a1'), b: many('b', 1), c: one('c') })
    default:
      row.refuse(
        'model-unknown',
        `items of class "${kind}" cannot be read; dich, graded, gpcm, nominal, gpcmIRT and rsm can`,
        'class',
      )
      return undefined
  }
}

/** The items as `mod2values` has them, so that `mirt(data, 1, pars = …, TOL = NaN)` takes them as they are. */
export function mirtValuesText(items: readonly BankItem[], population: ScalePopulation | undefined): string {
  const rows: (string | number)[][] = []
  const put = (item: string, kind: string, name: string, value: number, bounds: readonly [string, string] = ['-Inf', 'Inf']) =>
    void rows.push(['all', item, kind, name, rows.length + 1, value, ...bounds, 'FALSE', 'none', 'NaN', 'NaN'])
  for (const item of items) {
    const row = mirtFromItem(item)
    for (const [name, value] of namedValues(row))
      put(item.id, row.class, name, value, name === 'g' || name === 'u' ? ['0', '1'] : undefined)
  }
  put('GROUP', groupClass, 'MEAN_1', population?.mean ?? 0)
  put('GROUP', groupClass, 'COV_11', (population?.sd ?? 1) ** 2, ['1e-04', 'Inf'])
  const header = [
    'group',
    'item',
    'class',
    'name',
    'parnum',
    'value',
    'lbound',
    'ubound',
    'est',
    'prior.type',
    'prior_1',
    'prior_2',
  ]
  return csvText(header, rows)
}

function namedValues(row: MirtParameters): (readonly [name: string, value: number])[] {
  const list = (prefix: string, from: number, values: readonly number[]) =>
    values.map((value, k) => [`${prefix}${from + k}`, value] as const)
  switch (row.class) {
    case 'dich':
      return [
        ['a1', row.a1],
        ['d', row.d],
        ['g', row.g],
        ['u', row.u],
      ]
    case 'graded':
      return [['a1', row.a1], ...list('d', 1, row.d)]
    case 'gpcm':
    case 'nominal':
      return [['a1', row.a1], ...list('ak', 0, row.ak), ...list('d', 0, row.d)]
    default:
      return [['a1', row.a1], ...list('b', 1, row.b), ['c', row.c]]
  }
}
