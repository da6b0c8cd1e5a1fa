import * as z from 'zod/mini'
import { count, positiveCount, text } from '../bank/document-fields-schema.js'
import { schemaIssues } from '../bank/document-issues-schema.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { Layout } from '../tables/layout.js'

const keyByItem = z.record(z.string(), text)

/** Schema of the `melek-layout/1` document. */
export const layoutSchema = z.strictObject({
  format: z.literal('melek-layout/1'),
  encoding: z.optional(z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'])),
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
  decimal: z.optional(z.enum(['.', ','])),
  sheet: z.optional(z.string()),
  headerRow: z.optional(positiveCount),
  person: text,
  form: z.optional(text),
  keep: z.optional(z.record(z.string(), text)),
  items: z
    .array(
      z.strictObject({
        column: text,
        item: text,
        key: z.optional(text),
        map: z.optional(z.record(z.string(), count)),
      }),
    )
    .check(z.minLength(1)),
  keysByForm: z.optional(z.record(z.string(), keyByItem)),
  omitted: z.optional(z.array(z.string())),
  multipleMarks: z.optional(z.array(z.string())),
  duplicates: z.optional(z.enum(['refuse', 'first', 'last'])),
})

/**
 * The layout in an unknown value, for instance the parsed JSON of a file.
 * @throws MelekError `layout-invalid` with every problem: shape, a column or an item named twice, forms without a form column
 */
export function parseLayout(document: unknown): Layout {
  const parsed = layoutSchema.safeParse(document)
  const issues = parsed.success ? layoutIssues(parsed.data) : schemaIssues(parsed.error, document)
  // zod writes an absent field as undefined in its types only: the value lacks it.
  if (parsed.success && issues.length === 0) return parsed.data as Layout
  throw new MelekError('layout-invalid', `the layout has ${issues.length} problem(s)`, issues)
}

function layoutIssues({ items, form, keysByForm }: z.output<typeof layoutSchema>): Issue[] {
  const issues: Issue[] = []
  for (const field of ['column', 'item'] as const) {
    const seen = new Map<string, number>()
    for (const [index, entry] of items.entries()) {
      const first = seen.get(entry[field])
      if (first === undefined) seen.set(entry[field], index)
      else {
        const message = `${field} "${entry[field]}" was used before at items[${first}]; name every ${field} once`
        issues.push({ code: `layout-${field}-duplicate`, message, path: `items[${index}].${field}` })
      }
    }
  }
  if (keysByForm !== undefined && form === undefined) {
    const message = 'keysByForm needs "form", the column that says which form a person took; add it'
    issues.push({ code: 'layout-form-missing', message, path: 'form' })
  }
  const known = new Set(items.map(({ item }) => item))
  for (const [name, keys] of Object.entries(keysByForm ?? {})) {
    for (const item of Object.keys(keys).filter((each) => !known.has(each))) {
      const message = `item "${item}" is not among the items of the layout; correct the id or add its column`
      issues.push({ code: 'layout-item-unknown', message, path: `keysByForm.${name}.${item}`, item })
    }
  }
  return issues
}
