import * as z from 'zod/mini'
import { text } from './document-fields-schema.js'

const option = z.strictObject({ id: text, text })

/** Schema of the `melek-content/1` document. */
export const contentSchema = z.strictObject({
  format: z.literal('melek-content/1'),
  language: z.string().check(z.minLength(2)),
  items: z.array(
    z.strictObject({
      id: text,
      type: z.enum(['choice', 'choices', 'order', 'match', 'judgement', 'inspect']),
      stem: text,
      options: z.array(option).check(z.minLength(2)),
      targets: z.optional(z.array(option).check(z.minLength(2))),
      exhibit: z.optional(
        z.strictObject({
          kind: z.string(),
          title: z.string(),
          lines: z.array(z.strictObject({ label: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
})
