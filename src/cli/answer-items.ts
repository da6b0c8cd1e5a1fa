import type { KeyTable } from '../bulk/key-table.js'
import type { KeyedOptions } from '../bulk/keyed-options.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { stem } from '../tables/item-lookalike.js'
import type { Layout } from '../tables/layout.js'
import { matchesAny } from '../tables/name-pattern.js'
import { shownCell } from '../tables/person-text.js'

/** A column of a table, or an item of another kind of file, with the cells it begins with. */
export interface AnswerColumn {
  readonly name: string
  readonly cells: readonly string[]
}

export interface AnswerItems {
  readonly items: readonly string[]
  /** Columns that are neither items nor named by an option. */
  readonly ignored: readonly string[]
  /** Items of the key that the file does not have. */
  readonly absent: readonly string[]
}

export interface AnswerItemsInput {
  /** Of what may be an item: not the id, the form, or what is kept. */
  readonly columns: readonly AnswerColumn[]
  readonly ignore: readonly string[]
  readonly layout: Layout | undefined
  readonly table: KeyTable | undefined
  readonly options: KeyedOptions
}

/**
 * Which columns are items: those of the layout, else those with a key, else all that hold categories.
 * @throws MelekError `keys-unmatched` with every column that looks like an item but has no key; `responses-columns`, where there is no
 *   key, with the columns of letters and every column that holds no answers
 */
export function answerItems({ columns, ignore, layout, table, options }: AnswerItemsInput): AnswerItems {
  const candidates = columns.filter(({ name }) => name !== '' && !matchesAny(ignore, name))
  const issues: Issue[] = []
  if ((table?.byForm.size ?? 0) > 0 && layout?.form === undefined) issues.push(formIssue(options.forms))
  const found =
    layout !== undefined
      ? fromLayout(layout, ignore, options, issues)
      : options.items.length > 0
        ? keyedColumns(candidates, options, issues)
        : plainColumns(candidates, issues)
  if (issues.length > 0 && options.items.length > 0)
    throw new MelekError('keys-unmatched', 'key and responses do not belong together', issues)
  if (issues.length > 0) throw new MelekError('responses-columns', 'some columns cannot be taken for items', issues)
  return found
}

function fromLayout({ items }: Layout, ignore: readonly string[], options: KeyedOptions, issues: Issue[]): AnswerItems {
  const kept = items.filter(({ item, column }) => !matchesAny(ignore, item) && !matchesAny(ignore, column))
  const named = kept.map(({ item }) => item)
  const absent = options.items.filter((item) => !named.includes(item))
  if (options.items.length > 0 && absent.length === options.items.length) {
    const message = `no item of the key (${some(options.items)}) is among those of the layout (${some(named)}); use the same names in both`
    issues.push({ code: 'items-none', message })
  }
  return { items: named, ignored: [], absent }
}

function keyedColumns(candidates: readonly AnswerColumn[], options: KeyedOptions, issues: Issue[]): AnswerItems {
  const names = candidates.map(({ name }) => name)
  const items = names.filter((name) => options.items.includes(name))
  const absent = options.items.filter((item) => !names.includes(item))
  const others = candidates.filter(({ name }) => !items.includes(name))
  const found = { items, ignored: others.map(({ name }) => name), absent }
  if (items.length === 0) {
    const has = names.length === 0 ? 'in whose first line there are no names' : `which has ${some(names)}`
    const message = `no item of the key (${some(options.items)}) is in the file, ${has}; use the same names, or describe the file with a layout (melek inspect FILE writes one)`
    issues.push({ code: 'items-none', message })
    return found
  }
  const stems = new Set(options.items.map(stem))
  const alike = others.filter(({ name }) => /\d$/.test(name) && stems.has(stem(name)))
  const letters = others.filter((each) => !alike.includes(each) && mostly(each, isLetter))
  const report = (columns: readonly AnswerColumn[], why: string) => {
    if (columns.length === 0) return
    const list = some(columns.map(({ name }) => name))
    const message = `columns ${why}, but the key does not have them: ${list}; add them to the key, or leave them out with --ignore NAME (of groups say --group NAME)`
    issues.push({ code: 'item-unkeyed', message })
  }
  report(alike, 'are named like items')
  report(letters, 'hold letters like items')
  if (issues.length > 0 && absent.length > 0)
    issues.push({
      code: 'key-without-item',
      message: `the key has items that the file does not have: ${some(absent)}; correct their names or remove them`,
    })
  return found
}

/** Names that a message lists. */
const shownNames = 8

function some(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map((name) => `"${name}"`)
  return shown.join(', ') + (names.length > shownNames ? `, … (${names.length})` : '')
}

/** Largest number that is taken for a category without anybody saying so. */
const largestCategory = 20

/** A few cells of another kind are slips, and cost their rows; most of them make another kind of column. */
function plainColumns(candidates: readonly AnswerColumn[], issues: Issue[]): AnswerItems {
  const letters = candidates.filter((each) => mostly(each, isLetter))
  const texts = candidates.filter((each) => !letters.includes(each) && mostly(each, (text) => !isCategory(text)))
  if (texts.length > 0) {
    const cell = texts[0]?.cells.map((each) => each.trim()).find((each) => !isBlank(each) && !isCategory(each)) ?? ''
    const list = `${some(texts.map(({ name }) => name))}; the first of them ${shownCell(cell)}`
    const message = `columns hold no answers: ${list}; leave them out with --ignore NAME (of groups say --group NAME), or describe the file with a layout, which answers written in full need (melek inspect FILE writes one)`
    issues.push({ code: 'column-no-item', message })
  }
  if (letters.length > 0) {
    const message = `columns hold letters (${some(letters.map(({ name }) => name))}), and nothing says which letter is right; give the key, a table item,key: --key key.csv`
    issues.push({ code: 'letters-without-key', message })
  }
  return { items: candidates.map(({ name }) => name), ignored: [], absent: [] }
}

/** Whether more than half of the cells with a text are of a kind. */
function mostly({ cells }: AnswerColumn, isKind: (text: string) => boolean): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((text) => !isBlank(text))
  return 2 * texts.filter(isKind).length > texts.length
}

function isBlank(text: string): boolean {
  return /^(|NA|[.ORT])$/.test(text)
}

function isLetter(text: string): boolean {
  return /^[A-Ha-h]$/.test(text)
}

function isCategory(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= largestCategory
}

function formIssue(forms: readonly string[]): Issue {
  const message = `the key differs by form (${forms.join(', ')}), but nothing says which column holds the form; describe the file with a layout that names it as "form" (melek inspect FILE writes one)`
  return { code: 'form-column-missing', message }
}
