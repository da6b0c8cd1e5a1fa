import * as z from 'zod'

const bound = z.number().nonnegative()

/** Schema of the `melek-blueprint/1` document. */
export const blueprintSchema = z.strictObject({
  format: z.literal('melek-blueprint/1'),
  id: z.string().min(1).optional(),
  version: z.string().min(1).optional(),
  rules: z.array(
    z.strictObject({
      attribute: z.string().min(1),
      value: z.union([z.string(), z.number(), z.boolean()]),
      min: bound.optional(),
      max: bound.optional(),
      unit: z.enum(['count', 'proportion']).optional(),
    }),
  ),
  provenance: z.record(z.string(), z.unknown()).optional(),
})
