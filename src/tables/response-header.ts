import type { Issue } from '../issues/issue.js'
import { bankIds, headerRefusal } from './items-overlap.js'
import { matchesAny } from './name-pattern.js'
import type { ResponseHeader, ResponseReaderOptions } from './responses.js'

/** Which column is what, by index. */
export interface ColumnPlan {
  readonly header: ResponseHeader
  readonly person: number
  /** −1 without a form column. */
  readonly form: number
  /** Column of each item of the options; −1 where it has none. */
  readonly items: Int32Array
  readonly kept: readonly number[]
  /** In long form the columns of the item and of its response. */
  readonly long: LongColumns | undefined
  /** Columns that nothing names: ignored, unless they look like items. */
  readonly unknown: readonly number[]
}

export interface LongColumns {
  readonly item: number
  readonly response: number
}

/**
 * Finds out what each column is. Names lose the spaces around them.
 * @throws MelekError `responses-header`, with every name that is missing, occurs twice or cannot be told apart from an item
 */
export function planColumns(cells: readonly string[], line: number, options: ResponseReaderOptions): ColumnPlan {
  const columns = cells.map((cell) => cell.trim())
  const { layout } = options
  const issues: Issue[] = []
  const find = (name: string, what: string): number => {
    const at = columns.indexOf(name)
    if (at < 0)
      issues.push({ code: 'column-missing', message: `${what} is not in the header; ${hint(columns)}`, line, column: name })
    else if (columns.lastIndexOf(name) !== at) {
      issues.push({
        code: 'column-duplicate',
        message: `${what} occurs twice in the header; rename one of them`,
        line,
        column: name,
      })
    }
    return at
  }

  const named = options.idColumn ?? layout?.person ?? (columns.includes('person') ? 'person' : columns[0]!)
  const person = find(named, 'the column of the person')
  const form = layout?.form === undefined ? -1 : find(layout.form, 'the form column of the layout')
  const items =
    options.shape === 'long' ? new Int32Array(options.items.length).fill(-1) : itemColumns(columns, options, find, person)
  const long = options.shape === 'long' ? longColumns(columns, { person, line, options }, issues) : undefined
  const taken = new Set([person, ...items, ...(long === undefined ? [] : [long.item, long.response])])
  const kept = keptColumns(columns, options, find, taken)
  if (options.hidesIds === true && kept.some(({ column }) => column === person)) issues.push(personKept(named))
  const known = new Set([form, ...taken, ...kept.map(({ column }) => column)])
  const unknown = columns.map((_, column) => column).filter((column) => !known.has(column))
  if (options.shape === 'wide' && person >= 0 && options.idColumn === undefined && items.includes(person)) {
    issues.push({
      code: 'person-column',
      message: 'the first column is an item; name the column of the person (--id NAME)',
      line,
      column: named,
    })
  }
  if (options.shape === 'wide' && issues.length === 0 && items.every((column) => column < 0))
    issues.push(noOverlap(columns, line, options))
  if (issues.length > 0) throw headerRefusal(issues)

  const found = [...items].filter((column) => column >= 0).sort((a, b) => a - b)
  return {
    header: {
      columns,
      idColumn: named,
      itemColumns: found.map((column) => columns[column]!),
      missingItems: options.shape === 'wide' ? options.items.filter((_, item) => items[item]! < 0).map(({ id }) => id) : [],
      ignoredColumns: unknown.map((column) => columns[column]!).filter((name) => name !== ''),
      keptColumns: kept.map(({ name }) => name),
    },
    person,
    form,
    items,
    kept: kept.map(({ column }) => column),
    long,
    unknown,
  }
}

type Find = (name: string, what: string) => number

/** Column of each item: as the layout maps it, else the column of the same name. */
function itemColumns(columns: readonly string[], options: ResponseReaderOptions, find: Find, person: number): Int32Array {
  const ignored = (name: string) => matchesAny(options.ignore ?? [], name)
  const found = new Int32Array(options.items.length).fill(-1)
  if (options.layout !== undefined) {
    const index = new Map(options.items.map(({ id }, item) => [id, item]))
    for (const { column, item } of options.layout.items) {
      const at = index.get(item)
      if (at !== undefined && !ignored(column) && !ignored(item))
        found[at] = find(column, `the column of item "${item}" in the layout`)
    }
    return found
  }
  const present = new Set(columns)
  for (const [item, { id }] of options.items.entries()) {
    if (!present.has(id) || ignored(id)) continue
    const column = find(id, 'the column of an item')
    if (column !== person || options.idColumn === undefined) found[item] = column
  }
  return found
}

function keptColumns(columns: readonly string[], options: ResponseReaderOptions, find: Find, taken: ReadonlySet<number>) {
  const kept: { name: string; column: number }[] = []
  const add = (name: string, column: number) => {
    if (column >= 0 && !kept.some((other) => other.name === name)) kept.push({ name, column })
  }
  for (const [name, column] of Object.entries(options.layout?.keep ?? {}))
    add(name, find(column, 'the column to keep or to condition on'))
  for (const pattern of options.keep ?? []) {
    if (kept.some(({ name }) => name === pattern)) continue
    if (!pattern.includes('*')) add(pattern, find(pattern, 'the column to keep or to condition on'))
    else for (const [column, name] of columns.entries()) if (!taken.has(column) && matchesAny([pattern], name)) add(name, column)
  }
  return kept
}

interface LongPlace {
  readonly person: number
  readonly line: number
  readonly options: ResponseReaderOptions
}

/** By name, else the first two columns beside the person's. */
function longColumns(columns: readonly string[], { person, line, options }: LongPlace, issues: Issue[]): LongColumns {
  const isNamed = columns.includes('item') && columns.includes('response')
  const itemColumn = isNamed ? undefined : columns.find((name) => options.items.some(({ id }) => id === name))
  if (itemColumn !== undefined) {
    const message = `column "${itemColumn}" is an item of the bank: the file is a wide one, with a column an item; read it as that (leave out --long)`
    issues.push({ code: 'items-none', message, line })
  }
  const others = columns.map((_, column) => column).filter((column) => column !== person)
  const named = (name: string, position: number) => (columns.includes(name) ? columns.indexOf(name) : (others[position] ?? -1))
  const long = { item: named('item', 0), response: named('response', 1) }
  if (long.item < 0 || long.response < 0 || long.item === long.response) {
    const message = `a long file must have the columns person,item,response; ${hint(columns)}; rename them`
    issues.push({ code: 'column-missing', message, line })
  }
  return long
}

/** The column of the ids is to be carried along beside their hashes. */
export function personKept(column: string): Issue {
  const message = 'the column of the person is to be kept, but its ids are to be hidden (--hash-id); leave it out of what is kept'
  return { code: 'person-kept', message, column }
}

function noOverlap(columns: readonly string[], line: number, options: ResponseReaderOptions): Issue {
  const repair =
    columns.includes('item') && columns.includes('response')
      ? 'they are those of a long file, with a row a response: read it as one (--long)'
      : 'check the bank, or describe the file with a layout (melek inspect FILE writes one)'
  const message = `no column belongs to an item of the bank, whose ids are like ${bankIds(options)}; ${hint(columns)}; ${repair}`
  return { code: 'items-none', message, line }
}

const SHOWN = 6

function hint(columns: readonly string[]): string {
  const more = columns.length > SHOWN ? `, … (${columns.length} columns)` : ''
  return `it has ${columns
    .slice(0, SHOWN)
    .map((name) => `"${name}"`)
    .join(', ')}${more}`
}
