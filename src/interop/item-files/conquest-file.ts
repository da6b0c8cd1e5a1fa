import type { BankItem } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { type AdjacentCategoryItem, partialCreditForm } from '../../models/conversions/partial-credit-form.js'
import type { ItemModel } from '../../models/item-model.js'
import { cellNumber, fileLines } from './file-text.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'

/** What a file says of one item: its difficulty and all its step parameters but the last. */
interface Gathered {
  readonly line: number
  difficulty?: number
  readonly steps: Map<number, number>
}

/** What a file says of its items, and the steps that all of them share. */
interface GatheredFile {
  readonly items: Map<string, Gathered>
  readonly shared: Gathered
}

/**
 * Items of a ConQuest parameter file (export, init or anchor): a line a parameter, number, value and a label of a facet and its level,
 * the facet being the items. Difficulties δ of the term `item`, steps τ of `item*step` or, shared by all items, of `step`; the last
 * step is minus the sum of the others: b_k = δ + τ_k.
 * @source Adams, Cloney, Wu, Osses, Schwantner & Vista (2022), ACER ConQuest manual
 */
export function readConquestFile(bytes: Uint8Array, { constraint }: ItemFileOptions): ItemFileContent {
  const issues: Issue[] = []
  const found: GatheredFile = { items: new Map(), shared: { line: 1, steps: new Map() } }
  const rows = labelledRows(bytes, issues)
  const namesFacet = rows.some(({ term }) => facetOf(term) !== undefined)
  for (const row of rows) gatherInto(found, row, namesFacet, issues)
  if (constraint?.kind === 'items') addLastItemInto(found.items, constraint.lastItem, issues)
  const shared = found.shared.steps.size === 0 ? undefined : stepsOf('', found.shared, issues)
  const items = [...found.items].flatMap(([id, each]): FileItem[] => {
    const item = itemOf(id, each, shared, issues)
    return item === undefined ? [] : [{ id, line: each.line, item }]
  })
  return { items, issues }
}

/** A parameter: its term without the step, and the number of the step. */
interface LabelledRow {
  readonly line: number
  readonly label: string
  readonly term: string
  readonly place: number | undefined
  readonly value: number
}

function labelledRows(bytes: Uint8Array, issues: Issue[]): LabelledRow[] {
  return fileLines(bytes).flatMap(({ line, text }): LabelledRow[] => {
    if (text.trim() === '') return []
    const parts = /^\s*(\d+)\s+(\S+)\s*\/\*\s*(.*?)\s*\*\/\s*$/.exec(text)
    const value = cellNumber(parts?.[2] ?? '')
    if (parts === null || value === undefined || Number.isNaN(value)) {
      const message = `a line holds number, value and /* label */, got "${text.trim()}"; write the file with labels, which name the items`
      issues.push({ code: 'item-file-row', message, line })
      return []
    }
    const label = parts[3] as string
    const [, term = '', place] = /^(.*?)(?:(?:^|\s*\*\s*|\s+)(?:step|category)\s+(\d+))?$/i.exec(label) ?? []
    return [{ line, label, term, place: place === undefined ? undefined : Number(place), value }]
  })
}

/** Words by which a model calls its items: a facet of another name is not known to be the items. */
const itemFacet = /^(items?(?:_?(?:id|no|name))?)\s+(.+)$/i

function facetOf(term: string): { readonly level: string } | undefined {
  const level = itemFacet.exec(term)?.[2]
  return level === undefined ? undefined : { level }
}

