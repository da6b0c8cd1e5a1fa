import { MelekError } from '../issues/melek-error.js'
import type { KeysDocument } from './answer-keys.js'
import { contentSchema } from './content-schema.js'
import { schemaIssues } from './document-issues-schema.js'
import type { ContentDocument } from './item-content.js'
import { keysSchema } from './keys-schema.js'

/**
 * The texts in an unknown value.
 * @throws MelekError `content-invalid` with every problem
 */
export function parseContent(document: unknown): ContentDocument {
  const parsed = contentSchema.safeParse(document)
  if (parsed.success) return parsed.data
  throw new MelekError('content-invalid', 'the content document is not valid', schemaIssues(parsed.error, document))
}

/**
 * The answer keys in an unknown value.
 * @throws MelekError `keys-invalid` with every problem
 */
export function parseKeys(document: unknown): KeysDocument {
  const parsed = keysSchema.safeParse(document)
  if (parsed.success) return parsed.data
  throw new MelekError('keys-invalid', 'the keys document is not valid', schemaIssues(parsed.error, document))
}
