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

/**
 * Items of a ConQuest parameter file (export, init or anchor): a line a parameter, number, value and a label that names the
 * item. Difficulties δ of the term `item`, steps τ of `item*step`, whose last is minus the sum of the others: b_k = δ + τ_k.
 * @source Adams, Cloney, Wu, Osses, Schwantner & Vista (2022), ACER ConQuest manual
 */
export function readConquestFile(bytes: Uint8Array, { constraint }: ItemFileOptions): ItemFileContent {
  const issues: Issue[] = []
  const found = new Map<string, Gathered>()
  for (const { line, text } of fileLines(bytes)) {
    if (text.trim() === '') continue
    const parts = /^\s*(\d+)\s+(\S+)\s*\/\*\s*(.*?)\s*\*\/\s*$/.exec(text)
    const value = cellNumber(parts?.[2] ?? '')
    if (parts === null || value === undefined || Number.isNaN(value)) {
      const message = `a line holds number, value and /* label */, got "${text.trim()}"; write the file with labels, which name the items`
      issues.push({ code: 'item-file-row', message, line })
      continue
    }
    gatherInto(found, { label: parts[3] as string, value, line }, issues)
  }
  if (constraint?.kind === 'items') addLastItemInto(found, constraint.lastItem, issues)
  const items = [...found].flatMap(([id, each]): FileItem[] => {
    const item = itemOf(id, each, issues)
    return item === undefined ? [] : [{ id, line: each.line, item }]
  })
  return { items, issues }
}

function gatherInto(
  found: Map<string, Gathered>,
  { label, value, line }: { readonly label: string; readonly value: number; readonly line: number },
  issues: Issue[],
): void {
  const [, name = '', place] = /^(?:item\s+)?(.+?)(?:\s*\*?\s*(?:step|category)\s+(\d+))?$/i.exec(label) ?? []
  if (name === '') {
    issues.push({ code: 'item-id-empty', message: 'the label is empty; write the file with labels, which name the items', line })
    return
  }
  const each: Gathered = found.get(name) ?? { line, steps: new Map<number, number>() }
  found.set(name, each)
  const isTwice = place === undefined ? each.difficulty !== undefined : each.steps.has(Number(place))
  if (isTwice) issues.push({ code: 'item-file-row', message: `the parameter "${label}" stands here twice`, line, item: name })
  if (place === undefined) each.difficulty = value
  else each.steps.set(Number(place), value)
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

function itemOf(id: string, { line, difficulty, steps }: Gathered, issues: Issue[]): ItemModel | undefined {
  if (difficulty === undefined) {
    const message = 'steps without a difficulty; if the sum of the items was constrained, say so and name this item'
    issues.push({ code: 'constraint-wrong', message, line, item: id })
    return undefined
  }
  if (steps.size === 0) return { model: '1pl', parameters: { difficulty } }
  const taus = Array.from({ length: steps.size }, (_, k) => steps.get(k + 1))
  if (taus.includes(undefined)) {
    const message = `steps must be numbered from 1 without a gap, got ${[...steps.keys()].join(', ')}`
    issues.push({ code: 'item-file-row', message, line, item: id })
    return undefined
  }
  const free = taus as number[]
  const all = [...free, -free.reduce((sum, tau) => sum + tau, 0)]
  return { model: 'pcm', parameters: { steps: all.map((tau) => difficulty + tau) } }
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
      steps.slice(0, -1).map((step, k) => [step - mean, `item ${id} step ${k + 1}`] as const),
    ),
  ]
  return `${rows.map(([value, label], i) => `${i + 1} ${value} /* ${label} */`).join('\n')}\n`
}
