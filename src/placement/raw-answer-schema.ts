import * as z from 'zod/mini'
import type { RawAnswer } from '../bank/answer-keys.js'
import { nonnegativeNumber } from '../bank/document-fields-schema.js'
import { schemaIssues } from '../bank/document-issues-schema.js'
import { MelekError } from '../issues/melek-error.js'

const seconds = z.optional(nonnegativeNumber)

/** Schema of an answer as a page sends it. */
export const rawAnswerSchema = z.union([
  z.strictObject({ choice: z.string(), seconds }),
  z.strictObject({ choices: z.array(z.string()), seconds }),
  z.strictObject({ order: z.array(z.string()), seconds }),
  z.strictObject({ pairs: z.record(z.string(), z.string()), seconds }),
  z.strictObject({ omitted: z.literal(true), seconds }),
  z.strictObject({ timedOut: z.literal(true), seconds }),
])

const forms = ['choice', 'choices', 'order', 'pairs', 'omitted', 'timedOut']

/**
 * The answer in an unknown value.
 * @throws MelekError `answer-invalid`
 */
export function parseRawAnswer(item: string, answer: unknown): RawAnswer {
  const parsed = rawAnswerSchema.safeParse(answer)
  if (parsed.success) return parsed.data
  const given = forms.filter((form) => Object.hasOwn(Object(answer), form))
  if (given.length > 1)
    throw new MelekError(
      'answer-invalid',
      `an answer to item "${item}" has one form, but came as ${given.join(' and ')} at once; send one of them`,
    )
  throw new MelekError(
    'answer-invalid',
    `an answer to item "${item}" must be one of { choice }, { choices }, { order }, { pairs }, { omitted: true }, { timedOut: true }, with optional seconds`,
    schemaIssues(parsed.error, answer).map((issue) => ({ ...issue, item })),
  )
}
