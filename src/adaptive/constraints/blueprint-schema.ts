import * as z from 'zod/mini'

const id = z.string().check(z.minLength(1))
const bound = z.number().check(z.nonnegative())

/** Schema of the `melek-blueprint/1` document. */
export const blueprintSchema = z.strictObject({
  format: z.literal('melek-blueprint/1'),
  id: z.optional(id),
  version: z.optional(id),
  rules: z.array(
    z.strictObject({
      attribute: id,
      value: z.union([z.string(), z.number(), z.boolean()]),
      min: z.optional(bound),
      max: z.optional(bound),
      unit: z.optional(z.enum(['count', 'proportion'])),
    }),
  ),
  provenance: z.optional(z.record(z.string(), z.unknown())),
})
