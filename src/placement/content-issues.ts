import type { ItemBank } from '../bank/item-bank.js'
import type { ContentDocument, ContentItem } from '../bank/item-content.js'
import type { Issue } from '../issues/issue.js'

/** What texts must be to show a bank: each item that can be given, in each language, with the same options. */
export function contentIssues(bank: ItemBank, content: ReadonlyMap<string, ContentDocument>): Issue[] {
  const reference = [...content.values()][0]
  return [...content].flatMap(([language, document]) => [
    ...languageIssues(language, document),
    ...duplicateIssues(language, document),
    ...itemIssues(bank, language, document),
    ...(reference === undefined || reference === document ? [] : optionIssues(reference, language, document)),
  ])
}

function languageIssues(language: string, document: ContentDocument): Issue[] {
  if (document.language === language) return []
  return [
    {
      code: 'content-language',
      message: `content given as "${language}" says that its language is "${document.language}"; exchange the documents`,
      path: `content.${language}.language`,
    },
  ]
}

function duplicateIssues(language: string, document: ContentDocument): Issue[] {
  return document.items.flatMap((item, index) => {
    const path = `content.${language}.items[${index}]`
    const issues: Issue[] = []
    if (document.items.findIndex((other) => other.id === item.id) < index) {
      issues.push({ code: 'content-duplicate', message: 'has a text already; keep one', path, item: item.id })
    }
    for (const ids of [item.options, item.targets ?? []]) {
      const twice = ids.find((option, place) => ids.findIndex((other) => other.id === option.id) < place)
      if (twice !== undefined)
        issues.push({
          code: 'option-duplicate',
          message: `option "${twice.id}" stands twice; give each an id of its own`,
          path,
          item: item.id,
        })
    }
    return issues
  })
}

function itemIssues(bank: ItemBank, language: string, document: ContentDocument): Issue[] {
  const texts = new Map(document.items.map((item) => [item.id, item]))
  return bank.items.flatMap((item): Issue[] => {
    if (item.status === 'retired') return []
    const text = texts.get(item.id)
    const path = `content.${language}`
    if (text === undefined)
      return [
        {
          code: 'content-missing',
          message: `has no text in language "${language}"; add it or retire the item`,
          path,
          item: item.id,
        },
      ]
    if (item.content.type === undefined || item.content.type === text.type) return []
    return [
      {
        code: 'content-type',
        message: `is of type "${item.content.type}" in the bank and "${text.type}" in language "${language}"; make them agree`,
        path,
        item: item.id,
      },
    ]
  })
}

function optionIssues(reference: ContentDocument, language: string, document: ContentDocument): Issue[] {
  const texts = new Map(reference.items.map((item) => [item.id, item]))
  return document.items.flatMap((item): Issue[] => {
    const other = texts.get(item.id)
    if (other === undefined || signature(other) === signature(item)) return []
    const message = `type and options must be the same in "${reference.language}" (${signature(other)}) and "${language}" (${signature(item)})`
    return [{ code: 'content-options', message, path: `content.${language}`, item: item.id }]
  })
}

/** Type, options and targets of a text, in any order. */
function signature({ type, options, targets = [] }: ContentItem): string {
  const ids = (list: ContentItem['options']) =>
    list
      .map((option) => option.id)
      .sort()
      .join(' ')
  return `${type}: ${ids(options)}${targets.length === 0 ? '' : ` / ${ids(targets)}`}`
}
