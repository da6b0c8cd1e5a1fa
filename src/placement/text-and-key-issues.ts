import type { ItemBank } from '../bank/item-bank.js'
import type { ContentDocument } from '../bank/item-content.js'
import { parseContent, parseKeys } from '../bank/parse-content-schema.js'
import type { Issue } from '../issues/issue.js'
import { isMelekError } from '../issues/melek-error.js'
import { contentIssues } from './content-issues.js'
import { keyIssues } from './key-issues.js'

/** Documents that lie beside a bank, of unknown shape; keys may be kept elsewhere. */
export interface TextsAndKeys {
  /** By language. */
  readonly content: Readonly<Record<string, unknown>>
  readonly keys?: unknown
}

/** What a placement test would refuse of the texts and keys of a bank; paths begin with the name of the document. */
export function textAndKeyIssues(bank: ItemBank, { content, keys }: TextsAndKeys): Issue[] {
  const issues: Issue[] = []
  const attempt = <Result>(name: string, parse: () => Result): Result | undefined => {
    try {
      return parse()
    } catch (error) {
      if (!isMelekError(error)) throw error
      const found = error.issues.length > 0 ? error.issues : [{ code: error.code, message: error.message }]
      issues.push(...found.map((issue: Issue) => ({ ...issue, path: issue.path ? `${name}.${issue.path}` : name })))
      return undefined
    }
  }
  const texts = new Map<string, ContentDocument>()
  for (const [language, document] of Object.entries(content)) {
    const parsed = attempt(`content.${language}`, () => parseContent(document))
    if (parsed !== undefined) texts.set(language, parsed)
  }
  const parsedKeys = keys === undefined ? undefined : attempt('keys', () => parseKeys(keys))
  return [
    ...issues,
    ...(texts.size === 0 ? [] : contentIssues(bank, texts)),
    ...(parsedKeys === undefined ? [] : keyIssues(bank, texts, parsedKeys)),
  ]
}
