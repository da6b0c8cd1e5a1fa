import * as z from 'zod'

const option = z.strictObject({ id: z.string().min(1), text: z.string().min(1) })

/** Schema of the `melek-content/1` document. */
export const contentSchema = z.strictObject({
  format: z.literal('melek-content/1'),
  language: z.string().min(2),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      type: z.enum(['choice', 'choices', 'order', 'match', 'judgement', 'inspect']),
      stem: z.string().min(1),
      options: z.array(option).min(2),
      targets: z.array(option).min(2).optional(),
      exhibit: z
        .strictObject({
          kind: z.string(),
          title: z.string(),
          lines: z.array(z.strictObject({ label: z.string(), text: z.string() })),
        })
        .optional(),
    }),
  ),
})
