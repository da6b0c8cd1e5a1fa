import * as z from 'zod/mini'
import { nonnegativeNumber, provenance, text } from '../../bank/document-fields-schema.js'

/** Schema of the `melek-blueprint/1` document. */
export const blueprintSchema = z.strictObject({
  format: z.literal('melek-blueprint/1'),
  id: z.optional(text),
  version: z.optional(text),
  rules: z.array(
    z.strictObject({
      attribute: text,
      value: z.union([z.string(), z.number(), z.boolean()]),
      min: z.optional(nonnegativeNumber),
      max: z.optional(nonnegativeNumber),
      unit: z.optional(z.enum(['count', 'proportion'])),
    }),
  ),
  provenance: z.optional(provenance),
})
