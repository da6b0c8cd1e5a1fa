import * as z from 'zod/mini'
import { count, nonnegativeNumber, provenance, text } from '../../bank/document-fields-schema.js'

const value = z.union([z.string(), z.number(), z.boolean()])
const rules = z.array(
  z.strictObject({
    attribute: text,
    value,
    min: z.optional(nonnegativeNumber),
    max: z.optional(nonnegativeNumber),
    unit: z.optional(z.enum(['count', 'proportion'])),
    weight: z.optional(nonnegativeNumber),
  }),
)
const items = z.array(text)
const counts = { min: z.optional(count), max: z.optional(count) }

/** Schema of the `melek-blueprint/1` document. */
export const blueprintSchema = z.strictObject({
  format: z.literal('melek-blueprint/1'),
  id: z.optional(text),
  version: z.optional(text),
  rules,
  sums: z.optional(
    z.array(
      z.strictObject({
        attribute: text,
        min: z.optional(z.number()),
        max: z.optional(z.number()),
        per: z.optional(z.enum(['test', 'item'])),
      }),
    ),
  ),
  include: z.optional(items),
  exclude: z.optional(items),
  together: z.optional(z.array(items)),
  enemies: z.optional(z.array(items)),
  order: z.optional(z.strictObject({ attribute: text, values: z.array(value) })),
  sets: z.optional(
    z.strictObject({
      attribute: text,
      ...counts,
      items: z.optional(z.strictObject(counts)),
      rules: z.optional(rules),
      consecutive: z.optional(z.boolean()),
    }),
  ),
  provenance: z.optional(provenance),
})
