import * as z from 'zod/mini'
import { count, text } from './document-fields-schema.js'

const scoring = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    correct: z.string(),
    categories: z.optional(z.record(z.string(), count)),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    correct: z.array(z.string()).check(z.minLength(1)),
    rule: z.enum(['partial', 'all-or-nothing']),
  }),
  z.strictObject({
    kind: z.literal('order'),
    order: z.array(z.string()).check(z.minLength(2)),
    rule: z.enum(['adjacent-pairs', 'all-or-nothing']),
  }),
  z.strictObject({
    kind: z.literal('match'),
    pairs: z.record(z.string(), z.string()),
    rule: z.enum(['partial', 'all-or-nothing']),
  }),
])

/** Schema of the `melek-keys/1` document. */
export const keysSchema = z.strictObject({
  format: z.literal('melek-keys/1'),
  version: z.optional(z.string()),
  items: z.array(z.strictObject({ id: text, scoring, rationale: z.optional(z.record(z.string(), z.string())) })),
})
