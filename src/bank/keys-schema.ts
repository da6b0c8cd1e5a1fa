import * as z from 'zod'

const scoring = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    correct: z.string(),
    categories: z.record(z.string(), z.number().int().nonnegative()).optional(),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    correct: z.array(z.string()).min(1),
    rule: z.enum(['partial', 'all-or-nothing']),
  }),
  z.strictObject({
    kind: z.literal('order'),
    order: z.array(z.string()).min(2),
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
  version: z.string().optional(),
  items: z.array(z.strictObject({ id: z.string().min(1), scoring, rationale: z.record(z.string(), z.string()).optional() })),
})