/** @param namesFacet whether labels of the file say the facet, so that one of two words without it is of another facet */
function gatherInto({ items, shared }: GatheredFile, row: LabelledRow, namesFacet: boolean, issues: Issue[]): void {
  const { label, term, place, value, line } = row
  if (term === '' && place === undefined) {
    issues.push({ code: 'item-id-empty', message: 'the label is empty; write the file with labels, which name the items', line })
    return
  }
  const name = facetOf(term)?.level ?? term
  if (namesFacet && name === term && /\s/.test(term)) {
    const message = `"${label}" is a parameter of another facet than the items; fit a model of the items alone, or take those of one level of the facet out by hand`
    issues.push({ code: 'item-file-row', message, line })
    return
  }
  const each = name === '' ? shared : (items.get(name) ?? { line, steps: new Map<number, number>() })
  if (name !== '') items.set(name, each)
  const isTwice = place === undefined ? each.difficulty !== undefined : each.steps.has(place)
  if (isTwice)
    issues.push({
      code: 'item-file-row',
      message: `the parameter "${label}" stands here twice`,
      line,
      ...(name === '' ? {} : { item: name }),
    })
  if (place === undefined) each.difficulty = value
  else each.steps.set(place, value)
}

/** Under the constraint of items the difficulties sum to 0 and the file leaves the last one out. */
function addLastItemInto(found: Map<string, Gathered>, lastItem: string, issues: Issue[]): void {
  const last: Gathered = found.get(lastItem) ?? { line: 1, steps: new Map<number, number>() }
  if (last.difficulty !== undefined) {
    const message = `the file holds a difficulty of "${lastItem}", which the constraint leaves out; name the item that it lacks`
    issues.push({ code: 'constraint-wrong', message, line: last.line, item: lastItem })
    return
  }
  last.difficulty = -[...found.values()].reduce((sum, { difficulty = 0 }) => sum + difficulty, 0)
  found.set(lastItem, last)
}

function itemOf(
  id: string,
  { line, difficulty, steps }: Gathered,
  shared: readonly number[] | undefined,
  issues: Issue[],
): ItemModel | undefined {
  if (difficulty === undefined) {
    const message = 'steps without a difficulty; if the sum of the items was constrained, say so and name this item'
    issues.push({ code: 'constraint-wrong', message, line, item: id })
    return undefined
  }
  if (steps.size > 0 && shared !== undefined) {
    const message = 'steps of its own beside steps of all items; fit item*step or step, not both'
    issues.push({ code: 'item-file-row', message, line, item: id })
    return undefined
  }
  if (shared !== undefined) return { model: 'rsm', parameters: { difficulty, steps: shared } }
  if (steps.size === 0) return { model: '1pl', parameters: { difficulty } }
  const own = stepsOf(id, { line, steps }, issues)
  return own && { model: 'pcm', parameters: { steps: own.map((tau) => difficulty + tau) } }
}

/** All steps, the last of which the file leaves out. */
function stepsOf(id: string, { line, steps }: Gathered, issues: Issue[]): readonly number[] | undefined {
  const taus = Array.from({ length: steps.size }, (_, k) => steps.get(k + 1))
  if (taus.includes(undefined)) {
    const message = `steps must be numbered from 1 without a gap, got ${[...steps.keys()].join(', ')}`
    issues.push({ code: 'item-file-row', message, line, ...(id === '' ? {} : { item: id }) })
    return undefined
  }
  const free = taus as number[]
  return [...free, -free.reduce((sum, tau) => sum + tau, 0)]
}

/** The items, of slope 1 and on the metric of D = 1, as an anchor file for a model with `set constraints=cases`. */
export function conquestText(items: readonly BankItem[]): string {
  const forms = items.map((item) => {
    const { steps } = partialCreditForm(item as AdjacentCategoryItem)
    return { id: item.id, steps, mean: steps.reduce((sum, step) => sum + step, 0) / steps.length }
  })
  const rows = [
    ...forms.map(({ id, mean }) => [mean, `item ${id}`] as const),
    ...forms.flatMap(({ id, steps, mean }) =>
      steps.slice(0, -1).map((step, k) => [step - mean, `item ${id} category ${k + 1}`] as const),
    ),
  ]
  return `${rows.map(([value, label], i) => `${i + 1} ${value} /* ${label} */`).join('\n')}\n`
}
