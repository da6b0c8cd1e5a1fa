import type { AnswerScoring, KeyItem, KeysDocument } from '../bank/answer-keys.js'
import type { BankItem, ItemBank, ItemType } from '../bank/item-bank.js'
import type { ContentDocument, ContentItem } from '../bank/item-content.js'
import { highestCategory } from '../bank/score-answer.js'
import type { Issue } from '../issues/issue.js'
import { categoryCurve } from '../models/category-curve.js'

const scoringOfType: Readonly<Record<ItemType, AnswerScoring['kind']>> = {
  choice: 'choice',
  judgement: 'choice',
  inspect: 'choice',
  choices: 'choices',
  order: 'order',
  match: 'match',
}

/** What keys must be to score a bank's answers: one for each item, naming options that exist, with the categories of its model. */
export function keyIssues(
  bank: ItemBank | undefined,
  content: ReadonlyMap<string, ContentDocument>,
  keys: KeysDocument,
): Issue[] {
  const byId = new Map(keys.items.map((key) => [key.id, key]))
  const texts = new Map([...content.values()].flatMap((document) => document.items.map((item) => [item.id, item] as const)))
  const bankItems = bank?.items.filter((item) => item.status !== 'retired') ?? []
  const banked = new Map(bankItems.map((item) => [item.id, item]))
  return [
    ...bankItems.flatMap((item): Issue[] =>
      byId.has(item.id)
        ? []
        : [{ code: 'key-missing', message: 'has no key; add it or retire the item', path: 'keys', item: item.id }],
    ),
    ...keys.items.flatMap((key, index) => {
      const path = `keys.items[${index}]`
      const first = keys.items.findIndex((other) => other.id === key.id)
      const messages = [
        ...(first < index ? [`has a key already at keys.items[${first}]; keep one`] : []),
        ...textMessages(key, texts.get(key.id)),
        ...categoryMessages(key, banked.get(key.id)),
      ]
      return messages.map((message) => ({ code: 'key-mismatch', message, path, item: key.id }))
    }),
  ]
}

function textMessages({ scoring }: KeyItem, text: ContentItem | undefined): string[] {
  if (text === undefined) return []
  if (scoringOfType[text.type] !== scoring.kind) {
    return [`an item of type "${text.type}" needs a key of kind "${scoringOfType[text.type]}", got "${scoring.kind}"`]
  }
  const options = text.options.map((option) => option.id)
  const targets = text.targets?.map((target) => target.id) ?? []
  const unknown = (ids: readonly string[], known: readonly string[]) =>
    ids.filter((id) => !known.includes(id)).map((id) => `the key names "${id}", which is not one of ${known.join(', ')}`)
  const unnamed = (ids: readonly string[]) =>
    options.filter((id) => !ids.includes(id)).map((id) => `the key says nothing about "${id}"`)
  switch (scoring.kind) {
    case 'choice': {
      const graded = scoring.categories === undefined ? undefined : Object.keys(scoring.categories)
      return [...unknown([scoring.correct, ...(graded ?? [])], options), ...(graded === undefined ? [] : unnamed(graded))]
    }
    case 'choices':
      return unknown(scoring.correct, options)
    case 'order':
      return [...unknown(scoring.order, options), ...unnamed(scoring.order)]
    case 'match':
      return [
        ...unknown(Object.keys(scoring.pairs), options),
        ...unknown(Object.values(scoring.pairs), targets),
        ...unnamed(Object.keys(scoring.pairs)),
      ]
  }
}

function categoryMessages({ scoring }: KeyItem, item: BankItem | undefined): string[] {
  if (item === undefined) return []
  const highest = highestCategory(scoring)
  const { categories } = categoryCurve(item)
  if (highest === categories - 1) return []
  return [
    `the key gives categories 0 … ${highest}, the ${item.model} model has 0 … ${categories - 1}; change the key or the model`,
  ]
}
