import * as z from 'zod/mini'
import { nonnegativeNumber, positiveCount, provenance, text } from '../../bank/document-fields-schema.js'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Target } from './target.js'

const share = z.number().check(z.gt(0), z.lt(1))
const date = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a date such as 2025-11-01, 2025-11 or 2025'))

/** Schema of the `melek-target/1` document. */
export const targetSchema = z.strictObject({
  format: z.literal('melek-target/1'),
  id: z.optional(text),
  version: z.optional(text),
  share,
  year: z.int(),
  level: text,
  reachedWhen: z._default(z.enum(['estimate', 'lower95']), 'estimate'),
  denominator: z.strictObject({ count: positiveCount, date, source: text }),
  baselines: z._default(
    z.array(
      z.strictObject({
        share: z.number().check(z.gte(0), z.lte(1)),
        se: z.optional(nonnegativeNumber),
        date,
        definition: text,
        source: text,
        comparable: z.boolean(),
      }),
    ),
    [],
  ),
  context: z.optional(provenance),
  provenance: z.optional(provenance),
})

/**
 * The target in an unknown value, for instance the parsed JSON of a file.
 * @throws MelekError `target-invalid` with every problem, a denominator without a date among them
 */
export function parseTarget(document: unknown): Target {
  const parsed = targetSchema.safeParse(document)
  if (parsed.success) return parsed.data
  const issues = schemaIssues(parsed.error, document)
  throw new MelekError('target-invalid', `the target has ${issues.length} problem(s)`, issues)
}
